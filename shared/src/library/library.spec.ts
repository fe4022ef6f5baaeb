import {
  CATALOGUE_2015,
  CATALOGUE_2021,
  checkGrades,
  checkLibraryContent,
  checkSetUse,
  checkTemplateRows,
  emptyCells,
  fitLevels,
  gradesText,
  indexTokens,
  isComparable,
  LEVEL2_HELP,
  type LibraryContent,
  LIBRARY_LEVEL2,
  libraryLevels,
  type LibraryStandard,
  peerGroupKey,
  proposedStandard,
  queryTokens,
  scoreByGrade,
  setUse,
} from '../index.js';

const GRADES = [
  { label: '达成预期', description: '步行十五分钟可到，全年开放', share: '100' },
  { label: '部分达成', description: '可到，开放不足全年', share: '60' },
  { label: '未达成', description: '不可到或不开放', share: '0' },
];

describe('words to look an indicator up by', () => {
  it('R043: makes a two-character word findable, in any spelling', () => {
    expect(queryTokens('绩效')).toEqual(['绩效']);
    expect(indexTokens('预算绩效管理')).toEqual(['^预', '效管', '算绩', '管理', '绩效', '预算']);
    expect(queryTokens('ＩＴ 系统')).toEqual(['it', '系统']);
    expect(queryTokens('培')).toEqual(['^培']);
    expect(queryTokens('  ')).toEqual([]);
    expect(queryTokens('PM2.5')).toEqual(['5', 'pm2']);
  });

  it('asks for nothing that the index does not hold', () => {
    const index = new Set(indexTokens('城市道路清扫保洁覆盖率', ['环卫']));
    for (const text of ['道路', '清扫保洁', '环卫', '城'])
      expect(queryTokens(text).every((one) => index.has(one))).toBe(true);
  });
});

describe('standards', () => {
  const industry: LibraryStandard = {
    kind: 'INDUSTRY',
    value: '95',
    year: 2018,
    region: null,
    direction: 'GE',
    tolerance: null,
  };

  it('R045: proposes the newest industry value that is not of the future', () => {
    const all: LibraryStandard[] = [
      { ...industry, kind: 'PLAN', value: '99', year: 2019 },
      { ...industry, value: '96', year: 2020 },
      industry,
      { ...industry, value: '90', year: 2016 },
    ];
    expect(proposedStandard(all, 2019)?.value).toBe('95');
    expect(proposedStandard(all, 2020)?.value).toBe('96');
    expect(proposedStandard([{ ...industry, value: null }], 2019)).toBeNull();
  });
});

describe('described levels', () => {
  it('R049: 居民阅读便利度 is scored by level 2 of 3 with a survey of n answers attached', () => {
    const survey = { answers: 312, source: '入馆读者问卷' };
    expect(scoreByGrade(GRADES, 2, '10', { survey })).toEqual({ ok: true, score: '6.00', working: '10 × 60% = 6.00' });
    expect(scoreByGrade(GRADES, 2, '10', {})).toMatchObject({ ok: false, refusals: [{ code: 'EVIDENCE_MISSING' }] });
    expect(scoreByGrade(GRADES, 2, '10', { survey: { answers: 0, source: '' } })).toMatchObject({ ok: false });
    expect(scoreByGrade(GRADES, 4, '10', { survey })).toMatchObject({
      ok: false,
      refusals: [{ code: 'GRADE_UNKNOWN' }],
    });
    expect(gradesText(GRADES)).toContain('部分达成：可到，开放不足全年');
  });

  it('refuses levels that are not described or do not fall', () => {
    expect(checkGrades([GRADES[0]!]).map(({ code }) => code)).toEqual(['GRADES_MISSING']);
    expect(checkGrades([GRADES[1]!, GRADES[0]!]).map(({ code }) => code)).toEqual(['GRADES_ORDER']);
    expect(checkGrades([GRADES[0]!, { ...GRADES[1]!, description: ' ' }]).map(({ code }) => code)).toEqual([
      'GRADES_NOT_DESCRIBED',
    ]);
    expect(checkGrades([GRADES[0]!, { ...GRADES[1]!, share: '120' }]).map(({ code }) => code)).toEqual([
      'GRADE_SHARE_RANGE',
    ]);
  });
});

