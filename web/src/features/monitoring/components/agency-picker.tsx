import { useQuery } from '@apollo/client/react';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { FUND_AGENCIES, type NamedAgency } from '../data/funds.graphql.js';

interface AgencyPickerProps {
  /** Which kinds may be named here. */
  kinds: readonly string[];
  id?: string;
  value?: string;
  onChange?: (value: string | undefined, agency: NamedAgency | undefined) => void;
}

export const OFFICES = ['FINANCE_DIVISION'] as const;
export const DEPARTMENTS = ['DEPARTMENT', 'TOWN'] as const;
export const SPENDERS = [...DEPARTMENTS, 'UNIT', 'SUBORDINATE'] as const;

/** Finds an office or a unit by its name. */
export function AgencyPicker({ kinds, id, value, onChange }: AgencyPickerProps) {
  const { t } = useTranslation('common');
  const { data, loading } = useQuery(FUND_AGENCIES);
  const known = (data?.agencies ?? []).filter(({ kind }) => kinds.includes(kind));
  return (
    <Select
      id={id}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      loading={loading}
      notFoundContent={loading ? t('loading') : undefined}
      value={value}
      onChange={(next?: string) =>
        onChange?.(
          next,
          known.find((one) => one.id === next),
        )
      }
      options={known.map(({ id: agencyId, name }) => ({ value: agencyId, label: name }))}
    />
  );
}
