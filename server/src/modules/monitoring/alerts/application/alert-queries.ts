import { Injectable } from '@nestjs/common';
import { currentActor } from '../../../../platform/access/index.js';
import { notFound } from '../../../../platform/errors/index.js';
import { type Page, pageOf } from '../../../../platform/graphql/index.js';
import { OrganizationsApi } from '../../../organizations/index.js';
import { idCursor } from '../../application/id-cursor.js';
import { type AlertFilter, type AlertRecord, AlertReads, type ScopeRecord } from '../persistence/alert.reads.js';

/** Reads for the ledger of alerts. */
@Injectable()
export class AlertQueries {
  constructor(
    private readonly reads: AlertReads,
    private readonly organizations: OrganizationsApi,
  ) {}

  async page(
    filter: AlertFilter & { isOverdue?: boolean | null },
    first: number,
    after?: string | null,
  ): Promise<Page<AlertRecord>> {
    const days = filter.isOverdue
      ? (await this.organizations.parameters(filter.year)).rule('monitoring.alertDays')
      : filter.olderThanDays;
    const asked = { ...filter, olderThanDays: days };
    const rows = await this.reads.page(asked, first, idCursor(after));
    return pageOf(
      rows,
      first,
      await this.reads.count(asked),
      ({ id }) => [id],
      (row) => row,
    );
  }

  async one(id: string): Promise<AlertRecord> {
    const [row] = await this.reads.visible(currentActor(), [id], false);
    if (!row) throw notFound('id');
    return row;
  }

  scopes(year: number): Promise<ScopeRecord[]> {
    return this.reads.scopes(year);
  }
}
