import { Injectable } from '@nestjs/common';
import {
  checkFramework,
  checkFrameworkInput,
  type FrameworkBlock,
  type FrameworkGroup,
  type FrameworkInput,
  type FrameworkKind,
  parseMoney,
  type QualityGrade,
  readEvaluationProblems,
  type Refusal,
  refusal,
  scoreFrameworkRow,
  type StandardBasis,
  WHOLE_OBJECTS,
} from '@jixiao/shared';
import { currentActor } from '../../../../platform/access/index.js';
import { AuditService } from '../../../../platform/audit/index.js';
import { newId, UnitOfWork, updateVersioned } from '../../../../platform/database/index.js';
import { notFound, refused } from '../../../../platform/errors/index.js';
import { OrganizationsApi } from '../../../organizations/index.js';
import { FindingEntity, ScoreRowEntity } from '../persistence/evaluation-task.entity.js';
import { OpenPanels } from '../../scorers/application/open-panels.js';
import { demandManager } from './manages.js';
import { mayWorkOn } from '../domain/may-score.js';
import { FrameworkEntity, FrameworkRowEntity } from '../../persistence/framework.entity.js';
import { type EvaluationTaskRecord, EvaluationTaskReads } from '../persistence/evaluation-task.reads.js';

export interface FrameworkRowToSave {
  level1: FrameworkBlock;
  level2: string;
  name: string;
  weight: string;
  kind: FrameworkKind;
  explanation: string;
  standard: string;
  elements: readonly string[];
  basis?: StandardBasis | null;
  scoringRule?: string;
  method?: string;
  evidenceNeeded?: string;
  grades?: readonly QualityGrade[];
}

/** What a framework says beside its rows. */
export interface FrameworkHead {
  groups?: readonly FrameworkGroup[];
  basedOn?: string | null;
}

export interface ScoreToSave {
  frameworkRowId: string;
  input: FrameworkInput;
  evidence?: string | null;
  noEvidenceReason?: string | null;
  reason?: string | null;
}

export interface FindingToSave {
  kind: string;
  /** Kind of the place's own list (R147). */
  problemKind?: string | null;
  evidence?: string | null;
  description: string;
  amount?: string | null;
  recommendation: string;
}

const WEIGHT = /^\d{1,3}(\.\d{1,2})?$/;

/** Everything that is wrong with a framework; its sums are looked at once every weight is a number. */
export function frameworkRefusals(
  rows: readonly FrameworkRowToSave[],
  leastResults: number,
  groups: readonly FrameworkGroup[],
): Refusal[] {
  const weights = rows.flatMap((row, index) =>
    WEIGHT.test(row.weight) && Number(row.weight) > 0 && Number(row.weight) <= 100
      ? []
      : [
          refusal('WEIGHT_INVALID', {
            ruleId: 'E-01',
            field: `rows[${index}].weight`,
            params: { value: row.weight },
            wayOut: 'ENTER_TWO_DECIMALS',
          }),
        ],
  );
  return weights.length > 0 ? weights : checkFramework(rows, leastResults, groups);
}

/** What was taken over from the panel or from a survey stays while the lead enters nothing else in its place. */
function keepTaken(stored: FrameworkInput | null, given: FrameworkInput): FrameworkInput {
  const isBlank = Object.values(given).every((value) => value === null || value === undefined || value === '');
  if (stored?.mean && isBlank) return { mean: stored.mean };
  if (stored?.answers && given.rate === stored.rate) return { ...given, answers: stored.answers };
  return given;
}

/** A row has one score: the second of the same row in one list is refused. */
export function twiceScored(
  scores: readonly { readonly frameworkRowId: string }[],
  rows: ReadonlyMap<string, { readonly ordinal: number; readonly name: string }>,
): Refusal[] {
  return scores.flatMap(({ frameworkRowId }, index) => {
    const first = scores.findIndex((one) => one.frameworkRowId === frameworkRowId);
    const row = rows.get(frameworkRowId);
    if (first === index || !row) return [];
    const params = { first: first + 1, row: index + 1, name: row.name };
    return [refusal('INDICATOR_TWICE', { ruleId: 'E-03', field: `scores[${index}].frameworkRowId`, params })];
  });
}

