import { createHash, randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** Argon2id with the parameters that OWASP names as the least for servers (19 MiB, two passes). */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password, COST);

export async function passwordMatches(stored: string, password: string): Promise<boolean> {
  try {
    return await verify(stored, password);
  } catch {
    // A stored value that is no hash matches nothing: such an account is closed, not broken.
    return false;
  }
}

let decoy: Promise<string> | null = null;

/** Spends the time of a comparison, so that an unknown account answers no sooner than a known one. */
export async function compareWithNothing(password: string): Promise<void> {
  decoy ??= hashPassword(randomBytes(16).toString('hex'));
  await passwordMatches(await decoy, password);
}

export const newToken = (): string => randomBytes(32).toString('base64url');

/** Tokens are long and random: a fast hash is enough to make a stolen table useless. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex');
