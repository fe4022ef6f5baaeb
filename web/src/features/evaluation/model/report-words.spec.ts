import { keptText, shownText, unknownQuotes, wordsOfName } from './report-words.js';

const NAMES = ['total', 'decision.score', 'row3.score', 'finding12.text'];
const CATALOGUE: Record<string, string> = {
  'report.chip.total': '综合得分',
  'report.chip.decision_score': '决策得分',
  'report.chip.row_score': '指标@得分',
  'report.chip.finding_text': '问题@',
};
const words = wordsOfName((key, params) => (CATALOGUE[key] ?? key).replace('@', params?.n ?? ''));

describe('what a report quotes, in words', () => {
  const kept = '综合得分{total}分，其中决策{decision.score}分；{row3.score}；{finding12.text}。';
  const shown = '综合得分{综合得分}分，其中决策{决策得分}分；{指标3得分}；{问题12}。';

  it('shows the words of every quotation, and keeps its name', () => {
    expect(shownText(kept, NAMES, words)).toBe(shown);
    expect(keptText(shown, NAMES, words)).toBe(kept);
    expect(keptText(kept, NAMES, words)).toBe(kept);
  });

  it('leaves what quotes nothing as it is, and names it', () => {
    const wrong = '共{合计}分，{total}。';
    expect(keptText(wrong, NAMES, words)).toBe(wrong);
    expect(unknownQuotes(wrong, NAMES)).toEqual(['合计']);
    expect(unknownQuotes(kept, NAMES)).toEqual([]);
  });
});
