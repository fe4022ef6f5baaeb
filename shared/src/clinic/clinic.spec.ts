import fc from 'fast-check';
import { CATALOGUE_2015, CATALOGUE_2021, CATALOGUE_NINGXIA } from '../indicators/catalogue.js';
import type { IndicatorDraft, ObjectiveDraft } from '../indicators/objective.js';
import {
  alsoSolves,
  applySuggestion,
  CLINIC_RULES,
  costPlaceOf,
  type ClinicContext,
  type ClinicParameters,
  DEFAULT_CLINIC_PARAMETERS,
  examine,
  factKey,
  NO_CONTEXT,
} from './index.js';

const row = (change: Partial<IndicatorDraft> = {}): IndicatorDraft => ({
  level1: 'OUTPUT',
  level2: 'QUANTITY',
  name: '维修校舍面积',
  direction: 'GE',
  targetValue: '8600',
  unit: '平方米',
  ...change,
});
const quality = row({ level2: 'QUALITY', name: '校舍维修验收合格率', targetValue: '95', unit: '%' });
const cost = row({
  level1: 'COST',
  level2: 'ECONOMIC_COST',
  name: '每平方米维修单价',
  direction: 'LE',
  targetValue: '620',
  unit: '元/平方米',
});
const objectiveOf = (indicators: IndicatorDraft[], change: Partial<ObjectiveDraft> = {}): ObjectiveDraft => ({
  budgetYear: 2023,
  annualAmount: '5200000',
  annualGoal: '完成8600平方米校舍维修。',
  basis: '学校基本建设规划',
  indicators,
  ...change,
});
const good = objectiveOf([row(), quality, cost]);
const codesOf = (objective: ObjectiveDraft, context = NO_CONTEXT, parameters = DEFAULT_CLINIC_PARAMETERS): string[] =>
  examine(objective, context, parameters).remarks.map(({ code }) => code);

