import { formatWan, formatYi, parseMoney, parseWan, sumMoney } from './money.js';

const wan = (text: string): string => {
  const parsed = parseWan(text);
  if (!parsed.ok) throw new Error(parsed.refusal.code);
  return parsed.value;
};

describe('amounts', () => {
  it('R017: 173,533.08 万元 is stored to the fen, and 12.26 亿 + 1.31 亿 is 13.57 亿 to the fen', () => {
    expect(wan('173,533.08')).toBe('1735330800.00');
    expect(formatWan('1735330800.00')).toBe('173,533.08');
    // 亿 is 10,000 万: entered in 万元, printed in 亿元.
    const sum = sumMoney([wan('122600'), wan('13100')]);
    expect(sum).toBe('1357000000.00');
    expect(formatYi(sum)).toBe('13.57');
  });

  it('are never binary fractions: ten times 0.10 is 1.00', () => {
    expect(sumMoney(Array.from({ length: 10 }, () => '0.10'))).toBe('1.00');
  });

  it.each([
    ['1234567.894', 'AMOUNT_SCALE'],
    ['-0.01', 'AMOUNT_NEGATIVE'],
    ['NaN', 'AMOUNT_NOT_NUMBER'],
    ['1e5', 'AMOUNT_NOT_NUMBER'],
    ['1,23.00', 'AMOUNT_FORMAT'],
    ['12万', 'AMOUNT_FORMAT'],
    ['  ', 'REQUIRED'],
    ['10000000000000.01', 'AMOUNT_RANGE'],
  ])('D1–D5: %s is refused as %s', (text, code) => {
    expect(parseMoney(text, { field: 'amount' })).toMatchObject({ ok: false, refusal: { code, field: 'amount' } });
  });

  it.each([
    ['49.99', '0.00'],
    ['50.00', '0.01'],
    ['-50.00', '-0.01'],
  ])('%s yuan rounds half up, and only where it is shown in 万元: %s', (amount, shown) => {
    expect(formatWan(amount)).toBe(shown);
  });
});
