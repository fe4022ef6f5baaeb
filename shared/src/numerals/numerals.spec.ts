import { approximate, chineseNumeral } from './numerals.js';

describe('numerals of reports', () => {
  it.each([
    [5, '五'],
    [10, '十'],
    [12, '十二'],
    [20, '二十'],
    [63, '六十三'],
    [105, '一百零五'],
    [1_005, '一千零五'],
    [1_399, '一千三百九十九'],
  ])('%i is %s', (value, text) => expect(chineseNumeral(value)).toBe(text));
  it.each([
    [105, '余', '100余'],
    [184, '多', '180多'],
    [186, '多', '180多'],
    [100, '余', '100'],
    [180, '多', '180'],
  ] as const)('R204: %i with %s is %s', (value, word, text) => expect(approximate(value, word)).toBe(text));
});
