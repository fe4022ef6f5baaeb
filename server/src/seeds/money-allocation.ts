import { type Money, yuan } from '@jixiao/shared';

/** All printed amounts are whole multiples of 0.01 万元: the demo counts money in units of 100 yuan. */
const FEN_PER_UNIT = 10_000n;

/**
 * Splits `total` over `n` records, exactly and always the same way: every record gets at least `lo`, the rest goes by
 * the weights of a linear congruential generator, what division leaves goes to the first records.
 *
 * @param total in units of 100 yuan
 */
export function allocate(total: bigint, n: number, seed: number, lo = 1n): bigint[] {
  let x = BigInt(seed);
  const weights = Array.from({ length: n }, () => {
    x = (1_103_515_245n * x + 12_345n) % 2_147_483_648n;
    return 1n + ((x >> 8n) % 1000n);
  });
  const weightSum = weights.reduce((sum, weight) => sum + weight, 0n);
  const rest = total - BigInt(n) * lo;
  const parts = weights.map((weight) => lo + (rest * weight) / weightSum);
  const missing = Number(total - parts.reduce((sum, part) => sum + part, 0n));
  return parts.map((part, index) => (index < missing ? part + 1n : part));
}

/** Units of 100 yuan as money at the boundary. */
export function money(units: bigint): Money {
  return yuan(units * FEN_PER_UNIT);
}

/** '41659.3' 万元 as units of 100 yuan; the demo's own constants only. */
export function units(wan: string): bigint {
  const [whole = '0', fraction = ''] = wan.split('.');
  return BigInt(whole) * 100n + BigInt(fraction.padEnd(2, '0'));
}

/** `part` per cent of an amount, rounded down to whole yuan so that parts never exceed the whole. Amounts in units. */
export function share(amount: bigint, permille: number): bigint {
  return (amount * BigInt(permille)) / 1000n;
}
