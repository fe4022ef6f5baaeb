import { Exact, plain } from '../decimal/decimal.js';
import { type Refusal, refusal } from '../errors/refusal.js';
import type { CatalogueLevel, IndicatorCatalogue } from './catalogue.js';
import { isBlank, isWeight } from './check-indicator.js';

const CODE = /^[A-Z0-9][A-Z0-9_-]{0,39}$/;

/** What forbids to keep a catalogue: a form that it prescribes could never be filled in rightly. */
export function checkCatalogue(catalogue: IndicatorCatalogue, defaultTotal: string): Refusal[] {
  const found: Refusal[] = [];
  const say = (code: string, field: string, params: Refusal['params'] = {}): void => {
    found.push(refusal(code, { ruleId: 'G-30', field, params }));
  };
  if (!CODE.test(catalogue.code)) say('CATALOGUE_CODE', 'code', { code: catalogue.code.slice(0, 40) });
  if (isBlank(catalogue.name)) say('REQUIRED', 'name');
  if (catalogue.levels.length === 0) say('CATALOGUE_EMPTY', 'levels');
  const seen = new Set<string>();
  catalogue.levels.forEach((level, index) => {
    const at = `levels[${index}]`;
    checkEntry(level.level1, level.label, level.weight, at, say);
    if (seen.has(level.level1)) say('CATALOGUE_CODE_TWICE', at, { code: level.level1 });
    seen.add(level.level1);
    if (level.level2.length === 0) say('CATALOGUE_EMPTY', `${at}.level2`);
    const groups = new Set<string>();
    level.level2.forEach((group, position) => {
      const inside = `${at}.level2[${position}]`;
      checkEntry(group.code, group.label, group.weight, inside, say);
      if (groups.has(group.code)) say('CATALOGUE_CODE_TWICE', inside, { code: group.code });
      groups.add(group.code);
    });
    found.push(...checkInside(catalogue, level, at));
  });
  found.push(...checkTotal(catalogue, defaultTotal));
  return found;
}

function checkEntry(
  code: string,
  label: string,
  weight: string | null,
  at: string,
  say: (code: string, field: string, params?: Refusal['params']) => void,
): void {
  if (!CODE.test(code)) say('CATALOGUE_CODE', at, { code: code.slice(0, 40) });
  if (isBlank(label)) say('REQUIRED', `${at}.label`);
  if (weight !== null && !isWeight(weight))
    say('WEIGHT_FORMAT', `${at}.weight`, { value: String(weight).slice(0, 40) });
}

/** Points of the groups sum to their parent's, or to 100 where they are shares of it; groups without points are free. */
function checkInside(catalogue: IndicatorCatalogue, level: CatalogueLevel, at: string): Refusal[] {
  if (catalogue.weightMode !== 'NESTED' && catalogue.weightMode !== 'NESTED_SHARE') return [];
  const given = level.level2.filter(({ weight }) => isWeight(weight));
  if (given.length === 0) return [];
  const required = catalogue.weightMode === 'NESTED_SHARE' ? '100' : level.weight;
  if (required === null || !isWeight(required)) return [];
  const sum = given.reduce((total, { weight }) => total.plus(weight!), new Exact(0));
  if (sum.eq(required) && given.length === level.level2.length) return [];
  return [
    refusal('CATALOGUE_POINTS', {
      ruleId: 'G-31',
      field: `${at}.level2`,
      params: { label: level.label, sum: plain(sum), required: plain(required) },
    }),
  ];
}

function checkTotal(catalogue: IndicatorCatalogue, defaultTotal: string): Refusal[] {
  if (catalogue.totalWeight !== null && !isWeight(catalogue.totalWeight)) {
    return [
      refusal('WEIGHT_FORMAT', { ruleId: 'G-30', field: 'totalWeight', params: { value: catalogue.totalWeight } }),
    ];
  }
  if (catalogue.weightMode !== 'NESTED' && catalogue.weightMode !== 'NESTED_SHARE') return [];
  const required = catalogue.totalWeight ?? defaultTotal;
  const weights = catalogue.levels.map(({ weight }) => weight);
  if (weights.some((weight) => !isWeight(weight))) {
    return [refusal('CATALOGUE_POINTS_MISSING', { ruleId: 'G-31', field: 'levels' })];
  }
  const sum = weights.reduce((total, weight) => total.plus(weight!), new Exact(0));
  if (sum.eq(required)) return [];
  return [
    refusal('CATALOGUE_POINTS', {
      ruleId: 'G-31',
      field: 'levels',
      params: { label: catalogue.name, sum: plain(sum), required },
    }),
  ];
}
