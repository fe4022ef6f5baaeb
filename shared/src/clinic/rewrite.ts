import { Exact, plain } from '../decimal/decimal.js';
import type { IndicatorDraft, ObjectiveDraft } from '../indicators/objective.js';
import { parseMoney } from '../money/money.js';
import type { CostPlace, FieldPatch, Suggestion } from './clinic.types.js';
import { at, mainOutput, subjectOf, targetNumber, textOf } from './reading.js';

type Patchable =
  'name' | 'direction' | 'unit' | 'level1' | 'level2' | 'targetValue' | 'targetText' | 'targetOn' | 'formulaText';

/** Patches of one row; what does not change is left out. */
export function patchRow(
  indicator: IndicatorDraft,
  index: number,
  change: Partial<Record<Patchable, string | null>>,
): FieldPatch[] {
  return (Object.entries(change) as [Patchable, string | null][])
    .map(([name, to]) => ({ field: at(index, name), from: indicator[name] ?? null, to }))
    .filter(({ from, to }) => from !== to);
}

/** Three grades with conditions that anybody can check from the records (定性指标须写明分级标准). */
export function gradesFor(name: string): string {
  const about = textOf(name).slice(0, 60);
  return `达成预期指标：“${about}”所列年度任务全部完成，佐证材料齐全；部分达成：完成80%以上；未达成：完成不足80%`;
}

/** Amount ÷ main output, in yuan of two decimals: 干多少事、花多少钱. */
export function unitCost(
  objective: Pick<ObjectiveDraft, 'annualAmount' | 'indicators'>,
): { value: string; unit: string; row: IndicatorDraft } | null {
  const row = mainOutput(objective.indicators);
  const amount = parseMoney(objective.annualAmount);
  const count = row ? targetNumber(row) : null;
  if (!row || !count || !amount.ok || new Exact(amount.value).lte(0)) return null;
  const value = new Exact(amount.value).div(count).toDecimalPlaces(2);
  return value.lte(0) ? null : { value: plain(value), unit: `元/${textOf(row.unit)}`, row };
}

/** A cost row that says what one output may cost, worked out from the form itself. */
export function unitCostRow(objective: ObjectiveDraft, place: CostPlace): Partial<IndicatorDraft> | null {
  const cost = unitCost(objective);
  const subject = subjectOf(objective);
  if (!cost || !subject) return null;
  return {
    ...place,
    name: `${subject}单位成本`,
    direction: 'LE',
    targetValue: cost.value,
    targetText: null,
    unit: cost.unit,
  };
}

/** The form after the suggestion has been taken over. */
export function applySuggestion(objective: ObjectiveDraft, suggestion: Suggestion): ObjectiveDraft {
  const rows = objective.indicators.map((row) => ({ ...row }));
  const heads: Record<string, string | null> = {};
  for (const { field, to } of suggestion.patches) {
    const match = /^indicators\[(\d+)\]\.(\w+)$/.exec(field);
    const row = match ? rows[Number(match[1])] : undefined;
    if (match && row) Object.assign(row, { [match[2]!]: to });
    else if (!match) heads[field] = to;
  }
  const removed = new Set(suggestion.removeRows ?? []);
  const kept = rows.filter((_, index) => !removed.has(index));
  return { ...objective, ...heads, indicators: [...kept, ...(suggestion.addRows ?? [])] };
}
