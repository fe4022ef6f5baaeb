import { useQuery } from '@apollo/client/react';
import { Select } from 'antd';
import { useYear } from '../../../lib/use-year.js';
import { AREAS } from '../data/task-lists.graphql.js';

interface AreaSelectProps {
  id?: string;
  value?: string | null;
  onChange?: (area: string | null) => void;
}

/** One of the areas of the place in the year of the page, or none. */
export function AreaSelect({ id, value, onChange }: AreaSelectProps) {
  const { data } = useQuery(AREAS, { variables: { year: useYear() } });
  return (
    <Select
      id={id}
      allowClear
      value={value ?? undefined}
      options={data?.evaluationAreas.map(({ code, name }) => ({ value: code, label: name }))}
      onChange={(area?: string) => onChange?.(area ?? null)}
    />
  );
}
