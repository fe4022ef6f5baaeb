import { useQuery } from '@apollo/client/react';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useViewer } from '../../../../lib/session.js';
import { POLICIES_QUERY } from '../data/appraisal.graphql.js';

interface PolicyPickerProps {
  year: number;
  id?: string;
  value?: string | null;
  onChange?: (id: string | null) => void;
}

/** Finds a policy of the own unit by the objective that was declared for it. */
export function PolicyPicker({ year, id, value, onChange }: PolicyPickerProps) {
  const { t } = useTranslation(['appraisal', 'common']);
  const { seat } = useViewer();
  const [text, setText] = useState('');
  const { data, previousData, loading } = useQuery(POLICIES_QUERY, {
    variables: { year, agencyId: seat?.agencyId ?? null, text: text.trim() || null },
  });
  const nodes = (data ?? previousData)?.goals.nodes ?? [];
  return (
    <Select
      id={id}
      showSearch={{ filterOption: false, onSearch: setText }}
      allowClear
      style={{ width: '100%' }}
      loading={loading}
      placeholder={t('plan.policyHint')}
      notFoundContent={loading ? t('common:loading') : t('plan.noPolicy', { year })}
      value={value ?? undefined}
      onChange={(next: string | undefined) => onChange?.(next ?? null)}
      options={nodes
        .filter(({ agencyId }) => agencyId === seat?.agencyId)
        .map((one) => ({ value: one.id, label: [one.title, one.code].filter(Boolean).join(' · ') }))}
    />
  );
}
