/** Personal data of an expert: shown masked, in clear only to whoever asks with a reason (controls A5, C48). */
export const PRIVATE_KINDS = ['phone', 'idNumber', 'bankAccount'] as const;
export type PrivateKind = (typeof PRIVATE_KINDS)[number];

const KEPT: Readonly<Record<PrivateKind, readonly [number, number]>> = {
  phone: [3, 4],
  idNumber: [4, 4],
  bankAccount: [4, 4],
};

/** 138****0001. What is too short to hide its middle is hidden as a whole. */
export function masked(kind: PrivateKind, value: string | null): string | null {
  if (!value) return null;
  const [before, after] = KEPT[kind];
  const hidden = value.length - before - after;
  if (hidden < 3) return '*'.repeat(value.length);
  return value.slice(0, before) + '*'.repeat(hidden) + value.slice(-after);
}

const SHAPES: Readonly<Record<PrivateKind, RegExp>> = {
  phone: /^\+?\d[\d-]{6,18}$/,
  idNumber: /^\d{17}[\dXx]$/,
  bankAccount: /^\d{12,24}$/,
};

export const isPrivateValue = (kind: PrivateKind, value: string): boolean =>
  SHAPES[kind].test(value.replace(/\s/g, ''));
