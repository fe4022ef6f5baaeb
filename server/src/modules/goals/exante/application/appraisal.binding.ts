import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  APPRAISAL_MATERIALS,
  checkConclusion,
  type Conclusion,
  exAnteAppraisalWorkflow,
  type Refusal,
  refusal,
} from '@jixiao/shared';
import { type Actor, currentActor } from '../../../../platform/access/index.js';
import type { Patch } from '../../../../platform/database/index.js';
import { Files } from '../../../../platform/files/index.js';
import { EventBus } from '../../../../platform/events/index.js';
import { contentHash } from '../../../../platform/integrity/index.js';
import {
  type GuardVerdict,
  notOwnWork,
  type TransitionContext,
  TransitionService,
  type WorkflowRow,
} from '../../../../platform/workflow/index.js';
import type { AppraisalRecord, MaterialRecord } from '../persistence/appraisal.records.js';
import { AppraisalReads } from '../persistence/appraisal.reads.js';
import { AppraisalWrites } from '../persistence/appraisal.writes.js';
import { AppraisalRules } from './appraisal-rules.js';
import { AppraisalTasks, type Asked } from './appraisal-tasks.js';
import { MATERIAL } from './material-files.js';
import { askedRole, type Panel, Panels } from './panels.js';

export const APPRAISAL_TABLE = 'goals.ex_ante_appraisal';
export const APPRAISAL_WORKFLOW = exAnteAppraisalWorkflow.name;

export const CONCLUDING: Readonly<Record<string, Conclusion>> = {
  support: 'SUPPORTED',
  supportAfterChange: 'SUPPORTED_AFTER_CHANGE',
  supportPartly: 'PARTIAL',
  refuse: 'NOT_SUPPORTED',
};

export interface ConclusionInput {
  readonly amountSupported: string;
  readonly reason: string | null;
  readonly validYears: number;
}

type Row = AppraisalRecord & WorkflowRow & { panel: Panel };
type Context = TransitionContext<Row>;

/** How appraisals move: who may, what must hold, what else happens in the same transaction. */
@Injectable()
export class AppraisalBinding implements OnModuleInit {
  constructor(
    private readonly transitions: TransitionService,
    private readonly reads: AppraisalReads,
    private readonly writes: AppraisalWrites,
    private readonly panels: Panels,
    private readonly tasks: AppraisalTasks,
    private readonly rules: AppraisalRules,
    private readonly files: Files,
    private readonly events: EventBus,
  ) {}

  onModuleInit(): void {
    this.transitions.bind<Row>({
      workflow: exAnteAppraisalWorkflow,
      table: APPRAISAL_TABLE,
      load: (actor, ids, lock) => this.load(actor, ids, lock),
      policy,
      guards: {
        reportComplete: (context) => this.reportComplete(context),
        goalHasIndicators: (context) => this.goalHasIndicators(context),
        onlyOne: (context) => this.onlyOne(context),
        nothingRestsOnIt: (context) => verdict(context, nothingRestsOnIt),
        scoresComplete: (context) => verdict(context, ({ panel }) => panel.outstanding),
        conclusionHolds: (context) => verdict(context, (row) => conclusionHolds(context, row)),
      },
      patch: (context, row) => patch(context, row),
      afterSave: (context) => this.afterSave(context),
    });
  }

  private async load(actor: Actor, ids: readonly string[], lock: boolean): Promise<Row[]> {
    const records = await this.reads.visible(actor, ids, lock);
    const panels = await this.panels.of(records);
    return records.map((record) => ({ ...record, panel: panels.get(record.id)! }));
  }

