import { fen } from '@jixiao/shared';

/** Yuan as 万元 with every fen that is in it, at least two decimals. */
export function wanOf(yuan: string): string {
  const amount = fen(yuan);
  const digits = (amount < 0n ? -amount : amount).toString().padStart(7, '0');
  const decimals = digits.slice(-6).replace(/0{1,4}$/, '');
  return `${amount < 0n ? '-' : ''}${digits.slice(0, -6)}.${decimals}`;
}
