import { alsoSolves, type Suggestion } from '@jixiao/shared';
import { Button } from 'antd';
import { useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../ui/index.js';
import type { Objective } from '../data/goals.graphql.js';
import { draftOf, type FormState, takeOver } from '../model/form.js';
import { contextOf, type Findings, isExamined } from '../model/use-marks.js';
import { FindingItem } from './finding-item.js';
import { PrincipleTicks } from './principle-ticks.js';

export interface FindingsPanelProps {
  findings: Findings;
  form: FormState;
  objective: Objective;
  /** Absent where the form is only read. */
  onChange?: (form: FormState) => void;
}

/** The clinic: what must be changed, and what would be better. Each entry goes to its cell. */
export function FindingsPanel({ findings, form, objective, onChange }: FindingsPanelProps) {
  const { t } = useTranslation(['clinic', 'goals']);
  const [taken, setTaken] = useState<{ before: FormState; after: FormState } | null>(null);
  const { hard, advice, report } = findings;
  const isOpen = isExamined(objective);
  const also = useAlsoSolves(findings, form, objective);
  const take = (suggestion: Suggestion): void => {
    const after = takeOver(form, objective, suggestion);
    setTaken({ before: form, after });
    onChange?.(after);
  };
  // What was typed since is not thrown away: undo is there as long as the form is what the take-over made of it.
  const undo = taken && taken.after === form && onChange ? () => onChange(taken.before) : null;
  const groups = [
    { title: t('goals:clinic.hard', { count: hard.length }), items: hard },
    { title: t('goals:clinic.advice', { count: advice.length }), items: advice },
  ];
  return (
    <div className="goals-clinic">
      {report.principles.length > 0 && <PrincipleTicks principles={report.principles} />}
      {undo && (
        <Button size="small" onClick={undo}>
          {t('undo')}
        </Button>
      )}
      {hard.length + advice.length === 0 && (
        <EmptyState title={t(isOpen ? 'none' : 'closed')} text={t(isOpen ? 'noneText' : 'closedText')} />
      )}
      {groups
        .filter(({ items }) => items.length > 0)
        .map(({ title, items }) => (
          <section key={title}>
            <h3 className="goals-clinic-title">{title}</h3>
            <ol className="goals-clinic-list">
              {items.map((finding) => (
                <FindingItem
                  key={finding.number}
                  finding={finding}
                  also={also.get(finding.number) ?? 0}
                  onTake={onChange ? take : undefined}
                />
              ))}
            </ol>
          </section>
        ))}
      {report.notJudged.map(({ field, known, needed }) => (
        <p key={field} className="jx-note">
          {t('notJudged', { row: Number(/\d+/.exec(field)![0]) + 1, known, needed })}
        </p>
      ))}
    </div>
  );
}

/** Each answer examines the whole form once more, so they may lag behind the typing. */
function useAlsoSolves(findings: Findings, form: FormState, objective: Objective): ReadonlyMap<number, number> {
  const now = useMemo(() => ({ findings, form, objective }), [findings, form, objective]);
  const settled = useDeferredValue(now);
  return useMemo(() => {
    const { report, hard, advice } = settled.findings;
    const draft = draftOf(settled.form, settled.objective);
    const { parameters } = settled.objective.clinic;
    const context = contextOf(settled.form, settled.objective);
    return new Map(
      [...hard, ...advice].map(({ number, remark }) => [
        number,
        remark ? alsoSolves(remark, report, draft, context, parameters) : 0,
      ]),
    );
  }, [settled]);
}
