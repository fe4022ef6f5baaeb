import type { Refusal } from '@jixiao/shared';
import { PASSWORD_MIN_LENGTH } from './limits.js';

const KINDS = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^a-zA-Z0-9]/];
const COMMON = ['password', 'admin', '123456', 'qwerty', 'abc123', 'jixiao', 'caizheng'];

/** Everything that is wrong with a new password, at once (controls C5). */
export function checkPassword(password: string, account: string): Refusal[] {
  const refusals: Refusal[] = [];
  const add = (code: string, params?: Refusal['params']): void => {
    refusals.push({
      code,
      field: 'next',
      ruleId: 'A-01',
      wayOut: 'CHOOSE_OTHER_PASSWORD',
      ...(params ? { params } : {}),
    });
  };
  if ([...password].length < PASSWORD_MIN_LENGTH) add('PASSWORD_TOO_SHORT', { least: PASSWORD_MIN_LENGTH });
  if ([...password].length > 128) add('PASSWORD_TOO_LONG', { most: 128 });
  if (KINDS.filter((kind) => kind.test(password)).length < 3) add('PASSWORD_TOO_SIMPLE');
  const lower = password.toLowerCase();
  if (account.length > 2 && lower.includes(account.toLowerCase())) add('PASSWORD_CONTAINS_ACCOUNT');
  const bare = lower.replace(/[^a-z0-9]/g, '');
  if (COMMON.some((word) => bare.startsWith(word) && bare.length - word.length < 4)) add('PASSWORD_COMMON');
  return refusals;
}