  /** A report names what is appraised, how, and which of the required materials are there. */
  private async reportComplete(context: Context): Promise<GuardVerdict> {
    const materials = await this.reads.materials(context.rows.map(({ id }) => id));
    const files = await this.files.of(
      MATERIAL,
      materials.map(({ id }) => id),
    );
    const asksFile = new Map<number, boolean>();
    for (const year of new Set(context.rows.map(({ budgetYear }) => budgetYear)))
      asksFile.set(year, (await this.rules.of(year)).materialFiles);
    return verdict(context, (row) => {
      const mine = materials.filter((one) => one.appraisalId === row.id);
      const hasFile = ({ id }: MaterialRecord): boolean => files.get(id)!.length > 0;
      const texts = (['background', 'content', 'funding', 'workDone'] as const).filter((name) => !row[name]?.trim());
      return [
        ...texts.map((name) => refusal('REQUIRED', { field: name })),
        ...APPRAISAL_MATERIALS[row.objectKind]
          .filter(({ isRequired }) => isRequired)
          .flatMap(({ code, name }) => {
            const one = mine.find((material) => material.code === code);
            if (one && hasFile(one)) return [];
            const isOnPaper = one?.isPresent ?? false;
            return isOnPaper && !asksFile.get(row.budgetYear)
              ? []
              : [missing(isOnPaper ? 'APPRAISAL_MATERIAL_FILE' : 'APPRAISAL_MATERIAL_MISSING', code, name)];
          }),
      ];
    });
  }

  /** 以绩效目标为主要内容: without an indicator of the third level there is nothing to appraise (R057). */
  private async goalHasIndicators(context: Context): Promise<GuardVerdict> {
    const ids = context.rows.flatMap(({ objectiveId }) => (objectiveId ? [objectiveId] : []));
    const complete = await this.reads.withIndicators(ids);
    return verdict(context, ({ objectiveId }) =>
      objectiveId && complete.has(objectiveId)
        ? []
        : [
            refusal('GOAL_WITHOUT_INDICATORS', {
              ruleId: 'X-01',
              field: 'objective',
              wayOut: 'DECLARE_OBJECTIVE_FIRST',
              who: 'UNIT_CLERK',
            }),
          ],
    );
  }

  /** One object, one appraisal that counts, in each budget year. */
  private async onlyOne(context: Context): Promise<GuardVerdict> {
    const taken = await this.reads.codesTaken(context.rows);
    return verdict(context, ({ budgetYear, objectCode }) =>
      taken.has(`${budgetYear}/${objectCode}`)
        ? [
            refusal('APPRAISAL_TWICE', {
              ruleId: 'X-01',
              field: 'objectCode',
              params: { code: objectCode, year: budgetYear },
            }),
          ]
        : [],
    );
  }

  private async afterSave(context: Context): Promise<void> {
    const { action, rows, comment } = context;
    if (['reassess', 'supplement', 'reopen'].includes(action)) await this.writes.reopenScores(rows.map(({ id }) => id));
    await this.tasks.after(action, rows, comment, new Map(rows.map(({ id, panel }) => [id, askedOf(action, panel)])));
    if (!CONCLUDING[action] && action !== 'expire') return;
    const { validYears } = (context.input ?? { validYears: 1 }) as ConclusionInput;
    for (const row of rows)
      await this.events.publish('ExAnteAppraisalConcluded', {
        appraisalId: row.id,
        budgetYear: row.budgetYear,
        validToYear: row.validToYear ?? row.budgetYear + validYears - 1,
      });
  }
}

/** Those who score next: whoever has not handed in, or everybody where the sheets have just been given back. */
function askedOf(action: string, { scorers, isComplete }: Panel): Asked {
  const waiting = action === 'takeUp' ? scorers.filter(({ submittedAt }) => submittedAt === null) : scorers;
  return {
    seats: waiting.map(({ agencyId, roles }) => ({ agencyId, role: askedRole(roles) })),
    isScored: action === 'takeUp' && isComplete,
  };
}

function missing(refusalCode: string, code: string, name: string): Refusal {
  return refusal(refusalCode, {
    ruleId: 'X-07',
    field: `materials.${code}`,
    params: { material: name },
    wayOut: 'ADD_MATERIAL',
  });
}

