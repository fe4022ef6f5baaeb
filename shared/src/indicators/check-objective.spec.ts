import { checkObjective } from './check-objective.js';
import { DEFAULT_OBJECTIVE_PARAMETERS, type IndicatorDraft, type ObjectiveDraft } from './objective.js';

/** Level-2 kinds of three level-1 groups, in the order in which rows take them. */
const KINDS = [
  ['OUTPUT', 'QUANTITY'],
  ['OUTPUT', 'QUALITY'],
  ['OUTCOME', 'SOCIAL'],
  ['OUTCOME', 'ECONOMIC'],
  ['SATISFACTION', 'BENEFICIARY_SATISFACTION'],
] as const;
/** Artush: at least 3, 5 and 7 indicators per level, 70 % of them quantified; weights of 100. */
const ARTUSH = {
  ...DEFAULT_OBJECTIVE_PARAMETERS,
  totalWeight: '100',
  minLevel1: 3,
  minLevel2: 5,
  minLevel3: 7,
  quantitativeShare: '70',
};

const QUALITATIVE = {
  direction: 'QUAL',
  targetText: '达成：制度成文并执行；部分达成：成文未执行；未达成：没有',
} as const;

/** `count` rows of which the first `quantified` are numbers; their weights sum to 100. */
function rows(
  count: number,
  quantified: number,
  kinds: readonly (readonly [string, string])[] = KINDS,
): IndicatorDraft[] {
  return Array.from({ length: count }, (_, n) => ({
    level1: kinds[n % kinds.length]![0],
    level2: kinds[n % kinds.length]![1],
    name: `示例指标${n + 1}`,
    weight: n === 0 ? String(100 - 10 * (count - 1)) : '10',
    targetBasis: '年度工作计划',
    ...(n < quantified ? { direction: 'GE', targetValue: '90', unit: '件' } : QUALITATIVE),
  })) as IndicatorDraft[];
}

const objective = (indicators: readonly IndicatorDraft[]): ObjectiveDraft => ({
  budgetYear: 2019,
  annualAmount: '1000.00',
  annualGoal: '完成年度任务。',
  responsiblePerson: '示例人员',
  indicators,
});
const codes = (indicators: readonly IndicatorDraft[], parameters = ARTUSH): string[] =>
  checkObjective(objective(indicators), parameters).map(({ code }) => code);

describe('counts of indicators', () => {
  it('R046: 3, 5 and 7 indicators with weights of 100 pass; two groups of level 1 do not', () => {
    expect(codes(rows(7, 7))).toEqual([]);
    const twoGroups = [...KINDS.slice(0, 4), ['OUTCOME', 'ECOLOGICAL']] as const;
    expect(checkObjective(objective(rows(7, 7, twoGroups)), ARTUSH)).toMatchObject([
      { code: 'TOO_FEW_INDICATORS', ruleId: 'G-04', field: 'indicators', params: { level: 1, count: 2, least: 3 } },
    ]);
  });

  it.each([
    ['5 of 7 quantified, 71.43 %, pass', 7, 5, []],
    ['4 of 7 quantified, 57.14 %, do not', 7, 4, ['QUANTITATIVE_SHARE']],
    ['7 of 10 quantified, exactly 70 %, pass', 10, 7, []],
  ])('R071: %s', (_name, count, quantified, expected) => {
    expect(codes(rows(count, quantified))).toEqual(expected);
  });

  it('R048: five numbers and two described levels are a quantified share of 71.43 %', () => {
    const [found] = checkObjective(objective(rows(7, 5)), { ...ARTUSH, quantitativeShare: '75' });
    expect(found).toMatchObject({ ruleId: 'G-05', params: { count: 5, of: 7, share: '71.43', least: '75' } });
  });
});

describe('an objective', () => {
  it('R041: without a responsible person is refused, and the field is named', () => {
    const refusals = checkObjective({ ...objective(rows(7, 7)), responsiblePerson: ' ' }, ARTUSH);
    expect(refusals).toMatchObject([
      { code: 'RESPONSIBLE_PERSON_MISSING', ruleId: 'G-14', field: 'responsiblePerson' },
    ]);
  });

  it('is refused with every reason at once', () => {
    const [first, ...others] = rows(7, 7);
    const refusals = checkObjective(
      { ...objective([{ ...first!, weight: '39.99', unit: null }, ...others]), annualGoal: '', annualAmount: '-1' },
      ARTUSH,
    );
    expect(refusals.map(({ code }) => code).sort()).toEqual([
      'AMOUNT_NEGATIVE',
      'ANNUAL_GOAL_MISSING',
      'UNIT_MISSING',
      'WEIGHTS_SUM',
    ]);
  });
});

it('D23: one name written in full width, or in another normal form, is the same name', () => {
  const same = rows(7, 5).map((row, n) => ({
    ...row,
    name: ['ABC覆盖率1', 'ＡＢＣ覆盖率１', 'é满意', 'e\u0301满意'][n] ?? row.name,
  }));
  const found = checkObjective(objective(same), ARTUSH).filter(({ code }) => code === 'INDICATOR_TWICE');
  expect(found.map(({ field }) => field)).toEqual(['indicators[1].name', 'indicators[3].name']);
});
