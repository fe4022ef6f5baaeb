import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card, MarkDisc } from '../../../ui/index.js';
import type { DraftRemark, Objective } from '../data/goals.graphql.js';

export interface CellRemarksProps {
  objective: Objective;
  remarks: readonly DraftRemark[];
  onChange: (remarks: DraftRemark[]) => void;
  /** Cell that was clicked in the form. */
  picked: string | null;
  onPick: (field: string | null) => void;
  /** With 良 a cell may be given the content that it should have. */
  refinable?: (field: string) => boolean;
}

/** Remarks travel with the form: the declarer sees each in the cell that it is about. */
export function CellRemarks({ objective, remarks, onChange, picked, onPick, refinable }: CellRemarksProps) {
  const { t } = useTranslation('goals');
  const [text, setText] = useState('');
  const [value, setValue] = useState('');
  const words = (field: string): string => {
    const [, row, column] = /^indicators\[(\d+)\]\.(\w+)$/.exec(field) ?? [];
    if (row === undefined) return t(`field.${field}`, { defaultValue: field });
    const name = objective.indicators[Number(row)]?.name ?? '';
    return t('remark.cell', { row: Number(row) + 1, name, column: t(`column.${column}`) });
  };
  const add = (): void => {
    if (!picked || (text.trim() === '' && value.trim() === '')) return;
    const remark = { field: picked, text: text.trim() || value.trim() };
    onChange([...remarks, value.trim() ? { ...remark, value: value.trim() } : remark]);
    setText('');
    setValue('');
    onPick(null);
  };
  return (
    <Card title={t('remark.title', { count: remarks.length })} note={t('remark.note')}>
      {remarks.map((remark, index) => (
        <div key={`${remark.field}-${index}`} className="goals-remark">
          <MarkDisc number={index + 1} level="ADVICE" />
          <span>
            <b>{words(remark.field)}</b> {remark.text} {remark.value && <b>→ {remark.value}</b>}{' '}
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
          {refinable?.(picked) && (
            <Input
              aria-label={t('remark.value')}
              placeholder={t('remark.value')}
              maxLength={2000}
              value={value}
              onChange={(event) => setValue(event.target.value)}
              onPressEnter={add}
            />
          )}
          <Button disabled={text.trim() === '' && value.trim() === ''} onClick={add}>
            {t('remark.add')}
          </Button>
        </div>
      ) : (
        <p className="jx-note">{t('remark.click')}</p>
      )}
    </Card>
  );
}