/** Once the project is in the pool, money was given on this conclusion: it expires, but is not taken back. */
function nothingRestsOnIt({ projectState }: Row): Refusal[] {
  if (projectState === null || ['CANDIDATE', 'IN_REVIEW'].includes(projectState)) return [];
  return [
    refusal('APPRAISAL_IN_USE', {
      ruleId: 'X-05',
      field: 'state',
      params: { state: projectState },
      wayOut: 'RETURN_PROJECT_FIRST',
      who: 'FIN_BUDGET',
    }),
  ];
}

function verdict(context: Context, judge: (row: Row) => readonly Refusal[]): GuardVerdict {
  return new Map(context.rows.map((row) => [row.id, judge(row)]));
}

/** Without an input the question is only whether the action may be tried: the form is filled in afterwards. */
function conclusionHolds({ action, input }: Context, row: Row): Refusal[] {
  const given = input as ConclusionInput | undefined;
  const { suggested, vetoes } = row.panel;
  if (!given || !suggested) return [];
  const { amountSupported, reason, validYears } = given;
  const found = checkConclusion({
    decided: CONCLUDING[action]!,
    suggested,
    vetoes,
    amountAsked: row.amountAsked,
    amountSupported,
    reason,
  });
  if (validYears < 1 || validYears > 5)
    found.push(refusal('APPRAISAL_VALID_YEARS', { ruleId: 'X-05', field: 'validYears', params: { most: 5 } }));
  return found;
}

/** The unit prepares, its department reports, the finance side concludes; nobody decides on own work. */
function policy(actor: Actor, action: string, row: Row): readonly Refusal[] {
  const elsewhere = (who: string): Refusal[] => [refusal('NOT_YOUR_DESK', { wayOut: 'ASK_WHO_CAN', who })];
  switch (action) {
    case 'start':
    case 'withdraw':
    case 'resume':
      return actor.agencyId === row.agencyId ? [] : elsewhere('UNIT_CLERK');
    case 'report':
    case 'supplement':
      return [
        ...(actor.agencyId === row.departmentId ? [] : elsewhere('DEPARTMENT_OFFICER')),
        ...notOwnWork(actor, row.plannedBy, row.preparedBy),
      ];
    case 'takeUp':
    case 'return':
    case 'reassess':
    case 'expire':
    case 'reopen':
      return notOwnWork(actor, row.preparedBy, row.reportedBy);
    default:
      return notOwnWork(
        actor,
        row.preparedBy,
        row.reportedBy,
        row.takenUpBy,
        ...row.panel.scorers.map(({ accountId }) => accountId),
      );
  }
}

const NOT_CONCLUDED: Patch = {
  total_score: null,
  suggested_conclusion: null,
  conclusion: null,
  conclusion_reason: null,
  amount_supported: null,
  valid_to_year: null,
  concluded_by: null,
  concluded_on: null,
  content_hash: null,
};

function patch({ actor, action, input }: Context, row: Row): Patch {
  switch (action) {
    case 'report':
      return { reported_by: actor.userId, reported_on: actor.today };
    case 'supplement':
      return { reported_by: actor.userId, reported_on: actor.today, taken_up_by: null, ...NOT_CONCLUDED };
    case 'reopen':
      return NOT_CONCLUDED;
    case 'takeUp':
      return { taken_up_by: actor.userId };
    default:
      return CONCLUDING[action] ? concluded(CONCLUDING[action], row, input as ConclusionInput) : {};
  }
}

/** What is concluded is frozen with the scores and the rules by which it was judged. */
function concluded(decided: Conclusion, row: Row, input: ConclusionInput): Patch {
  const { panel } = row;
  const actor = currentActor();
  const frozen = {
    id: row.id,
    decided,
    total: panel.official.total,
    amountSupported: input.amountSupported,
    items: [...panel.official.items],
    rules: panel.rules,
  };
  return {
    total_score: panel.official.total,
    suggested_conclusion: panel.suggested,
    conclusion: decided,
    conclusion_reason: input.reason?.trim() || null,
    parameters: panel.rules,
    amount_supported: input.amountSupported,
    valid_to_year: row.budgetYear + input.validYears - 1,
    concluded_by: actor.userId,
    concluded_on: actor.today,
    content_hash: contentHash(frozen),
  };
}
