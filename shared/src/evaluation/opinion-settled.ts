import { type Refusal, refusal } from '../errors/refusal.js';
import type { OpinionDecision } from './evaluation-codes.js';

export interface OpinionFacts {
  /** Answer of the unit, written by itself or taken down by the bureau; null while it is silent. */
  readonly reply: string | null;
  readonly opinions: readonly {
    readonly ordinal: number;
    readonly versionNo: number;
    readonly decision: OpinionDecision | null;
  }[];
  /** The version that the unit was asked about; an objection to an earlier one is no answer to it. */
  readonly currentVersion: number;
  readonly dueOn: string | null;
  readonly today: string;
  /** The place takes silence after the day for consent. */
  readonly isSilenceConsent: boolean;
}

/** What keeps a report from being final: an objection without a decision, or a unit that was not heard (domain E2, E3). */
export function opinionUnsettled(facts: OpinionFacts): Refusal[] {
  const open = facts.opinions.filter(({ decision }) => decision === null);
  if (open.length > 0)
    return open.map(({ ordinal }) =>
      refusal('OPINION_UNDECIDED', {
        ruleId: 'E-08',
        field: `opinions[${ordinal - 1}].decision`,
        params: { ordinal },
        wayOut: 'DECIDE_OPINIONS',
      }),
    );
  if (facts.reply || facts.opinions.some(({ versionNo }) => versionNo === facts.currentVersion)) return [];
  const isOver = facts.dueOn !== null && facts.dueOn < facts.today;
  if (isOver && facts.isSilenceConsent) return [];
  return [refusal('OPINION_REQUIRED', { ruleId: 'E-08', field: 'opinionReply', wayOut: 'RECORD_OPINION' })];
}
