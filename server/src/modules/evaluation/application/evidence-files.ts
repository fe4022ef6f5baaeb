import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Refusal, refusal } from '@jixiao/shared';
import { currentActor } from '../../../platform/access/index.js';
import { type AttachmentLeave, FileOwners } from '../../../platform/files/index.js';
import { SelfEvaluationReads } from '../self/persistence/self-evaluation.reads.js';
import { showsResults } from '../tasks/application/shown-results.js';
import { mayWorkOn } from '../tasks/domain/may-score.js';
import { type EvaluationTaskRecord, EvaluationTaskReads } from '../tasks/persistence/evaluation-task.reads.js';

export const SELF_EVALUATION_ROW = 'evaluation.self_evaluation_row';
export const SCORE_ROW = 'evaluation.score_row';

/** 佐证材料 of self-evaluations and of scores: who may see it, and until when it may be changed. */
@Injectable()
export class EvidenceFiles implements OnModuleInit {
  constructor(
    private readonly owners: FileOwners,
    private readonly selfEvaluations: SelfEvaluationReads,
    private readonly tasks: EvaluationTaskReads,
  ) {}

  onModuleInit(): void {
    this.owners.register(SELF_EVALUATION_ROW, {
      read: 'evaluation.read',
      attach: 'selfEvaluation.fill',
      mayRead: async (id) => (await this.sheet(id, false)) !== null,
      mayAttach: (id, lock) => this.leaveOfSheet(id, lock),
    });
    // A firm sees the tasks of its running engagements only, so it loses the files with the engagement (controls C22).
    this.owners.register(SCORE_ROW, {
      read: 'evaluation.read',
      attach: 'financeEvaluation.score',
      mayRead: async (id) => (await this.task(id, false)) !== null,
      mayAttach: (id, lock) => this.leaveOfTask(id, lock),
    });
  }

  private async leaveOfSheet(rowId: string, lock: boolean): Promise<AttachmentLeave | null> {
    const found = await this.sheet(rowId, lock);
    if (!found) return null;
    const refusals = inState(found.state, ['DRAFT', 'RETURNED']);
    if (found.agencyId !== currentActor().agencyId)
      refusals.push(refusal('NOT_YOUR_UNIT', { field: 'ownerId', wayOut: 'ASK_UNIT_CLERK' }));
    return { agencyId: found.agencyId, refusals: [...refusals, ...classified(found.isClassified)] };
  }

  private async leaveOfTask(scoreId: string, lock: boolean): Promise<AttachmentLeave | null> {
    const found = await this.task(scoreId, lock);
    if (!found) return null;
    const refusals = [
      ...inState(found.state, ['FIELD_WORK']),
      ...mayWorkOn(currentActor(), found.task),
      ...classified(found.isClassified),
    ];
    return { agencyId: found.agencyId, refusals };
  }

  private async sheet(rowId: string, lock: boolean): Promise<Found | null> {
    const of = await this.selfEvaluations.sheetOfRow(rowId);
    const [sheet] = of ? await this.selfEvaluations.visible(currentActor(), [of.documentId], lock) : [];
    return of && sheet ? { state: sheet.state, agencyId: sheet.agencyId, isClassified: of.isClassified } : null;
  }

  private async task(scoreId: string, lock: boolean): Promise<(Found & { task: EvaluationTaskRecord }) | null> {
    const of = await this.tasks.taskOfScore(scoreId);
    const [task] = of ? await this.tasks.visible(currentActor(), [of.documentId], lock) : [];
    if (!of || !task || !showsResults(currentActor(), task)) return null;
    return { state: task.state, agencyId: task.agencyId, isClassified: of.isClassified, task };
  }
}

interface Found {
  readonly state: string;
  readonly agencyId: string;
  readonly isClassified: boolean;
}

function inState(state: string, allowed: readonly string[]): Refusal[] {
  if (allowed.includes(state)) return [];
  return [
    refusal('STATE_INVALID', { field: 'state', params: { state, action: 'attach', allowed: allowed.join(',') } }),
  ];
}

/** A classified project is a stub: nothing of it enters the system (controls C31, case D57). */
function classified(isClassified: boolean): Refusal[] {
  if (!isClassified) return [];
  return [refusal('CLASSIFIED_CONTENT_REFUSED', { ruleId: 'C31', field: 'file', wayOut: 'SECRETS_STAY_OUTSIDE' })];
}
