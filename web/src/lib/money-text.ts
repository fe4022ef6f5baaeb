import { fen, parseWan } from '@jixiao/shared';

/** Yuan as 万元 with every fen that is in it, at least two decimals. */
export function wanOf(yuan: string): string {
  const amount = fen(yuan);
  const digits = (amount < 0n ? -amount : amount).toString().padStart(7, '0');
  const decimals = digits.slice(-6).replace(/0{1,4}$/, '');
  return `${amount < 0n ? '-' : ''}${digits.slice(0, -6)}.${decimals}`;
}

/** Yuan where the text can be read, else the text itself, so that the check names it. */
export function yuanOf(wan: string): string {
  const parsed = parseWan(wan);
  return parsed.ok ? parsed.value : wan.trim();
}
