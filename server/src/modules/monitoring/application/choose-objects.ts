import { Injectable } from '@nestjs/common';
import { isInScope, type Refusal, refusal } from '@jixiao/shared';
import { currentActor } from '../../../platform/access/index.js';
import { AuditService } from '../../../platform/audit/index.js';
import { UnitOfWork, updateVersioned } from '../../../platform/database/index.js';
import { notFound, refused } from '../../../platform/errors/index.js';
import { TaskService } from '../../../platform/tasks/index.js';
import { choiceRefusals } from '../domain/round.rules.js';
import { RoundReads } from '../persistence/round.reads.js';
import { RoundUnitReads } from '../persistence/round-unit.reads.js';
import type { CandidateRecord, RoundUnitRecord } from '../persistence/round.records.js';
import { MakeSheets } from './make-sheets.js';
import { scopeOf } from './open-round.js';

export interface ChoiceToSave {
  roundUnitId: string;
  expectedVersion: number;
  objectiveIds: readonly string[];
  /** Ends the choice: sheets are made, and the duty to choose is done. */
  finish: boolean;
  shortfallReason?: string | null;
}

/** A first-level unit chooses what of its own and of those below it is watched (R099). */
@Injectable()
export class ChooseObjects {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reads: RoundReads,
    private readonly units: RoundUnitReads,
    private readonly sheets: MakeSheets,
    private readonly tasks: TaskService,
    private readonly audit: AuditService,
  ) {}

  /** What the unit may choose among, in the order of names. */
  async eligible(roundUnitId: string): Promise<(CandidateRecord & { hasSheet: boolean })[]> {
    const unit = await this.unit(roundUnitId, false);
    const taken = new Set(await this.withSheet(unit));
    return (await this.candidates(unit))
      .map((one) => ({ ...one, hasSheet: taken.has(one.objectiveId) }))
      .sort((a, b) => a.name.localeCompare(b.name, 'zh-CN'));
  }

  save(draft: ChoiceToSave): Promise<void> {
    return this.uow.write(async () => {
      const actor = currentActor();
      const unit = await this.unit(draft.roundUnitId, true);
      const candidates = await this.candidates(unit);
      const chosen = [...new Set(draft.objectiveIds)];
      const withSheet = await this.withSheet(unit);
      const refusals = this.check(unit, candidates, chosen, withSheet, draft);
      if (refusals.length > 0) throw refused(refusals);
      const isFinished = draft.finish || unit.finishedOn !== null;
      await updateVersioned(this.uow, 'monitoring.round_unit', actor.jurisdictionId, unit.id, draft.expectedVersion, {
        chosen_objective_ids: chosen,
        shortfall_reason: draft.shortfallReason?.trim() || null,
        ...(draft.finish && unit.finishedOn === null ? { finished_on: actor.today, finished_by: actor.userId } : {}),
      });
      if (isFinished) {
        const fresh = candidates.filter(
          ({ objectiveId }) => chosen.includes(objectiveId) && !withSheet.includes(objectiveId),
        );
        const [round] = await this.reads.rows(actor, [unit.roundId], false);
        await this.sheets.make(round!, fresh);
        await this.tasks.close([unit.id]);
      }
      this.audit.record({
        entity: 'monitoring.round_unit',
        entityId: unit.id,
        action: draft.finish ? 'choiceFinished' : 'choiceSaved',
        fields: { ...draft },
      });
    });
  }

  private check(
    unit: RoundUnitRecord,
    candidates: readonly CandidateRecord[],
    chosen: readonly string[],
    withSheet: readonly string[],
    { finish, shortfallReason }: ChoiceToSave,
  ): Refusal[] {
    const refusals: Refusal[] = [];
    if (unit.agencyId !== currentActor().agencyId)
      refusals.push(refusal('NOT_YOUR_UNIT', { field: 'roundUnitId', wayOut: 'ASK_UNIT_CLERK' }));
    if (unit.roundState !== 'OPEN')
      refusals.push(
        refusal('STATE_INVALID', {
          ruleId: 'W-02',
          field: 'state',
          params: { state: unit.roundState, action: 'choose', allowed: 'OPEN' },
        }),
      );
    return [
      ...refusals,
      ...choiceRefusals({
        eligible: candidates.map(({ objectiveId }) => objectiveId),
        chosen,
        filedOn: withSheet,
        finish: finish || unit.finishedOn !== null,
        shortfallReason: shortfallReason ?? null,
        requiredCount: unit.requiredCount,
        leastPerUnit: scopeOf(unit).leastPerUnit,
      }),
    ];
  }

  private async unit(id: string, lock: boolean): Promise<RoundUnitRecord> {
    const [unit] = await this.units.units({ ids: [id] }, lock);
    if (!unit) throw notFound('roundUnitId');
    return unit;
  }

  private async candidates(unit: RoundUnitRecord): Promise<CandidateRecord[]> {
    const scope = scopeOf(unit);
    return (await this.reads.candidates(unit.budgetYear)).filter(
      (one) => one.unitId === unit.agencyId && isInScope(one, scope),
    );
  }

  private async withSheet(unit: RoundUnitRecord): Promise<string[]> {
    const rows = await this.uow.query<{ id: string }>(
      `SELECT s.objective_id AS id FROM monitoring.sheet s
         JOIN organizations.agency_closure c ON c.jurisdiction_id = s.jurisdiction_id AND c.ancestor_id = $3 AND c.descendant_id = s.agency_id
        WHERE s.jurisdiction_id = $1 AND s.round_id = $2`,
      [currentActor().jurisdictionId, unit.roundId, unit.agencyId],
    );
    return rows.map(({ id }) => id);
  }
}
