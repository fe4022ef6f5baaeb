import { Injectable } from '@nestjs/common';
import { type Refusal, refusal } from '@jixiao/shared';
import { currentActor } from '../../../platform/access/index.js';
import { OrganizationsApi } from '../../organizations/index.js';
import type { ObjectiveRecord } from '../persistence/goal.records.js';

/** Until when the objectives of a year may be adjusted: the place's cut-off, by the business date of the server (D42). */
@Injectable()
export class AdjustmentWindow {
  constructor(private readonly organizations: OrganizationsApi) {}

  /**
   * To begin: by the day on which the unit says that it asked, since a paper may be older than its entry.
   *
   * @returns why it is too late
   */
  toBegin(budgetYear: number, askedOn: string): Promise<Refusal[]> {
    return this.closed(budgetYear, askedOn, 'NEXT_YEAR');
  }

  /**
   * To hand in: by today, or by the day of the paper that the bureau has recorded as received in time. The unit's own word
   * about a day that has passed opens nothing.
   */
  toHandIn({ budgetYear, latePaperOn }: Pick<ObjectiveRecord, 'budgetYear' | 'latePaperOn'>): Promise<Refusal[]> {
    return this.closed(budgetYear, latePaperOn ?? currentActor().today, 'HAVE_PAPER_RECORDED');
  }

  private async closed(budgetYear: number, day: string, wayOut: string): Promise<Refusal[]> {
    const rules = await this.organizations.parameters(budgetYear);
    const cutoff = `${budgetYear}-${rules.rule('goal.adjustmentCutoff')}`;
    if (day <= cutoff) return [];
    const params = { cutoff, today: day };
    return [
      refusal('ADJUSTMENT_CLOSED', { ruleId: 'G-40', field: 'adjustedOn', params, wayOut, who: 'FIN_PERFORMANCE' }),
    ];
  }
}
