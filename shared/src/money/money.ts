import type { Refusal } from '../errors/refusal.js';

declare const brand: unique symbol;

/** Yuan as a decimal string with exactly two decimals: `"1735330800.00"`. The one form of money outside arithmetic. */
export type Money = string & { readonly [brand]: 'Money' };

/** Ten trillion yuan: beyond every budget of a city, within numeric(18,2). */
export const MAX_FEN = 10n ** 15n;

export const ZERO = '0.00' as Money;

const EXACT = /^(-?)(\d{1,14})\.(\d{2})$/;

/** @throws RangeError when the text is not a Money; a defect of the program, not of a user */
export function fen(money: string): bigint {
  const match = EXACT.exec(money);
  if (!match) throw new RangeError(`Not an amount of money: ${money}`);
  const value = BigInt(match[2]! + match[3]!);
  return match[1] ? -value : value;
}

export function yuan(amount: bigint): Money {
  const absolute = amount < 0n ? -amount : amount;
  const digits = absolute.toString().padStart(3, '0');
  return `${amount < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}` as Money;
}

export function sumMoney(amounts: readonly string[]): Money {
  return yuan(amounts.reduce((total, amount) => total + fen(amount), 0n));
}

export function addMoney(a: string, b: string): Money {
  return yuan(fen(a) + fen(b));
}

export function subtractMoney(a: string, b: string): Money {
  return yuan(fen(a) - fen(b));
}

export function compareMoney(a: string, b: string): -1 | 0 | 1 {
  const difference = fen(a) - fen(b);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

export interface AmountRules {
  readonly field?: string;
  /** Adjustments and corrections may be negative, budgets may not. */
  readonly signed?: boolean;
}

/** Reads an amount typed in yuan. Accepts thousands commas and full-width digits, nothing else (controls D1–D5). */
export function parseMoney(text: string, rules: AmountRules = {}): Parsed<Money> {
  return parseAmount(text, 2, 2, rules);
}

/** Reads an amount typed in 万元: up to six decimals, which is fen (design §8.24). */
export function parseWan(text: string, rules: AmountRules = {}): Parsed<Money> {
  return parseAmount(text, 6, 6, rules);
}

function parseAmount(text: string, decimals: number, fenDigits: number, rules: AmountRules): Parsed<Money> {
  const refuse = (code: string): Parsed<Money> => ({
    ok: false,
    refusal: {
      code,
      ruleId: 'B-01',
      ...(rules.field ? { field: rules.field } : {}),
      params: { value: text.slice(0, 40), decimals },
      wayOut: 'CORRECT_AMOUNT',
    },
  });
  const plain = text
    .trim()
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/．/g, '.')
    .replace(/，/g, ',')
    .replace(/[－−]/g, '-');
  if (plain === '') return refuse('REQUIRED');
  if (/^[+-]?(nan|inf(inity)?)$/i.test(plain) || /e/i.test(plain)) return refuse('AMOUNT_NOT_NUMBER');
  const grouped = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain);
  const digits = grouped ? plain.replace(/,/g, '') : plain;
  const match = /^(-?)(\d+)(?:\.(\d*))?$/.exec(digits);
  if (!match) return refuse('AMOUNT_FORMAT');
  const fraction = match[3] ?? '';
  if (fraction.length > decimals) return refuse('AMOUNT_SCALE');
  const value = BigInt(match[2]! + fraction.padEnd(fenDigits, '0'));
  const amount = match[1] ? -value : value;
  if (value > MAX_FEN) return refuse('AMOUNT_RANGE');
  if (amount < 0n && !rules.signed) return refuse('AMOUNT_NEGATIVE');
  return { ok: true, value: yuan(amount) };
}

/** 万元 with two decimals and thousands separators, rounded half up: "173,533.08". */
export function formatWan(money: string, options: { decimals?: number; grouped?: boolean } = {}): string {
  return formatScaled(fen(money), 6, options.decimals ?? 2, options.grouped ?? true);
}

/** 亿元 with two decimals, rounded half up: "24.09". */
export function formatYi(money: string, options: { decimals?: number } = {}): string {
  return formatScaled(fen(money), 10, options.decimals ?? 2, true);
}

/** Yuan with two decimals and thousands separators. */
export function formatYuan(money: string): string {
  return formatScaled(fen(money), 2, 2, true);
}

function formatScaled(amount: bigint, scale: number, decimals: number, grouped: boolean): string {
  const negative = amount < 0n;
  const absolute = negative ? -amount : amount;
  const unit = 10n ** BigInt(scale - decimals);
  const rounded = (absolute + unit / 2n) / unit;
  const digits = rounded.toString().padStart(decimals + 1, '0');
  const whole = decimals === 0 ? digits : digits.slice(0, -decimals);
  const fraction = decimals === 0 ? '' : `.${digits.slice(-decimals)}`;
  const shown = grouped ? whole.replace(/\B(?=(\d{3})+$)/g, ',') : whole;
  return `${negative && rounded !== 0n ? '-' : ''}${shown}${fraction}`;
}
