import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  checkMonitoringSheet,
  type Disposal as DisposalKind,
  frozenAlerts,
  type LightResult,
  monitoringSheetWorkflow,
  redRows,
  type Refusal,
  refusal,
} from '@jixiao/shared';
import { type Actor, currentActor } from '../../../platform/access/index.js';
import { TaskService, type TaskToOpen } from '../../../platform/tasks/index.js';
import {
  notOwnWork,
  type TransitionContext,
  TransitionService,
  type WorkflowRow,
} from '../../../platform/workflow/index.js';
import { OrganizationsApi } from '../../organizations/index.js';
import { RoundEndReads } from '../persistence/round-end.reads.js';
import { type DisposalDraft, type DisposalSubject, MakeDisposals } from '../disposal/application/make-disposals.js';
import { judgedSheet } from './judged-sheet.js';
import { roundNotOpen } from '../domain/round.rules.js';
import { MonitoringReads, type SheetRecord } from '../persistence/monitoring.reads.js';
import { SheetPartsReads } from '../persistence/sheet-parts.reads.js';

type Row = SheetRecord & WorkflowRow;
type Context = TransitionContext<Row>;

export interface Disposal {
  disposal?: DisposalKind | null;
  note?: string | null;
  dueOn?: string | null;
  ownerName?: string | null;
  amount?: string | null;
}

/** The desk on which a sheet lies, and what must be true before it goes on (财预〔2019〕136号; domain M1, M2). */
@Injectable()
export class SheetBinding implements OnModuleInit {
  constructor(
    private readonly transitions: TransitionService,
    private readonly reads: MonitoringReads,
    private readonly parts: SheetPartsReads,
    private readonly organizations: OrganizationsApi,
    private readonly tasks: TaskService,
    private readonly rounds: RoundEndReads,
    private readonly disposals: MakeDisposals,
  ) {}

  onModuleInit(): void {
    this.transitions.bind<Row>({
      workflow: monitoringSheetWorkflow,
      table: 'monitoring.sheet',
      load: async (actor, ids, lock) =>
        (await this.reads.visible(actor, ids, lock)).map((sheet) => ({ ...sheet, title: sheet.objectName })),
      policy: (actor, action, row) => policy(actor, action, row),
      guards: {
        roundOpen: (context) => this.roundOpen(context),
        sheetComplete: (context) => this.complete(context),
        disposalDecided: (context) => this.disposalDecided(context),
        redRowsCommented: (context) => this.commented(context),
        executionReconciled: (context) => reconciled(context),
      },
      patch: (context) => patch(context),
      afterSave: (context) => this.afterSave(context),
    });
  }

  /** A round that is closed takes nothing in any more (M-13). */
  private async roundOpen({ rows, action }: Context): Promise<Map<string, Refusal[]>> {
    const states = await this.rounds.states(rows.map(({ roundId }) => roundId));
    return new Map(
      rows.map(({ id, roundId }): [string, Refusal[]] => {
        const state = states.get(roundId) ?? null;
        if (state === 'OPEN') return [id, []];
        return [id, [roundNotOpen(state, action)]];
      }),
    );
  }

  private async complete({ rows }: Context): Promise<Map<string, Refusal[]>> {
    const lines = await this.parts.rows(rows.map(({ id }) => id));
    return new Map(
      rows.map((sheet) => {
        const own = lines.filter(({ sheetId }) => sheetId === sheet.id);
        return [sheet.id, checkMonitoringSheet(judgedSheet(sheet, own), frozenAlerts(sheet.parameters))];
      }),
    );
  }

  /** The division has said something of every red row (M2), and a typed amount has met the payments again. */
  private async commented({ rows, input }: Context): Promise<Map<string, Refusal[]>> {
    const lines = await this.parts.rows(rows.map(({ id }) => id));
    return new Map(
      rows.map((sheet) => {
        const own = lines.filter(({ sheetId }) => sheetId === sheet.id);
        const reasons = (sheet.lightReasons ?? []) as LightResult['reasons'];
        const silent = redRows({ reasons }).filter((row) => !own[row - 1]?.divisionComment);
        const refusals = silent.map((row) =>
          refusal('RED_ROW_UNCOMMENTED', {
            ruleId: 'M-07',
            field: `rows[${row - 1}].divisionComment`,
            params: { row },
            wayOut: 'COMMENT_ROW',
          }),
        );
        // In a preview the page asks for the words first, so only the real step is refused.
        return [sheet.id, input === undefined ? [] : refusals];
      }),
    );
  }

  private async afterSave(context: Context): Promise<void> {
    const { action, rows } = context;
    await this.tasks.close(rows.map(({ id }) => id));
    const next = await this.nextTasks(context);
    await this.tasks.open(next);
    if (action !== 'accept') return;
    const draft = draftOf(context);
    if (!draft) return;
    for (const subject of this.subjects(rows).values()) await this.disposals.make(subject, draft);
  }

  /** The words of the decision itself, and what each disposal needs beside them. */
  private async disposalDecided(context: Context): Promise<Map<string, Refusal[]>> {
    const found = disposalDecided(context);
    const draft = draftOf(context);
    if (!draft || !draft.note) return found;
    for (const [id, subject] of this.subjects(context.rows))
      found.get(id)!.push(...(await this.disposals.check(subject, draft)));
    return found;
  }

