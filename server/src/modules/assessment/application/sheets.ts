import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  assessmentSheetWorkflow,
  Exact,
  gradeOf,
  type GradeScale,
  type Refusal,
  refusal,
  roundHalfUp,
} from '@jixiao/shared';
import { currentActor } from '../../../platform/access/index.js';
import { AuditService } from '../../../platform/audit/index.js';
import { UnitOfWork, updateVersioned } from '../../../platform/database/index.js';
import { notFound, refused } from '../../../platform/errors/index.js';
import { TaskService, type TaskToOpen } from '../../../platform/tasks/index.js';
import {
  notOwnWork,
  type TransitionContext,
  TransitionService,
  type WorkflowRow,
} from '../../../platform/workflow/index.js';
import { OrganizationsApi } from '../../organizations/index.js';
import {
  type AssessmentRowRecord,
  AssessmentReads,
  type AssessmentSheetRecord,
} from '../persistence/assessment.reads.js';

type Row = AssessmentSheetRecord & WorkflowRow & { rows: AssessmentRowRecord[]; gradeScale: GradeScale };
type Context = TransitionContext<Row>;

export interface ScoreToSave {
  id: string;
  score?: string | null;
  reason?: string | null;
  evidence?: string | null;
}

const SCORE = /^\d{1,3}(\.\d{1,2})?$/;

/** One unit's sheet: scored by itself, reviewed, decided, ranked, told. */
@Injectable()
export class AssessmentSheets implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reads: AssessmentReads,
    private readonly transitions: TransitionService,
    private readonly organizations: OrganizationsApi,
    private readonly tasks: TaskService,
    private readonly audit: AuditService,
  ) {}

  onModuleInit(): void {
    this.transitions.bind<Row>({
      workflow: assessmentSheetWorkflow,
      table: 'assessment.sheet',
      load: async (actor, ids, lock) => {
        const sheets = await this.reads.visible(actor, ids, lock);
        const rows = await this.reads.rows(sheets.map(({ id }) => id));
        const rules = await this.organizations.parametersOf(sheets.map(({ workYear }) => workYear));
        return sheets.map((sheet) => ({
          ...sheet,
          title: sheet.agencyName,
          gradeScale: rules.get(sheet.workYear)!.rule('grade.scale'),
          rows: rows.filter(({ sheetId }) => sheetId === sheet.id),
        }));
      },
      policy: (actor, action, row) => {
        if (action === 'submit')
          return row.agencyId === actor.agencyId ? [] : [refusal('NOT_YOUR_UNIT', { wayOut: 'ASK_UNIT_CLERK' })];
        return notOwnWork(actor, row.submittedBy);
      },
      guards: {
        selfScoreComplete: (context) =>
          each(context, (row) =>
            row.rows.flatMap((line, i) =>
              line.selfScore === null && line.kind === 'MANUAL' ? [missing(i, line, 'selfScore')] : [],
            ),
          ),
        everyDifferenceExplained: (context) => each(context, (row) => row.rows.flatMap(unexplained)),
        circularNumbered: (context) => this.circularNumbered(context),
      },
      patch: ({ actor, action, comment }, row) => {
        if (action === 'submit')
          return {
            submitted_by: actor.userId,
            self_total: total(row.rows, 'selfScore'),
            returned_reason: null,
            returned_by: null,
          };
        if (action === 'startReview') return { reviewed_by: actor.userId };
        if (action === 'return')
          return { returned_reason: comment, returned_by: `${actor.agencyName ?? ''} ${actor.personName}`.trim() };
        if (action !== 'decide') return {};
        const final = total(row.rows, 'reviewScore');
        return { final_total: final, grade: gradeOf(final, row.gradeScale), decided_on: actor.today };
      },
      afterSave: (context) => this.afterSave(context),
    });
  }

  /** The unit's own scores, or the reviewer's: which of the two the state of the sheet decides. */
  saveScores(
    id: string,
    expectedVersion: number,
    scores: readonly ScoreToSave[],
    side: 'SELF' | 'REVIEW',
  ): Promise<string> {
    return this.uow.write(async () => {
      const actor = currentActor();
      const [sheet] = await this.reads.visible(actor, [id], true);
      if (!sheet) throw notFound('id');
      const rows = new Map((await this.reads.rows([id])).map((row) => [row.id, row]));
      const wanted = side === 'SELF' ? 'SELF_SCORING' : 'REVIEWING';
      const refusals: Refusal[] = [];
      if (sheet.state !== wanted)
        refusals.push(
          refusal('STATE_INVALID', {
            field: 'state',
            params: { state: sheet.state, action: 'saveScores', allowed: wanted },
          }),
        );
      if (side === 'SELF' && sheet.agencyId !== actor.agencyId)
        refusals.push(refusal('NOT_YOUR_UNIT', { field: 'id', wayOut: 'ASK_UNIT_CLERK' }));
      if (side === 'REVIEW') refusals.push(...notOwnWork(actor, sheet.submittedBy));
      scores.forEach((given, index) => {
        const row = rows.get(given.id);
        const score = given.score?.trim();
        if (!row) refusals.push(refusal('NOT_FOUND', { field: `scores[${index}].id` }));
        else if (score && (!SCORE.test(score) || new Exact(score).gt(row.points))) {
          refusals.push(
            refusal('SCORE_RANGE', {
              ruleId: 'K-02',
              field: `scores[${index}].score`,
              params: { row: row.ordinal, value: score, most: row.points },
            }),
          );
        }
      });
      if (refusals.length > 0) throw refused(refusals);
      const column = side === 'SELF' ? 'self_score' : 'review_score';
      await this.uow.affect(
        `UPDATE assessment.sheet_row w SET ${column} = t.score, reason = COALESCE(t.reason, w.reason), evidence = COALESCE(t.evidence, w.evidence)
           FROM jsonb_to_recordset($2::jsonb) AS t(id uuid, score numeric, reason text, evidence text) WHERE w.jurisdiction_id = $1 AND w.id = t.id`,
        [
          actor.jurisdictionId,
          JSON.stringify(
            scores.map((given) => ({
              id: given.id,
              score: given.score?.trim() || null,
              reason: given.reason?.trim() || null,
              evidence: given.evidence?.trim() || null,
            })),
          ),
        ],
      );
      await updateVersioned(this.uow, 'assessment.sheet', actor.jurisdictionId, id, expectedVersion, {});
      this.audit.record({
        entity: 'assessment.sheet',
        entityId: id,
        action: side === 'SELF' ? 'selfScored' : 'reviewed',
        fields: { scores },
      });
      return id;
    });
  }

  private async circularNumbered({ rows }: Context): Promise<Map<string, Refusal[]>> {
    const years = [...new Set(rows.map(({ workYear }) => workYear))];
    const schemes = new Map(
      (await Promise.all(years.map((year) => this.reads.schemes(year)))).flat().map((scheme) => [scheme.id, scheme]),
    );
    return new Map(
      rows.map((row) => [
        row.id,
        schemes.get(row.schemeId)?.circularNo
          ? []
          : [refusal('CIRCULAR_MISSING', { ruleId: 'K-03', wayOut: 'NUMBER_CIRCULAR' })],
      ]),
    );
  }

  private async afterSave({ action, rows, comment, actor }: Context): Promise<void> {
    await this.tasks.close(rows.map(({ id }) => id));
    if (action === 'decide') await this.rank(rows[0]!.schemeId);
    const performance = (await this.organizations.seatsWithRole('FIN_PERFORMANCE'))[0]?.agencyId;
    await this.tasks.open(
      rows.flatMap((row): TaskToOpen[] => {
        const base = {
          workYear: row.workYear,
          subjectType: 'assessment.sheet',
          subjectId: row.id,
          subjectTitle: row.agencyName,
          url: `/${row.workYear}/assessment/${row.id}`,
        };
        if (action === 'return') {
          return [
            {
              ...base,
              kind: 'assessment.selfScore',
              agencyId: row.agencyId,
              role: 'UNIT_CLERK',
              returnedReason: comment,
              returnedBy: `${actor.agencyName ?? ''} ${actor.personName}`.trim(),
            },
          ];
        }
        return performance && ['submit', 'startReview', 'decide'].includes(action)
          ? [{ ...base, kind: 'assessment.review', agencyId: performance, role: 'FIN_PERFORMANCE' }]
          : [];
      }),
    );
  }

  /** Equal totals share a rank, and the next rank is skipped. */
  private async rank(schemeId: string): Promise<void> {
    await this.uow.affect(
      `UPDATE assessment.sheet s SET rank = r.rank FROM (
         SELECT id, rank() OVER (ORDER BY final_total DESC)::int AS rank FROM assessment.sheet
          WHERE jurisdiction_id = $1 AND scheme_id = $2 AND final_total IS NOT NULL) r
        WHERE s.jurisdiction_id = $1 AND s.id = r.id AND s.rank IS DISTINCT FROM r.rank`,
      [currentActor().jurisdictionId, schemeId],
    );
  }
}

