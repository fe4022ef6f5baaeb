import { Injectable } from '@nestjs/common';
import { checkObjectiveFormat, type ProposedCell, readRefinement, type Refusal } from '@jixiao/shared';
import { AuditService } from '../../../platform/audit/index.js';
import { UnitOfWork } from '../../../platform/database/index.js';
import { notFound } from '../../../platform/errors/index.js';
import { batched, groupBy } from '../../../platform/graphql/index.js';
import { TransitionService } from '../../../platform/workflow/index.js';
import { GoalReads } from '../persistence/goal.reads.js';
import type { ObjectiveRecord } from '../persistence/goal.records.js';
import { type RefinementRecord, RefinementRows } from '../persistence/refinement.rows.js';
import { Completeness } from './completeness.js';
import { draftOf, refinedForm } from './content.js';
import { OBJECTIVE_TABLE, OBJECTIVE_WORKFLOW, type RefineInput, type ReviewInput } from './objective.binding.js';

export type { RefinementRecord };

export interface Step {
  objectiveId: string;
  expectedVersion: number;
  comment?: string | null;
}

/** 良: refine with the unit directly, then the next step (财预〔2015〕88号). Each cell is kept as it was and as it is. */
@Injectable()
export class RefineObjective {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reads: GoalReads,
    private readonly rows: RefinementRows,
    private readonly completeness: Completeness,
    private readonly transitions: TransitionService,
    private readonly audit: AuditService,
  ) {}

  readonly ofObjective = batched<RefinementRecord[]>(
    async (ids) => groupBy(await this.rows.ofObjectives(ids), (row) => row.objectiveId),
    [],
  );

  /** The reviewer's eight grades with 良, and the cells that he would have otherwise. */
  propose(step: Step, review: ReviewInput, cells: readonly ProposedCell[]): Promise<string> {
    return this.uow.write(async () => {
      const record = await this.locked(step.objectiveId);
      const [form] = await this.completeness.forms([record]);
      const { changes, refusals } = readRefinement({ ...record, indicators: form!.indicators }, cells);
      const found = refusals.length > 0 ? refusals : await this.check(record, refinedForm(form!, changes));
      const input: RefineInput = { ...review, changes, refusals: found };
      await this.move('finRefine', record, step, input);
      this.audit.record({
        entity: OBJECTIVE_TABLE,
        entityId: record.versionId,
        action: 'cellsProposed',
        fields: { changes },
        comment: step.comment ?? null,
      });
      return record.id;
    });
  }

  answer(step: Step, consents: boolean): Promise<string> {
    return this.uow.write(async () => {
      const record = await this.locked(step.objectiveId);
      const open = (await this.rows.open([record.versionId])).get(record.versionId);
      await this.move(consents ? 'acceptRefinement' : 'declineRefinement', record, step);
      if (consents)
        this.audit.record({
          entity: OBJECTIVE_TABLE,
          entityId: record.versionId,
          action: 'cellsRefined',
          fields: { refinementId: open!.id, changes: open!.changes },
        });
      return record.id;
    });
  }

  takeBack(step: Step): Promise<string> {
    return this.uow.write(async () => {
      const record = await this.locked(step.objectiveId);
      await this.move('takeBackRefinement', record, step);
      return record.id;
    });
  }

  /** A proposal must not break the form: what it would be refused for is said now and not to the unit. */
  private async check(record: ObjectiveRecord, form: ReturnType<typeof refinedForm>): Promise<readonly Refusal[]> {
    const unreadable = checkObjectiveFormat(draftOf(form));
    if (unreadable.length > 0) return unreadable;
    return (await this.completeness.judge([form])).get(record.versionId)!.refusals;
  }

  private async locked(objectiveId: string): Promise<ObjectiveRecord> {
    const [record] = await this.reads.objectives([objectiveId], true);
    if (!record) throw notFound('objectiveId');
    return record;
  }

  private async move(action: string, record: ObjectiveRecord, step: Step, input?: RefineInput): Promise<void> {
    await this.transitions.transition({
      workflow: OBJECTIVE_WORKFLOW,
      action,
      ids: [record.versionId],
      expectedVersions: new Map([[record.versionId, step.expectedVersion]]),
      comment: step.comment,
      input,
    });
  }
}
