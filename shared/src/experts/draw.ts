import { drawSample } from '../monitoring/spot-sample.js';
import { type Refusal, refusal } from '../errors/refusal.js';

export const RECUSAL_KINDS = ['EMPLOYER', 'EARLIER_EMPLOYER', 'SERVED_FIRM', 'OTHER'] as const;
export type RecusalKind = (typeof RECUSAL_KINDS)[number];

/** Why an expert cannot be drawn for one evaluation. */
export const EXCLUSIONS = [
  'NOT_ADMITTED',
  'OUT_OF_TERM',
  'OTHER_FIELD',
  'EMPLOYER',
  'EARLIER_EMPLOYER',
  'SERVED_FIRM',
  'RECUSED',
] as const;
export type Exclusion = (typeof EXCLUSIONS)[number];

/** A body that the expert must stay away from: by its id where it is known here, always by its name. */
export interface ExpertTie {
  readonly kind: RecusalKind;
  readonly bodyId: string | null;
  readonly name: string;
}

export interface ExpertFacts {
  /** Number in the pool: unique, public, so that the draw can be repeated. */
  readonly key: string;
  readonly state: string;
  readonly fields: readonly string[];
  readonly termFrom: string | null;
  readonly termTo: string | null;
  readonly ties: readonly ExpertTie[];
}

/** What is evaluated: every body of its tree, the firm that does the work, and the day. */
export interface DrawnFor {
  readonly field: string;
  readonly bodies: readonly { readonly id: string; readonly name: string }[];
  readonly firm: { readonly id: string; readonly name: string } | null;
  readonly today: string;
}

const BY_KIND: Readonly<Record<RecusalKind, Exclusion>> = {
  EMPLOYER: 'EMPLOYER',
  EARLIER_EMPLOYER: 'EARLIER_EMPLOYER',
  SERVED_FIRM: 'SERVED_FIRM',
  OTHER: 'RECUSED',
};

/** The first reason why not, or null: then he takes part in the lot (R162). */
export function exclusionOf(expert: ExpertFacts, drawn: DrawnFor): Exclusion | null {
  if (expert.state !== 'ADMITTED') return 'NOT_ADMITTED';
  const { termFrom, termTo } = expert;
  if ((termFrom && termFrom > drawn.today) || (termTo && termTo < drawn.today)) return 'OUT_OF_TERM';
  if (!expert.fields.includes(drawn.field)) return 'OTHER_FIELD';
  const others = drawn.firm ? [...drawn.bodies, drawn.firm] : drawn.bodies;
  const tie = expert.ties.find(({ bodyId, name }) =>
    others.some((body) => body.id === bodyId || sameName(body.name, name)),
  );
  return tie ? BY_KIND[tie.kind] : null;
}

const bare = (name: string): string => name.normalize('NFKC').replace(/[\s()]/g, '');
const sameName = (one: string, other: string): boolean => bare(one) !== '' && bare(one) === bare(other);

/** The whole population in the order of the lot: the first are drawn, whoever declines is replaced by the next. */
export function drawExperts(keys: readonly string[], seed: string): string[] {
  return drawSample(keys, '100', seed);
}

/** What keeps a draw from being made: no seed written down first, or too few to choose from. */
export function checkDrawRequest(
  request: { seed: string; wanted: number; field: string },
  candidates: number,
): Refusal[] {
  const found: Refusal[] = [];
  if (!request.field.trim()) found.push(refusal('REQUIRED', { ruleId: 'XP-01', field: 'field' }));
  if (!request.seed.trim()) found.push(refusal('REQUIRED', { ruleId: 'XP-01', field: 'seed' }));
  if (found.length === 0 && candidates < request.wanted)
    found.push(
      refusal('EXPERTS_TOO_FEW', {
        ruleId: 'XP-01',
        field: 'wanted',
        params: { candidates, wanted: request.wanted },
        wayOut: 'ADMIT_EXPERTS',
      }),
    );
  return found;
}
