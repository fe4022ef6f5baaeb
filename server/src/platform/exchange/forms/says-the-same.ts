interface Part {
  readonly id: string;
}

/** Whether a draft leaves what is known as it stands. Blank and absent are one; parts are held against their like by id. */
export function saysTheSame(known: object, draft: object): boolean {
  const stored = new Map<string, unknown>(Object.entries(known));
  return Object.entries(draft).every(([key, said]) =>
    isParts(said) ? partsSame(stored.get(key), said) : textOf(stored.get(key)) === textOf(said),
  );
}

function partsSame(stored: unknown, said: readonly Part[]): boolean {
  const byId = new Map((isParts(stored) ? stored : []).map((one) => [one.id, one]));
  return said.every((one) => saysTheSame(byId.get(one.id) ?? {}, one));
}

function isParts(value: unknown): value is readonly Part[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'object' && one !== null && 'id' in one);
}

/** The order of several choices says nothing. */
function textOf(value: unknown): string {
  return Array.isArray(value) ? value.map(String).toSorted().join() : String(value ?? '');
}
