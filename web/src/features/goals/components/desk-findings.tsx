import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Card, useDescribeRefusal } from '../../../ui/index.js';
import type { DraftRemark, Objective } from '../data/goals.graphql.js';
import { formOf } from '../model/form.js';
import { remarkCell } from '../model/remark-cell.js';
import { useFindings } from '../model/use-marks.js';

export interface DeskFindingsProps {
  objective: Objective;
  remarks: readonly DraftRemark[];
  onPick: (field: string) => void;
  onRemark: (remark: DraftRemark) => void;
  /** For what no single cell can bear. */
  opinion: string;
  onOpinion: (opinion: string) => void;
}

/** What the clinic says of the form, for whoever judges it: a finding becomes a remark on its cell, or part of the opinion, with one click. */
export function DeskFindings({ objective, remarks, onPick, onRemark, opinion, onOpinion }: DeskFindingsProps) {
  const { t } = useTranslation(['clinic', 'goals']);
  const describe = useDescribeRefusal();
  const form = useMemo(() => formOf(objective), [objective]);
  const { hard, advice } = useFindings(form, objective, true);
  const all = [...hard, ...advice];
  return (
    <Card title={t('desk.title', { count: all.length })} note={all.length > 0 ? t('desk.note') : undefined}>
      {all.length === 0 && <p className="jx-note">{t('desk.none')}</p>}
      {all.map(({ number, level, reason }) => {
        const { text, rule } = describe(reason);
        const cell = remarkCell(reason.field);
        const isNoted = cell
          ? remarks.some((remark) => remark.field === cell && remark.text === text)
          : opinion.includes(text);
        const note = (): void =>
          cell ? onRemark({ field: cell, text }) : onOpinion(opinion.trim() ? `${opinion.trim()}\n${text}` : text);
        return (
          <div key={number} className="goals-remark">
            <span className={level === 'HARD' ? 'jx-red goals-remark-level' : 'jx-muted goals-remark-level'}>
              {t(`level.${level}`)}
            </span>
            <span>
              {cell ? (
                <button type="button" className="jx-linkish" onClick={() => onPick(cell)}>
                  {text}
                </button>
              ) : (
                text
              )}
              {rule && <span className="jx-rule">{t('common:refusals.rule', { rule })}</span>}{' '}
              {!isNoted && (
                <button type="button" className="jx-linkish goals-remark-take" onClick={note}>
                  {t(cell ? 'desk.remark' : 'desk.opinion')}
                </button>
              )}
              {isNoted && <span className="jx-muted">{t('desk.remarked')}</span>}
            </span>
          </div>
        );
      })}
    </Card>
  );
}