describe('the goal clinic', () => {
  it('has nothing to say about a good objective', () => expect(examine(good).remarks).toEqual([]));

  it('numbers its rules once each', () => {
    expect(new Set(CLINIC_RULES.map(({ id }) => id)).size).toBe(CLINIC_RULES.length);
    expect(new Set(CLINIC_RULES.map(({ code }) => code)).size).toBe(CLINIC_RULES.length);
  });

  it('R054: “进一步提高效益” without value is an empty target; “≥ 95%” clears it', () => {
    const empty = row({
      level1: 'OUTCOME',
      level2: 'ECONOMIC',
      name: '进一步提高效益',
      direction: 'QUAL',
      targetValue: null,
      unit: null,
    });
    expect(codesOf(objectiveOf([row(), quality, cost, empty]))).toContain('TARGET_EMPTY');
    const asText = { ...empty, name: '经济效益', targetText: '进一步提高效益' };
    expect(codesOf(objectiveOf([row(), quality, cost, asText]))).toContain('TARGET_EMPTY');
    const filled = { ...empty, direction: 'GE' as const, targetValue: '95', unit: '%' };
    expect(codesOf(objectiveOf([row(), quality, cost, filled]))).not.toContain('TARGET_EMPTY');
  });

  it('R054: names the missing quality and cost rows and offers them with the cost of one output', () => {
    const report = examine(objectiveOf([row()]));
    expect(report.remarks.map(({ code }) => code)).toEqual(['QUANTITY_WITHOUT_QUALITY', 'COST_MISSING']);
    const [first, second] = report.remarks;
    expect(first!.suggestion!.addRows![0]).toMatchObject({ level2: 'QUALITY', name: '维修校舍验收合格率' });
    expect(second!.suggestion!.addRows![0]).toMatchObject({
      level1: 'COST',
      direction: 'LE',
      targetValue: '604.65',
      unit: '元/平方米',
    });
  });

  it('R045: industry value 95, target 60 is below standard, and the standard is offered', () => {
    const share = row({
      level1: 'OUTCOME',
      level2: 'SOCIAL',
      name: '农村卫生厕所普及率',
      targetValue: '60',
      unit: '%',
    });
    const context: ClinicContext = { ...NO_CONTEXT, facts: { [factKey(share)]: { standard: { value: '95' } } } };
    const objective = objectiveOf([row(), quality, cost, share]);
    const [remark] = examine(objective, context).remarks;
    expect(remark).toMatchObject({
      code: 'BELOW_STANDARD',
      ruleId: 'C-18',
      field: 'indicators[3].targetValue',
      params: { row: 4, target: '60', standard: '95' },
    });
    expect(codesOf(applySuggestion(objective, remark!.suggestion!), context)).toEqual([]);
  });

  it('C-07 puts the row of cost where the catalogue has it, and asks for none where the form has no place for it', () => {
    const without = objectiveOf([row()]);
    const placeOf = (costPlace: ClinicContext['costPlace']) => {
      const remark = examine(without, { ...NO_CONTEXT, costPlace }).remarks.find(({ code }) => code === 'COST_MISSING');
      return remark && remark.suggestion?.addRows?.map(({ level1, level2 }) => [level1, level2]);
    };
    expect(placeOf(costPlaceOf(CATALOGUE_2021))).toEqual([['COST', 'ECONOMIC_COST']]);
    expect(placeOf(costPlaceOf(CATALOGUE_NINGXIA))).toEqual([['OUTPUT', 'COST_OF_OUTPUT']]);
    expect(placeOf(costPlaceOf({ levels: CATALOGUE_2015.levels.slice(1) }))).toBeUndefined();
  });

  it('R074: a goal that is derived from no function of the unit is remarked as 相关性', () => {
    expect(codesOf(good, { ...NO_CONTEXT, duties: [] })).toEqual(['DUTY_MISSING']);
    expect(codesOf(good, { ...NO_CONTEXT, duties: ['学校基本建设'] })).toEqual([]);
    expect(codesOf({ ...good, basis: ' ' })).toEqual(['DUTY_MISSING']);
  });

  it('R075: ticks the principles of the place, four for one and three for another', () => {
    const four = examine(objectiveOf([row()])).principles;
    expect(four).toEqual([
      { principle: 'DIRECTED', state: 'WARN' },
      { principle: 'QUANTIFIED', state: 'OK' },
      { principle: 'FEASIBLE', state: 'OK' },
      { principle: 'MATCHED', state: 'WARN' },
    ]);
    const three: ClinicParameters = { ...DEFAULT_CLINIC_PARAMETERS, principles: ['DIRECTED', 'SPECIFIC', 'FEASIBLE'] };
    expect(examine(good, NO_CONTEXT, three).principles.map(({ state }) => state)).toEqual(['OK', 'OK', 'OK']);
  });

  it('R076: twice the money for the same output is unit cost +100 %, below the line of the place nothing', () => {
    const context: ClinicContext = { ...NO_CONTEXT, lastYear: { amount: '2600000', indicators: [row()] } };
    const [remark] = examine(good, context).remarks;
    expect(remark).toMatchObject({
      code: 'AMOUNT_WITHOUT_MATCH',
      field: 'annualAmount',
      params: { rise: '+100', cost: '604.65', before: '302.33' },
    });
    expect(remark!.suggestion!.patches).toEqual([{ field: 'indicators[0].targetValue', from: '8600', to: '17200' }]);
    expect(codesOf(good, context, { ...DEFAULT_CLINIC_PARAMETERS, unitCostRise: '101' })).toEqual([]);
    expect(codesOf(good, { ...context, lastYear: { amount: '5200000', indicators: [row()] } })).toEqual([]);
  });

  it('does not judge by fewer than five peers, and says so', () => {
    const peers = ['50', '60', '80', '100'];
    const facts = (values: string[]): ClinicContext => ({
      ...NO_CONTEXT,
      facts: { [factKey(row())]: { peers: values } },
    });
    const few = examine(objectiveOf([row({ targetValue: '9' }), quality, cost]), facts(peers));
    expect(few.remarks).toEqual([]);
    expect(few.notJudged).toEqual([{ ruleId: 'C-10', field: 'indicators[0].targetValue', known: 4, needed: 5 }]);
    const enough = examine(objectiveOf([row({ targetValue: '9' }), quality, cost]), facts([...peers, '64']));
    expect(enough.remarks[0]).toMatchObject({
      code: 'FAR_FROM_PEERS',
      params: { kind: 'LAX', median: '64', count: 5 },
    });
    expect(enough.notJudged).toEqual([]);
  });

  it('follows the severity of the place', () => {
    const objective = objectiveOf([
      row({
        direction: 'LE',
        name: '群众满意度',
        level1: 'SATISFACTION',
        level2: 'PUBLIC_SATISFACTION',
        targetValue: '90',
        unit: '%',
      }),
      cost,
    ]);
    const severity = { 'C-11': 'HARD' } as const;
    expect(examine(objective).remarks[0]).toMatchObject({ ruleId: 'C-11', severity: 'ADVICE' });
    expect(examine(objective, NO_CONTEXT, { ...DEFAULT_CLINIC_PARAMETERS, severity }).remarks[0]!.severity).toBe(
      'HARD',
    );
    expect(codesOf(objective, NO_CONTEXT, { ...DEFAULT_CLINIC_PARAMETERS, severity: { 'C-11': 'OFF' } })).toEqual([]);
  });

  it('counts what a suggestion solves besides its own remark', () => {
    const soft = row({
      level1: 'OUTCOME',
      level2: 'SOCIAL',
      name: '提高居民生活质量',
      direction: 'QUAL',
      targetValue: null,
      targetText: '居民生活质量明显提高',
      unit: null,
    });
    const objective = objectiveOf([row(), quality, cost, soft]);
    const report = examine(objective);
    expect(report.remarks.map(({ code }) => code)).toEqual(['VAGUE_VERB', 'TARGET_EMPTY']);
    expect(alsoSolves(report.remarks[0]!, report, objective, NO_CONTEXT, DEFAULT_CLINIC_PARAMETERS)).toBe(1);
  });
});

