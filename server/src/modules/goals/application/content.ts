import {
  type AmountDraft,
  type CellChange,
  type ComparableIndicator,
  type ComparableObjective,
  type ObjectiveDraft,
  refined,
  type TaskDraft,
} from '@jixiao/shared';
import { objectiveContentHash } from '../../../platform/integrity/index.js';
import type {
  AmountRecord,
  IndicatorRecord,
  ObjectiveFunctionRecord,
  ObjectiveRecord,
  ObjectiveTaskRecord,
} from '../persistence/goal.records.js';

/** Everything that stands in one form. */
export interface ObjectiveForm {
  readonly objective: ObjectiveRecord;
  readonly indicators: readonly IndicatorRecord[];
  readonly tasks: readonly ObjectiveTaskRecord[];
  readonly amounts: readonly AmountRecord[];
  readonly functions: readonly ObjectiveFunctionRecord[];
}

/** What the approval freezes, as one hash (design §8.15). */
export function hashOf(form: ObjectiveForm): string {
  const { objective } = form;
  return objectiveContentHash({
    overallGoal: objective.overallGoal,
    annualGoal: objective.annualGoal,
    annualAmount: objective.annualAmount,
    indicators: form.indicators.map(({ id: _id, objectiveVersionId: _version, weight, ...row }) => ({
      ...row,
      weight: weight ?? '0',
    })),
    blocks: {
      tasks: form.tasks.map(taskOf),
      amounts: form.amounts.map(amountOf),
      functions: form.functions.map(({ id }) => id),
      contact: [objective.contactPerson, objective.contactPhone].filter((text): text is string => text !== null),
    },
  });
}

export function draftOf(form: ObjectiveForm): ObjectiveDraft {
  const { objective } = form;
  return {
    objectType: objective.objectType,
    budgetYear: objective.budgetYear,
    annualAmount: objective.annualAmount,
    annualGoal: objective.annualGoal,
    basis: objective.basis,
    responsiblePerson: objective.responsiblePerson,
    indicators: form.indicators,
    tasks: form.tasks,
    amounts: form.amounts,
  };
}

/** The form with proposed changes in it. */
export function refinedForm(form: ObjectiveForm, changes: readonly CellChange[]): ObjectiveForm {
  const { indicators, ...objective } = refined({ ...form.objective, indicators: form.indicators }, changes);
  return { ...form, objective, indicators };
}

/** The form as it is snapshot at a round and compared with another one. */
export function comparableOf(form: ObjectiveForm): ComparableObjective {
  const { annualAmount, overallGoal, annualGoal, basis, scheduleText } = form.objective;
  return {
    annualAmount,
    overallGoal,
    annualGoal,
    basis,
    scheduleText,
    indicators: form.indicators.map(
      ({ id: _id, objectiveVersionId: _version, ordinal: _ordinal, ...row }): ComparableIndicator => row,
    ),
    tasks: form.tasks.map(taskOf),
    amounts: form.amounts.map(amountOf),
    functions: form.functions.map(({ name }) => name),
  };
}

function taskOf({ name, content, fiscalAmount, otherAmount }: ObjectiveTaskRecord): TaskDraft {
  return { name, content, fiscalAmount, otherAmount };
}

function amountOf({ block, kind, amount }: AmountRecord): AmountDraft {
  return { block, kind, amount };
}