/** Evaluations while they run: given a framework, scored by whoever was engaged or named. */
@Injectable()
export class EvaluationTasks {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reads: EvaluationTaskReads,
    private readonly organizations: OrganizationsApi,
    private readonly audit: AuditService,
    private readonly panels: OpenPanels,
  ) {}

  /** Replaces the framework while the plan is being made. The sum of 100 is asked for here already: nothing else can be scored. */
  saveFramework(
    taskId: string,
    expectedVersion: number,
    rows: readonly FrameworkRowToSave[],
    { groups = [], basedOn = null }: FrameworkHead = {},
  ): Promise<string> {
    return this.uow.write(async () => {
      const task = await this.editable(taskId, ['LISTED', 'NOTIFIED', 'PLAN_DRAFTED'], 'saveFramework');
      // Whoever evaluates proposes it; it counts once the plan is approved.
      if (mayWorkOn(currentActor(), task).length > 0) demandManager(currentActor(), task);
      const rules = await this.organizations.parameters(task.workYear);
      const refusals = frameworkRefusals(rows, rules.rule('eval.oeWeightMin'), groups);
      if (refusals.length > 0) throw refused(refusals);
      const { jurisdictionId } = currentActor();
      const frameworkId = newId();
      await this.uow.insert(FrameworkEntity, [
        {
          id: frameworkId,
          name: `${task.title}指标体系`,
          objectType: WHOLE_OBJECTS.includes(task.objectType) ? 'DEPARTMENT_WHOLE' : 'PROJECT',
          groups,
          basedOn,
        },
      ]);
      await this.uow.insert(
        FrameworkRowEntity,
        rows.map((row, index) => ({
          id: newId(),
          frameworkId,
          ordinal: index + 1,
          level1: row.level1,
          level2: row.level2,
          name: row.name.trim(),
          weight: row.weight,
          kind: row.kind,
          explanation: row.explanation,
          standard: row.standard,
          elements: row.elements,
          basis: row.basis ?? null,
          scoringRule: row.scoringRule ?? '',
          method: row.method ?? '',
          evidenceNeeded: row.evidenceNeeded ?? '',
          grades: row.grades ?? [],
        })),
      );
      await updateVersioned(this.uow, 'evaluation.evaluation_task', jurisdictionId, task.id, expectedVersion, {
        framework_id: frameworkId,
      });
      this.audit.record({
        entity: 'evaluation.evaluation_task',
        entityId: task.id,
        action: 'frameworkSaved',
        fields: { rows },
      });
      return task.id;
    });
  }

  /** Scores and findings of whoever was engaged; the product computes the points from what was found. */
  saveScores(
    taskId: string,
    expectedVersion: number,
    scores: readonly ScoreToSave[],
    findings: readonly FindingToSave[],
    reportSummary: string | null,
  ): Promise<string> {
    return this.uow.write(async () => {
      const task = await this.editable(taskId, ['FIELD_WORK'], 'saveScores');
      const actor = currentActor();
      const stranger = mayWorkOn(actor, task);
      if (stranger.length > 0) throw refused(stranger);
      const open = (await this.panels.whileOpen([task.id])).get(task.id);
      if (open) throw refused(open);
      const rules = await this.organizations.parameters(task.workYear);
      const kinds = readEvaluationProblems(rules.rule('eval.problemKinds')) ?? [];
      const rows = new Map((await this.reads.scoreRows([task.id])).get(task.id)!.map((row) => [row.id, row]));
      const refusals: Refusal[] = twiceScored(scores, rows);
      const scored = scores.flatMap((given, index) => {
        const row = rows.get(given.frameworkRowId);
        if (!row) {
          refusals.push(refusal('NOT_FOUND', { field: `scores[${index}].frameworkRowId` }));
          return [];
        }
        refusals.push(...checkFrameworkInput(row, given.input, `scores[${index}]`));
        const input = keepTaken(row.input, given.input);
        const result = scoreFrameworkRow(row, input);
        if (result.score !== null && Number(result.score) < Number(row.weight) && !given.reason?.trim()) {
          refusals.push(
            refusal('REASON_REQUIRED', {
              ruleId: 'E-06',
              field: `scores[${index}].reason`,
              params: { row: row.ordinal },
              wayOut: 'WRITE_REASON',
            }),
          );
        }
        return {
          frameworkRowId: row.id,
          input,
          score: result.score,
          working: result.working,
          evidence: given.evidence?.trim() || null,
          noEvidenceReason: given.noEvidenceReason?.trim() || null,
          reason: given.reason?.trim() || null,
        };
      });
      const amounts = findings.map((finding, index) => {
        for (const name of ['description', 'recommendation'] as const) {
          if (!finding[name].trim()) refusals.push(refusal('REQUIRED', { field: `findings[${index}].${name}` }));
        }
        if (finding.problemKind && !kinds.some(({ code }) => code === finding.problemKind))
          refusals.push(
            refusal('PROBLEM_KIND_UNKNOWN', {
              ruleId: 'E-12',
              field: `findings[${index}].problemKind`,
              params: { value: finding.problemKind },
            }),
          );
        if (!finding.amount) return null;
        const parsed = parseMoney(finding.amount, { field: `findings[${index}].amount` });
        if (!parsed.ok) refusals.push(parsed.refusal);
        return parsed.ok ? parsed.value : null;
      });
      if (refusals.length > 0) throw refused(refusals);
      await this.uow.insert(
        ScoreRowEntity,
        scored.map((row) => ({ id: newId(), taskId: task.id, ...row, scoredBy: actor.userId })),
        {
          key: ['jurisdictionId', 'taskId', 'frameworkRowId'],
          take: ['input', 'score', 'working', 'evidence', 'noEvidenceReason', 'reason', 'scoredBy'],
        },
      );
      await this.uow.affect('DELETE FROM evaluation.finding WHERE jurisdiction_id = $1 AND task_id = $2', [
        actor.jurisdictionId,
        task.id,
      ]);
      await this.uow.insert(
        FindingEntity,
        findings.map((finding, index) => ({
          id: newId(),
          taskId: task.id,
          ordinal: index + 1,
          kind: finding.kind,
          description: finding.description,
          amount: amounts[index],
          recommendation: finding.recommendation,
          problemKind: finding.problemKind ?? null,
          evidence: finding.evidence?.trim() || null,
        })),
      );
      await updateVersioned(this.uow, 'evaluation.evaluation_task', actor.jurisdictionId, task.id, expectedVersion, {
        report_summary: reportSummary,
      });
      this.audit.record({
        entity: 'evaluation.evaluation_task',
        entityId: task.id,
        action: 'scored',
        fields: { scores, findings, reportSummary },
      });
      return task.id;
    });
  }

  private async editable(id: string, states: readonly string[], action: string): Promise<EvaluationTaskRecord> {
    const [task] = await this.reads.visible(currentActor(), [id], true);
    if (!task) throw notFound('id');
    if (!states.includes(task.state)) {
      throw refused([
        refusal('STATE_INVALID', { field: 'state', params: { state: task.state, action, allowed: states.join(',') } }),
      ]);
    }
    return task;
  }
}
