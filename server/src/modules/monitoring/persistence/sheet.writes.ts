import { Injectable } from '@nestjs/common';
import { stageRate } from '@jixiao/shared';
import { currentActor } from '../../../platform/access/index.js';
import { UnitOfWork } from '../../../platform/database/index.js';
import type { SheetRowRecord } from './sheet-parts.reads.js';

const blank = (value: string | null | undefined): string | null => value?.trim() || null;

/** Writes what hangs on a sheet, all rows in one statement. Ids and values have been checked before. */
@Injectable()
export class SheetWrites {
  constructor(private readonly uow: UnitOfWork) {}

  /** What the payments say of each source; a source that the sheet does not know is not added to it. */
  async paid(
    sheetId: string,
    lines: readonly { source: string; adjustedBudget?: string; executedAmount: string }[],
  ): Promise<void> {
    await this.uow.affect(
      `UPDATE monitoring.sheet_money m SET adjusted_budget = greatest(coalesce(t."adjustedBudget", m.adjusted_budget), 0), executed_amount = t."executedAmount"
         FROM jsonb_to_recordset($3::jsonb) AS t(source text, "adjustedBudget" numeric, "executedAmount" numeric)
        WHERE m.jurisdiction_id = $1 AND m.sheet_id = $2 AND m.source = t.source`,
      [currentActor().jurisdictionId, sheetId, JSON.stringify(lines)],
    );
  }

  async rows(rows: readonly SheetRowRecord[]): Promise<void> {
    await this.write(
      `UPDATE monitoring.sheet_row w SET actual_value = t.actual_value, actual_text = t.actual_text, actual_on = t.actual_on,
              actual_yes = t.actual_yes, is_not_due = t.is_not_due, stage_target = t.stage_target,
              forecast_value = t.forecast_value, forecast_text = t.forecast_text, likelihood = t.likelihood,
              cause_codes = t.cause_codes, cause_text = t.cause_text, comment = t.comment, stage_rate = t.stage_rate
         FROM jsonb_to_recordset($2::jsonb) AS t(id uuid, actual_value numeric, actual_text text, actual_on date,
              actual_yes boolean, is_not_due boolean, stage_target numeric, forecast_value numeric, forecast_text text,
              likelihood text, cause_codes text[], cause_text text, comment text, stage_rate numeric)
        WHERE w.jurisdiction_id = $1 AND w.id = t.id`,
      rows.map((row) => ({
        id: row.id,
        actual_value: row.actualValue,
        actual_text: row.actualText,
        actual_on: row.actualOn,
        actual_yes: row.actualYes,
        is_not_due: row.isNotDue,
        stage_target: row.stageTarget,
        forecast_value: row.forecastValue,
        forecast_text: row.forecastText,
        likelihood: row.likelihood,
        cause_codes: row.causeCodes,
        cause_text: row.causeText,
        comment: row.comment,
        stage_rate: stageRate({ direction: row.direction, target: row.targetValue, actual: row.actualValue }),
      })),
    );
  }

  async moneys(lines: readonly { id: string; forecastAmount?: string | null }[]): Promise<void> {
    await this.write(
      `UPDATE monitoring.sheet_money m SET forecast_amount = t.forecast_amount
         FROM jsonb_to_recordset($2::jsonb) AS t(id uuid, forecast_amount numeric)
        WHERE m.jurisdiction_id = $1 AND m.id = t.id`,
      lines.map(({ id, forecastAmount }) => ({ id, forecast_amount: blank(forecastAmount) })),
    );
  }

  async tasks(
    lines: readonly { id: string; executedAmount: string; forecastAmount?: string | null; note?: string | null }[],
  ): Promise<void> {
    await this.write(
      `UPDATE monitoring.sheet_task k SET executed_amount = t.executed_amount, forecast_amount = t.forecast_amount, note = t.note
         FROM jsonb_to_recordset($2::jsonb) AS t(id uuid, executed_amount numeric, forecast_amount numeric, note text)
        WHERE k.jurisdiction_id = $1 AND k.id = t.id`,
      lines.map((line) => ({
        id: line.id,
        executed_amount: line.executedAmount,
        forecast_amount: blank(line.forecastAmount),
        note: blank(line.note),
      })),
    );
  }

  /** A word of the division on rows of a sheet. */
  async divisionComments(lines: readonly { id: string; comment: string | null }[]): Promise<void> {
    await this.write(
      `UPDATE monitoring.sheet_row w SET division_comment = t.comment
         FROM jsonb_to_recordset($2::jsonb) AS t(id uuid, comment text) WHERE w.jurisdiction_id = $1 AND w.id = t.id`,
      lines.map(({ id, comment }) => ({ id, comment: blank(comment) })),
    );
  }

  private async write(sql: string, rows: readonly Readonly<Record<string, unknown>>[]): Promise<void> {
    if (rows.length === 0) return;
    await this.uow.affect(sql, [currentActor().jurisdictionId, JSON.stringify(rows)]);
  }
}
