import { Injectable } from '@nestjs/common';
import type { AskedIndicator, CandidateRecord, SpreadRecord } from '../persistence/library.records.js';

/** Where good indicators are found outside of objectives: finished evaluations, told by their own module. */
export interface CandidateSource {
  list(year: number, first: number): Promise<CandidateRecord[]>;
  one(originId: string): Promise<CandidateRecord | null>;
}

/** Values that were reached, own unit and all others apart; the module that measured them answers. */
export type AchievedSource = (asked: readonly AskedIndicator[]) => Promise<SpreadRecord[]>;

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

  async achieved(asked: readonly AskedIndicator[]): Promise<SpreadRecord[]> {
    return this.achievedBy ? this.achievedBy(asked) : [];
  }
}
