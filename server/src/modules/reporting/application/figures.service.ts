import { Injectable } from '@nestjs/common';
import { currentActor } from '../../../platform/access/index.js';
import {
  type FigureDefinition,
  FigureRegistry,
  type FigureRow,
  type FigureValue,
  rowUnitOf,
} from '../../../platform/figures/index.js';
import { decodeCursor, encodeCursor } from '../../../platform/graphql/index.js';
import { ReportReads } from '../persistence/report.reads.js';

export type FigureView = FigureValue &
  Pick<FigureDefinition, 'name' | 'definition' | 'unit' | 'owner'> & { rowUnit: string; asOf: string };

/** Figures for whoever asks, as of the day on which the year's report counts; before there is one, as of today. */
@Injectable()
export class FiguresService {
  constructor(
    private readonly registry: FigureRegistry,
    private readonly reads: ReportReads,
  ) {}

  async all(workYear: number, asOf?: string | null): Promise<FigureView[]> {
    return this.some(
      this.registry.all().map(({ id }) => id),
      workYear,
      asOf,
    );
  }

  async one(id: string, workYear: number, asOf?: string | null): Promise<FigureView> {
    this.registry.get(id);
    return (await this.some([id], workYear, asOf))[0]!;
  }

  async some(ids: readonly string[], workYear: number, asOf?: string | null): Promise<FigureView[]> {
    const day = await this.dayOf(workYear, asOf);
    const values = await this.registry.values(ids, {
      jurisdictionId: currentActor().jurisdictionId,
      workYear,
      asOf: day,
    });
    return values.map((value) => {
      const known = this.registry.get(value.id);
      const { name, definition, unit, owner } = known;
      return { ...value, name, definition, unit, rowUnit: rowUnitOf(known), owner, asOf: day };
    });
  }

  async rows(
    id: string,
    workYear: number,
    asOf: string | null | undefined,
    first: number,
    after: string | null | undefined,
  ): Promise<{ nodes: FigureRow[]; endCursor: string | null; hasNextPage: boolean }> {
    const cursor = decodeCursor(after, 2);
    const page = await this.registry.rows(
      id,
      { jurisdictionId: currentActor().jurisdictionId, workYear, asOf: await this.dayOf(workYear, asOf) },
      { first, after: cursor ? { label: String(cursor[0]), id: String(cursor[1]) } : null },
    );
    return {
      nodes: page.rows,
      endCursor: page.next ? encodeCursor([page.next.label, page.next.id]) : null,
      hasNextPage: page.next !== null,
    };
  }

  private async dayOf(workYear: number, asOf?: string | null): Promise<string> {
    return asOf ?? (await this.reads.report(workYear))?.asOf ?? currentActor().today;
  }
}
