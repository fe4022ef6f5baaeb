import { opinionUnsettled } from './opinion-settled.js';
import { byFrequency, DEFAULT_EVALUATION_PROBLEMS, namedOf, problemParagraph } from './problem-kinds.js';
import { checkItemsAddUp, checkItemScore, programmeAmount } from './programme-items.js';
import { checklistPoints, checkReport, isTooGood } from './report-checks.js';
import { chipsOf, resolveText, sentencesOf, typedNumbers, typedScores, unknownChips } from './report-text.js';
import {
  amountPoints,
  candidateTotal,
  checkCandidateScores,
  DEFAULT_CRITERIA,
  readCriteria,
  rotationPoints,
} from './selection-criteria.js';

describe('criteria of selection', () => {
  it('R136: the default criteria are worth 100 points together', () => {
    expect(DEFAULT_CRITERIA.reduce((sum, { points }) => sum + Number(points), 0)).toBe(100);
    expect(readCriteria(DEFAULT_CRITERIA)).toEqual(DEFAULT_CRITERIA);
    expect(readCriteria([{ code: 'A' }])).toBeNull();
  });

  it('refuses points beyond a criterion and criteria that are not there', () => {
    expect(checkCandidateScores(DEFAULT_CRITERIA, { AMOUNT: '25', RISK: '10.01', X: '1' }, 'scores')).toMatchObject([
      { code: 'CRITERION_POINTS', field: 'scores.RISK' },
      { code: 'CRITERION_UNKNOWN', field: 'scores.X' },
    ]);
  });

  it('a candidate that nobody judged has no points, one judged with nought has nought', () => {
    expect(candidateTotal({})).toBeNull();
    expect(candidateTotal({ AMOUNT: '0' })).toBe('0.00');
  });

  it('R153: never evaluated gives all points of the turn, last year a fifth of five years', () => {
    expect(rotationPoints(null, 2021, 5, '10')).toBe('10.00');
    expect(rotationPoints(2020, 2021, 5, '10')).toBe('2.00');
    expect(rotationPoints(2010, 2021, 5, '10')).toBe('10.00');
    expect(amountPoints('50.00', '200.00', '25')).toBe('6.25');
    expect(amountPoints('50.00', '0.00', '25')).toBe('0.00');
  });
});

describe('problems', () => {
  it('R147: names the kinds by frequency, of equals in the order of the list', () => {
    const counts = [
      { kind: 'MONEY-IDLE', count: 2 },
      { kind: 'GOAL-MISSING', count: 2 },
      { kind: 'USE-LOW', count: 3 },
    ];
    expect(byFrequency(DEFAULT_EVALUATION_PROBLEMS, counts, 'PROJECT').map(({ code }) => code)).toEqual([
      'USE-LOW',
      'GOAL-MISSING',
      'MONEY-IDLE',
    ]);
    expect(problemParagraph(DEFAULT_EVALUATION_PROBLEMS, counts)).toBe(
      '项目资金主要存在使用率低效益不高、项目无绩效目标、资金闲置等问题。',
    );
    expect(problemParagraph(DEFAULT_EVALUATION_PROBLEMS, [])).toBeNull();
  });

  it('R152: two flagged of fifteen are named, then counted', () => {
    expect(namedOf(['中心城市新民北路道路工程', '战备桥南北两侧匝道建设工程'], 15)).toBe(
      '中心城市新民北路道路工程、战备桥南北两侧匝道建设工程等15个',
    );
    expect(namedOf([], 3)).toBe('3个');
    expect(namedOf(['A', 'B'], 2)).toBe('A、B共2个');
  });
});

