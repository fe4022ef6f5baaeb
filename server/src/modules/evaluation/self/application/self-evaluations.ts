import { Injectable } from '@nestjs/common';
import { type Refusal, refusal, type Rules, scoringParameters } from '@jixiao/shared';
import { currentActor } from '../../../../platform/access/index.js';
import { AuditService } from '../../../../platform/audit/index.js';
import { newId, UnitOfWork, updateVersioned } from '../../../../platform/database/index.js';
import { notFound, refused } from '../../../../platform/errors/index.js';
import { TaskService } from '../../../../platform/tasks/index.js';
import { OrganizationsApi } from '../../../organizations/index.js';
import { ProjectsApi } from '../../../projects/index.js';
import { scoreSelfEvaluation } from '@jixiao/shared';
import { SelfEvaluationEntity } from '../persistence/self-evaluation.entity.js';
import { SelfEvaluationReads, type SelfEvaluationRowRecord } from '../persistence/self-evaluation.reads.js';
import { toScore } from './row-to-score.js';

export interface SelfEvaluationRowToSave {
  id: string;
  actualValue?: string | null;
  actualOn?: string | null;
  actualYes?: boolean | null;
  attainment?: string | null;
  share?: string | null;
  isNotApplicable: boolean;
  overCause?: string | null;
  cause?: string | null;
  measures?: string | null;
  evidence?: string | null;
}

export interface SelfEvaluationToSave {
  id: string;
  expectedVersion: number;
  rows: readonly SelfEvaluationRowToSave[];
  executionReason?: string | null;
  actualSummary?: string | null;
  problems?: string | null;
  measures?: string | null;
}

const NUMBER = /^-?\d{1,17}(\.\d{1,6})?$/;

