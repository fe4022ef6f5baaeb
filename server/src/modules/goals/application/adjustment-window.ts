import { Injectable } from '@nestjs/common';
import { type Refusal, refusal } from '@jixiao/shared';
import { currentActor } from '../../../platform/access/index.js';
import { OrganizationsApi } from '../../organizations/index.js';

/** Until when the objectives of a year may be adjusted: the place's cut-off, by the business date of the server (D42). */
@Injectable()
export class AdjustmentWindow {
  constructor(private readonly organizations: OrganizationsApi) {}

  /**
   * @param day the day of the request when an adjustment begins; today when it is handed in
   * @returns why it is too late; who keeps the rule can move the date
   */
  async refuse(budgetYear: number, day = currentActor().today): Promise<Refusal[]> {
    const rules = await this.organizations.parameters(budgetYear);
    const cutoff = `${budgetYear}-${rules.rule('goal.adjustmentCutoff')}`;
    if (day <= cutoff) return [];
    const params = { cutoff, today: day };
    return [
      refusal('ADJUSTMENT_CLOSED', {
        ruleId: 'G-40',
        field: 'adjustedOn',
        params,
        wayOut: 'NEXT_YEAR',
        who: 'FIN_PERFORMANCE',
      }),
    ];
  }
}
