import { randomInt } from 'node:crypto';
import { checkPassword } from '../../../platform/auth/index.js';

const LETTERS = 'abcdefghijkmnpqrstuvwxyz';
const CAPITALS = 'ABCDEFGHJKLMNPQRSTUVWXYZ';
const DIGITS = '23456789';

/** More than 60 bits from the system's own randomness, in letters that are not mistaken for one another. */
export function oneTimePassword(account: string): string {
  const pick = (from: string): string => from[randomInt(from.length)]!;
  for (;;) {
    const groups = [CAPITALS, LETTERS, DIGITS, LETTERS].map((from) =>
      Array.from({ length: 4 }, () => pick(from)).join(''),
    );
    const password = groups.join('-');
    if (checkPassword(password, account).length === 0) return password;
  }
}
