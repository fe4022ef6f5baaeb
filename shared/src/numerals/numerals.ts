const DIGITS = '零一二三四五六七八九';

/** 0–9999 as reports write lists: 五, 十二, 二十, 一百零五. */
export function chineseNumeral(value: number): string {
  if (!Number.isInteger(value) || value < 0 || value > 9_999) throw new RangeError(`No numeral for ${value}`);
  if (value < 10) return DIGITS[value]!;
  const units = ['', '十', '百', '千'];
  const digits = [...String(value)].map(Number);
  let text = '';
  let gap = false;
  digits.forEach((digit, index) => {
    const unit = units[digits.length - 1 - index]!;
    if (digit === 0) {
      gap = true;
      return;
    }
    text += (gap ? '零' : '') + DIGITS[digit]! + unit;
    gap = false;
  });
  return text.startsWith('一十') ? text.slice(1) : text;
}

/** 105 prints as 100余, 184 as 180多: the step below the value, unless it is exactly on it. */
export function approximate(value: number, word: '余' | '多'): string {
  const step = word === '余' && value >= 100 ? 100 : 10;
  const below = Math.floor(value / step) * step;
  return below === value || below === 0 ? String(value) : `${below}${word}`;
}
