import { Injectable } from '@nestjs/common';
import { addMoney, isWholeObject } from '@jixiao/shared';
import { ProjectsApi } from '../../projects/index.js';
import type { SheetRecord } from '../persistence/monitoring.reads.js';
import { moneyPeriod, notNegative } from './make-sheets.js';

/** Money of a sheet as of the end of its period. */
export interface SheetExecution {
  readonly adjustedBudget: string;
  readonly executedAmount: string;
  /** What the feed says, whatever was typed. */
  readonly paidAmount: string;
  readonly quietSince: string | null;
  /** What stands in the lines of the sheet. */
  readonly lines: readonly { source: string; adjustedBudget?: string; executedAmount: string }[];
}

type Subject = Pick<
  SheetRecord,
  'objectType' | 'projectId' | 'agencyId' | 'budgetYear' | 'periodFrom' | 'periodTo' | 'adjustedBudget' | 'paidAmount'
>;

/**
 * What was spent until the end of a sheet's period: payments, or what was typed while their feed was down. Of a whole body
 * only the base expenditure is ever typed: what its projects were paid is known.
 */
@Injectable()
export class SheetExecutions {
  constructor(private readonly projects: ProjectsApi) {}

  of(sheet: Subject, typed: string | null): Promise<SheetExecution> {
    return sheet.projectId ? this.ofProject(sheet, sheet.projectId, typed) : this.ofWhole(sheet, typed);
  }

  private async ofProject(sheet: Subject, projectId: string, typed: string | null): Promise<SheetExecution> {
    const period = moneyPeriod(sheet);
    const [found] = await this.projects.execution([projectId], period.to, period.from);
    const paidAmount = found?.executedAmount ?? sheet.paidAmount ?? '0.00';
    return {
      adjustedBudget: found?.adjustedBudget ?? sheet.adjustedBudget,
      executedAmount: typed ?? paidAmount,
      paidAmount,
      quietSince: found ? (found.lastPaidOn ?? sheet.periodFrom) : null,
      lines: typed === null ? await this.projects.executionBySource([projectId], period) : [],
    };
  }

  private async ofWhole(sheet: Subject, typed: string | null): Promise<SheetExecution> {
    const period = moneyPeriod(sheet);
    const ofProjects = (await this.projects.paidByUnits([sheet.agencyId], period)).get(sheet.agencyId) ?? '0.00';
    if (!isWholeObject(sheet.objectType)) return ofOther(sheet, ofProjects, typed);
    const [fed] = await this.projects.baseExecution([sheet.agencyId], period);
    const base = typed ?? fed?.paid ?? '0.00';
    return {
      adjustedBudget: sheet.adjustedBudget,
      executedAmount: notNegative(addMoney(ofProjects, base)),
      paidAmount: addMoney(ofProjects, fed?.paid ?? '0.00'),
      quietSince: null,
      lines: [
        { source: 'PROJECT', executedAmount: ofProjects },
        { source: 'BASE', executedAmount: base },
        // A whole whose objective is not split has one line for both.
        { source: 'CURRENT_YEAR', executedAmount: addMoney(ofProjects, base) },
      ],
    };
  }
}

/** Of a policy or a transfer only what its unit's projects were paid is known; what is typed is the whole. */
function ofOther(sheet: Subject, paidAmount: string, typed: string | null): SheetExecution {
  return {
    adjustedBudget: sheet.adjustedBudget,
    executedAmount: notNegative(typed ?? paidAmount),
    paidAmount,
    quietSince: null,
    lines: typed === null ? [{ source: 'CURRENT_YEAR', executedAmount: paidAmount }] : [],
  };
}
