import { Injectable, type OnModuleInit } from '@nestjs/common';
import { addMoney, budgetLinkageWorkflow, compareMoney, parseMoney, type Refusal, refusal, ZERO } from '@jixiao/shared';
import { type Actor, currentActor } from '../../../platform/access/index.js';
import { AuditService } from '../../../platform/audit/index.js';
import { newId, UnitOfWork } from '../../../platform/database/index.js';
import { notFound, refused } from '../../../platform/errors/index.js';
import { EventBus } from '../../../platform/events/index.js';
import { TaskService, type TaskToOpen } from '../../../platform/tasks/index.js';
import {
  notOwnWork,
  type TransitionContext,
  TransitionService,
  type WorkflowRow,
} from '../../../platform/workflow/index.js';
import { EvaluationApi } from '../../evaluation/index.js';
import type { DisposalRecord } from '../../monitoring/index.js';
import { OrganizationsApi } from '../../organizations/index.js';
import { ProjectsApi } from '../../projects/index.js';
import { BudgetLinkageEntity } from '../persistence/budget-linkage.entity.js';
import { type LinkageRecord, ResultsReads } from '../persistence/results.reads.js';

type Row = LinkageRecord & WorkflowRow;
type Context = TransitionContext<Row>;

export const DECISIONS = ['PRIORITISE', 'INCREASE', 'MAINTAIN', 'REDUCE', 'CANCEL'] as const;
const LESS_MONEY: readonly string[] = ['REDUCE', 'CANCEL'];

export interface LinkageToPropose {
  evaluationTaskId: string;
  projectId: string;
  fundingLineId: string;
  decision: (typeof DECISIONS)[number];
  amountChange: string;
  reason: string;
}

