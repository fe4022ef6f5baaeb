import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card, MarkDisc } from '../../../ui/index.js';
import type { CellRemark, Objective } from '../data/goals.graphql.js';

export interface CellRemarksProps {
  objective: Objective;
  remarks: readonly CellRemark[];
  onChange: (remarks: CellRemark[]) => void;
  /** Cell that was clicked in the form. */
  picked: string | null;
  onPick: (field: string | null) => void;
}

/** Remarks travel with the form: the declarer sees each in the cell that it is about. */
export function CellRemarks({ objective, remarks, onChange, picked, onPick }: CellRemarksProps) {
  const { t } = useTranslation('goals');
  const [text, setText] = useState('');
  const words = (field: string): string => {
    const [, row, column] = /^indicators\[(\d+)\]\.(\w+)$/.exec(field) ?? [];
    if (row === undefined) return t(`field.${field}`, { defaultValue: field });
    const name = objective.indicators[Number(row)]?.name ?? '';
    return t('remark.cell', { row: Number(row) + 1, name, column: t(`column.${column}`) });
  };
  const add = (): void => {
    if (!picked || text.trim() === '') return;
    onChange([...remarks, { field: picked, text: text.trim() }]);
    setText('');
    onPick(null);
  };
  return (
    <Card title={t('remark.title', { count: remarks.length })} note={t('remark.note')}>
      {remarks.map((remark, index) => (
        <div key={`${remark.field}-${index}`} className="goals-remark">
          <MarkDisc number={index + 1} level="ADVICE" />
          <span>
            <b>{words(remark.field)}</b> {remark.text}{' '}
            <button
              type="button"
              className="jx-linkish"
              onClick={() => onChange(remarks.filter((_, at) => at !== index))}
            >
              {t('remark.remove')}
            </button>
          </span>
        </div>
      ))}
      {picked ? (
        <div className="goals-remark">
          <span className="goals-remark-cell">{words(picked)}</span>
          <Input
            autoFocus
            key={picked}
            aria-label={t('remark.text')}
            placeholder={t('remark.text')}
            maxLength={1000}
            value={text}
            onChange={(event) => setText(event.target.value)}
            onPressEnter={add}
          />
          <Button disabled={text.trim() === ''} onClick={add}>
            {t('remark.add')}
          </Button>
        </div>
      ) : (
        <p className="jx-note">{t('remark.click')}</p>
      )}
    </Card>
  );
}
