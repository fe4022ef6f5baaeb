import { Injectable } from '@nestjs/common';
import { frozenAlerts, monitoringLight, parseMoney, type Refusal, refusal, stageRate } from '@jixiao/shared';
import { currentActor } from '../../../platform/access/index.js';
import { AuditService } from '../../../platform/audit/index.js';
import { UnitOfWork, updateVersioned } from '../../../platform/database/index.js';
import { notFound, refused } from '../../../platform/errors/index.js';
import { ProjectsApi } from '../../projects/index.js';
import { MonitoringReads, type SheetRecord, type SheetRowRecord } from '../persistence/monitoring.reads.js';

export interface SheetRowToSave {
  id: string;
  actualValue?: string | null;
  actualText?: string | null;
  isNotDue: boolean;
  forecastValue?: string | null;
  likelihood?: string | null;
  comment?: string | null;
}

export interface SheetToSave {
  id: string;
  expectedVersion: number;
  rows: readonly SheetRowToSave[];
  forecastAmount?: string | null;
  executionReason?: string | null;
  causeCodes: readonly string[];
  causeText?: string | null;
  measures?: string | null;
}

const NUMBER = /^-?\d{1,17}(\.\d{1,6})?$/;

/** Saves a draft as it stands; what is still missing is said when it is handed in. */
@Injectable()
export class SaveSheet {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reads: MonitoringReads,
    private readonly projects: ProjectsApi,
    private readonly audit: AuditService,
  ) {}

  run(draft: SheetToSave): Promise<string> {
    return this.uow.write(async () => {
      const actor = currentActor();
      const [sheet] = await this.reads.visible(actor, [draft.id], true);
      if (!sheet) throw notFound('id');
      const rows = await this.reads.rows([sheet.id]);
      const refusals = check(draft, sheet, rows, actor.agencyId);
      const forecast = draft.forecastAmount ? parseMoney(draft.forecastAmount, { field: 'forecastAmount' }) : null;
      if (forecast && !forecast.ok) refusals.push(forecast.refusal);
      if (refusals.length > 0) throw refused(refusals);

      const saved = new Map(draft.rows.map((row) => [row.id, row]));
      const merged = rows.map((row) => ({ ...row, ...blankToNull(saved.get(row.id)) }));
      const [money] = await this.projects.execution(sheet.projectId ? [sheet.projectId] : [], sheet.periodTo);
      const executed = money?.executedAmount ?? sheet.executedAmount;
      const adjusted = money?.adjustedBudget ?? sheet.adjustedBudget;
      const filled = {
        adjustedBudget: adjusted,
        executed,
        periodTo: sheet.periodTo,
        rows: merged.map((row) => ({
          ...row,
          target: row.targetValue,
          actual: row.actualValue,
          forecast: row.forecastValue,
        })),
      };
      const result = monitoringLight(filled, frozenAlerts(sheet.parameters));
      await updateVersioned(this.uow, 'monitoring.sheet', actor.jurisdictionId, sheet.id, draft.expectedVersion, {
        executed_amount: executed,
        adjusted_budget: adjusted,
        forecast_amount: forecast?.ok ? forecast.value : null,
        execution_reason: text(draft.executionReason),
        cause_codes: draft.causeCodes,
        cause_text: text(draft.causeText),
        measures: text(draft.measures),
        light: result.light,
        goal_rate: result.goalRate,
        goal_gap: result.goalGap,
        light_reasons: JSON.stringify(result.reasons),
      });
      await this.saveRows(merged);
      this.audit.record({
        entity: 'monitoring.sheet',
        entityId: sheet.id,
        action: 'saved',
        fields: { ...draft, light: result.light },
      });
      return sheet.id;
    });
  }

  private async saveRows(rows: readonly SheetRowRecord[]): Promise<void> {
    await this.uow.affect(
      `UPDATE monitoring.sheet_row w SET actual_value = t.actual_value, actual_text = t.actual_text, is_not_due = t.is_not_due,
              forecast_value = t.forecast_value, likelihood = t.likelihood, comment = t.comment, stage_rate = t.stage_rate
         FROM jsonb_to_recordset($2::jsonb) AS t(id uuid, actual_value numeric, actual_text text, is_not_due boolean,
              forecast_value numeric, likelihood text, comment text, stage_rate numeric)
        WHERE w.jurisdiction_id = $1 AND w.id = t.id`,
      [
        currentActor().jurisdictionId,
        JSON.stringify(
          rows.map((row) => ({
            id: row.id,
            actual_value: row.actualValue,
            actual_text: row.actualText,
            is_not_due: row.isNotDue,
            forecast_value: row.forecastValue,
            likelihood: row.likelihood,
            comment: row.comment,
            stage_rate: stageRate({ direction: row.direction, target: row.targetValue, actual: row.actualValue }),
          })),
        ),
      ],
    );
  }
}

const text = (value: string | null | undefined): string | null => value?.trim() || null;

function blankToNull(row: SheetRowToSave | undefined): Partial<SheetRowRecord> {
  if (!row) return {};
  return {
    actualValue: row.actualValue?.trim() || null,
    actualText: text(row.actualText),
    isNotDue: row.isNotDue,
    forecastValue: row.forecastValue?.trim() || null,
    likelihood: (row.likelihood ?? null) as SheetRowRecord['likelihood'],
    comment: text(row.comment),
  };
}

function check(
  draft: SheetToSave,
  sheet: SheetRecord,
  rows: readonly SheetRowRecord[],
  agencyId: string | null,
): Refusal[] {
  const refusals: Refusal[] = [];
  if (!['DRAFT', 'RETURNED'].includes(sheet.state)) {
    refusals.push(
      refusal('STATE_INVALID', {
        field: 'state',
        params: { state: sheet.state, action: 'save', allowed: 'DRAFT,RETURNED' },
      }),
    );
  }
  if (sheet.agencyId !== agencyId) refusals.push(refusal('NOT_YOUR_UNIT', { field: 'id', wayOut: 'ASK_UNIT_CLERK' }));
  const known = new Map(rows.map((row) => [row.id, row]));
  draft.rows.forEach((row, index) => {
    if (!known.has(row.id)) refusals.push(refusal('NOT_FOUND', { field: `rows[${index}].id` }));
    for (const name of ['actualValue', 'forecastValue'] as const) {
      const value = row[name]?.trim();
      if (value && !NUMBER.test(value)) {
        refusals.push(
          refusal('NUMBER_INVALID', {
            field: `rows[${index}].${name}`,
            params: { row: index + 1, value },
            wayOut: 'ENTER_PLAIN_NUMBER',
          }),
        );
      }
    }
  });
  return refusals;
}
