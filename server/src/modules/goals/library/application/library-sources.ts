import { Injectable } from '@nestjs/common';
import type { AskedIndicator, CandidateRecord, SpreadRecord } from '../persistence/library.records.js';

/** Where good indicators are found outside of objectives: finished evaluations, told by their own module. */
export interface CandidateSource {
  list(year: number, first: number): Promise<CandidateRecord[]>;
  one(originId: string): Promise<CandidateRecord | null>;
}

/**
 * Values that were reached, own unit and its peers apart; the module that measured them answers.
 *
 * @param peers units that count as peers; null: every unit of the place
 */
export type AchievedSource = (
  asked: readonly AskedIndicator[],
  peers: readonly string[] | null,
) => Promise<SpreadRecord[]>;

/** What later modules know and the library asks for. */
@Injectable()
export class LibrarySources {
  private evaluations: CandidateSource | null = null;
  private achievedBy: AchievedSource | null = null;

  registerCandidates(source: CandidateSource): void {
    this.evaluations = source;
  }

  registerAchieved(source: AchievedSource): void {
    this.achievedBy = source;
  }

  candidates(): CandidateSource | null {
    return this.evaluations;
  }

  async achieved(asked: readonly AskedIndicator[], peers: readonly string[] | null): Promise<SpreadRecord[]> {
    return this.achievedBy ? this.achievedBy(asked, peers) : [];
  }
}
