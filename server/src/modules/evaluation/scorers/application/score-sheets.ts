import { Injectable } from '@nestjs/common';
import { checkFrameworkInput, type FrameworkInput, type Refusal, refusal, scoreFrameworkRow } from '@jixiao/shared';
import { currentActor } from '../../../../platform/access/index.js';
import { AuditService } from '../../../../platform/audit/index.js';
import { newId, UnitOfWork, updateVersioned } from '../../../../platform/database/index.js';
import { notFound, refused } from '../../../../platform/errors/index.js';
import { twiceScored } from '../../tasks/application/evaluation-tasks.js';
import { EvaluationTaskReads, type FrameworkRowRecord } from '../../tasks/persistence/evaluation-task.reads.js';
import { ScorerScoreEntity } from '../persistence/scorer.entity.js';
import { ScorerReads, type ScorerRecord } from '../persistence/scorer.reads.js';

export interface SheetToSave {
  id: string;
  expectedVersion: number;
  scores: readonly { frameworkRowId: string; input: FrameworkInput; reason?: string | null }[];
  opinion?: string | null;
}

/** A row of the framework with the scorer's own finding and nobody else's. */
export type SheetRow = Omit<
  FrameworkRowRecord,
  'evidence' | 'noEvidenceReason' | 'fileCount' | 'scoredBy' | 'scoredByName' | 'scoreId'
>;

/** One scorer's own sheet: read by his seat alone, saved as he goes (R162). */
@Injectable()
export class ScoreSheets {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reads: ScorerReads,
    private readonly evaluations: EvaluationTaskReads,
    private readonly audit: AuditService,
  ) {}

  mine(): Promise<ScorerRecord[]> {
    return this.reads.own();
  }

  async sheet(id: string): Promise<ScorerRecord> {
    const [sheet] = await this.reads.own(id);
    if (!sheet) throw notFound('id');
    return sheet;
  }

  /** Before he has accepted there is no sheet: he knows what he is asked for, and no more. */
  async rows(sheetIds: readonly string[]): Promise<Map<string, SheetRow[]>> {
    const sheets = (await this.reads.own()).filter(({ id, state }) => sheetIds.includes(id) && state !== 'INVITED');
    const scores = await this.reads.scores(sheets.map(({ id }) => id));
    const frameworks = await this.evaluations.scoreRows([...new Set(sheets.map(({ taskId }) => taskId))]);
    return new Map(
      sheets.map((sheet) => [
        sheet.id,
        frameworks.get(sheet.taskId)!.map((row): SheetRow => {
          const own = scores.find((one) => one.scorerId === sheet.id && one.frameworkRowId === row.id);
          const {
            evidence: _evidence,
            noEvidenceReason: _none,
            fileCount: _files,
            scoredBy: _by,
            scoredByName: _who,
            scoreId: _id,
            ...bare
          } = row;
          return {
            ...bare,
            input: own?.input ?? null,
            score: own?.score ?? null,
            working: own?.working ?? null,
            reason: own?.reason ?? null,
          };
        }),
      ]),
    );
  }

  save(draft: SheetToSave): Promise<string> {
    return this.uow.write(async () => {
      const [sheet] = await this.reads.own(draft.id, true);
      if (!sheet) throw notFound('id');
      if (sheet.state !== 'ACCEPTED') {
        const params = { state: sheet.state, action: 'save', allowed: 'ACCEPTED' };
        throw refused([refusal('STATE_INVALID', { field: 'state', params })]);
      }
      const rows = (await this.evaluations.scoreRows([sheet.taskId])).get(sheet.taskId)!;
      const found: Refusal[] = twiceScored(draft.scores, new Map(rows.map((row) => [row.id, row])));
      const scored = draft.scores.flatMap((given, index) => {
        const row = rows.find(({ id }) => id === given.frameworkRowId);
        if (!row) {
          found.push(refusal('NOT_FOUND', { field: `scores[${index}].frameworkRowId` }));
          return [];
        }
        // What the panel's mean is made of cannot itself be a mean.
        const { mean: _mean, ...input } = given.input;
        found.push(...checkFrameworkInput(row, input, `scores[${index}]`));
        const result = scoreFrameworkRow(row, input);
        return {
          frameworkRowId: row.id,
          input,
          score: result.score,
          working: result.working,
          reason: given.reason?.trim() || null,
        };
      });
      if (found.length > 0) throw refused(found);
      const { jurisdictionId, userId } = currentActor();
      await updateVersioned(this.uow, 'evaluation.scorer', jurisdictionId, sheet.id, draft.expectedVersion, {
        account_id: userId,
        ...(draft.opinion === undefined ? {} : { opinion: draft.opinion?.trim() || null }),
      });
      if (scored.length > 0)
        await this.uow.insert(
          ScorerScoreEntity,
          scored.map((row) => ({ id: newId(), scorerId: sheet.id, ...row })),
          { key: ['jurisdictionId', 'scorerId', 'frameworkRowId'], take: ['input', 'score', 'working', 'reason'] },
        );
      // That rows were saved, not what they hold: the trail is read by others.
      this.audit.record({
        entity: 'evaluation.scorer',
        entityId: sheet.id,
        action: 'saved',
        fields: { rows: scored.length },
      });
      return sheet.id;
    });
  }
}