describe('checklist of a report', () => {
  const row = { weight: '10', score: '9', evidence: '台账', noEvidenceReason: null, fileCount: 0 };
  const finding = { description: '问题', evidence: '台账', problemKind: 'USE-LOW', recommendation: '改进' };
  const whole = { rows: [row], findings: [finding], methods: ['COMPARISON'], summary: '摘要' };

  it('R148: names the finding without evidence, and asks for it', () => {
    const checks = checkReport({ ...whole, findings: [finding, { ...finding, evidence: ' ' }] });
    expect(checks.filter(({ passed }) => !passed)).toEqual([
      { code: 'FINDINGS_EVIDENCED', passed: false, at: [2], isRequired: true },
    ]);
    expect(checklistPoints(checks)).toBe('87.50');
    expect(checklistPoints(checkReport(whole))).toBe('100.00');
  });

  it('a row rests on words, on files, or on a stated reason', () => {
    const bare = { ...row, evidence: ' ' };
    const rows = [bare, { ...bare, fileCount: 1 }, { ...bare, noEvidenceReason: '现场观察' }];
    const [, evidenced] = checkReport({ ...whole, rows });
    expect(evidenced).toMatchObject({ code: 'ROWS_EVIDENCED', at: [1] });
  });

  it('a report without rows, methods or summary fails these lines', () => {
    const failed = checkReport({ rows: [], findings: [], methods: [], summary: null }).filter(({ passed }) => !passed);
    expect(failed.map(({ code }) => code)).toEqual(['ROWS_SCORED', 'METHOD_NAMED', 'SUMMARY_WRITTEN']);
  });

  it('R135: full marks and no finding want a second look; not scored does not', () => {
    expect([isTooGood('100.00', 0), isTooGood('100.00', 1), isTooGood('99.99', 0), isTooGood(null, 0)]).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});

describe('text of a report', () => {
  const now = { total: '92', grade: '优', amount: null };

  it('quotes records by name and says where there is none', () => {
    expect(resolveText('得{total}分，{amount}', now)).toBe('得92分，（未定）');
    expect(chipsOf('{total}{grade}{total}')).toEqual(['total', 'grade']);
    expect(unknownChips('{total}{other}', now)).toEqual(['other']);
  });

  it('tells typed numbers from quoted ones, dates, document numbers and numbering', () => {
    const text = '1.按财预〔2020〕10号，2019年12月5日起，综合得分95分，{total}分，占80.5%，涉及1,200.00万元，3个分项。';
    expect(typedNumbers(text)).toEqual(['95分', '80.5%', '1,200.00万元', '3个']);
    expect(typedScores(text)).toEqual(['95分']);
    expect(typedScores('得 9.5 分；2分之一；30分钟；4分项')).toEqual(['9.5 分']);
  });

  it('marks the sentence whose record has changed, and no other', () => {
    const sentences = sentencesOf('得{total}分。\n等级{grade}。完。', { total: '90', grade: '优' }, now);
    expect(sentences.map(({ text, isStale }) => [text, isStale])).toEqual([
      ['得92分。\n', true],
      ['等级优。', false],
      ['完。', false],
    ]);
    expect(sentences[0]!.changes).toEqual([{ name: 'total', before: '90', after: '92' }]);
  });
});

describe('opinions', () => {
  const facts = {
    reply: null,
    opinions: [],
    currentVersion: 2,
    dueOn: '2020-01-05',
    today: '2020-01-05',
    isSilenceConsent: true,
  };
  const codes = (more: object): string[] => opinionUnsettled({ ...facts, ...more }).map(({ code }) => code);

  it('R145: silence is consent only after the day, and only where the place says so', () => {
    expect(codes({})).toEqual(['OPINION_REQUIRED']);
    expect(codes({ today: '2020-01-06' })).toEqual([]);
    expect(codes({ today: '2020-01-06', isSilenceConsent: false })).toEqual(['OPINION_REQUIRED']);
  });

  it('R145: every objection is decided; one to an earlier version is no answer to this one', () => {
    const opinion = { ordinal: 1, versionNo: 1, decision: null };
    expect(codes({ opinions: [opinion], reply: '提出意见' })).toEqual(['OPINION_UNDECIDED']);
    expect(codes({ opinions: [{ ...opinion, decision: 'ADOPTED' }] })).toEqual(['OPINION_REQUIRED']);
    expect(codes({ opinions: [{ ...opinion, versionNo: 2, decision: 'ADOPTED' }] })).toEqual([]);
  });
});

describe('items of a programme', () => {
  const of = (...amounts: string[]): { amount: string }[] => amounts.map((amount) => ({ amount }));

  it('R140, R154: its money follows the items while it has followed them, a stated sum stays until it is given up', () => {
    expect(programmeAmount('0.00', [], of('1.00', '2.50'), false)).toBe('3.50');
    expect(programmeAmount('3.50', of('1.00', '2.50'), of('1.00'), false)).toBe('1.00');
    expect(programmeAmount('4.00', of('1.00', '2.50'), of('1.00'), false)).toBe('4.00');
    expect(programmeAmount('4.00', of('1.00', '2.50'), of('1.00'), true)).toBe('1.00');
  });

  it('R154: says by how much items and evaluated money differ, and that there are none', () => {
    expect(checkItemsAddUp('3.50', of('1.00', '2.50'))).toEqual([]);
    expect(checkItemsAddUp('3.51', of('1.00', '2.50'))).toMatchObject([
      { code: 'PROGRAMME_SUM_DIFFERS', params: { sum: '3.50', amount: '3.51', difference: '-0.01' } },
    ]);
    expect(checkItemsAddUp('0.00', [])).toMatchObject([{ code: 'PROGRAMME_EMPTY', wayOut: 'ENTER_ITEMS' }]);
  });

  it('takes points from nought to a hundred with two decimals', () => {
    for (const score of ['0', '100', '87.25']) expect(checkItemScore(score, 'score')).toEqual([]);
    for (const score of ['100.01', '-1', '87.255', 'abc', '1e2'])
      expect(checkItemScore(score, 'score')).toMatchObject([{ code: 'ITEM_SCORE_INVALID', params: { value: score } }]);
  });
});
