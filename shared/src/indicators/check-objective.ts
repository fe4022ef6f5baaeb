import { Exact } from '../decimal/decimal.js';
import { type Refusal, refusal } from '../errors/refusal.js';
import { parseMoney } from '../money/money.js';
import type { IndicatorCatalogue } from './catalogue.js';
import { checkIndicatorComplete, checkIndicatorFormat, isBlank, isQuantitative } from './check-indicator.js';
import { checkAmountFormat, checkMoney } from './check-money.js';
import { checkWeights, isAnnual } from './check-weights.js';
import type { IndicatorDraft, ObjectiveDraft, ObjectiveParameters } from './objective.js';
import { checkYearlyTargets } from './yearly-targets.js';

const at = (index: number): string => `indicators[${index}]`;

/** What forbids even to keep a draft: amounts and numbers that are none. A draft may be incomplete, not unreadable. */
export function checkObjectiveFormat(objective: ObjectiveDraft): Refusal[] {
  const amount = parseMoney(objective.annualAmount, { field: 'annualAmount' });
  return [
    ...(amount.ok ? [] : [amount.refusal]),
    ...objective.indicators.flatMap((indicator, index) => checkIndicatorFormat(indicator, at(index))),
    ...checkAmountFormat(objective),
  ];
}

/**
 * Everything that stands between a draft and its submission, at once (domain §4.5 G1, 财预〔2015〕88号).
 * Weights, counts and levels are judged over the annual rows; mid-term rows are checked one by one.
 */
export function checkObjective(objective: ObjectiveDraft, parameters: ObjectiveParameters): Refusal[] {
  const { catalogue } = parameters;
  const found = checkObjectiveFormat(objective);
  const annual = objective.indicators.filter(isAnnual);
  if (isBlank(objective.annualGoal))
    found.push(refusal('ANNUAL_GOAL_MISSING', { ruleId: 'G-15', field: 'annualGoal' }));
  if (isBlank(objective.responsiblePerson)) {
    found.push(refusal('RESPONSIBLE_PERSON_MISSING', { ruleId: 'G-14', field: 'responsiblePerson' }));
  }
  objective.indicators.forEach((indicator, index) => {
    found.push(...checkIndicatorComplete(indicator, at(index), index + 1, objective.budgetYear, catalogue));
  });
  found.push(...duplicates(objective.indicators));
  found.push(...checkYearlyTargets(objective), ...structure(annual, catalogue), ...funds(annual, parameters));
  found.push(...counts(annual, parameters), ...quantitativeShare(annual, parameters));
  found.push(...checkWeights(annual, parameters), ...checkMoney(objective, parameters));
  return found;
}

/** Blocks that the catalogue asks for, and how many rows at least stand in each (R046, R047). */
function structure(annual: readonly IndicatorDraft[], catalogue: IndicatorCatalogue): Refusal[] {
  const found: Refusal[] = [];
  const ask = (count: number, least: number, code: string, field: 'level1' | 'level2', label: string): void => {
    if (count >= least) return;
    const params = { [field]: code, label };
    if (count === 0) {
      found.push(
        refusal(field === 'level1' ? 'LEVEL1_MISSING' : 'LEVEL2_MISSING', {
          ruleId: 'G-02',
          field: 'indicators',
          params,
        }),
      );
    } else {
      found.push(
        refusal('TOO_FEW_IN_BLOCK', { ruleId: 'G-04', field: 'indicators', params: { ...params, count, least } }),
      );
    }
  };
  for (const level of catalogue.levels) {
    const rows = annual.filter(({ level1 }) => level1 === level.level1);
    ask(rows.length, Math.max(level.minCount, level.mandatory ? 1 : 0), level.level1, 'level1', level.label);
    for (const group of level.level2) {
      const inside = rows.filter(({ level2 }) => level2 === group.code).length;
      ask(inside, Math.max(group.minCount, group.mandatory ? 1 : 0), group.code, 'level2', group.label);
    }
  }
  return found;
}

/** What a kind of funds asks for, such as satisfaction of those helped (R090). */
function funds(annual: readonly IndicatorDraft[], { requiredLevel2, catalogue }: ObjectiveParameters): Refusal[] {
  const labels = new Map(catalogue.levels.flatMap(({ level2 }) => level2.map(({ code, label }) => [code, label])));
  return (requiredLevel2 ?? [])
    .filter((code) => labels.has(code) && !annual.some(({ level2 }) => level2 === code))
    .map((code) =>
      refusal('FUND_LEVEL2_MISSING', {
        ruleId: 'G-62',
        field: 'indicators',
        params: { level2: code, label: labels.get(code)! },
      }),
    );
}

function counts(annual: readonly IndicatorDraft[], parameters: ObjectiveParameters): Refusal[] {
  const found: Refusal[] = [];
  const ask = (level: number, count: number, least: number): void => {
    if (count < least) {
      found.push(
        refusal('TOO_FEW_INDICATORS', {
          ruleId: 'G-04',
          field: 'indicators',
          params: { level, count, least, missing: least - count },
          wayOut: 'ADD_INDICATORS',
        }),
      );
    }
  };
  ask(1, new Set(annual.map(({ level1 }) => level1)).size, parameters.minLevel1);
  ask(2, new Set(annual.map(({ level1, level2 }) => `${level1}/${level2}`)).size, parameters.minLevel2);
  ask(3, annual.length, parameters.minLevel3);
  return found;
}

function quantitativeShare(annual: readonly IndicatorDraft[], parameters: ObjectiveParameters): Refusal[] {
  if (parameters.quantitativeShare === null || annual.length === 0) return [];
  const count = annual.filter(isQuantitative).length;
  const share = new Exact(count).div(annual.length).times(100);
  if (share.gte(parameters.quantitativeShare)) return [];
  const asked = new Exact(parameters.quantitativeShare).times(annual.length).div(100).ceil().toNumber();
  return [
    refusal('QUANTITATIVE_SHARE', {
      ruleId: 'G-05',
      field: 'indicators',
      params: {
        count,
        of: annual.length,
        share: share.toFixed(2),
        least: parameters.quantitativeShare,
        missing: asked - count,
      },
      wayOut: 'QUANTIFY_INDICATORS',
    }),
  ];
}

function duplicates(indicators: readonly IndicatorDraft[]): Refusal[] {
  const first = new Map<string, number>();
  const found: Refusal[] = [];
  indicators.forEach((indicator, index) => {
    if (isBlank(indicator.name)) return;
    const key = `${indicator.horizon ?? 'ANNUAL'}/${indicator.name.normalize('NFKC').replace(/\s+/g, '')}`;
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, index);
    else {
      found.push(
        refusal('INDICATOR_TWICE', {
          ruleId: 'G-06',
          field: `${at(index)}.name`,
          params: { row: index + 1, first: earlier + 1, name: indicator.name },
        }),
      );
    }
  });
  return found;
}
