import { isCreditCode } from './credit-code.js';

describe('统一社会信用代码 (GB 32100-2015)', () => {
  it('D60: knows the check character', () => {
    // 0…0 sums to nought, whose check character is 0; a single 1 in the first place asks for 30, which is Y.
    expect(isCreditCode('000000000000000000')).toBe(true);
    expect(isCreditCode('10000000000000000Y')).toBe(true);
    expect(isCreditCode('91350100M000100Y43')).toBe(true);
  });

  it.each(['91350100M000100Y44', '91350100M000100Y4', '91350100I000100Y43', '91350100m000100y43', '', ' '])(
    'refuses %j',
    (code) => expect(isCreditCode(code)).toBe(false),
  );

  it('notices two neighbours that changed places', () => {
    expect(isCreditCode('19350100M000100Y43')).toBe(false);
  });
});
