import { reached } from './reached.js';

const value = (text: string) => ({ value: text, text: null });
const text = (words: string) => ({ value: null, text: words });

describe('whether a target was met', () => {
  it.each([
    [{ direction: 'GE', targetValue: '100' }, value('100'), 'REACHED'],
    [{ direction: 'GE', targetValue: '100' }, value('99.99'), 'MISSED'],
    [{ direction: 'GE', targetValue: '100', isStrict: true }, value('100'), 'MISSED'],
    [{ direction: 'LE', targetValue: '0.40' }, value('0.41'), 'MISSED'],
    [{ direction: 'RANGE', targetLow: '18', targetHigh: '22' }, value('23'), 'MISSED'],
    [{ direction: 'DATE_BY', targetOn: '2019-10-31' }, text('2019-11-01'), 'MISSED'],
    [{ direction: 'DATE_BY', targetOn: '2019-10-31' }, text('2019-10-31'), 'REACHED'],
    [{ direction: 'BOOL', targetText: '是' }, text('否'), 'MISSED'],
    [{ direction: 'BOOL', targetText: '否' }, text('否'), 'REACHED'],
    [{ direction: 'QUAL', targetText: '达成：…' }, text('NOT_ACHIEVED'), 'UNKNOWN'],
    [{ direction: 'GE', targetValue: '100' }, null, 'UNKNOWN'],
  ] as const)('%j with %j is %s', (target, actual, expected) => {
    expect(reached(target, actual)).toBe(expected);
  });
});
