import { Injectable, type OnModuleInit } from '@nestjs/common';
import { libraryLevel1 } from '@jixiao/shared';
import { type CandidateRecord, GoalsApi } from '../../goals/index.js';
import { kindOf } from '../domain/framework-levels.js';
import { type FrameworkSource, LibrarySourceReads } from '../persistence/library-source.reads.js';

/** Offers the indicators of finished key evaluations to the library, and tells it what was reached (R044). */
@Injectable()
export class LibrarySource implements OnModuleInit {
  constructor(
    private readonly goals: GoalsApi,
    private readonly reads: LibrarySourceReads,
  ) {}

  onModuleInit(): void {
    this.goals.tellAchieved((asked, peers) => this.reads.achieved(asked, peers));
    this.goals.offerCandidates({
      list: async (year, first) => (await this.reads.frameworkRows(year, first)).map(candidateOf),
      one: async (originId) => {
        const row = await this.reads.frameworkRow(originId);
        return row && candidateOf(row);
      },
    });
  }
}

function candidateOf({ kind, explanation, standard, level1, level2, ...row }: FrameworkSource): CandidateRecord {
  const library = kindOf(level1, level2);
  return {
    ...row,
    source: 'EVALUATION',
    level1: libraryLevel1(library)!,
    level2: library,
    direction: kind === 'FORMULA' ? 'GE' : 'QUAL',
    unit: kind === 'FORMULA' ? '%' : null,
    definition: explanation,
    formula: standard,
    dataSource: null,
    captureMethod: null,
    basis: null,
  };
}
