import { hashOf, type ObjectiveForm } from '../application/content.js';
import type { AmountRecord, ObjectiveTaskRecord } from '../persistence/goal.records.js';
import type { VersionOfSet } from '../persistence/goal-sets.writes.js';

/** The same sheet twice leaves nothing changed: no version, no audit entry. */
export function isSame(form: ObjectiveForm, version: VersionOfSet): boolean {
  const { objective } = form;
  const same = (a: string | null, b: string | null): boolean => (a ?? '') === (b ?? '');
  if (!same(objective.basis, version.basis) || !same(objective.scheduleText, version.scheduleText)) return false;
  return hashOf(form) === hashOf(formAfter(form, version));
}

/** The form as it will stand once the version is written. */
export function formAfter(form: ObjectiveForm, version: VersionOfSet): ObjectiveForm {
  const { versionId } = version;
  const next = { ANNUAL: 0, MID_TERM: 0 };
  const kept = form.amounts.filter(({ block }) => !version.amountBlocks.includes(block));
  const said = version.amounts.filter(({ block }) => version.amountBlocks.includes(block));
  const amounts: AmountRecord[] = [...kept, ...said.map((cell) => ({ ...cell, objectiveVersionId: versionId }))];
  const tasks: readonly ObjectiveTaskRecord[] =
    version.tasks?.map((task, index) => ({ ...task, objectiveVersionId: versionId, ordinal: index + 1 })) ?? form.tasks;
  const { annualAmount, overallGoal, annualGoal, basis, scheduleText, contactPerson, contactPhone } = version;
  return {
    objective: {
      ...form.objective,
      annualAmount,
      overallGoal,
      annualGoal,
      basis,
      scheduleText,
      contactPerson,
      contactPhone,
    },
    indicators: version.indicators.map((row) => ({
      ...row,
      id: '',
      objectiveVersionId: versionId,
      ordinal: (next[row.horizon] += 1),
    })),
    amounts: amounts.sort((a, b) => (`${a.block}/${a.kind}` < `${b.block}/${b.kind}` ? -1 : 1)),
    tasks,
    functions: form.functions,
  };
}
