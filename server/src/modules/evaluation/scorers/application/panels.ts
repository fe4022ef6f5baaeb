import { Injectable } from '@nestjs/common';
import { Exact, type Refusal, refusal, roundHalfUp, scoreFrameworkRow, type Spread, spreadOf } from '@jixiao/shared';
import { currentActor, may } from '../../../../platform/access/index.js';
import { AuditService } from '../../../../platform/audit/index.js';
import { newId, UnitOfWork, updateVersioned } from '../../../../platform/database/index.js';
import { DomainError, notFound, refused } from '../../../../platform/errors/index.js';
import { OrganizationsApi } from '../../../organizations/index.js';
import { managesTask } from '../../tasks/application/manages.js';
import { mayWorkOn } from '../../tasks/domain/may-score.js';
import { ScoreRowEntity } from '../../tasks/persistence/evaluation-task.entity.js';
import { type EvaluationTaskRecord, EvaluationTaskReads } from '../../tasks/persistence/evaluation-task.reads.js';
import { panelOpen } from './open-panels.js';
import { ScorerReads, type ScorerRecord } from '../persistence/scorer.reads.js';

export interface PanelScorer extends ScorerRecord {
  total: string | null;
}

export interface PanelRow {
  frameworkRowId: string;
  ordinal: number;
  name: string;
  weight: string;
  official: string | null;
  spread: Spread | null;
  given: { scorerId: string; score: string; reason: string | null }[];
}

export interface PanelRecord {
  taskId: string;
  isComplete: boolean;
  waiting: number;
  /** Per cent of the points beyond which a row is to be discussed. */
  limit: string;
  scorers: PanelScorer[];
  /** Empty until everybody has handed in. */
  rows: PanelRow[];
  total: Spread | null;
}

export interface MeansToTake {
  taskId: string;
  expectedVersion: number;
  frameworkRowIds: readonly string[];
  reason: string;
}