const odd = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom(
    '提升服务水平',
    '合格率',
    '投入资金总额',
    '项目完成时间',
    '成本控制率',
    '群众满意度',
    '投诉率',
    '增长率',
    '培训人数',
    '培训人次数',
    '100',
    '-0',
    '1e5',
    '９５％',
    'NaN',
    '2023-12-31',
    '显著',
    '%',
    '个',
    '月',
    '12',
    '',
  ),
);
const maybe = fc.option(odd);
const anyRow: fc.Arbitrary<IndicatorDraft> = fc.record({
  horizon: fc.constantFrom('ANNUAL' as const, 'MID_TERM' as const),
  level1: fc.constantFrom('COST', 'OUTPUT', 'OUTCOME', 'SATISFACTION', ''),
  level2: fc.constantFrom('QUANTITY', 'QUALITY', 'TIMELINESS', 'COST_OF_OUTPUT', 'ECONOMIC', 'SOCIAL', '__proto__'),
  name: odd,
  direction: fc.constantFrom('GE', 'LE', 'EQ', 'RANGE', 'DATE_BY', 'BOOL', 'QUAL', 'BAND'),
  targetValue: maybe,
  targetText: maybe,
  targetOn: maybe,
  unit: maybe,
  baselineValue: maybe,
  formulaText: maybe,
});
const anyObjective: fc.Arbitrary<ObjectiveDraft> = fc.record({
  budgetYear: fc.constantFrom(2019, 2023),
  annualAmount: fc.oneof(odd, fc.constant('1000000')),
  annualGoal: maybe,
  basis: maybe,
  indicators: fc.array(anyRow, { maxLength: 8 }),
});
const anyContext: fc.Arbitrary<ClinicContext> = fc.record({
  facts: fc.constantFrom(
    {},
    {
      [factKey(row({ name: '培训人数' }))]: {
        lastActual: '100',
        peers: ['1', '2', '3', '4', 'x', '5'],
        standard: { value: '120', tolerance: '' },
      },
    },
  ),
  lastYear: fc.option(
    fc.record({ amount: fc.oneof(odd, fc.constant('500000')), indicators: fc.array(anyRow, { maxLength: 4 }) }),
  ),
  duties: fc.option(fc.array(odd, { maxLength: 2 })),
});

describe('whatever is typed', () => {
  it('is answered, the same every time', () =>
    fc.assert(
      fc.property(anyObjective, anyContext, (objective, context) => {
        expect(examine(objective, context)).toEqual(examine(structuredClone(objective), structuredClone(context)));
      }),
      { numRuns: 400 },
    ));

  it('gets suggestions that clear their own remark', () =>
    fc.assert(
      fc.property(anyObjective, anyContext, (objective, context) => {
        const { remarks } = examine(objective, context);
        for (const { ruleId, suggestion } of remarks.filter(({ suggestion: one }) => one)) {
          const { remarks: after } = examine(applySuggestion(objective, suggestion!), context);
          const count = (list: typeof remarks): number => list.filter((one) => one.ruleId === ruleId).length;
          expect(count(after)).toBeLessThan(count(remarks));
        }
      }),
      { numRuns: 400 },
    ));
});
