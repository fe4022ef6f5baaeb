import { formatNumber, formatPercent, formatWan } from './format.js';

/** A figure in the unit in which people say it. */
export function showFigure(value: string | null, unit: string): string | null {
  if (value === null) return null;
  if (unit === 'YUAN') return formatWan(value);
  return unit === 'PERCENT' ? formatPercent(value) : formatNumber(value);
}

/** Word after the number; a per cent carries its sign already, a date needs none. */
export function unitWord(unit: string, t: (key: string) => string): string {
  return unit === 'PERCENT' || unit === 'DATE' ? '' : t(`unit.${unit}`);
}
