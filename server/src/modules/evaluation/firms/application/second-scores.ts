import { Injectable } from '@nestjs/common';
import { Exact, roundHalfUp, secondTotal, type SecondScoreSource } from '@jixiao/shared';
import { currentActor } from '../../../../platform/access/index.js';
import { ScorerReads } from '../../scorers/persistence/scorer.reads.js';
import { EvaluationTaskReads } from '../../tasks/persistence/evaluation-task.reads.js';
import { EngagementReads } from '../persistence/engagement.reads.js';
import { RatingReads, type RecheckedRow } from '../persistence/rating.reads.js';

export interface SecondScore {
  taskId: string;
  source: SecondScoreSource;
  total: string;
  /** Rows that were scored again, or sheets of the panel. */
  basis: number;
}

export interface SecondScoreView {
  taskId: string;
  title: string;
  stated: string | null;
  source: SecondScoreSource | null;
  total: string | null;
  gap: string | null;
  basis: number;
  rows: RecheckedRow[];
}

/**
 * The second score of an evaluation that a firm scored, from the records (R158): what the bureau scored again row by row; where
 * it did not, the mean of the scorers who are not of the firm, once every sheet of the panel has been handed in.
 */
@Injectable()
export class SecondScores {
  constructor(
    private readonly evaluations: EvaluationTaskReads,
    private readonly scorers: ScorerReads,
    private readonly engagements: EngagementReads,
    private readonly ratings: RatingReads,
  ) {}

  async of(taskIds: readonly string[], again: readonly RecheckedRow[]): Promise<Map<string, SecondScore>> {
    const rows = await this.evaluations.scoreRows(taskIds);
    const panels = await this.panels(taskIds);
    const found = taskIds.flatMap((taskId): SecondScore[] => {
      const own = again.filter((one) => one.taskId === taskId && one.score !== null);
      const total = secondTotal(rows.get(taskId)!, new Map(own.map((one) => [one.frameworkRowId, one.score!])));
      if (own.length > 0 && total !== null) return [{ taskId, source: 'RECHECK', total, basis: own.length }];
      const panel = panels.get(taskId);
      return panel ? [panel] : [];
    });
    return new Map(found.map((one) => [one.taskId, one]));
  }

  /** For each evaluation of the ratings: what was stated, the second score with its source, the rows scored again. */
  async ofRatings(ratingIds: readonly string[]): Promise<Map<string, SecondScoreView[]>> {
    const ratings = await this.ratings.visible(currentActor(), ratingIds, false);
    const tasks = await this.engagements.tasks(ratings.map(({ engagementId }) => engagementId));
    const again = await this.ratings.rechecked(ratings.map(({ id }) => id));
    const taskIds = tasks.map(({ id }) => id);
    const second = await this.of(taskIds, again);
    return new Map(
      ratings.map(({ id, engagementId }) => [
        id,
        tasks
          .filter((task) => task.engagementId === engagementId)
          .map((task): SecondScoreView => {
            const found = second.get(task.id);
            const stated = task.statedTotal ?? task.totalScore;
            return {
              taskId: task.id,
              title: task.title,
              stated,
              source: found?.source ?? null,
              total: found?.total ?? null,
              gap: found && stated !== null ? new Exact(stated).minus(found.total).abs().toFixed(2) : null,
              basis: found?.basis ?? 0,
              rows: again.filter((row) => row.ratingId === id && row.taskId === task.id),
            };
          }),
      ]),
    );
  }

  private async panels(taskIds: readonly string[]): Promise<Map<string, SecondScore>> {
    const scorers = (await this.scorers.ofTasks(taskIds)).filter(
      ({ state }) => !['DECLINED', 'WITHDRAWN'].includes(state),
    );
    const scores = await this.scorers.scores(scorers.map(({ id }) => id));
    const found = new Map<string, SecondScore>();
    for (const taskId of taskIds) {
      const panel = scorers.filter((one) => one.taskId === taskId);
      const others = panel.filter(({ duty }) => duty !== 'FIRM');
      if (others.length === 0 || panel.some(({ state }) => state !== 'SUBMITTED')) continue;
      const sum = scores
        .filter(({ scorerId, score }) => score !== null && others.some(({ id }) => id === scorerId))
        .reduce((total, { score }) => total.plus(score!), new Exact(0));
      const total = roundHalfUp(sum.div(others.length), 2);
      found.set(taskId, { taskId, source: 'PANEL', total, basis: others.length });
    }
    return found;
  }
}