/** 结果与预算挂钩: what an evaluation does to next year's line, proposed, agreed, decided and applied by four hands. */
@Injectable()
export class Linkages implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reads: ResultsReads,
    private readonly evaluation: EvaluationApi,
    private readonly projects: ProjectsApi,
    private readonly organizations: OrganizationsApi,
    private readonly transitions: TransitionService,
    private readonly tasks: TaskService,
    private readonly audit: AuditService,
    private readonly events: EventBus,
  ) {}

  onModuleInit(): void {
    this.transitions.bind<Row>({
      workflow: budgetLinkageWorkflow,
      table: 'results.budget_linkage',
      load: async (actor, ids, lock) =>
        (await this.reads.visibleLinkages(actor, ids, lock)).map((row) => ({ ...row, title: row.projectName })),
      policy: (actor: Actor, action, row) => {
        if (action === 'apply') return notOwnWork(actor, row.decidedBy);
        return action === 'decide' || action === 'overrule'
          ? notOwnWork(actor, row.proposedBy, row.agreedBy)
          : notOwnWork(actor, row.proposedBy);
      },
      guards: {
        decisionNumbered: (context) => numbered(context),
        lineExists: (context) => this.line(context),
        lineUnchanged: (context) => this.line(context),
      },
      patch: ({ actor, action, input, comment }) => {
        if (action === 'agree') return { agreed_by: actor.userId };
        if (action === 'decide')
          return {
            decided_by: actor.userId,
            decided_on: actor.today,
            document_no: (input as { documentNo?: string }).documentNo?.trim() ?? null,
          };
        return action === 'apply' ? {} : { returned_reason: comment };
      },
      afterSave: (context) => this.afterSave(context),
    });
  }

  propose(draft: LinkageToPropose): Promise<string> {
    return this.uow.write(async () => {
      const actor = currentActor();
      const task = await this.evaluation.task(draft.evaluationTaskId);
      if (!task) throw notFound('evaluationTaskId');
      const project = await this.projects.visible(draft.projectId);
      if (!project) throw notFound('projectId');
      const line = (await this.projects.fundingLines([project.id])).find(({ id }) => id === draft.fundingLineId);
      if (!line) throw notFound('fundingLineId');
      const refusals: Refusal[] = [];
      if (!task.grade)
        refusals.push(
          refusal('EVALUATION_NOT_GRADED', { ruleId: 'R-03', field: 'evaluationTaskId', wayOut: 'GRADE_FIRST' }),
        );
      if (project.budgetYear <= task.subjectYear) {
        refusals.push(
          refusal('LINE_NOT_LATER', {
            ruleId: 'R-04',
            field: 'projectId',
            params: { subjectYear: task.subjectYear, budgetYear: project.budgetYear },
          }),
        );
      }
      if (project.agencyId !== task.agencyId)
        refusals.push(refusal('LINE_OF_ANOTHER_UNIT', { ruleId: 'R-08', field: 'projectId' }));
      // Money is taken away for something that was found, never on a grade alone.
      if (LESS_MONEY.includes(draft.decision) && (await this.evaluation.findings(task.id)).length === 0) {
        refusals.push(
          refusal('FINDING_BEHIND_CUT', { ruleId: 'R-09', field: 'evaluationTaskId', wayOut: 'RECORD_FINDINGS' }),
        );
      }
      if (!draft.reason.trim()) refusals.push(refusal('REQUIRED', { field: 'reason' }));
      const change = parseMoney(draft.amountChange, { field: 'amountChange', signed: true });
      if (!change.ok) refusals.push(change.refusal);
      else refusals.push(...checkChange(draft.decision, line.originalAmount, change.value));
      if (refusals.length > 0 || !change.ok) throw refused(refusals);
      const id = newId();
      await this.uow.insert(BudgetLinkageEntity, [
        {
          id,
          evaluationTaskId: task.id,
          agencyId: project.agencyId,
          projectId: project.id,
          subjectYear: task.subjectYear,
          budgetYear: project.budgetYear,
          fundingLineId: line.id,
          decision: draft.decision,
          amountBefore: line.originalAmount,
          amountChange: change.value,
          reason: draft.reason.trim(),
          proposedBy: actor.userId,
        },
      ]);
      this.audit.record({ entity: 'results.budget_linkage', entityId: id, action: 'proposed', fields: { ...draft } });
      await this.tasks.open(await this.taskFor(id, project.name, task.subjectYear, 'linkage.agree', 'FIN_BUDGET'));
      return id;
    });
  }

  /** What a disposal of monitoring asks of the money of the running year; agreed, decided and applied like any other. */
  async proposeForDisposal(disposal: DisposalRecord): Promise<void> {
    const { projectId, fundingLineId, amount } = disposal;
    const lines = projectId ? await this.projects.fundingLines([projectId]) : [];
    const line = lines.find(({ id }) => id === fundingLineId);
    const [project] = projectId ? await this.projects.projects([projectId]) : [];
    if (!line || !project || !amount) return;
    const isCut = compareMoney(amount, ZERO) < 0;
    const isAll = compareMoney(addMoney(line.originalAmount, amount), ZERO) === 0;
    const id = newId();
    await this.uow.insert(BudgetLinkageEntity, [
      {
        id,
        disposalId: disposal.id,
        agencyId: disposal.agencyId,
        projectId: project.id,
        subjectYear: disposal.budgetYear,
        budgetYear: disposal.budgetYear,
        fundingLineId: line.id,
        decision: isAll ? 'CANCEL' : isCut ? 'REDUCE' : 'INCREASE',
        amountBefore: line.originalAmount,
        amountChange: amount,
        reason: disposal.note,
        proposedBy: disposal.decidedBy,
      },
    ]);
    this.audit.record({
      entity: 'results.budget_linkage',
      entityId: id,
      action: 'proposed',
      fields: { disposalId: disposal.id },
    });
    await this.tasks.open(await this.taskFor(id, project.name, disposal.budgetYear, 'linkage.agree', 'FIN_BUDGET'));
  }

  /** The line must still be what it was when the change was proposed; else the amounts would no longer fit. */
  private async line({ rows }: Context): Promise<Map<string, Refusal[]>> {
    const lines = new Map(
      (await this.projects.fundingLines(rows.map(({ projectId }) => projectId))).map((line) => [line.id, line]),
    );
    return new Map(
      rows.map((row): [string, Refusal[]] => {
        const line = lines.get(row.fundingLineId);
        if (!line) return [row.id, [refusal('LINE_MISSING', { ruleId: 'R-05', field: 'fundingLineId' })]];
        const same = compareMoney(line.originalAmount, row.amountBefore) === 0;
        return [
          row.id,
          same
            ? []
            : [
                refusal('LINE_CHANGED', {
                  ruleId: 'R-05',
                  field: 'fundingLineId',
                  params: { before: row.amountBefore, now: line.originalAmount },
                  wayOut: 'PROPOSE_AGAIN',
                }),
              ],
        ];
      }),
    );
  }

  private async afterSave({ action, rows }: Context): Promise<void> {
    await this.tasks.close(rows.map(({ id }) => id));
    for (const row of rows) {
      if (action === 'agree')
        await this.tasks.open(
          await this.taskFor(row.id, row.projectName, row.subjectYear, 'linkage.decide', 'BUREAU_LEADER'),
        );
      if (action === 'decide')
        await this.tasks.open(
          await this.taskFor(row.id, row.projectName, row.subjectYear, 'linkage.apply', 'FIN_BUDGET'),
        );
      if (action !== 'apply') continue;
      if (compareMoney(row.amountChange, ZERO) !== 0) {
        await this.projects.applyLinkage({
          projectId: row.projectId,
          fundingLineId: row.fundingLineId,
          amount: row.amountChange,
          documentNo: row.documentNo ?? row.id,
          reason: row.reason,
        });
      }
      await this.events.publish('BudgetLinkageApplied', {
        budgetLinkageId: row.id,
        projectId: row.projectId,
        budgetYear: row.budgetYear,
        disposalId: row.disposalId,
      });
    }
  }

  private async taskFor(
    id: string,
    title: string,
    workYear: number,
    kind: string,
    role: 'FIN_BUDGET' | 'BUREAU_LEADER',
  ): Promise<TaskToOpen[]> {
    const seat = (await this.organizations.seatsWithRole(role)).find(({ personName }) => personName !== null);
    if (!seat) return [];
    return [
      {
        kind,
        agencyId: seat.agencyId,
        role,
        workYear,
        subjectType: 'results.budget_linkage',
        subjectId: id,
        subjectTitle: title,
        url: `/${workYear}/results/linkage/${id}`,
      },
    ];
  }
}

