import { useQuery } from '@apollo/client/react';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { type NamedAgency, PICK_AGENCIES } from './agency-picker.graphql.js';

interface AgencyPickerProps {
  /** Which kinds may be named here; all where left out. */
  kinds?: readonly string[];
  /** Which of them; `all` are those that the picker knows. */
  allow?: (agency: NamedAgency, all: readonly NamedAgency[]) => boolean;
  id?: string;
  disabled?: boolean;
  value?: string;
  onChange?: (value: string | undefined, agency: NamedAgency | undefined) => void;
}

export const OFFICES = ['FINANCE_DIVISION'] as const;
export const DEPARTMENTS = ['DEPARTMENT', 'TOWN'] as const;
export const SPENDERS = [...DEPARTMENTS, 'UNIT', 'SUBORDINATE'] as const;

/** Finds an office or a unit by its name. */
export function AgencyPicker({ kinds, allow, id, disabled, value, onChange }: AgencyPickerProps) {
  const { t } = useTranslation('common');
  const { data, loading } = useQuery(PICK_AGENCIES);
  const all = data?.agencies ?? [];
  const known = all.filter((one) => (kinds?.includes(one.kind) ?? true) && (allow?.(one, all) ?? true));
  return (
    <Select
      id={id}
      allowClear
      disabled={disabled}
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

/** Whether a body lies under another one, however deep. */
export function isBelow(agency: NamedAgency, top: string, all: readonly NamedAgency[]): boolean {
  const parents = new Map(all.map((one) => [one.id, one.parentId]));
  for (let above = agency.parentId; above; above = parents.get(above) ?? null) if (above === top) return true;
  return false;
}