/** Opens and fills 项目支出绩效自评表. */
@Injectable()
export class SelfEvaluations {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reads: SelfEvaluationReads,
    private readonly projects: ProjectsApi,
    private readonly organizations: OrganizationsApi,
    private readonly tasks: TaskService,
    private readonly audit: AuditService,
  ) {}

  /** One sheet for each project of the subject year that has an approved objective and no sheet yet. */
  open(subjectYear: number, projectIds: readonly string[], dueOn: string): Promise<number> {
    return this.uow.write(async () => {
      const { jurisdictionId, today } = currentActor();
      const workYear = Number(today.slice(0, 4));
      const wanted = await this.uow.query<{
        projectId: string;
        name: string;
        agencyId: string;
        versionId: string;
        amount: string;
      }>(
        `SELECT p.id AS "projectId", p.name, p.agency_id AS "agencyId", v.id AS "versionId", v.annual_amount AS amount
           FROM goals.objective_version v
           JOIN goals.objective o ON o.jurisdiction_id = v.jurisdiction_id AND o.id = v.objective_id
           JOIN projects.project p ON p.jurisdiction_id = o.jurisdiction_id AND p.id = o.project_id
          WHERE v.jurisdiction_id = $1 AND v.state = 'APPROVED' AND o.budget_year = $2
            AND (cardinality($3::uuid[]) = 0 OR p.id = ANY ($3::uuid[]))
            AND NOT EXISTS (SELECT 1 FROM evaluation.self_evaluation e WHERE e.jurisdiction_id = p.jurisdiction_id
                              AND e.project_id = p.id AND e.subject_year = $2) ORDER BY p.id`,
        [jurisdictionId, subjectYear, projectIds],
      );
      const refusals: Refusal[] = [];
      if (wanted.length === 0)
        refusals.push(refusal('SCOPE_EMPTY', { field: 'projectIds', wayOut: 'APPROVE_GOALS_FIRST' }));
      if (dueOn < today) refusals.push(refusal('DUE_IN_PAST', { field: 'dueOn', params: { today } }));
      if (refusals.length > 0) throw refused(refusals);
      const money = new Map(
        (
          await this.projects.execution(
            wanted.map((row) => row.projectId),
            `${subjectYear}-12-31`,
          )
        ).map((row) => [row.projectId, row]),
      );
      const sheets = wanted.map((row) => ({ ...row, id: newId(), money: money.get(row.projectId) }));
      await this.uow.insert(
        SelfEvaluationEntity,
        sheets.map((sheet) => ({
          id: sheet.id,
          subjectYear,
          workYear,
          projectId: sheet.projectId,
          agencyId: sheet.agencyId,
          objectiveVersionId: sheet.versionId,
          approvedAmount: sheet.amount,
          originalBudget: sheet.money?.originalBudget ?? sheet.amount,
          adjustedBudget: sheet.money?.adjustedBudget ?? sheet.amount,
          executedAmount: sheet.money?.executedAmount ?? '0.00',
        })),
      );
      await this.uow.affect(
        `INSERT INTO evaluation.self_evaluation_row (jurisdiction_id, id, self_evaluation_id, indicator_id, ordinal)
         SELECT $1, gen_random_uuid(), e.id, i.id, i.ordinal FROM evaluation.self_evaluation e
           JOIN goals.indicator i ON i.jurisdiction_id = e.jurisdiction_id AND i.objective_version_id = e.objective_version_id AND i.horizon = 'ANNUAL'
          WHERE e.jurisdiction_id = $1 AND e.id = ANY ($2)`,
        [jurisdictionId, sheets.map(({ id }) => id)],
      );
      this.audit.recordAll(
        sheets.map((sheet) => ({
          entity: 'evaluation.self_evaluation',
          entityId: sheet.id,
          action: 'opened',
          fields: { subjectYear, dueOn },
        })),
      );
      await this.tasks.open(
        sheets.map((sheet) => ({
          kind: 'selfEvaluation.fill',
          agencyId: sheet.agencyId,
          role: 'UNIT_CLERK',
          workYear,
          subjectType: 'evaluation.self_evaluation',
          subjectId: sheet.id,
          subjectTitle: sheet.name,
          url: `/${workYear}/evaluation/self/${sheet.id}`,
          dueOn,
        })),
      );
      return sheets.length;
    });
  }

  /** Saves what is there and scores it; a blank stays a blank. */
  save(draft: SelfEvaluationToSave): Promise<string> {
    return this.uow.write(async () => {
      const actor = currentActor();
      const [sheet] = await this.reads.visible(actor, [draft.id], true);
      if (!sheet) throw notFound('id');
      const rows = await this.reads.rows([sheet.id]);
      const refusals: Refusal[] = [];
      if (!['DRAFT', 'RETURNED'].includes(sheet.state)) {
        refusals.push(
          refusal('STATE_INVALID', {
            field: 'state',
            params: { state: sheet.state, action: 'save', allowed: 'DRAFT,RETURNED' },
          }),
        );
      }
      if (sheet.agencyId !== actor.agencyId)
        refusals.push(refusal('NOT_YOUR_UNIT', { field: 'id', wayOut: 'ASK_UNIT_CLERK' }));
      const known = new Set(rows.map(({ id }) => id));
      draft.rows.forEach((row, index) => {
        if (!known.has(row.id)) refusals.push(refusal('NOT_FOUND', { field: `rows[${index}].id` }));
        for (const name of ['actualValue', 'share'] as const) {
          const value = row[name]?.trim();
          if (value && !NUMBER.test(value)) {
            refusals.push(
              refusal('NUMBER_INVALID', {
                field: `rows[${index}].${name}`,
                params: { row: index + 1, value },
                wayOut: 'ENTER_PLAIN_NUMBER',
              }),
            );
          }
        }
        const share = Number(row.share ?? '0');
        if (share < 0 || share > 100)
          refusals.push(refusal('SHARE_RANGE', { field: `rows[${index}].share`, params: { row: index + 1 } }));
      });
      if (refusals.length > 0) throw refused(refusals);

      const [money] = await this.projects.execution([sheet.projectId], `${sheet.subjectYear}-12-31`);
      const merged = merge(rows, draft.rows);
      const executed = money?.executedAmount ?? sheet.executedAmount;
      const adjusted = money?.adjustedBudget ?? sheet.adjustedBudget;
      const executionReason = blank(draft.executionReason);
      const rules = await this.organizations.parameters(sheet.workYear);
      const filled = { adjustedBudget: adjusted, executed, executionReason, rows: merged.map(toScore) };
      const scored = scoreSelfEvaluation(filled, rules);
      await updateVersioned(
        this.uow,
        'evaluation.self_evaluation',
        actor.jurisdictionId,
        sheet.id,
        draft.expectedVersion,
        {
          executed_amount: executed,
          adjusted_budget: adjusted,
          execution_reason: executionReason,
          execution_score: scored.executionScore,
          total_score: scored.total,
          grade: scored.grade,
          working: JSON.stringify(scored.working),
          parameters: JSON.stringify(judgedBy(rules)),
          actual_summary: blank(draft.actualSummary),
          problems: blank(draft.problems),
          measures: blank(draft.measures),
        },
      );
      await this.saveRows(
        merged.map((row, index) => ({
          ...row,
          score: scored.rows[index]!.score,
          working: [...scored.rows[index]!.working],
        })),
      );
      this.audit.record({
        entity: 'evaluation.self_evaluation',
        entityId: sheet.id,
        action: 'saved',
        fields: { ...draft, total: scored.total },
      });
      return sheet.id;
    });
  }

  private async saveRows(rows: readonly SelfEvaluationRowRecord[]): Promise<void> {
    await this.uow.affect(
      `UPDATE evaluation.self_evaluation_row w SET actual_value = t.actual_value, actual_on = t.actual_on, actual_yes = t.actual_yes,
              attainment = t.attainment, share = t.share, is_not_applicable = t.is_not_applicable, over_cause = t.over_cause, cause = t.cause,
              measures = t.measures, evidence = t.evidence, score = t.score, working = t.working
         FROM jsonb_to_recordset($2::jsonb) AS t(id uuid, actual_value numeric, actual_on date, actual_yes boolean, attainment text, share numeric,
              is_not_applicable boolean, over_cause text, cause text, measures text, evidence text, score numeric, working jsonb)
        WHERE w.jurisdiction_id = $1 AND w.id = t.id`,
      [
        currentActor().jurisdictionId,
        JSON.stringify(
          rows.map((row) => ({
            id: row.id,
            actual_value: row.actualValue,
            actual_on: row.actualOn,
            actual_yes: row.actualYes,
            attainment: row.attainment,
            share: row.share,
            is_not_applicable: row.isNotApplicable,
            over_cause: row.overCause,
            cause: row.cause,
            measures: row.measures,
            evidence: row.evidence,
            score: row.score,
            working: row.working,
          })),
        ),
      ],
    );
  }
}

/** Rules that a score stands on are kept with it: a later change of rule does not alter what was judged. */
const judgedBy = (rules: Rules): object => ({
  ...scoringParameters(rules),
  execWeight: rules.rule('self.execWeight'),
  gradeScale: rules.rule('grade.scale'),
});

const blank = (value: string | null | undefined): string | null => value?.trim() || null;

function merge(
  rows: readonly SelfEvaluationRowRecord[],
  saved: readonly SelfEvaluationRowToSave[],
): SelfEvaluationRowRecord[] {
  const byId = new Map(saved.map((row) => [row.id, row]));
  return rows.map((row) => {
    const change = byId.get(row.id);
    if (!change) return row;
    return {
      ...row,
      actualValue: blank(change.actualValue),
      actualOn: change.actualOn ?? null,
      actualYes: change.actualYes ?? null,
      attainment: (change.attainment ?? null) as SelfEvaluationRowRecord['attainment'],
      share: blank(change.share),
      isNotApplicable: change.isNotApplicable,
      overCause: (change.overCause ?? null) as SelfEvaluationRowRecord['overCause'],
      cause: blank(change.cause),
      measures: blank(change.measures),
      evidence: blank(change.evidence),
    };
  });
}
