import { useQuery } from '@apollo/client/react';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PICK_PROJECTS } from './project-picker.graphql.js';

interface ProjectPickerProps {
  year: number;
  /** Only projects of this unit and those under it. */
  agencyId?: string;
  multiple?: boolean;
  id?: string;
  value?: string | string[];
  onChange?: (value: string | string[]) => void;
}

/** Finds a project by name or code: nobody types an identifier. */
export function ProjectPicker({ year, agencyId, multiple, id, value, onChange }: ProjectPickerProps) {
  const { t } = useTranslation('common');
  const [text, setText] = useState('');
  const { data, previousData, loading } = useQuery(PICK_PROJECTS, {
    variables: { year, text: text.trim() || null, agencyId: agencyId ?? null },
  });
  const nodes = (data ?? previousData)?.projects.nodes ?? [];
  return (
    <Select
      id={id}
      mode={multiple ? 'multiple' : undefined}
      showSearch={{ filterOption: false, onSearch: setText }}
      allowClear
      loading={loading}
      placeholder={t('picker.hint')}
      notFoundContent={loading ? t('loading') : t('picker.none', { year })}
      value={value}
      onChange={onChange}
      options={nodes.map((project) => ({
        value: project.id,
        label: `${project.name} · ${project.code} · ${project.agencyName}`,
      }))}
    />
  );
}