  private subjects(rows: readonly Row[]): Map<string, DisposalSubject> {
    return new Map(
      rows.map((row): [string, DisposalSubject] => [
        row.id,
        {
          sourceType: 'SHEET',
          sourceId: row.id,
          projectId: row.projectId,
          objectiveId: row.objectiveId,
          agencyId: row.agencyId,
          budgetYear: row.budgetYear,
          title: row.objectName,
        },
      ]),
    );
  }

  private async nextTasks({ action, rows, comment, actor }: Context): Promise<TaskToOpen[]> {
    const ids = rows.map(({ agencyId }) => agencyId);
    const base = (row: Row): Omit<TaskToOpen, 'kind' | 'agencyId' | 'role'> => ({
      workYear: row.budgetYear,
      subjectType: 'monitoring.sheet',
      subjectId: row.id,
      subjectTitle: row.objectName,
      url: `/${row.budgetYear}/monitoring/${row.id}`,
      dueOn: row.dueOn,
    });
    if (action === 'submit') {
      const units = await this.organizations.firstLevelUnitsOf(ids);
      return rows.map((row) => ({
        ...base(row),
        kind: 'monitoring.deptReview',
        agencyId: units.get(row.agencyId)!,
        role: 'UNIT_HEAD',
      }));
    }
    if (action === 'deptAccept') {
      const divisions = await this.organizations.divisionsOf(ids);
      return rows.flatMap((row): TaskToOpen[] => {
        const agencyId = divisions.get(row.agencyId);
        return agencyId ? [{ ...base(row), kind: 'monitoring.finReview', agencyId, role: 'FIN_BUSINESS' }] : [];
      });
    }
    if (action !== 'deptReturn' && action !== 'finReturn') return [];
    return rows.map((row) => ({
      ...base(row),
      kind: 'monitoring.fill',
      agencyId: row.agencyId,
      role: 'UNIT_CLERK',
      returnedReason: comment,
      returnedBy: `${actor.agencyName ?? ''} ${actor.personName}`.trim(),
    }));
  }
}

function policy(actor: Actor, action: string, row: Row): readonly Refusal[] {
  if (action === 'submit') {
    return row.agencyId === actor.agencyId ? [] : [refusal('NOT_YOUR_UNIT', { wayOut: 'ASK_UNIT_CLERK' })];
  }
  return notOwnWork(actor, row.submittedBy, action.startsWith('dept') ? null : row.deptReviewedBy);
}

/** A disposal with consequences; null where nothing is wrong or nothing was decided yet. */
function draftOf({ action, input }: Context): DisposalDraft | null {
  const { disposal, note, dueOn, ownerName, amount } = (input ?? {}) as Disposal;
  if (action !== 'accept' || !disposal || disposal === 'NORMAL') return null;
  return { kind: disposal, note: note?.trim() ?? '', dueOn, ownerName, amount };
}

/** What was typed while the feed was down is compared with the payments before anybody decides on it. */
function reconciled({ rows }: Context): Map<string, Refusal[]> {
  return new Map(
    rows.map((row): [string, Refusal[]] => {
      const isOpen = row.executionSource === 'TYPED' && !row.reconciledOn && row.paidAmount !== row.executedAmount;
      if (!isOpen) return [row.id, []];
      return [
        row.id,
        [
          refusal('EXECUTION_NOT_RECONCILED', {
            ruleId: 'M-08',
            field: 'executedAmount',
            params: { typed: row.executedAmount, paid: row.paidAmount },
            wayOut: 'RECONCILE_EXECUTION',
          }),
        ],
      ];
    }),
  );
}

function disposalDecided(context: Context): Map<string, Refusal[]> {
  const given = (context.input ?? undefined) as Disposal | undefined;
  return new Map(
    context.rows.map((row): [string, Refusal[]] => {
      // Without input this is a preview: whether a disposal will be chosen is not known yet.
      if (context.input === undefined) return [row.id, []];
      const refusals: Refusal[] = [];
      if (!given?.disposal)
        refusals.push(refusal('DISPOSAL_REQUIRED', { ruleId: 'M-05', field: 'disposal', wayOut: 'CHOOSE_DISPOSAL' }));
      if (given?.disposal === 'NORMAL' && row.light === 'RED') {
        refusals.push(refusal('RED_NEEDS_DISPOSAL', { ruleId: 'M-05', field: 'disposal', wayOut: 'CHOOSE_DISPOSAL' }));
      }
      if (given?.disposal && given.disposal !== 'NORMAL' && !given.note?.trim()) {
        refusals.push(refusal('DISPOSAL_NOTE_REQUIRED', { ruleId: 'M-05', field: 'note', wayOut: 'WRITE_REASON' }));
      }
      return [row.id, refusals];
    }),
  );
}

function patch(context: Context): Record<string, unknown> {
  const { actor, action, comment } = context;
  switch (action) {
    case 'submit':
      return {
        submitted_by: actor.userId,
        submitted_at: new Date().toISOString(),
        returned_reason: null,
        returned_by: null,
      };
    case 'deptAccept':
      return { dept_reviewed_by: actor.userId, department_comment: comment };
    case 'deptReturn':
    case 'finReturn':
      return { returned_reason: comment, returned_by: `${actor.agencyName ?? ''} ${actor.personName}`.trim() };
    case 'accept': {
      const { disposal, note } = context.input as Disposal;
      return { disposal, disposal_note: note?.trim() || null, disposed_on: currentActor().today };
    }
    default:
      return {};
  }
}
