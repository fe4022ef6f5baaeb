import { PROJECT_CRITERIA } from '../appraisal/criteria.js';
import { checkRule } from './check-rule.js';
import { RULE_DEFAULTS } from './rule-defaults.js';
import { checkParts, emptyPart, nextCode } from './rule-parts.js';

const said = (code: string, value: unknown): string[] =>
  checkRule(code, JSON.stringify(value)).refusals.map((one) => `${one.code} ${one.field ?? ''}`.trim());
const table = (items: unknown[]): unknown => [{ code: 'ONLY', name: '示例维度', isVeto: false, items }];
const item = (change: object) => ({ code: 'ONLY-1', name: '示例内容', points: '100', isVeto: false, ...change });

describe('values with parts', () => {
  it('R059: a score table says which cell is wrong, all of them at once', () => {
    expect(
      said('exante.criteria.project', table([item({ name: ' ' }), item({ code: 'ONLY-2', points: '5.001' })])),
    ).toEqual(['RULE_PART_TEXT value[0].items[0].name', 'RULE_PART_POINTS value[0].items[1].points']);
    expect(said('exante.criteria.project', table([]))).toEqual(['RULE_PART_COUNT value[0].items']);
    expect(said('exante.criteria.project', [])).toEqual(['RULE_PART_COUNT value']);
  });

  it('R059: one whose cells are right is still judged as a whole', () => {
    expect(said('exante.criteria.project', table([item({ points: '95' })]))).toEqual(['APPRAISAL_WEIGHTS_SUM']);
    expect(said('exante.criteria.project', PROJECT_CRITERIA)).toEqual([]);
    // Marks of veto may be left out.
    expect(
      said('exante.criteria.project', [{ code: 'A', name: '甲', items: [{ code: 'A-1', name: '一', points: '100' }] }]),
    ).toEqual([]);
  });

  it('R060: the scope names its objects and funds', () => {
    const scope = { objects: ['PROJECT'], new: true, expiring: false, funds: ['SPECIAL_BOND'], major: true };
    expect(said('exante.scope', scope)).toEqual([]);
    expect(said('exante.scope', { ...scope, funds: ['GOLD'], objects: 'PROJECT', maior: true })).toEqual([
      'RULE_PART_UNKNOWN value.maior',
      'RULE_PART_CHOICE value.objects',
      'RULE_PART_CHOICE value.funds',
    ]);
  });

  it('R064: a checklist is of known types and documents', () => {
    expect(said('exante.preparation', { ROAD: ['PLAN'] })).toEqual([]);
    expect(said('exante.preparation', { ROAD: ['PLAN', 'PLAN'], SHIP: [] })).toEqual([
      'RULE_PART_CHOICE value.ROAD',
      'RULE_PART_UNKNOWN value.SHIP',
    ]);
  });

  it('a table of bands says which month or share is wrong; months stand in order', () => {
    expect(
      said('monitoring.executionBands', [
        { month: 6, least: 50 },
        { month: 9, least: 75.5 },
      ]),
    ).toEqual([]);
    expect(
      said('monitoring.executionBands', [
        { month: 13, least: 50 },
        { month: 6, least: '七成' },
      ]),
    ).toEqual(['RULE_PART_NUMBER value[0].month', 'RULE_PART_NUMBER value[1].least']);
    expect(
      said('monitoring.executionBands', [
        { month: 9, least: 75 },
        { month: 6, least: 50 },
      ]),
    ).toEqual(['RULE_VALUE value']);
  });

  it.each([null, 7, 'text', [1], { a: 1 }, [[]]])('D1: %j is no score table', (value) =>
    expect(said('exante.criteria.policy', value).length).toBeGreaterThan(0),
  );

  it('a new row has everything but its words', () => {
    const { shape } = RULE_DEFAULTS['exante.criteria.project'];
    if (shape.kind !== 'PARTS' || shape.parts?.kind !== 'LIST') throw new Error('The table is no list');
    const row = emptyPart(shape.parts.of, nextCode('D', ['D-1', 'D-3']));
    expect(row).toEqual({
      code: 'D-4',
      name: '',
      isVeto: false,
      items: [{ code: 'D-4-1', name: '', points: '', isVeto: false }],
    });
    expect(checkParts(shape.parts.of, row).map(({ field }) => field)).toEqual([
      'value.name',
      'value.items[0].name',
      'value.items[0].points',
    ]);
    expect(nextCode('D', ['D-2', 'X-1'])).toBe('D-3');
  });
});
