import { readRefinement, refined, targetColumn } from './refine.js';

const FORM = {
  annualGoal: '完成任务',
  basis: null,
  indicators: [
    { indicatorKey: 'k1', name: '培训人次', direction: 'GE' as const, targetValue: '100', unit: '人', weight: '20' },
    { indicatorKey: 'k2', name: '办结日期', direction: 'DATE_BY' as const, targetOn: '2019-10-31', weight: '10' },
  ],
};

describe('refining cells of an objective graded 良', () => {
  it('keeps of every cell what stood there and what shall stand there, and changes nothing else', () => {
    const { changes, refusals } = readRefinement(FORM, [
      { field: 'annualGoal', value: ' 全年培训 120 人次 ', reason: '写明数量' },
      { field: 'indicators[0].unit', value: '人次' },
    ]);
    expect(refusals).toEqual([]);
    expect(changes).toEqual([
      {
        field: 'annualGoal',
        indicatorKey: null,
        row: null,
        before: '完成任务',
        after: '全年培训 120 人次',
        reason: '写明数量',
      },
      { field: 'indicators[0].unit', indicatorKey: 'k1', row: '培训人次', before: '人', after: '人次', reason: null },
    ]);
    const after = refined(FORM, changes);
    expect(after.annualGoal).toBe('全年培训 120 人次');
    expect(after.indicators[0]).toEqual({ ...FORM.indicators[0], unit: '人次' });
    expect(after.indicators[1]).toEqual(FORM.indicators[1]);
    expect(FORM.indicators[0]!.unit).toBe('人');
  });

  it('refuses money, unknown cells, the same cell twice, an empty and an unchanged value, all at once', () => {
    const { refusals } = readRefinement(FORM, [
      { field: 'annualAmount', value: '1.00' },
      { field: 'indicators[7].weight', value: '5' },
      { field: 'indicators[0].direction', value: 'LE' },
      { field: 'indicators[0].weight', value: '20' },
      { field: 'basis', value: ' ' },
      { field: 'indicators[1].weight', value: '5' },
      { field: 'indicators[1].weight', value: '6' },
      { field: 'constructor', value: 'x' },
    ]);
    expect(refusals.map(({ code, field }) => `${code} ${field}`)).toEqual([
      'CELL_NOT_REFINABLE proposals[0]',
      'CELL_NOT_REFINABLE proposals[1]',
      'CELL_NOT_REFINABLE proposals[2]',
      'CELL_UNCHANGED proposals[3]',
      'CELL_EMPTY proposals[4]',
      'CELL_TWICE proposals[6]',
      'CELL_NOT_REFINABLE proposals[7]',
    ]);
    expect(readRefinement(FORM, []).refusals).toMatchObject([{ code: 'REFINEMENT_EMPTY', ruleId: 'G-25' }]);
  });

  it('knows the cell of a target by the kind of the indicator', () => {
    expect(['GE', 'DATE_BY', 'QUAL', 'RANGE'].map((kind) => targetColumn(kind as 'GE'))).toEqual([
      'targetValue',
      'targetOn',
      'targetText',
      null,
    ]);
  });
});
