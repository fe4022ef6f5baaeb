import { Button, Checkbox, Input, Popover, Select } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';

export interface FilterDef {
  /** Name in the query string. */
  key: string;
  kind: 'text' | 'select' | 'date';
  label: string;
  options?: { value: string; label: string }[];
  width?: number;
}

function useParam(key: string): [string, (value: string) => void] {
  const [params, setParams] = useSearchParams();
  const set = (value: string) =>
    setParams(
      (current) => {
        const next = new URLSearchParams(current);
        if (value) next.set(key, value);
        else next.delete(key);
        return next;
      },
      { replace: true },
    );
  return [params.get(key) ?? '', set];
}

export function TableFilters({ filters }: { filters: FilterDef[] }) {
  return (
    <>
      {filters.map((filter) =>
        filter.kind === 'text' ? (
          <TextFilter key={filter.key} filter={filter} />
        ) : filter.kind === 'date' ? (
          <DateFilter key={filter.key} filter={filter} />
        ) : (
          <SelectFilter key={filter.key} filter={filter} />
        ),
      )}
    </>
  );
}

function TextFilter({ filter }: { filter: FilterDef }) {
  const [value, setValue] = useParam(filter.key);
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  useEffect(() => {
    if (typed === value) return undefined;
    const timer = setTimeout(() => setValue(typed.trim()), 300);
    return () => clearTimeout(timer);
    // Only what is typed starts the clock; the URL follows it.
  }, [typed]);
  return (
    <Input
      allowClear
      aria-label={filter.label}
      placeholder={filter.label}
      value={typed}
      style={{ width: filter.width ?? 220 }}
      onChange={(event) => setTyped(event.target.value)}
      onPressEnter={() => setValue(typed.trim())}
    />
  );
}

function DateFilter({ filter }: { filter: FilterDef }) {
  const [value, setValue] = useParam(filter.key);
  return (
    <label className="jx-filter">
      {filter.label}
      <Input
        type="date"
        value={value}
        style={{ width: filter.width ?? 138 }}
        onChange={(event) => setValue(event.target.value)}
      />
    </label>
  );
}

function SelectFilter({ filter }: { filter: FilterDef }) {
  const [value, setValue] = useParam(filter.key);
  return (
    <Select
      allowClear
      aria-label={filter.label}
      placeholder={filter.label}
      value={value || undefined}
      options={filter.options}
      style={{ minWidth: filter.width ?? 120 }}
      onChange={(next?: string) => setValue(next ?? '')}
    />
  );
}

interface ChoiceColumn {
  key: string;
  title: ReactNode;
}

export function ColumnChoice({ columns, shown }: { columns: ChoiceColumn[]; shown: string[] }) {
  const { t } = useTranslation('common');
  const [, setCols] = useParam('cols');
  const [first, ...rest] = columns;
  const list = (
    <Checkbox.Group
      style={{ display: 'grid', gap: 4 }}
      value={shown}
      options={rest.map((column) => ({ value: column.key, label: column.title }))}
      onChange={(keys) => setCols([first?.key, ...keys].join(','))}
    />
  );
  return (
    <Popover trigger="click" placement="bottomRight" content={list} title={t('table.columns')}>
      <Button size="small">{t('table.columns')}</Button>
    </Popover>
  );
}
