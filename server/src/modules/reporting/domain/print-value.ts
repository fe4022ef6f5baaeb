import { approximate, chineseNumeral, formatWan, formatYi, roundHalfUp } from '@jixiao/shared';

export type PrintStyle = 'plain' | 'wan' | 'yi' | 'pct' | 'zh' | 'approx' | 'month';

/** A value as a report prints it. What nobody has reported is said so, never printed as nought. */
export function printValue(value: string | null, style: PrintStyle): string {
  if (value === null) return '（未报送）';
  switch (style) {
    case 'wan':
      return formatWan(roundHalfUp(value, 2));
    case 'yi':
      return formatYi(roundHalfUp(value, 2));
    case 'pct':
      return roundHalfUp(value, 0);
    case 'zh':
      return chineseNumeral(Number(roundHalfUp(value, 0)));
    case 'approx':
      return approximate(Number(roundHalfUp(value, 0)), '余');
    case 'month':
    case 'plain':
      return roundHalfUp(value, 0);
  }
}
