import { Injectable } from '@nestjs/common';
import { type DeviationStatistics, deviationStatistics, honesty } from '@jixiao/shared';
import { currentActor } from '../../../../platform/access/index.js';
import { notFound } from '../../../../platform/errors/index.js';
import { groupsOf } from '../../../../platform/graphql/index.js';
import { OrganizationsApi } from '../../../organizations/index.js';
import {
  RecheckReads,
  type RecheckRecord,
  type RecheckRowRecord,
  type RecheckSampleRecord,
} from '../persistence/recheck.reads.js';

export interface DeviationRecord extends DeviationStatistics {
  agencyId: string | null;
  agencyName: string | null;
  honesty: string | null;
}

/** Reads for the screens of rechecks: samples, single rechecks, how far self-scores lie off. */
@Injectable()
export class RecheckQueries {
  constructor(
    private readonly reads: RecheckReads,
    private readonly organizations: OrganizationsApi,
  ) {}

  samples(workYear: number): Promise<RecheckSampleRecord[]> {
    return this.reads.samples(workYear);
  }

  async sample(workYear: number, id: string): Promise<RecheckSampleRecord> {
    const sample = (await this.reads.samples(workYear)).find((one) => one.id === id);
    if (!sample) throw notFound('id');
    return sample;
  }

  async ofSamples(ids: readonly string[]): Promise<Map<string, RecheckRecord[]>> {
    const rows = await this.reads.ofSamples(ids);
    return groupsOf(ids, rows, ({ sampleId }) => sampleId);
  }

  async ofSelfEvaluations(ids: readonly string[]): Promise<Map<string, RecheckRecord>> {
    return new Map((await this.reads.ofSelfEvaluations(ids)).map((row) => [row.selfEvaluationId, row]));
  }

  async recheck(id: string): Promise<RecheckRecord> {
    const [recheck] = await this.reads.visible(currentActor(), [id], false);
    if (!recheck) throw notFound('id');
    return recheck;
  }

  async rows(ids: readonly string[]): Promise<Map<string, RecheckRowRecord[]>> {
    const rows = await this.reads.rows(ids);
    return groupsOf(ids, rows, ({ recheckId }) => recheckId);
  }

  /** The place first, then its units, those that lie furthest off on top. */
  async statistics(workYear: number): Promise<DeviationRecord[]> {
    const told = (await this.reads.told(workYear)).filter(({ recheckScore }) => recheckScore !== null);
    const nothingAt = (await this.organizations.parameters(workYear)).rule('recheck.honestyNothingAt');
    const of = (rows: readonly RecheckRecord[], agency: RecheckRecord | null): DeviationRecord => {
      const statistics = deviationStatistics(rows.map((row) => ({ ...row, recheckScore: row.recheckScore! })));
      return {
        agencyId: agency?.agencyId ?? null,
        agencyName: agency?.agencyName ?? null,
        ...statistics,
        honesty: honesty(statistics.meanDeviation, nothingAt),
      };
    };
    const units = [...new Map(told.map((row) => [row.agencyId, row])).values()].map((unit) =>
      of(
        told.filter(({ agencyId }) => agencyId === unit.agencyId),
        unit,
      ),
    );
    units.sort((a, b) => Number(b.meanDeviation) - Number(a.meanDeviation));
    return [of(told, null), ...units];
  }
}
