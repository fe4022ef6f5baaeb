import { useQuery } from '@apollo/client/react';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SUGGEST_QUERY } from '../data/library.graphql.js';
import type { LibraryContent } from '../data/library.types.js';

/** Finds an indicator by typing and hands it over. */
export function IndicatorPicker({
  taken,
  onPick,
}: {
  taken: readonly string[];
  onPick: (one: LibraryContent) => void;
}) {
  const { t } = useTranslation('library');
  const [text, setText] = useState('');
  const { data, previousData } = useQuery(SUGGEST_QUERY, { variables: { text } });
  const found = ((data ?? previousData)?.suggestIndicators ?? [])
    .map(({ indicator }) => indicator)
    .filter(({ id }) => !taken.includes(id));
  return (
    <Select
      showSearch={{ filterOption: false, onSearch: setText, searchValue: text }}
      aria-label={t('set.add')}
      placeholder={t('set.add')}
      value={null}
      options={found.map(({ id, name, level2 }) => ({ value: id, label: `${name} · ${t(`level2.${level2}`)}` }))}
      onSelect={(id: string | null) => {
        const one = found.find((indicator) => indicator.id === id);
        if (one) onPick(one);
        setText('');
      }}
    />
  );
}