function numbered({ rows, input }: Context): Map<string, Refusal[]> {
  // Without input this is a preview; the number is typed with the decision.
  const given = input as { documentNo?: string | null } | undefined;
  const missing = given !== undefined && !given.documentNo?.trim();
  return new Map(
    rows.map(({ id }) => [
      id,
      missing ? [refusal('DOCUMENT_NO_REQUIRED', { ruleId: 'R-06', field: 'documentNo' })] : [],
    ]),
  );
}

/** A word and its amount must agree: a rise rises, a cut cuts, cancelling leaves nothing. */
function checkChange(decision: LinkageToPropose['decision'], before: string, change: string): Refusal[] {
  const sign = compareMoney(change, ZERO);
  const after = addMoney(before, change);
  const wrong =
    (decision === 'INCREASE' && sign <= 0) ||
    (decision === 'REDUCE' && (sign >= 0 || compareMoney(after, ZERO) <= 0)) ||
    (decision === 'CANCEL' && compareMoney(after, ZERO) !== 0) ||
    ((decision === 'MAINTAIN' || decision === 'PRIORITISE') && sign !== 0) ||
    compareMoney(after, ZERO) < 0;
  return wrong
    ? [
        refusal('CHANGE_AGAINST_DECISION', {
          ruleId: 'R-07',
          field: 'amountChange',
          params: { decision, before, change },
          wayOut: 'MATCH_DECISION',
        }),
      ]
    : [];
}
