import { useMutation } from '@apollo/client/react';
import {
  REFINABLE_COLUMNS,
  REFINABLE_TEXTS,
  REVIEW_ITEMS,
  type ReviewGrade,
  type ReviewItems,
  targetColumn,
} from '@jixiao/shared';
import { useTranslation } from 'react-i18next';
import { newIdempotencyKey } from '../../../lib/apollo.js';
import type { DomainError } from '../../../lib/domain-error.js';
import { useAct } from '../../../lib/use-act.js';
import { type DraftRemark, type Objective } from '../data/goals.graphql.js';
import { DEPARTMENT_REVIEW, FINANCE_REVIEW, PROPOSE_REFINEMENT } from '../data/moves.graphql.js';

export type Outcome = 'ACCEPT' | 'REFINE' | 'RETURN' | 'REJECT';

export interface ReviewDraft {
  items: ReviewItems;
  overall: ReviewGrade | null;
  opinion: string;
  remarks: DraftRemark[];
}

/** The step of the desk that the objective lies on: the department's, or the finance bureau's with the eight items. */
export function useDecision(objective: Objective): {
  decide: (outcome: Outcome, draft: ReviewDraft) => Promise<boolean>;
  running: boolean;
  error: DomainError | null;
} {
  const { t } = useTranslation('goals');
  const [byDepartment] = useMutation(DEPARTMENT_REVIEW);
  const [byFinance] = useMutation(FINANCE_REVIEW);
  const [refine] = useMutation(PROPOSE_REFINEMENT);
  const { act, running, error } = useAct();
  const decide = async (outcome: Outcome, draft: ReviewDraft): Promise<boolean> => {
    const { items, overall, opinion, remarks } = draft;
    const step = {
      objectiveId: objective.id,
      expectedVersion: objective.version,
      comment: opinion.trim() || null,
      idempotencyKey: newIdempotencyKey(),
    };
    const input = { ...step, remarks: remarks.map(({ field, text }) => ({ field, text })) };
    const grades = REVIEW_ITEMS.flatMap((item) => (items[item] ? [{ item, grade: items[item] }] : []));
    const proposals = remarks.flatMap(({ field, text, value }) =>
      value ? [{ field: refinableField(objective, field) ?? field, value, reason: text }] : [],
    );
    const work = async (): Promise<unknown> => {
      if (outcome === 'REFINE')
        return refine({ variables: { input: { ...step, overallGrade: overall, items: grades, proposals } } });
      return objective.state === 'SUBMITTED' && outcome !== 'REJECT'
        ? byDepartment({ variables: { input: { ...input, outcome } } })
        : byFinance({ variables: { input: { ...input, outcome, overallGrade: overall, items: grades } } });
    };
    return (await act(work, { done: t(`done.${outcome}`) })) !== undefined;
  };
  return { decide, running, error };
}

/** Path under which the server knows a cell of the review sheet; null where it is not refined in place. */
export function refinableField(objective: Objective, field: string): string | null {
  const [, index, name] = /^indicators\[(\d+)\]\.(\w+)$/.exec(field) ?? [];
  if (index === undefined) return REFINABLE_TEXTS.some((one) => one === field) ? field : null;
  const row = objective.indicators[Number(index)];
  const column = name === 'target' ? row && targetColumn(row.direction) : REFINABLE_COLUMNS.find((one) => one === name);
  return column ? `indicators[${index}].${column}` : null;
}
