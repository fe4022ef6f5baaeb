import type { ObjectiveDraft } from '@jixiao/shared';
import { objectiveContentHash } from '../../../platform/integrity/index.js';
import type { IndicatorRecord, ObjectiveRecord } from '../persistence/goal.records.js';

/** What the approval freezes, as one hash (design §8.15). */
export function hashOf(objective: ObjectiveRecord, indicators: readonly IndicatorRecord[]): string {
  return objectiveContentHash({
    overallGoal: objective.overallGoal,
    annualGoal: objective.annualGoal,
    annualAmount: objective.annualAmount,
    indicators: indicators.map(({ id: _id, objectiveVersionId: _version, weight, ...row }) => ({
      ...row,
      weight: weight ?? '0',
    })),
  });
}

export function draftOf(objective: ObjectiveRecord, indicators: readonly IndicatorRecord[]): ObjectiveDraft {
  return {
    budgetYear: objective.budgetYear,
    annualAmount: objective.annualAmount,
    annualGoal: objective.annualGoal,
    basis: objective.basis,
    responsiblePerson: objective.responsiblePerson,
    indicators,
  };
}
