import { Exact, plain } from '../decimal/decimal.js';
import { catalogueForYear } from '../indicators/catalogue.js';
import { isBlank } from '../indicators/check-indicator.js';
import type { IndicatorDraft, ObjectiveDraft } from '../indicators/objective.js';
import { parseMoney } from '../money/money.js';
import type { ClinicRule, ObjectiveCase } from './clinic.types.js';
import {
  at,
  costPlaceOf,
  hasNumber,
  isAnnualRow,
  isCost,
  isGraded,
  mainOutput,
  nameKey,
  subjectOf,
  targetNumber,
  textOf,
} from './reading.js';
import { patchRow, unitCostRow } from './rewrite.js';

const newRow = (row: Partial<IndicatorDraft>): IndicatorDraft => ({
  level1: 'OUTPUT',
  level2: 'QUALITY',
  name: '',
  direction: 'GE',
  ...row,
});

function qualityName(subject: string): string {
  if (/培训|教育|演练|讲座/.test(subject)) return `${subject}考核合格率`;
  if (/补助|补贴|救助|资助|发放/.test(subject)) return `${subject}对象认定准确率`;
  if (/演出|活动|放映|宣传/.test(subject)) return `${subject}计划内容完成率`;
  return `${subject}验收合格率`;
}

/** 质量指标弱化: so and so many are counted, and nothing says how good they must be. */
const quality: ClinicRule = {
  id: 'C-05',
  code: 'QUANTITY_WITHOUT_QUALITY',
  scope: 'objective',
  severity: 'ADVICE',
  principles: ['DIRECTED', 'MATCHED'],
  check: ({ objective }) => {
    const annual = objective.indicators.filter(isAnnualRow);
    const counted = annual.some(({ level2, name }) => level2 === 'QUANTITY' && !isBlank(name));
    if (!counted || annual.some(({ level2, name }) => level2 === 'QUALITY' && !isBlank(name))) return [];
    const subject = subjectOf(objective);
    const row = subject ? newRow({ name: qualityName(subject), unit: '%' }) : null;
    return [
      {
        field: 'indicators',
        suggestion: row ? { patches: [], addRows: [row], basis: 'QUALITY_OF_THE_OUTPUT' } : undefined,
      },
    ];
  },
};

/** 成本指标虚化 in its plainest form: there is none. */
const cost: ClinicRule = {
  id: 'C-07',
  code: 'COST_MISSING',
  scope: 'objective',
  severity: 'ADVICE',
  principles: ['MATCHED'],
  check: ({ objective, context }) => {
    const annual = objective.indicators.filter(isAnnualRow);
    if (annual.every(({ name }) => isBlank(name)) || annual.some(isCost)) return [];
    const place =
      context.costPlace === undefined ? costPlaceOf(catalogueForYear(objective.budgetYear)) : context.costPlace;
    // A form without a place for cost cannot be asked for it.
    if (!place) return [];
    const row = unitCostRow(objective, place);
    return [
      {
        field: 'indicators',
        suggestion: row ? { patches: [], addRows: [newRow(row)], basis: 'UNIT_COST' } : undefined,
      },
    ];
  },
};

interface Pair {
  readonly row: IndicatorDraft;
  readonly index: number;
  readonly count: string;
  readonly before: string;
}

/** The main output and the same output of the year before. */
function sameOutput({ objective, context }: ObjectiveCase): Pair | null {
  const row = mainOutput(objective.indicators);
  const count = row ? targetNumber(row) : null;
  if (!row || !count || !context.lastYear) return null;
  const alike = (one: IndicatorDraft): boolean => one.level2 === 'QUANTITY' && textOf(one.unit) === textOf(row.unit);
  const candidates = context.lastYear.indicators.filter(alike);
  // Where there is one output in that unit on both sides, it is the same, whatever it is called.
  const isOnly = candidates.length === 1 && objective.indicators.filter(alike).length === 1;
  const earlier = candidates.find((one) => nameKey(one.name) === nameKey(row.name)) ?? (isOnly ? candidates[0] : null);
  const before = earlier ? targetNumber(earlier) : null;
  if (!before || new Exact(before).lte(0)) return null;
  return { row, index: objective.indicators.indexOf(row), count, before };
}

