import { Injectable } from '@nestjs/common';
import { frozenAlerts, type LightResult, monitoringLight } from '@jixiao/shared';
import { currentActor } from '../../../platform/access/index.js';
import { AuditService } from '../../../platform/audit/index.js';
import { type Patch, UnitOfWork, updateVersioned } from '../../../platform/database/index.js';
import { notFound, refused } from '../../../platform/errors/index.js';
import { judgedSheet } from './judged-sheet.js';
import { roundNotOpen } from '../domain/round.rules.js';
import { RoundEndReads } from '../persistence/round-end.reads.js';
import { MonitoringReads } from '../persistence/monitoring.reads.js';
import { SheetPartsReads } from '../persistence/sheet-parts.reads.js';
import { SheetWrites } from '../persistence/sheet.writes.js';
import { type SheetExecution, SheetExecutions } from './sheet-execution.js';
import { amountOrNull, checkDraft, mergedRows, type SheetToSave, type StoredSheet, textOrNull } from './sheet-draft.js';

/** Saves a draft as it stands; what is still missing is said when it is handed in. */
@Injectable()
export class SaveSheet {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reads: MonitoringReads,
    private readonly parts: SheetPartsReads,
    private readonly writes: SheetWrites,
    private readonly executions: SheetExecutions,
    private readonly audit: AuditService,
    private readonly rounds: RoundEndReads,
  ) {}

  run(draft: SheetToSave): Promise<string> {
    return this.uow.write(async () => {
      const actor = currentActor();
      const stored = await this.stored(draft.id);
      const refusals = checkDraft(draft, stored, actor.agencyId);
      const state = (await this.rounds.states([stored.sheet.roundId])).get(stored.sheet.roundId) ?? null;
      if (state !== 'OPEN') refusals.push(roundNotOpen(state, 'save'));
      if (refusals.length > 0) throw refused(refusals);

      const { sheet } = stored;
      const rows = mergedRows(draft, stored.rows);
      const money = await this.executions.of(sheet, amountOrNull(draft.typedExecution?.amount));
      const judged = judgedSheet({ ...sheet, ...money }, rows);
      const result = monitoringLight(judged, frozenAlerts(sheet.parameters));
      await updateVersioned(this.uow, 'monitoring.sheet', actor.jurisdictionId, sheet.id, draft.expectedVersion, {
        ...moneyPatch(draft, money),
        ...wordsPatch(draft, actor.personName),
        ...lightPatch(result),
      });
      await this.writes.rows(rows);
      await this.writes.paid(sheet.id, money.lines);
      await this.writes.moneys(draft.moneys ?? []);
      await this.writes.tasks(draft.tasks ?? []);
      this.audit.record({
        entity: 'monitoring.sheet',
        entityId: sheet.id,
        action: 'saved',
        fields: { ...draft, light: result.light },
      });
      return sheet.id;
    });
  }

  private async stored(id: string): Promise<StoredSheet> {
    const [sheet] = await this.reads.visible(currentActor(), [id], true);
    if (!sheet) throw notFound('id');
    return {
      sheet,
      rows: await this.parts.rows([id]),
      moneys: await this.parts.moneys([id]),
      tasks: await this.parts.tasks([id]),
    };
  }
}

function moneyPatch(draft: SheetToSave, money: SheetExecution): Patch {
  const isTyped = amountOrNull(draft.typedExecution?.amount) !== null;
  return {
    executed_amount: money.executedAmount,
    adjusted_budget: money.adjustedBudget,
    paid_amount: money.paidAmount,
    quiet_since: money.quietSince,
    execution_source: isTyped ? 'TYPED' : 'PAYMENTS',
    typed_reason: isTyped ? textOrNull(draft.typedExecution?.reason) : null,
    reconciled_on: null,
    reconciled_by: null,
    forecast_amount: amountOrNull(draft.forecastAmount),
    forecast_basis: draft.forecastBasis ?? null,
    forecast_note: textOrNull(draft.forecastNote),
    execution_reason: textOrNull(draft.executionReason),
  };
}

function wordsPatch(draft: SheetToSave, personName: string): Patch {
  return {
    cause_codes: draft.causeCodes,
    cause_text: textOrNull(draft.causeText),
    measures: textOrNull(draft.measures),
    suggestions: textOrNull(draft.suggestions),
    unit_rating: draft.unitRating ?? null,
    filled_by_name: personName,
  };
}

export function lightPatch(result: LightResult): Patch {
  return {
    light: result.light,
    light_reasons: JSON.stringify(result.reasons),
    goal_rate: result.goalRate,
    goal_gap: result.goalGap,
  };
}