/** The panel of an evaluation for whoever leads it: who is asked; once all have handed in, how far they lie apart. */
@Injectable()
export class Panels {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reads: ScorerReads,
    private readonly evaluations: EvaluationTaskReads,
    private readonly organizations: OrganizationsApi,
    private readonly audit: AuditService,
  ) {}

  async panel(taskId: string): Promise<PanelRecord> {
    return this.of(await this.led(taskId, false));
  }

  /** The lead's own decision, row by row: the mean becomes the official score, with his reason. */
  takeOver(draft: MeansToTake): Promise<string> {
    return this.uow.write(async () => {
      const task = await this.led(draft.taskId, true);
      const panel = await this.of(task);
      const found: Refusal[] = [];
      if (task.state !== 'FIELD_WORK') {
        const params = { state: task.state, action: 'takeOver', allowed: 'FIELD_WORK' };
        found.push(refusal('STATE_INVALID', { field: 'state', params }));
      }
      if (!panel.isComplete) found.push(panelOpen(panel.waiting));
      if (!draft.reason.trim()) found.push(refusal('REQUIRED', { ruleId: 'BS-01', field: 'reason' }));
      if (draft.frameworkRowIds.length === 0) found.push(refusal('SELECTION_EMPTY', { field: 'frameworkRowIds' }));
      if (found.length > 0) throw refused(found);
      const rows = (await this.evaluations.scoreRows([task.id])).get(task.id)!;
      const taken = draft.frameworkRowIds.map((id, index) => {
        const row = rows.find((one) => one.id === id);
        const spread = panel.rows.find(({ frameworkRowId }) => frameworkRowId === id)?.spread;
        if (!row || !spread) throw notFound(`frameworkRowIds[${index}]`);
        const input = { mean: spread.mean };
        const { score } = scoreFrameworkRow(row, input);
        const working = [
          { code: 'PANEL_MEAN', expression: `(${spread.scores.join(' + ')}) ÷ ${spread.scores.length} = ${score}` },
        ];
        return { frameworkRowId: row.id, input, score, working };
      });
      const actor = currentActor();
      await this.uow.insert(
        ScoreRowEntity,
        taken.map((row) => ({
          id: newId(),
          taskId: task.id,
          ...row,
          evidence: `评分组${panel.rows[0]!.given.length}人独立评分`,
          reason: draft.reason.trim(),
          scoredBy: actor.userId,
        })),
        {
          key: ['jurisdictionId', 'taskId', 'frameworkRowId'],
          take: ['input', 'score', 'working', 'evidence', 'reason', 'scoredBy'],
        },
      );
      await updateVersioned(
        this.uow,
        'evaluation.evaluation_task',
        actor.jurisdictionId,
        task.id,
        draft.expectedVersion,
        {},
      );
      this.audit.record({
        entity: 'evaluation.evaluation_task',
        entityId: task.id,
        action: 'meansTakenOver',
        fields: { rows: taken, reason: draft.reason },
      });
      return task.id;
    });
  }

  private async of(task: EvaluationTaskRecord): Promise<PanelRecord> {
    const scorers = await this.reads.ofTasks([task.id]);
    const counted = scorers.filter(({ state }) => !['DECLINED', 'WITHDRAWN'].includes(state));
    const waiting = counted.filter(({ state }) => state !== 'SUBMITTED').length;
    const isComplete = counted.length > 0 && waiting === 0;
    const limit = (await this.organizations.parameters(task.workYear)).rule('eval.discussSpread');
    const shared = { taskId: task.id, isComplete, waiting, limit: String(limit) };
    // Nothing is read that must not be shown: not the sheets, not a mean of those that are there.
    if (!isComplete) return { ...shared, scorers: scorers.map(hidden), rows: [], total: null };
    const scores = await this.reads.scores(counted.map(({ id }) => id));
    const framework = (await this.evaluations.scoreRows([task.id])).get(task.id)!;
    const rows = framework.map((row): PanelRow => {
      const given = scores.flatMap(({ scorerId, frameworkRowId, score, reason }) =>
        frameworkRowId === row.id && score !== null ? [{ scorerId, score, reason }] : [],
      );
      return {
        frameworkRowId: row.id,
        ordinal: row.ordinal,
        name: row.name,
        weight: row.weight,
        official: row.score,
        given,
        spread: spreadOf(
          // In the order of size: what is shown of a mean does not tell whose score is whose.
          given.map(({ score }) => score).sort((a, b) => Number(a) - Number(b)),
          row.weight,
          limit,
        ),
      };
    });
    const totalOf = (id: string): string =>
      roundHalfUp(
        scores.filter(({ scorerId }) => scorerId === id).reduce((sum, { score }) => sum.plus(score!), new Exact(0)),
        2,
      );
    const totals = new Map(counted.map(({ id }) => [id, totalOf(id)]));
    return {
      ...shared,
      scorers: scorers.map((scorer) =>
        totals.has(scorer.id) ? { ...scorer, total: totals.get(scorer.id)! } : hidden(scorer),
      ),
      rows,
      total: spreadOf([...totals.values()], '100', limit),
    };
  }

  /** Whoever leads or watches over the evaluation; never the evaluated unit. An official score is the evaluator's alone (E-09). */
  private async led(taskId: string, decides: boolean): Promise<EvaluationTaskRecord> {
    const actor = currentActor();
    const [task] = await this.evaluations.visible(actor, [taskId], decides);
    if (!task) throw notFound('taskId');
    const stranger = mayWorkOn(actor, task);
    if (decides && stranger.length > 0) throw refused(stranger);
    const leads = managesTask(actor, task) || stranger.length === 0;
    if (leads || may(actor, 'expert.read')) return task;
    throw new DomainError('FORBIDDEN', [
      refusal('NO_PERMISSION', { params: { permission: 'financeEvaluation.manage' }, wayOut: 'ASK_WHO_CAN' }),
    ]);
  }
}

const hidden = (scorer: ScorerRecord): PanelScorer => ({ ...scorer, opinion: null, total: null });
