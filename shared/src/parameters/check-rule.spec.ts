import { checkRule } from './check-rule.js';
import { DEFAULT_RULES, alertParameters, scoringParameters } from './read-rules.js';
import { RULE_DEFAULTS, type RuleCode } from './rule-defaults.js';
import { DEFAULT_ALERTS } from '../monitoring/alert-parameters.js';
import { DEFAULT_SCORING } from '../scoring/types.js';

describe('rule parameters', () => {
  it.each([
    ['goal.totalWeight', '90'],
    ['goal.minLevel3', '7'],
    ['goal.quantitativeShare', 'null'],
    ['goal.quantitativeShare', '70'],
    ['monitoring.redGap', '17.5'],
    ['self.overMode', '"ZERO"'],
    ['grade.scale', '[{"grade":"EXCELLENT","from":"85","label":"优秀"},{"grade":"POOR","from":"0","label":"差"}]'],
  ])('%s may be %s', (code, json) => expect(checkRule(code, json)).toEqual({ value: JSON.parse(json), refusals: [] }));

  it.each([
    ['goal.totalWeight', '95'],
    ['goal.totalWeight', '"90"'],
    ['goal.minLevel1', '2.5'],
    ['goal.minLevel1', '-1'],
    ['goal.quantitativeShare', '101'],
    ['goal.minLevel3', '{'],
    ['self.overMode', '"HALF"'],
    ['disclosure.workingDays', '21'],
    ['grade.scale', '[{"grade":"BEST","from":"85","label":"优秀"}]'],
    ['grade.scale', '90'],
  ])('%s may not be %s', (code, json) =>
    expect(checkRule(code, json).refusals.map((r) => r.code)).toEqual(['RULE_VALUE']),
  );

  it.each(['goal.unknown', 'toString', '__proto__'])('%s is no rule', (code) =>
    expect(checkRule(code, '1').refusals[0]!.code).toBe('RULE_UNKNOWN'),
  );
});

describe('defaults', () => {
  it.each(Object.keys(RULE_DEFAULTS) as RuleCode[])('%s is what it may be', (code) => {
    const { value, source } = RULE_DEFAULTS[code];
    expect(checkRule(code, JSON.stringify(value))).toEqual({ value, refusals: [] });
    expect(source).not.toBe('');
  });

  it('a scale with a hole is refused with every reason', () => {
    const scale = [
      { grade: 'GOOD', from: '80', label: '良' },
      { grade: 'GOOD', from: '90', label: '良' },
    ];
    expect(
      checkRule('grade.scale', JSON.stringify(scale))
        .refusals.map(({ code }) => code)
        .sort(),
    ).toEqual(['GRADE_SCALE_DOUBLE', 'GRADE_SCALE_HOLE', 'GRADE_SCALE_ORDER']);
  });

  it('are what the rules use without a place', () => {
    expect(alertParameters(DEFAULT_RULES)).toEqual(DEFAULT_ALERTS);
    const { overTolerance, ...rest } = scoringParameters(DEFAULT_RULES);
    expect({ ...rest, overTolerance: Number(overTolerance) }).toEqual({
      ...DEFAULT_SCORING,
      overTolerance: Number(DEFAULT_SCORING.overTolerance),
    });
  });
});
