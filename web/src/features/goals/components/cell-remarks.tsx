import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/index.js';
import type { CellRemark, Objective } from '../data/goals.graphql.js';

const FIELDS = ['name', 'target', 'unit', 'weight', 'targetBasis'] as const;

export interface CellRemarksProps {
  objective: Objective;
  remarks: readonly CellRemark[];
  onChange: (remarks: CellRemark[]) => void;
}

/** Remarks travel with the form: the declarer sees each in the cell that it is about. */
export function CellRemarks({ objective, remarks, onChange }: CellRemarksProps) {
  const { t } = useTranslation('goals');
  const [field, setField] = useState<string | null>(null);
  const [text, setText] = useState('');
  const options = objective.indicators.flatMap((indicator, index) =>
    FIELDS.map((name) => ({
      value: `indicators[${index}].${name}`,
      label: t('remark.cell', { row: index + 1, name: indicator.name, column: t(`column.${name}`) }),
    })),
  );
  const words = (value: string): string => options.find((option) => option.value === value)?.label ?? value;
  const add = (): void => {
    if (!field || text.trim() === '') return;
    onChange([...remarks, { field, text: text.trim() }]);
    setText('');
  };
  return (
    <Card title={t('remark.title', { count: remarks.length })} note={t('remark.note')}>
      {remarks.map((remark, index) => (
        <div key={`${remark.field}-${index}`}>
          <b>{words(remark.field)}</b> {remark.text}{' '}
          <button
            type="button"
            className="jx-linkish"
            onClick={() => onChange(remarks.filter((_, at) => at !== index))}
          >
            {t('remark.remove')}
          </button>
        </div>
      ))}
      <div className="goals-remark">
        <Select
          showSearch
          optionFilterProp="label"
          aria-label={t('remark.where')}
          placeholder={t('remark.where')}
          style={{ width: 280 }}
          options={options}
          value={field}
          onChange={setField}
        />
        <Input
          aria-label={t('remark.text')}
          placeholder={t('remark.text')}
          maxLength={1000}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onPressEnter={add}
        />
        <Button onClick={add}>{t('remark.add')}</Button>
      </div>
    </Card>
  );
}
