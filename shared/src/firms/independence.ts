import { type Refusal, refusal } from '../errors/refusal.js';

/** 代理记账、审计、咨询 and the like: what binds a firm to a body. */
export const TIE_KINDS = ['BOOKKEEPING', 'AUDIT', 'CONSULTING', 'OTHER'] as const;

export interface Tie {
  readonly agencyId: string;
  readonly agencyName: string;
  /** Null while it lasts. */
  readonly until: string | null;
}

export interface PersonTie extends Tie {
  readonly personName: string;
}

export interface IndependenceFacts {
  readonly clientId: string;
  readonly clientName: string;
  /** Bodies that are evaluated, each with everything above and below it in the tree, itself included. */
  readonly objects: readonly {
    readonly name: string;
    readonly tree: readonly string[];
    /** The department that evaluates what is its own (部门评价): that it commissions a firm for it is no conflict. */
    readonly organisedBy?: string | null;
  }[];
  readonly firmTies: readonly Tie[];
  /** Present and former employers of the team, or of all staff where no team is named. */
  readonly personTies: readonly PersonTie[];
}

export interface IndependenceYears {
  readonly firm: number;
  readonly person: number;
}

/** Everything that makes client, firm or person dependent on what is evaluated (财预〔2021〕6号; T1). */
export function checkIndependence(facts: IndependenceFacts, years: IndependenceYears, today: string): Refusal[] {
  const found: Refusal[] = [];
  for (const { name, tree, organisedBy } of facts.objects) {
    if (tree.includes(facts.clientId) && organisedBy !== facts.clientId)
      found.push(
        refusal('CLIENT_IS_EVALUATED', {
          ruleId: 'T-03',
          field: 'clientAgencyId',
          params: { client: facts.clientName, object: name },
          wayOut: 'ANOTHER_CLIENT',
        }),
      );
    for (const tie of facts.firmTies)
      if (tree.includes(tie.agencyId) && stillCounts(tie.until, years.firm, today))
        found.push(
          refusal('FIRM_TIED_TO_OBJECT', {
            ruleId: 'T-03',
            field: 'firmId',
            params: { object: tie.agencyName, until: tie.until ?? '', years: years.firm },
            wayOut: 'CHOOSE_ANOTHER_FIRM',
          }),
        );
    for (const tie of facts.personTies)
      if (tree.includes(tie.agencyId) && stillCounts(tie.until, years.person, today))
        found.push(
          refusal('PERSON_TIED_TO_OBJECT', {
            ruleId: 'T-03',
            field: 'memberIds',
            params: { person: tie.personName, object: tie.agencyName, until: tie.until ?? '', years: years.person },
            wayOut: 'CHANGE_TEAM',
          }),
        );
  }
  return found;
}

/** A tie counts while it lasts and for so many years after its end, the day included. */
export function stillCounts(until: string | null, years: number, today: string): boolean {
  if (until === null || until >= today) return true;
  const since = `${String(Number(today.slice(0, 4)) - years).padStart(4, '0')}${today.slice(4)}`;
  return until >= since;
}
