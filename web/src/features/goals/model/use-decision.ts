import { useMutation } from '@apollo/client/react';
import { REVIEW_ITEMS, type ReviewGrade, type ReviewItems } from '@jixiao/shared';
import { useTranslation } from 'react-i18next';
import { newIdempotencyKey } from '../../../lib/apollo.js';
import type { DomainError } from '../../../lib/domain-error.js';
import { useAct } from '../../../lib/use-act.js';
import { type CellRemark, type Objective } from '../data/goals.graphql.js';
import { DEPARTMENT_REVIEW, FINANCE_REVIEW } from '../data/moves.graphql.js';

export type Outcome = 'ACCEPT' | 'RETURN' | 'REJECT';

export interface ReviewDraft {
  items: ReviewItems;
  overall: ReviewGrade | null;
  opinion: string;
  remarks: CellRemark[];
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
  const { act, running, error } = useAct();
  const decide = async (outcome: Outcome, draft: ReviewDraft): Promise<boolean> => {
    const { items, overall, opinion, remarks } = draft;
    const input = {
      objectiveId: objective.id,
      expectedVersion: objective.version,
      comment: opinion.trim() || null,
      remarks,
      idempotencyKey: newIdempotencyKey(),
    };
    const grades = REVIEW_ITEMS.flatMap((item) => (items[item] ? [{ item, grade: items[item] }] : []));
    const work = async (): Promise<unknown> =>
      objective.state === 'SUBMITTED' && outcome !== 'REJECT'
        ? byDepartment({ variables: { input: { ...input, outcome } } })
        : byFinance({ variables: { input: { ...input, outcome, overallGrade: overall, items: grades } } });
    return (await act(work, { done: t(`done.${outcome}`) })) !== undefined;
  };
  return { decide, running, error };
}