/** R076 干多少事、花多少钱: the cost of one output rose by more than the place lets pass. */
const amount: ClinicRule = {
  id: 'C-14',
  code: 'AMOUNT_WITHOUT_MATCH',
  scope: 'objective',
  severity: 'ADVICE',
  principles: ['MATCHED'],
  check: (given) => {
    const pair = sameOutput(given);
    const now = parseMoney(given.objective.annualAmount);
    const last = parseMoney(given.context.lastYear?.amount ?? '');
    if (!pair || !now.ok || !last.ok || new Exact(last.value).lte(0) || new Exact(now.value).lte(0)) return [];
    const { row, index, count, before } = pair;
    const cost = new Exact(now.value).div(count);
    const costBefore = new Exact(last.value).div(before);
    const rise = cost.div(costBefore).minus(1).times(100);
    if (rise.lt(given.parameters.unitCostRise)) return [];
    const enough = plain(new Exact(before).times(now.value).div(last.value).ceil());
    return [
      {
        field: 'annualAmount',
        params: {
          rise: `+${rise.toDecimalPlaces(1).toFixed()}`,
          output: textOf(row.name).slice(0, 40),
          unit: textOf(row.unit),
          cost: cost.toFixed(2),
          before: costBefore.toFixed(2),
        },
        suggestion: { patches: patchRow(row, index, { targetValue: enough }), basis: 'OUTPUT_GROWS_WITH_MONEY' },
      },
    ];
  },
};

/** The same thing counted twice under two spellings; the same spelling is named by G-06. */
const twins: ClinicRule = {
  id: 'C-16',
  code: 'NEAR_DUPLICATE',
  scope: 'objective',
  severity: 'ADVICE',
  principles: ['DIRECTED'],
  check: ({ objective }) => {
    const first = new Map<string, number>();
    return objective.indicators.flatMap((row, index) => {
      if (isBlank(row.name)) return [];
      const key = `${row.horizon ?? 'ANNUAL'}/${nameKey(row.name)}`;
      const earlier = first.get(key);
      if (earlier === undefined) {
        first.set(key, index);
        return [];
      }
      if (textOf(objective.indicators[earlier]!.name) === textOf(row.name)) return [];
      return [
        {
          field: at(index, 'name'),
          params: { first: earlier + 1 },
          suggestion: { patches: [], removeRows: [index], basis: 'COUNTED_ONCE' },
        },
      ];
    });
  },
};

const LONG_ENOUGH = 4;

/** The goal in words promises something that can be measured, too (R054). */
const emptyGoal: ClinicRule = {
  id: 'C-20',
  code: 'GOAL_EMPTY',
  scope: 'objective',
  severity: 'ADVICE',
  principles: ['QUANTIFIED', 'SPECIFIC'],
  check: ({ objective }) => {
    const goal = objective.annualGoal ?? '';
    if (isBlank(goal) || hasNumber(goal.slice(0, 200)) || /\d/.test(goal.normalize('NFKC')) || isGraded(goal))
      return [];
    const promises = objective.indicators
      .filter((row) => isAnnualRow(row) && targetNumber(row) && textOf(row.name).length >= LONG_ENOUGH)
      .slice(0, 3)
      .map((row) => `${textOf(row.name)}${SIGN[row.direction] ?? ''}${targetNumber(row)}${textOf(row.unit)}`);
    const to = `${goal.trim().replace(/[。.；;]$/, '')}：${promises.join('，')}。`;
    return [
      {
        field: 'annualGoal',
        suggestion:
          promises.length > 0
            ? { patches: [{ field: 'annualGoal', from: objective.annualGoal ?? null, to }], basis: 'GOAL_FROM_ROWS' }
            : undefined,
      },
    ];
  },
};
const SIGN: Readonly<Record<string, string>> = { GE: '不低于', LE: '不高于', EQ: '为' };

/** R074 相关性: what the goal is derived from, a function of the unit, a plan or a document. */
const duty: ClinicRule = {
  id: 'C-19',
  code: 'DUTY_MISSING',
  scope: 'objective',
  severity: 'ADVICE',
  principles: ['DIRECTED', 'JUSTIFIED'],
  check: ({ objective, context: { duties } }) =>
    isDerived(objective, duties) ? [] : [{ field: duties === null ? 'basis' : 'functionIds' }],
};

function isDerived(objective: ObjectiveDraft, duties: readonly string[] | null): boolean {
  return duties === null ? !isBlank(objective.basis) : duties.some((one) => !isBlank(one));
}

export const OBJECTIVE_RULES: readonly ClinicRule[] = [quality, cost, amount, twins, emptyGoal, duty];
