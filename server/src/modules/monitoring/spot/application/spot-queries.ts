import { Injectable } from '@nestjs/common';
import { notFound } from '../../../../platform/errors/index.js';
import { groupsOf, type Page, pageOf } from '../../../../platform/graphql/index.js';
import { idCursor } from '../../application/id-cursor.js';
import {
  type CheckRecord,
  type CheckValueRecord,
  type ProblemFilter,
  type ProblemRecord,
  type SampleRecord,
  SpotReads,
} from '../persistence/spot.reads.js';

/** Reads for the screens of spot checks. */
@Injectable()
export class SpotQueries {
  constructor(private readonly reads: SpotReads) {}

  samples(year: number): Promise<SampleRecord[]> {
    return this.reads.samples(year);
  }

  async sample(year: number, id: string): Promise<SampleRecord> {
    const sample = (await this.reads.samples(year)).find((one) => one.id === id);
    if (!sample) throw notFound('id');
    return sample;
  }

  async checks(sampleIds: readonly string[]): Promise<Map<string, CheckRecord[]>> {
    const rows = await this.reads.checks(sampleIds);
    return groupsOf(sampleIds, rows, ({ sampleId }) => sampleId);
  }

  async check(id: string): Promise<CheckRecord> {
    const check = await this.reads.check(id);
    if (!check) throw notFound('id');
    return check;
  }

  async values(checkIds: readonly string[]): Promise<Map<string, CheckValueRecord[]>> {
    const rows = await this.reads.values(checkIds);
    return groupsOf(checkIds, rows, ({ spotCheckId }) => spotCheckId);
  }

  async problems(filter: ProblemFilter, first: number, after?: string | null): Promise<Page<ProblemRecord>> {
    const rows = await this.reads.problems(filter, first, idCursor(after));
    return pageOf(
      rows,
      first,
      await this.reads.countProblems(filter),
      ({ id }) => [id],
      (row) => row,
    );
  }

  async problem(id: string): Promise<ProblemRecord> {
    const problem = await this.reads.problem(id);
    if (!problem) throw notFound('id');
    return problem;
  }
}
