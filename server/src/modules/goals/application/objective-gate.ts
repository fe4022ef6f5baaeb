import { Injectable, type OnModuleInit } from '@nestjs/common';
import { compareMoney, type Refusal, refusal, subtractMoney } from '@jixiao/shared';
import { type Door, type GateAnswer, ProjectGates, type GateSubject } from '../../projects/index.js';
import { OrganizationsApi } from '../../organizations/index.js';
import { type ApprovedAmount, GateReads, type GateObjective } from '../persistence/gate.reads.js';
import { SpecialFundRows } from '../persistence/special-fund.rows.js';

const SUBMITTED = ['SUBMITTED', 'DEPT_REVIEWED', 'REFINING', 'FIN_REVIEWED', 'APPROVED', 'SUPERSEDED'];
const REVIEWED = ['FIN_REVIEWED', 'APPROVED', 'SUPERSEDED'];
const BASE = { ruleId: 'X-10', field: 'objective', who: 'UNIT_CLERK' };

/**
 * The objective as a precondition: an application is of a project with content, schedule, goal and indicators (R065), of
 * special funds with an objective that is handed in (R079); the pool takes what is submitted (R062), money follows what
 * has passed review (domain §4.5 P1), or what is approved where the place says so (`goal.allocationNeeds`, R072).
 */
@Injectable()
export class ObjectiveGate implements OnModuleInit {
  constructor(
    private readonly gates: ProjectGates,
    private readonly reads: GateReads,
    private readonly funds: SpecialFundRows,
    private readonly organizations: OrganizationsApi,
  ) {}

  onModuleInit(): void {
    this.gates.register(['APPLY', 'POOL', 'ALLOCATE'], (door, subjects) => this.judge(door, subjects));
    this.gates.register(['CERTIFY'], (_door, subjects) => this.certify(subjects));
  }

  /** The approved objective binds: without it, and beyond its amount, no further payment is certified (R091). */
  private async certify(subjects: readonly GateSubject[]): Promise<Map<string, Partial<GateAnswer>>> {
    const approved = new Map(
      (await this.reads.approved(subjects.flatMap(({ projectId }) => projectId ?? []))).map((row) => [
        row.projectId,
        row,
      ]),
    );
    return new Map(
      subjects.map((subject) => [
        subject.key,
        { refusals: binding(subject.amount ?? '0.00', approved.get(subject.projectId ?? '') ?? null) },
      ]),
    );
  }

  private async judge(door: Door, subjects: readonly GateSubject[]): Promise<Map<string, Partial<GateAnswer>>> {
    const fresh = subjects.filter(({ isReplied }) => !isReplied);
    const projectIds = fresh.flatMap(({ projectId }) => projectId ?? []);
    const objectives = new Map((await this.reads.objectives(projectIds)).map((row) => [row.projectId, row]));
    const ask = await this.questionOf(door, fresh, projectIds);
    return new Map(
      fresh.map((subject) => {
        const objective = subject.projectId ? (objectives.get(subject.projectId) ?? null) : null;
        return [subject.key, { refusals: ask(subject, objective) }];
      }),
    );
  }

  private async questionOf(
    door: Door,
    subjects: readonly GateSubject[],
    projectIds: readonly string[],
  ): Promise<Question> {
    if (door === 'POOL') return (_subject, objective) => pooling(objective);
    if (door === 'APPLY') {
      const funded = await this.funds.funded(projectIds);
      return (subject, objective) => applying(subject, objective, funded.has(subject.projectId ?? ''));
    }
    const rules = await this.organizations.parametersOf(subjects.map(({ budgetYear }) => budgetYear));
    return ({ budgetYear }, objective) => allocating(objective, rules.get(budgetYear)!.rule('goal.allocationNeeds'));
  }
}

type Question = (subject: GateSubject, objective: GateObjective | null) => Refusal[];

function applying(subject: GateSubject, objective: GateObjective | null, isSpecialFund: boolean): Refusal[] {
  const missing = (field: string, code: string): Refusal => ({
    code,
    ruleId: 'X-08',
    field,
    wayOut: 'COMPLETE_PROJECT',
    who: 'UNIT_CLERK',
  });
  return [
    ...(subject.overview?.trim() ? [] : [missing('overview', 'APPLICATION_CONTENT_MISSING')]),
    ...(subject.startsOn && subject.endsOn ? [] : [missing('startsOn', 'APPLICATION_SCHEDULE_MISSING')]),
    ...(objective?.hasGoal && objective.indicators > 0
      ? []
      : [refusal('APPLICATION_GOAL_MISSING', { ...BASE, ruleId: 'X-08', wayOut: 'DECLARE_OBJECTIVE_FIRST' })]),
    ...(isSpecialFund ? handedIn(objective, 'APPLICATION_GOAL_NOT_SUBMITTED') : []),
  ];
}

const pooling = (objective: GateObjective | null): Refusal[] => handedIn(objective, 'OBJECTIVE_NOT_SUBMITTED');

function handedIn(objective: GateObjective | null, code: string): Refusal[] {
  if (SUBMITTED.includes(objective?.state ?? '')) return [];
  const params = { state: objective?.state ?? null };
  return [refusal(code, { ...BASE, params, wayOut: 'SUBMIT_OBJECTIVE_FIRST' })];
}

function allocating(objective: GateObjective | null, needs: 'FIN_REVIEWED' | 'APPROVED'): Refusal[] {
  const state = objective?.state ?? '';
  const params = { state: objective?.state ?? null };
  if (!REVIEWED.includes(state))
    return [refusal('OBJECTIVE_NOT_REVIEWED', { ...BASE, params, wayOut: 'WAIT_FOR_REVIEW', who: 'FIN_BUSINESS' })];
  if (needs === 'APPROVED' && state === 'FIN_REVIEWED')
    return [
      refusal('ALLOCATION_GOAL_NOT_APPROVED', { ...BASE, params, wayOut: 'WAIT_FOR_APPROVAL', who: 'FIN_BUDGET' }),
    ];
  return [];
}

/** What an approved objective says of what has been paid. */
export function binding(paid: string, objective: ApprovedAmount | null): Refusal[] {
  if (!objective) {
    return [
      refusal('PAID_WITHOUT_OBJECTIVE', { ...BASE, ruleId: 'G-60', params: { paid }, wayOut: 'DECLARE_OBJECTIVE' }),
    ];
  }
  if (compareMoney(paid, objective.amount) <= 0) return [];
  const params = { paid, limit: objective.amount, excess: subtractMoney(paid, objective.amount) };
  return [refusal('PAID_ABOVE_OBJECTIVE', { ...BASE, ruleId: 'G-61', params, wayOut: 'ADJUST_OBJECTIVE' })];
}
