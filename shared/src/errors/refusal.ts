/**
 * One reason why something is not done. The code is stable; the words for people stand in the message catalogues under
 * `refusal.<code>`, the way out under `refusal.wayOut.<wayOut>`.
 */
export interface Refusal {
  readonly code: string;
  /** Rule in docs/regulations.md, such as `G-01`. */
  readonly ruleId?: string;
  /** Path of the field, such as `indicators[3].weight`. */
  readonly field?: string;
  readonly params?: Readonly<Record<string, string | number | null>>;
  readonly wayOut?: string;
  /** Role that can lift the refusal. */
  readonly who?: string;
}

export function refusal(code: string, rest: Omit<Refusal, 'code'> = {}): Refusal {
  return { code, ...rest };
}