describe('peers', () => {
  it('groups by industry and project type, and calls a mixed list not comparable', () => {
    const road = { industry: '交通', projectType: '道路工程' };
    expect(peerGroupKey(road)).not.toBe(peerGroupKey({ ...road, projectType: '培训' }));
    expect(isComparable([road, { ...road, industry: ' 交通 ' }])).toBe(true);
    expect(isComparable([road, { industry: '教育', projectType: '培训' }])).toBe(false);
    expect(peerGroupKey({})).toBe('*/*');
  });
});

describe('levels and templates', () => {
  it('files cost under output for 2015 and by itself for 2021, and finds the way back', () => {
    const cost = { level1: 'COST', level2: 'ECONOMIC_COST' };
    expect(fitLevels(cost, CATALOGUE_2015)).toEqual({ level1: 'OUTPUT', level2: 'COST_OF_OUTPUT' });
    expect(fitLevels(cost, CATALOGUE_2021)).toEqual(cost);
    expect(libraryLevels(fitLevels(cost, CATALOGUE_2015))).toEqual(cost);
  });

  it('R052: refuses a template that would leave the unit short of 3/5/7', () => {
    const rows = [
      'QUANTITY',
      'QUANTITY',
      'QUALITY',
      'TIMELINESS',
      'ECONOMIC_COST',
      'SOCIAL',
      'BENEFICIARY_SATISFACTION',
    ].map((level2) => ({ level1: levelOf(level2), level2 }));
    expect(checkTemplateRows(rows)).toEqual([]);
    expect(checkTemplateRows(rows.slice(0, 6)).some(({ params }) => params?.level === 3)).toBe(true);
    expect(checkTemplateRows(rows.slice(0, 2))).toHaveLength(6);
  });

  it('names the cells of the 4 × 4 grid that nothing looks at', () => {
    expect(emptyCells([{ dimension: 'STAFF', criterion: 'ECONOMY' }])).toHaveLength(15);
  });

  it('R055: counts how many of twenty are used, once each, and asks the least share exactly', () => {
    const set = new Set(Array.from({ length: 20 }, (_, i) => `id${i}`));
    const use = setUse(['id1', 'id2', 'id2', null, 'other'], set);
    expect(use).toEqual({ used: 2, of: 20, share: '10.00' });
    expect(checkSetUse(use, '10')).toEqual([]);
    expect(checkSetUse(use, '10.01')).toMatchObject([{ code: 'DEPARTMENT_SET_SHARE', params: { used: 2, of: 20 } }]);
    expect(checkSetUse(use, null)).toEqual([]);
    expect(checkSetUse(setUse([], new Set()), '50')).toEqual([]);
  });

  it('R056: explains every kind with definition, formula and a worked example', () => {
    for (const level2 of [...LIBRARY_LEVEL2, 'COST_OF_OUTPUT']) {
      const help = LEVEL2_HELP[level2]!;
      expect([help.definition, help.formula, help.example].every((text) => text.length >= 6)).toBe(true);
    }
    expect(LEVEL2_HELP.TIMELINESS!.example).toMatch(/\d/);
  });
});

it('R056: what lacks definition, unit or formula is not complete', () => {
  const content: LibraryContent = {
    level1: 'OUTPUT',
    level2: 'QUALITY',
    name: '合格率',
    layer: 'PROJECT',
    industry: null,
    field: null,
    departmentName: null,
    projectTypes: [],
    definition: null,
    formula: null,
    example: null,
    help: null,
    unit: '%',
    direction: 'GE',
    basis: null,
    dataSource: null,
    captureMethod: null,
    grades: null,
    keywords: [],
    dimension: null,
    criterion: null,
    validFromYear: 2020,
    validToYear: 2019,
  };
  expect(
    checkLibraryContent(content)
      .map(({ code }) => code)
      .sort(),
  ).toEqual(['DEFINITION_MISSING', 'FORMULA_MISSING', 'YEARS_REVERSED']);
  expect(
    checkLibraryContent({ ...content, unit: null, level1: 'COST', direction: 'QUAL' }).map(({ code }) => code),
  ).toEqual(expect.arrayContaining(['LIBRARY_LEVEL2_UNKNOWN', 'GRADES_MISSING']));
});

function levelOf(level2: string): string {
  return { ECONOMIC_COST: 'COST', SOCIAL: 'OUTCOME', BENEFICIARY_SATISFACTION: 'SATISFACTION' }[level2] ?? 'OUTPUT';
}
