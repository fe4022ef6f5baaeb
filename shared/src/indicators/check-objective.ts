import { Exact, plain } from '../decimal/decimal.js';
import { type Refusal, refusal } from '../errors/refusal.js';
import { compareMoney, parseMoney } from '../money/money.js';
import { catalogueOf } from './catalogue.js';
import {
  adviseIndicator,
  checkIndicatorComplete,
  checkIndicatorFormat,
  isBlank,
  isQuantitative,
  isWeight,
} from './check-indicator.js';
import type { IndicatorDraft, ObjectiveDraft, ObjectiveParameters } from './objective.js';

const at = (index: number): string => `indicators[${index}]`;

/** What forbids even to keep a draft: amounts and numbers that are none. A draft may be incomplete, not unreadable. */
export function checkObjectiveFormat(objective: ObjectiveDraft): Refusal[] {
  const amount = parseMoney(objective.annualAmount, { field: 'annualAmount' });
  return [
    ...(amount.ok ? [] : [amount.refusal]),
    ...objective.indicators.flatMap((indicator, index) => checkIndicatorFormat(indicator, at(index))),
  ];
}

/**
 * Everything that stands between a draft and its submission, at once (domain §4.5 G1, 财预〔2015〕88号).
 * Weights, counts and levels are judged over the annual rows; mid-term rows are checked one by one.
 */
export function checkObjective(objective: ObjectiveDraft, parameters: ObjectiveParameters): Refusal[] {
  const catalogue = catalogueOf(parameters.catalogueCode);
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
  for (const { level1, mandatory } of catalogue.levels) {
    if (mandatory && !annual.some((indicator) => indicator.level1 === level1)) {
      found.push(refusal('LEVEL1_MISSING', { ruleId: 'G-02', field: 'indicators', params: { level1 } }));
    }
  }
  found.push(...counts(annual, parameters), ...quantitativeShare(annual, parameters));
  found.push(...weights(annual, parameters), ...funding(objective, parameters));
  return found;
}

/** Advice of the clinic: what would make the objective better. Never stops anybody. */
export function adviseObjective(objective: ObjectiveDraft): Refusal[] {
  return objective.indicators.flatMap((indicator, index) => adviseIndicator(indicator, at(index), index + 1));
}

/** Sum of the annual weights that can be read; what the weight bar shows. */
export function sumOfWeights(indicators: readonly IndicatorDraft[]): string {
  return plain(
    indicators
      .filter((indicator) => isAnnual(indicator) && isWeight(indicator.weight))
      .reduce((sum, indicator) => sum.plus(indicator.weight!.trim()), new Exact(0)),
  );
}

function isAnnual(indicator: IndicatorDraft): boolean {
  return (indicator.horizon ?? 'ANNUAL') === 'ANNUAL';
}

function weights(annual: readonly IndicatorDraft[], parameters: ObjectiveParameters): Refusal[] {
  const sum = sumOfWeights(annual);
  if (new Exact(sum).eq(parameters.totalWeight)) return [];
  const missing = plain(new Exact(parameters.totalWeight).minus(sum));
  return [
    refusal('WEIGHTS_SUM', {
      ruleId: 'G-01',
      field: 'weights',
      params: { sum, required: plain(parameters.totalWeight), missing },
      wayOut: 'ADJUST_WEIGHTS',
    }),
  ];
}

function counts(annual: readonly IndicatorDraft[], parameters: ObjectiveParameters): Refusal[] {
  const found: Refusal[] = [];
  const ask = (level: number, count: number, least: number): void => {
    if (count < least) {
      found.push(
        refusal('TOO_FEW_INDICATORS', { ruleId: 'G-04', field: 'indicators', params: { level, count, least } }),
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
  return [
    refusal('QUANTITATIVE_SHARE', {
      ruleId: 'G-05',
      field: 'indicators',
      params: { count, of: annual.length, share: share.toFixed(2), least: parameters.quantitativeShare },
    }),
  ];
}

function duplicates(indicators: readonly IndicatorDraft[]): Refusal[] {
  const first = new Map<string, number>();
  const found: Refusal[] = [];
  indicators.forEach((indicator, index) => {
    if (isBlank(indicator.name)) return;
    const key = `${indicator.horizon ?? 'ANNUAL'}/${indicator.name.normalize('NFC').replace(/\s+/g, '')}`;
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

function funding(objective: ObjectiveDraft, parameters: ObjectiveParameters): Refusal[] {
  const amount = parseMoney(objective.annualAmount);
  if (!amount.ok || parameters.fundingTotal === null) return [];
  if (compareMoney(amount.value, parameters.fundingTotal) === 0) return [];
  return [
    refusal('AMOUNT_DIFFERS_FROM_FUNDING', {
      ruleId: 'G-13',
      field: 'annualAmount',
      params: { amount: amount.value, funding: parameters.fundingTotal },
    }),
  ];
}
