import { Injectable } from '@nestjs/common';
import {
  checkFramework,
  type FrameworkBlock,
  type FrameworkGroup,
  type FrameworkInput,
  type FrameworkKind,
  parseMoney,
  type QualityGrade,
  type Refusal,
  refusal,
  scoreFrameworkRow,
  type StandardBasis,
} from '@jixiao/shared';
import { currentActor } from '../../../../platform/access/index.js';
import { AuditService } from '../../../../platform/audit/index.js';
import { newId, UnitOfWork, updateVersioned } from '../../../../platform/database/index.js';
import { notFound, refused } from '../../../../platform/errors/index.js';
import { TaskService } from '../../../../platform/tasks/index.js';
import { OrganizationsApi } from '../../../organizations/index.js';
import { ProjectsApi } from '../../../projects/index.js';
import { OpenPanels } from '../../scorers/application/open-panels.js';
import { EvaluationTaskEntity, FindingEntity, ScoreRowEntity } from '../persistence/evaluation-task.entity.js';
import { FrameworkEntity, FrameworkRowEntity } from '../../persistence/framework.entity.js';
import { type EvaluationTaskRecord, EvaluationTaskReads } from '../persistence/evaluation-task.reads.js';

export interface EvaluationToList {
  projectId: string;
  subjectYear: number;
  title: string;
  selectionReason: string;
  method: string;
  engagementId?: string | null;
}

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

/** The bureau's evaluations: listed, given a framework, scored by whoever was engaged. */
@Injectable()
export class EvaluationTasks {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reads: EvaluationTaskReads,
    private readonly projects: ProjectsApi,
    private readonly organizations: OrganizationsApi,
    private readonly tasks: TaskService,
    private readonly audit: AuditService,
    private readonly panels: OpenPanels,
  ) {}

  list(draft: EvaluationToList): Promise<string> {
    return this.uow.write(async () => {
      const actor = currentActor();
      const workYear = Number(actor.today.slice(0, 4));
      const project = await this.projects.visible(draft.projectId);
      if (!project) throw notFound('projectId');
      const refusals: Refusal[] = [];
      if (!draft.title.trim()) refusals.push(refusal('REQUIRED', { field: 'title' }));
      if (!draft.selectionReason.trim()) refusals.push(refusal('REQUIRED', { field: 'selectionReason' }));
      if (draft.subjectYear > workYear)
        refusals.push(refusal('YEAR_NOT_OVER', { field: 'subjectYear', params: { year: draft.subjectYear } }));
      if (draft.method === 'THIRD_PARTY' && !draft.engagementId) {
        refusals.push(
          refusal('ENGAGEMENT_REQUIRED', { ruleId: 'E-05', field: 'engagementId', wayOut: 'CHOOSE_ENGAGEMENT' }),
        );
      }
      const engagement = draft.engagementId
        ? (await this.reads.engagements()).find(({ id }) => id === draft.engagementId)
        : null;
      if (draft.engagementId && !engagement) throw notFound('engagementId');
      if (engagement && (engagement.state !== 'CONTRACTED' || engagement.endsOn < actor.today)) {
        refusals.push(
          refusal('ENGAGEMENT_ENDED', { ruleId: 'E-05', field: 'engagementId', params: { endsOn: engagement.endsOn } }),
        );
      }
      const twice = await this.uow.query(
        `SELECT 1 FROM evaluation.evaluation_task WHERE jurisdiction_id = $1 AND project_id = $2 AND subject_year = $3 AND kind = 'FINANCE' AND state <> 'CANCELLED'`,
        [actor.jurisdictionId, project.id, draft.subjectYear],
      );
      if (twice.length > 0)
        refusals.push(refusal('EVALUATION_TWICE', { field: 'projectId', params: { year: draft.subjectYear } }));
      if (refusals.length > 0) throw refused(refusals);
      const [money] = await this.projects.execution([project.id], `${draft.subjectYear}-12-31`);
      const id = newId();
      await this.uow.insert(EvaluationTaskEntity, [
        {
          id,
          kind: 'FINANCE',
          objectType: 'PROJECT',
          projectId: project.id,
          agencyId: project.agencyId,
          organiserAgencyId: actor.agencyId!,
          subjectYear: draft.subjectYear,
          workYear,
          title: draft.title.trim(),
          amount: money?.adjustedBudget ?? '0.00',
          method: draft.method,
          selectionReason: draft.selectionReason.trim(),
          engagementId: draft.engagementId ?? null,
        },
      ]);
      this.audit.record({ entity: 'evaluation.evaluation_task', entityId: id, action: 'listed', fields: { ...draft } });
      await this.tasks.open([
        {
          kind: 'evaluation.manage',
          agencyId: actor.agencyId!,
          role: 'FIN_PERFORMANCE',
          workYear,
          subjectType: 'evaluation.evaluation_task',
          subjectId: id,
          subjectTitle: draft.title.trim(),
          url: `/${workYear}/evaluation/tasks/${id}`,
        },
      ]);
      return id;
    });
  }

  /** Replaces the framework while the plan is being made. The sum of 100 is asked for here already: nothing else can be scored. */
  saveFramework(
    taskId: string,
    expectedVersion: number,
    rows: readonly FrameworkRowToSave[],
    { groups = [], basedOn = null }: FrameworkHead = {},
  ): Promise<string> {
    return this.uow.write(async () => {
      const task = await this.editable(taskId, ['LISTED', 'NOTIFIED'], 'saveFramework');
      const rules = await this.organizations.parameters(task.workYear);
      const refusals = frameworkRefusals(rows, rules.rule('eval.oeWeightMin'), groups);
      if (refusals.length > 0) throw refused(refusals);
      const { jurisdictionId } = currentActor();
      const frameworkId = newId();
      await this.uow.insert(FrameworkEntity, [
        { id: frameworkId, name: `${task.title}指标体系`, objectType: task.objectType, groups, basedOn },
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
      const open = (await this.panels.whileOpen([task.id])).get(task.id);
      if (open) throw refused(open);
      const rows = new Map((await this.reads.scoreRows([task.id])).get(task.id)!.map((row) => [row.id, row]));
      const refusals: Refusal[] = [];
      const scored = scores.flatMap((given, index) => {
        const row = rows.get(given.frameworkRowId);
        if (!row) {
          refusals.push(refusal('NOT_FOUND', { field: `scores[${index}].frameworkRowId` }));
          return [];
        }
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
