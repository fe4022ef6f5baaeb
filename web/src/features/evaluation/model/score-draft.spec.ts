import type { FrameworkRow } from '../data/tasks.graphql.js';
import { draftOf, expressionOf, losesPoints, ranges, wantsOf, withFound } from './score-draft.js';

const ROW: FrameworkRow = {
  id: 'r1',
  level1: 'OUTPUT',
  level2: '实际完成率',
  name: '实际完成率',
  weight: '20',
  kind: 'FORMULA',
  explanation: '',
  basis: null,
  standard: '',
  scoringRule: '',
  method: '',
  evidenceNeeded: '',
  elements: [],
  grades: [],
  input: null,
  score: null,
  working: null,
  evidence: null,
  noEvidenceReason: null,
  reason: null,
  scoredByName: null,
  scoreId: null,
  files: [],
};

describe('a row of the score sheet while it is filled', () => {
  it('is scored at once by the rule of the server, with its working', () => {
    const row = withFound(draftOf(ROW), { rate: '90' });
    expect([row.score, expressionOf(row)]).toEqual(['18.00', '20 × min(90%, 100%) = 18.00']);
    expect(losesPoints(row)).toBe(true);
  });

  it('is not scored while nothing is found: a blank is no nought', () => {
    const row = withFound(withFound(draftOf(ROW), { rate: '90' }), { rate: '' });
    expect([row.score, expressionOf(row), losesPoints(row)]).toEqual([null, null, false]);
  });

  it('tells an element that nobody looked at from one that is not there', () => {
    const elements = { ...ROW, kind: 'ELEMENT_COUNT', elements: ['依据充分', '程序规范'] };
    expect(withFound(draftOf(elements), { present: null }).score).toBeNull();
    expect(withFound(draftOf(elements), { present: [false, false] }).score).toBe('0.00');
    const veto = { ...elements, kind: 'VETO' };
    expect(withFound(draftOf(veto), { present: [false, false] }).score).toBe('20.00');
    expect(withFound(draftOf(veto), { present: [true, false] }).score).toBe('0.00');
  });

  it('wants its score, its evidence, and a reason where points are lost', () => {
    expect(wantsOf(ROW)).toEqual(['score', 'evidence']);
    expect(wantsOf({ ...ROW, score: '18.00', evidence: ' ' })).toEqual(['evidence', 'reason']);
    expect(wantsOf({ ...ROW, score: '18.00', evidence: '台账', reason: '未完工' })).toEqual([]);
    expect(wantsOf({ ...ROW, score: '20.00', evidence: '台账' })).toEqual([]);
  });
});

describe('numbers of rows', () => {
  it('are told in runs', () => {
    expect(ranges([1, 2, 3, 5, 8, 9])).toBe('1—3、5、8—9');
    expect(ranges([])).toBe('');
  });
});
