import { Exact, plain } from '../decimal/decimal.js';
import { isNumber } from '../indicators/check-indicator.js';
import type { ClinicRule, RowCase } from './clinic.types.js';
import { at, isAnnualRow, isChange, isPercent, targetNumber, textOf } from './reading.js';
import { parseMoney } from '../money/money.js';
import { patchRow } from './rewrite.js';

/** One more in the last place that last year's value shows: 2600 → 2601, 98.2 → 98.3. */
function oneStep(value: string, up: boolean): string {
  const step = new Exact(1).div(new Exact(10).pow(Math.min(new Exact(value).decimalPlaces(), 6)));
  return plain(up ? new Exact(value).plus(step) : new Exact(value).minus(step));
}

/** Less money may do less: a count need not rise when the amount fell. */
function amountFell({ objective, context }: RowCase): boolean {
  const now = parseMoney(objective.annualAmount);
  const before = parseMoney(context.lastYear?.amount ?? '');
  return now.ok && before.ok && new Exact(now.value).lt(before.value);
}

/** A target that last year already passed asks nobody for anything (journeys B4). */
const lastYear: ClinicRule = {
  id: 'C-09',
  code: 'NOT_BEYOND_LAST_YEAR',
  scope: 'row',
  severity: 'ADVICE',
  principles: ['FEASIBLE'],
  check: (given) => {
    const { indicator, index, facts } = given;
    const target = targetNumber(indicator);
    const last = facts.lastActual ?? (isChange(indicator.name) ? null : indicator.baselineValue);
    if (!target || !isNumber(last) || !isAnnualRow(indicator) || indicator.direction === 'EQ') return [];
    const isGood = indicator.direction === 'GE';
    const isCeiling = isPercent(indicator) && new Exact(last).gte(100) && new Exact(target).gte(100);
    const isFloor = !isGood && new Exact(last).lte(0);
    const isNorm = /标准$/.test(textOf(indicator.name));
    const isSmaller = indicator.level2 === 'QUANTITY' && amountFell(given);
    if (isCeiling || isFloor || isNorm || isSmaller) return [];
    if (isGood ? new Exact(target).gt(last) : new Exact(target).lt(last)) return [];
    const better = isPercent(indicator) && isGood && new Exact(last).plus(1).gte(100) ? null : oneStep(last, isGood);
    return [
      {
        field: at(index, 'targetValue'),
        params: { target, last: plain(last) },
        suggestion: better
          ? { patches: patchRow(indicator, index, { targetValue: better }), basis: 'LAST_YEAR_RESULT' }
          : undefined,
      },
    ];
  },
};

/** Fewer than five say nothing about what is usual. */
export const PEERS_NEEDED = 5;
const BEYOND = 3;

function quantile(sorted: readonly Exact[], share: number): Exact {
  const place = (sorted.length - 1) * share;
  const low = Math.floor(place);
  const high = Math.min(low + 1, sorted.length - 1);
  return sorted[low]!.plus(sorted[high]!.minus(sorted[low]!).times(new Exact(place).minus(low)));
}

const peers: ClinicRule = {
  id: 'C-10',
  code: 'FAR_FROM_PEERS',
  scope: 'row',
  severity: 'ADVICE',
  principles: ['FEASIBLE'],
  check: ({ indicator, index, facts }) => {
    const target = targetNumber(indicator);
    const known = (facts.peers ?? []).filter((value) => isNumber(value)).map((value) => new Exact(value.trim()));
    if (!target || indicator.direction === 'EQ' || known.length < PEERS_NEEDED) return [];
    const sorted = known.sort((a, b) => a.cmp(b));
    const isGood = indicator.direction === 'GE';
    const edge = quantile(sorted, isGood ? 0.2 : 0.8);
    const isLax = isGood ? new Exact(target).lt(edge) : new Exact(target).gt(edge);
    const isWild = isGood
      ? !isPercent(indicator) && new Exact(target).gt(sorted.at(-1)!.times(BEYOND))
      : new Exact(target).times(BEYOND).lt(sorted[0]!);
    if (!isLax && !isWild) return [];
    const median = plain(quantile(sorted, 0.5));
    return [
      {
        field: at(index, 'targetValue'),
        params: { target, count: sorted.length, edge: plain(edge), median, kind: isLax ? 'LAX' : 'WILD' },
        suggestion: { patches: patchRow(indicator, index, { targetValue: median }), basis: 'MEDIAN_OF_PEERS' },
      },
    ];
  },
};

/** R045: a target below the standard that holds for the indicator. */
const standard: ClinicRule = {
  id: 'C-18',
  code: 'BELOW_STANDARD',
  scope: 'row',
  severity: 'ADVICE',
  principles: ['JUSTIFIED', 'FEASIBLE'],
  check: ({ indicator, index, facts }) => {
    const target = targetNumber(indicator);
    const norm = facts.standard;
    if (!target || !norm || !isNumber(norm.value) || indicator.direction === 'EQ') return [];
    const slack = isNumber(norm.tolerance) ? norm.tolerance : '0';
    const isGood = indicator.direction === 'GE';
    const isShort = isGood
      ? new Exact(target).lt(new Exact(norm.value).minus(slack))
      : new Exact(target).gt(new Exact(norm.value).plus(slack));
    if (!isShort) return [];
    return [
      {
        field: at(index, 'targetValue'),
        params: { target, standard: norm.value },
        suggestion: { patches: patchRow(indicator, index, { targetValue: norm.value }), basis: 'STANDARD' },
      },
    ];
  },
};

/** What may pass the plan: money that comes in, growth, more of what was planned. */
const MAY_EXCEED = /招商|税收|收入|产值|超额|回报|增值/;

/** “≥100 %” cannot be passed and hardly be met (domain §3.2); beyond 100 is a slip that G-10 names. */
const noRoom: ClinicRule = {
  id: 'C-13',
  code: 'NO_ROOM',
  scope: 'row',
  severity: 'ADVICE',
  principles: ['FEASIBLE'],
  check: ({ indicator, index }) => {
    const target = targetNumber(indicator);
    if (indicator.direction !== 'GE' || !target || !isPercent(indicator) || !new Exact(target).eq(100)) return [];
    if (isChange(indicator.name) || MAY_EXCEED.test(textOf(indicator.name))) return [];
    const isOpinion = indicator.level1 === 'SATISFACTION';
    const patches = patchRow(indicator, index, isOpinion ? { targetValue: '95' } : { direction: 'EQ' });
    return [
      {
        field: at(index, 'targetValue'),
        suggestion: { patches, basis: isOpinion ? 'ROOM_FOR_OPINION' : 'WHOLE_IS_EQUAL' },
      },
    ];
  },
};

export const VALUE_RULES: readonly ClinicRule[] = [lastYear, peers, noRoom, standard];