function each({ rows }: Context, judge: (row: Row) => Refusal[]): Map<string, Refusal[]> {
  return new Map(rows.map((row) => [row.id, judge(row)]));
}

const missing = (index: number, line: AssessmentRowRecord, field: string): Refusal =>
  refusal('SCORE_MISSING', {
    ruleId: 'K-02',
    field: `scores[${index}].${field}`,
    params: { row: line.ordinal, name: line.name },
    wayOut: 'SCORE_ROW',
  });

/** What the reviewer gives must be there, and where it differs from what the unit or the records say, so must the reason. */
function unexplained(line: AssessmentRowRecord, index: number): Refusal[] {
  if (line.reviewScore === null) return [missing(index, line, 'score')];
  const basis = line.autoScore ?? line.selfScore;
  if (basis === null || new Exact(basis).eq(line.reviewScore) || line.reason) return [];
  return [
    refusal('REASON_REQUIRED', {
      ruleId: 'K-04',
      field: `scores[${index}].reason`,
      params: { row: line.ordinal, from: basis, to: line.reviewScore },
      wayOut: 'WRITE_REASON',
    }),
  ];
}

const total = (rows: readonly AssessmentRowRecord[], side: 'selfScore' | 'reviewScore'): string =>
  roundHalfUp(
    rows.reduce((sum, row) => sum.plus(row[side] ?? row.autoScore ?? 0), new Exact(0)),
    2,
  );
