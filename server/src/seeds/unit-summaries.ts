import { sumMoney } from '@jixiao/shared';
import { firstLevel, type Organizations, type Unit } from './organizations.js';
import { type Batch, batch, type Row } from './tables/index.js';

/** What every first-level unit handed in when the last sheet below it was done; totals are those of the sheets. */
export function buildUnitSummaries(
  { id }: Organizations,
  sheets: readonly { unit: Unit; sheet: Row<'evaluation.self_evaluation'> }[],
  submittedOn: string,
): Batch {
  const units = new Map<Unit, typeof sheets>();
  for (const one of sheets) {
    const unit = firstLevel(one.unit);
    units.set(unit, [...(units.get(unit) ?? []), one]);
  }
  return batch(
    'evaluation.unit_summary',
    [...units].map(([unit, own]) => ({
      id: id('unit-summary', unit.index),
      work_year: own[0]!.sheet.work_year,
      agency_id: unit.agencyId,
      ordinal: 1,
      agencies: new Set(own.map(({ sheet }) => sheet.agency_id)).size,
      projects: own.length,
      wholes: 0,
      adjusted_budget: sumMoney(own.map(({ sheet }) => sheet.adjusted_budget)),
      executed_amount: sumMoney(own.map(({ sheet }) => sheet.executed_amount)),
      scored: own.length,
      // Scores have two decimals, as money has.
      score_sum: sumMoney(own.map(({ sheet }) => sheet.total_score!)),
      submitted_on: submittedOn,
      submitted_by: unit.head.accountId,
      submitted_by_name: unit.head.personName,
    })),
  );
}
