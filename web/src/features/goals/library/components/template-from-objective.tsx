import { useLazyQuery, useQuery } from '@apollo/client/react';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useYear } from '../../../../lib/use-year.js';
import { FormDialog } from '../../../../ui/index.js';
import { OBJECTIVES_TO_COPY, TEMPLATE_DRAFT_QUERY } from '../data/templates.graphql.js';
import type { TemplateDraft } from './template-editor.js';

interface FromObjectiveProps {
  catalogueCode: string;
  onDraft: (draft: TemplateDraft) => void;
  onCancel: () => void;
}

/** A good objective as the beginning of a template (R052). */
export function TemplateFromObjective({ catalogueCode, onDraft, onCancel }: FromObjectiveProps) {
  const { t } = useTranslation('library');
  const year = useYear();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const { data, previousData } = useQuery(OBJECTIVES_TO_COPY, { variables: { year, text: text.trim() || null } });
  const [load, { loading, error }] = useLazyQuery(TEMPLATE_DRAFT_QUERY);
  const goals = (data ?? previousData)?.goals.nodes ?? [];
  const take = async (): Promise<void> => {
    if (!chosen) return;
    const found = await load({ variables: { objectiveId: chosen, catalogueCode } });
    if (!found.data) return;
    const { rows, unknown } = found.data.templateFromObjective;
    const name = goals.find(({ id }) => id === chosen)?.title ?? '';
    onDraft({ id: null, version: null, name: name.slice(0, 60), kind: 'PROJECT_TYPE', rows, unknown });
  };
  return (
    <FormDialog
      open
      title={t('templates.fromObjective')}
      confirmLabel={t('templates.take')}
      ready={chosen !== null}
      running={loading}
      error={error}
      onConfirm={() => void take()}
      onCancel={onCancel}
    >
      <p className="jx-note">{t('templates.fromObjectiveText', { year })}</p>
      <Select
        showSearch={{ filterOption: false, onSearch: setText }}
        style={{ width: '100%' }}
        aria-label={t('templates.objective')}
        placeholder={t('templates.objective')}
        value={chosen}
        onChange={setChosen}
        options={goals.map(({ id, title, agencyName }) => ({ value: id, label: `${title} · ${agencyName}` }))}
      />
    </FormDialog>
  );
}
