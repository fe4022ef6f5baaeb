import { Injectable } from '@nestjs/common';
import { fundPositions, type FundPosition } from '@jixiao/shared';
import { currentActor } from '../../../../platform/access/index.js';
import { notFound } from '../../../../platform/errors/index.js';
import { type Page, pageOf } from '../../../../platform/graphql/index.js';
import { OrganizationsApi } from '../../../organizations/index.js';
import { idCursor } from '../../application/id-cursor.js';
import {
  type ConfirmationRecord,
  type FundFilter,
  type FundRecord,
  FundReads,
  type FundStatistic,
  type FundUserRecord,
  type TraceRecord,
} from '../persistence/fund.reads.js';
import { type TaggedProject, TaggedReads } from '../persistence/tagged.reads.js';

export interface FundDetail {
  positions: FundPosition[];
  traces: TraceRecord[];
  users: FundUserRecord[];
  confirmations: ConfirmationRecord[];
  /** Ended periods of the year's rounds that the competent department has not confirmed. */
  unconfirmed: string[];
}

/** Where special money is, who uses it, and what the boards say of it. */
@Injectable()
export class FundQueries {
  constructor(
    private readonly reads: FundReads,
    private readonly tagged: TaggedReads,
    private readonly organizations: OrganizationsApi,
  ) {}

  async page(filter: FundFilter, first: number, after?: string | null): Promise<Page<FundRecord>> {
    const rows = await this.reads.page(filter, first, idCursor(after));
    return pageOf(
      rows,
      first,
      await this.reads.count(filter),
      ({ id }) => [id],
      (row) => row,
    );
  }

  async one(id: string): Promise<FundRecord> {
    const fund = await this.reads.visible(id);
    if (!fund) throw notFound('id');
    return fund;
  }

  /** For any number of funds in the same number of statements; for whoever has seen the funds. */
  async details(ids: readonly string[]): Promise<Map<string, FundDetail>> {
    const { today } = currentActor();
    const funds = await this.reads.byIds(ids);
    const years = [...new Set(funds.map(({ budgetYear }) => budgetYear))];
    const rules = await this.organizations.parametersOf(years);
    const [traces, users, confirmations] = [
      await this.reads.traces(ids),
      await this.reads.users(ids, today),
      await this.reads.confirmations(ids),
    ];
    const periods = new Map<number, string[]>();
    for (const year of years) periods.set(year, await this.reads.periods(year, today));
    return new Map(
      funds.map((fund) => {
        const own = traces.filter(({ fundId }) => fundId === fund.id);
        const confirmed = confirmations.filter(({ fundId }) => fundId === fund.id);
        const days = rules.get(fund.budgetYear)!.rule('monitoring.heldDays');
        return [
          fund.id,
          {
            positions: fundPositions({ ...fund, holder: '' }, own, today, days),
            traces: own,
            users: users.filter(({ fundId }) => fundId === fund.id),
            confirmations: confirmed,
            unconfirmed: fund.competentAgencyId
              ? periods.get(fund.budgetYear)!.filter((day) => !confirmed.some(({ periodTo }) => periodTo === day))
              : [],
          },
        ];
      }),
    );
  }

  statistics(year: number): Promise<FundStatistic[]> {
    return this.reads.statistics(year);
  }

  /** 扶贫项目: stage, execution and goal of each (R108). */
  poverty(year: number): Promise<TaggedProject[]> {
    return this.tagged.tagged(year, ['POVERTY'], currentActor().today);
  }
}
