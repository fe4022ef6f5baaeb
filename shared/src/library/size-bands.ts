/** Upper edge of a band of units by the money of their projects of a year, in yuan; the last band has none. */
export interface SizeBand {
  readonly upTo: number;
}

const MOST = 10_000_000_000_000;

/** Edges in rising order; null where a value is none of ours. */
export function readSizeBands(value: unknown): readonly SizeBand[] | null {
  if (!Array.isArray(value)) return null;
  const bands = value.map(readBand);
  const isRising = bands.every((band, i) => band !== null && (i === 0 || band.upTo > (bands[i - 1]?.upTo ?? 0)));
  return isRising ? (bands as SizeBand[]) : null;
}

function readBand(value: unknown): SizeBand | null {
  if (typeof value !== 'object' || value === null) return null;
  const { upTo, ...rest } = value as Readonly<Record<string, unknown>>;
  if (Object.keys(rest).length > 0 || !Number.isInteger(upTo)) return null;
  return (upTo as number) > 0 && (upTo as number) <= MOST ? { upTo: upTo as number } : null;
}
