import { type Actor, may } from '../../../../platform/access/index.js';
import { DomainError } from '../../../../platform/errors/index.js';
import type { EvaluationTaskRecord } from '../persistence/evaluation-task.reads.js';

type Managed = Pick<EvaluationTaskRecord, 'kind' | 'organiserAgencyId'>;

/** Who organises an evaluation: the performance office, or the department whose own evaluation it is. */
export function managesTask(actor: Actor, task: Managed): boolean {
  if (actor.kind === 'SYSTEM') return true;
  return task.kind === 'FINANCE'
    ? may(actor, 'financeEvaluation.manage')
    : may(actor, 'departmentEvaluation.manage') && actor.agencyId === task.organiserAgencyId;
}

/** @throws DomainError for whoever does not organise it */
export function demandManager(actor: Actor, task: Managed): void {
  if (managesTask(actor, task)) return;
  throw noPermission(task.kind === 'FINANCE' ? 'financeEvaluation.manage' : 'departmentEvaluation.manage');
}

/** Who draws up a plan of the year: the performance office the bureau's, a department its own. */
export function plansYear(actor: Actor, owner: string | null): boolean {
  if (actor.kind === 'SYSTEM') return true;
  return owner === null
    ? may(actor, 'financeEvaluation.plan')
    : may(actor, 'departmentEvaluation.manage') && actor.agencyId === owner;
}

/** @throws DomainError for whoever does not draw it up */
export function demandPlanner(actor: Actor, owner: string | null): void {
  if (plansYear(actor, owner)) return;
  throw noPermission(owner === null ? 'financeEvaluation.plan' : 'departmentEvaluation.manage');
}

const noPermission = (permission: string): DomainError =>
  new DomainError('FORBIDDEN', [{ code: 'NO_PERMISSION', params: { permission }, wayOut: 'ASK_WHO_CAN' }]);
