import { Injectable } from '@nestjs/common';
import { Exact, resolveText, roundHalfUp } from '@jixiao/shared';
import { currentActor } from '../../../../platform/access/index.js';
import { newId, UnitOfWork } from '../../../../platform/database/index.js';
import { contentHash } from '../../../../platform/integrity/index.js';
import type { FindingRecord, FrameworkRowRecord } from '../persistence/evaluation-task.reads.js';
import { type FrozenReport, OpinionReads } from '../persistence/opinion.reads.js';
import { ReportVersionEntity } from '../persistence/report-version.entity.js';
import { ReportTexts } from './report-texts.js';
import type { TaskRow } from './task-guards.js';

/** Sum of the rows, two decimals; null while one of them has no points. */
export function totalOf(rows: readonly { readonly score: string | null }[]): string | null {
  if (rows.length === 0 || rows.some(({ score }) => score === null)) return null;
  return roundHalfUp(
    rows.reduce((sum, { score }) => sum.plus(score!), new Exact(0)),
    2,
  );
}

/** Every report that is handed in, revised or made final is kept as it was, with its hash (R145). */
@Injectable()
export class ReportVersions {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reads: OpinionReads,
    private readonly texts: ReportTexts,
  ) {}

  /** Inside the transaction of the step. */
  async keep(row: TaskRow, kind: 'HANDED_IN' | 'FINAL', reason: string | null): Promise<void> {
    const actor = currentActor();
    const earlier = await this.reads.versions([row.id]);
    const content = await this.contentOf(row);
    const totalScore = totalOf(row.rows);
    await this.uow.insert(ReportVersionEntity, [
      {
        id: newId(),
        taskId: row.id,
        versionNo: earlier.length + 1,
        kind: kind === 'FINAL' ? 'FINAL' : earlier.length === 0 ? 'DRAFT' : 'REVISED',
        totalScore,
        content,
        contentHash: contentHash({ taskId: row.id, totalScore, ...content }),
        reason,
        madeBy: actor.userId,
        madeOn: actor.today,
      },
    ]);
  }

  private async contentOf(row: TaskRow): Promise<FrozenReport> {
    const { sections, sources, nothing } = await this.texts.of(row);
    return {
      rows: row.rows.map(frozenRow),
      findings: row.findings.map(frozenFinding),
      summary: row.reportSummary,
      sections: sections.map(({ code, body }) => ({ code, text: resolveText(body, sources, nothing) })),
    };
  }
}

const frozenRow = ({ level1, name, weight, score, reason, evidence }: FrameworkRowRecord): FrozenReport['rows'][0] => ({
  level1,
  name,
  weight,
  score,
  reason,
  evidence,
});

const frozenFinding = (finding: FindingRecord): FrozenReport['findings'][0] => {
  const { kind, problemKind, description, evidence, amount, recommendation } = finding;
  return { kind, problemKind, description, evidence, amount, recommendation };
};
