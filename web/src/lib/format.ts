import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

/** Amounts travel as decimal strings of yuan and never pass through a float. */
export type Money = string;

const WAN_FEN = 1_000_000n;
const YI_FEN = 10_000_000_000n;

const isDecimal = (text: string) => /^-?\d+(\.\d+)?$/.test(text);

function toFen(money: Money): bigint {
  const negative = money.startsWith('-');
  const [whole = '0', part = ''] = money.replace('-', '').split('.');
  const fen = BigInt(whole) * 100n + BigInt((part + '00').slice(0, 2));
  return negative ? -fen : fen;
}

const group = (whole: string) => whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');

/** Half-up to two decimals in the given unit, with the typographic minus. */
function inUnit(money: Money, unit: bigint): string {
  const fen = toFen(money);
  const size = fen < 0n ? -fen : fen;
  const hundredths = (size * 200n + unit) / (unit * 2n);
  const text = `${group((hundredths / 100n).toString())}.${(hundredths % 100n).toString().padStart(2, '0')}`;
  return fen < 0n && hundredths > 0n ? `\u2212${text}` : text;
}

export const formatWan = (money: Money): string => inUnit(money, WAN_FEN);
export const formatYi = (money: Money): string => inUnit(money, YI_FEN);

/** A share in percent, for drawing and printing only; business rates come from the server. */
export function shareOf(part: Money, whole: Money): number | null {
  const divisor = toFen(whole);
  if (divisor === 0n) return null;
  return Number((toFen(part) * 1_000_000n) / divisor) / 10_000;
}

export const compareMoney = (a: Money, b: Money): number => {
  const difference = toFen(a) - toFen(b);
  return difference > 0n ? 1 : difference < 0n ? -1 : 0;
};

export const subtractMoney = (a: Money, b: Money): Money => {
  const fen = toFen(a) - toFen(b);
  const size = fen < 0n ? -fen : fen;
  return `${fen < 0n ? '-' : ''}${size / 100n}.${(size % 100n).toString().padStart(2, '0')}`;
};

/** Thousands separators; with `dp` a fixed number of decimals, else those that were given. */
export function formatNumber(value: string | number, dp?: number): string {
  const text = typeof value === 'number' ? fixed(value, dp) : isDecimal(value) ? decimalText(value, dp) : value;
  if (!isDecimal(text)) return text;
  const negative = text.startsWith('-');
  const [whole = '0', part] = text.replace('-', '').split('.');
  return `${negative ? '\u2212' : ''}${group(whole)}${part ? `.${part}` : ''}`;
}

const fixed = (value: number, dp?: number) => (dp === undefined ? String(value) : value.toFixed(dp));

function decimalText(value: string, dp?: number): string {
  if (dp === undefined) return value;
  const scale = 10n ** BigInt(dp);
  const negative = value.startsWith('-');
  const [whole = '0', part = ''] = value.replace('-', '').split('.');
  const digits = BigInt(whole) * scale + BigInt((part + '0'.repeat(dp)).slice(0, dp) || '0');
  const rounded = (part[dp] ?? '0') >= '5' ? digits + 1n : digits;
  const tail = dp === 0 ? '' : `.${(rounded % scale).toString().padStart(dp, '0')}`;
  return `${negative && rounded > 0n ? '-' : ''}${rounded / scale}${tail}`;
}

export const formatPercent = (value: string | number, dp = 2): string => `${formatNumber(value, dp)}%`;

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

interface DateParts {
  year: number;
  month: number;
  day: number;
}

function partsOf(date: string): DateParts | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(date);
  return match ? { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) } : null;
}

/** 9月25日, with the year when it is not `homeYear`. */
export function formatDate(date: string, language = 'zh-CN', homeYear?: number): string {
  const parts = partsOf(date);
  if (!parts) return date;
  const { year, month, day } = parts;
  const withYear = homeYear !== undefined && homeYear !== year;
  if (language === 'en') return `${day} ${MONTHS[month - 1]}${withYear ? ` ${year}` : ''}`;
  return `${withYear ? `${year}年` : ''}${month}月${day}日`;
}

export function formatDateFull(date: string, language = 'zh-CN'): string {
  const parts = partsOf(date);
  if (!parts) return date;
  const { year, month, day } = parts;
  const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay();
  if (language === 'en') {
    return `${['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'][weekday]} ${day} ${MONTHS[month - 1]} ${year}`;
  }
  return `${year}年${month}月${day}日 星期${'日一二三四五六'[weekday]}`;
}

/** Moments are printed in China's time wherever the reader sits: they are facts of the file. */
export function formatDateTime(moment: string | Date, seconds = false): string {
  const at = typeof moment === 'string' ? new Date(moment) : moment;
  if (Number.isNaN(at.getTime())) return String(moment);
  return at.toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' }).slice(0, seconds ? 19 : 16);
}

export const formatTime = (moment: string | Date): string => formatDateTime(moment).slice(11);

export function daysBetween(from: string, to: string): number {
  const [a, b] = [partsOf(from), partsOf(to)];
  if (!a || !b) return 0;
  return (Date.UTC(b.year, b.month - 1, b.day) - Date.UTC(a.year, a.month - 1, a.day)) / 86_400_000;
}

/** Share of the year that has passed on a date, in percent: the tick on every progress bar. */
export function elapsedPercent(date: string, year: number): number {
  const days = daysBetween(`${year}-01-01`, date) + 1;
  const length = daysBetween(`${year}-01-01`, `${year + 1}-01-01`);
  return Math.min(100, Math.max(0, (days / length) * 100));
}

export function useFormat() {
  const { i18n } = useTranslation();
  const language = i18n.language;
  return useMemo(
    () => ({
      language,
      wan: formatWan,
      yi: formatYi,
      percent: formatPercent,
      number: formatNumber,
      date: (date: string, homeYear?: number) => formatDate(date, language, homeYear),
      dateFull: (date: string) => formatDateFull(date, language),
      dateTime: formatDateTime,
      time: formatTime,
      /** Several words one after the other, as the language divides them. */
      list: (words: readonly string[]) => words.join(language.startsWith('zh') ? '、' : ', '),
    }),
    [language],
  );
}

/** Size of a file as people say it. */
export function formatBytes(bytes: number): string {
  return bytes < 1024 * 1024
    ? `${formatNumber(Math.max(1, Math.round(bytes / 1024)))} KB`
    : `${formatNumber(bytes / 1024 / 1024, 1)} MB`;
}
