import { Injectable } from '@nestjs/common';
import { frozenAlerts, type LightResult, monitoringLight } from '@jixiao/shared';
import { currentActor } from '../../../platform/access/index.js';
import { AuditService } from '../../../platform/audit/index.js';
import { type Patch, UnitOfWork, updateVersioned } from '../../../platform/database/index.js';
import { notFound, refused } from '../../../platform/errors/index.js';
import { ProjectsApi } from '../../projects/index.js';
import { judgedSheet } from './judged-sheet.js';
import { roundNotOpen } from '../domain/round.rules.js';
import { RoundEndReads } from '../persistence/round-end.reads.js';
import { MonitoringReads, type SheetRecord } from '../persistence/monitoring.reads.js';
import { SheetPartsReads } from '../persistence/sheet-parts.reads.js';
import { SheetWrites } from '../persistence/sheet.writes.js';
import { moneyPeriod } from './make-sheets.js';
import { amountOrNull, checkDraft, mergedRows, type SheetToSave, type StoredSheet, textOrNull } from './sheet-draft.js';

/** Money of a sheet as of the end of its period. */
type Money = Pick<SheetRecord, 'adjustedBudget' | 'executedAmount' | 'quietSince'> & { paidAmount: string | null };

/** Saves a draft as it stands; what is still missing is said when it is handed in. */
@Injectable()
export class SaveSheet {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reads: MonitoringReads,
    private readonly parts: SheetPartsReads,
    private readonly writes: SheetWrites,
    private readonly projects: ProjectsApi,
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
      const money = await this.money(draft, sheet);
      const judged = judgedSheet({ ...sheet, ...money }, rows);
      const result = monitoringLight(judged, frozenAlerts(sheet.parameters));
      await updateVersioned(this.uow, 'monitoring.sheet', actor.jurisdictionId, sheet.id, draft.expectedVersion, {
        ...moneyPatch(draft, money),
        ...wordsPatch(draft, actor.personName),
        ...lightPatch(result),
      });
      await this.writes.rows(rows);
      if (sheet.projectId && !draft.typedExecution?.amount)
        await this.writes.paid(sheet.id, await this.projects.executionBySource([sheet.projectId], moneyPeriod(sheet)));
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

  /** Payments up to the end of the period; what was typed stands only until the feed is there again. */
  private async money(draft: SheetToSave, sheet: SheetRecord): Promise<Money> {
    const { from, to } = moneyPeriod(sheet);
    const [found] = await this.projects.execution(sheet.projectId ? [sheet.projectId] : [], to, from);
    const typed = amountOrNull(draft.typedExecution?.amount);
    // A body's whole has no payments of its own here, so without a typed amount it keeps what the round gave it.
    const paid = found?.executedAmount ?? sheet.paidAmount;
    return {
      adjustedBudget: found?.adjustedBudget ?? sheet.adjustedBudget,
      executedAmount: typed ?? paid ?? sheet.executedAmount,
      paidAmount: paid,
      quietSince: found ? (found.lastPaidOn ?? sheet.periodFrom) : null,
    };
  }
}

function moneyPatch(draft: SheetToSave, money: Money): Patch {
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

function lightPatch(result: LightResult): Patch {
  return {
    light: result.light,
    light_reasons: JSON.stringify(result.reasons),
    goal_rate: result.goalRate,
    goal_gap: result.goalGap,
  };
}
