import { checkRule } from './rules.js';

describe('rule parameters', () => {
  it.each([
    ['goal.totalWeight', '90'],
    ['goal.minLevel3', '7'],
    ['goal.quantitativeShare', 'null'],
    ['goal.quantitativeShare', '70'],
  ])('%s may be %s', (code, json) => expect(checkRule(code, json)).toEqual({ value: JSON.parse(json), refusals: [] }));

  it.each([
    ['goal.totalWeight', '95'],
    ['goal.totalWeight', '"90"'],
    ['goal.minLevel1', '2.5'],
    ['goal.minLevel1', '-1'],
    ['goal.quantitativeShare', '101'],
    ['goal.minLevel3', '{'],
  ])('%s may not be %s', (code, json) =>
    expect(checkRule(code, json).refusals.map((r) => r.code)).toEqual(['RULE_VALUE']),
  );

  it.each(['goal.unknown', 'toString', '__proto__'])('%s is no rule', (code) =>
    expect(checkRule(code, '1').refusals[0]!.code).toBe('RULE_UNKNOWN'),
  );
});
