import { Injectable } from '@nestjs/common';
import { compareMoney, isWholeObject, sumMoney } from '@jixiao/shared';
import { ProjectsApi } from '../../../projects/index.js';

export interface MoneyLine {
  line: 'CURRENT_YEAR' | 'CARRYOVER' | 'OTHER' | 'BASIC' | 'PROJECTS';
  originalBudget: string;
  adjustedBudget: string;
  executedAmount: string;
  origin: 'PAYMENTS' | 'TYPED';
}

/** Whose money is asked for. */
export interface Funded {
  readonly key: string;
  readonly objectType: string;
  readonly projectId: string | null;
  readonly agencyId: string;
  /** Budget of the objective: of a whole unit in its two parts, where the form has them. */
  readonly amount: string;
  readonly baseAmount: string | null;
  readonly projectAmount: string | null;
}

const SOURCES = ['CURRENT_YEAR', 'CARRYOVER', 'OTHER'] as const;
const ZERO = '0.00';

/** What the registers say of a sheet's money: two questions, however many sheets. Execution of projects is never typed. */
@Injectable()
export class SheetMoney {
  constructor(private readonly projects: ProjectsApi) {}

  async of(subjects: readonly Funded[], subjectYear: number): Promise<Map<string, MoneyLine[]>> {
    const period = { from: `${subjectYear}-01-01`, to: `${subjectYear}-12-31` };
    const projectIds = subjects.flatMap(({ projectId }) => projectId ?? []);
    const lines = projectIds.length > 0 ? await this.projects.executionBySource(projectIds, period) : [];
    const wholes = subjects.filter(({ objectType }) => isWholeObject(objectType)).map(({ agencyId }) => agencyId);
    const paid = wholes.length > 0 ? await this.projects.paidByUnits(wholes, period) : new Map<string, string>();
    const base = wholes.length > 0 ? await this.projects.baseExecution(wholes, period) : [];
    const fed = new Map(base.map((one) => [one.agencyId, one.paid]));
    return new Map(
      subjects.map((subject) => {
        const { key, projectId, agencyId, objectType, amount } = subject;
        if (projectId) {
          const own = lines.filter((line) => line.projectId === projectId);
          return [key, ofProject(amount, own)];
        }
        if (isWholeObject(objectType))
          return [key, ofWhole(subject, paid.get(agencyId) ?? ZERO, fed.get(agencyId) ?? null)];
        // No register knows what was spent on a policy.
        return [key, [budgeted('CURRENT_YEAR', amount, ZERO, 'TYPED')]];
      }),
    );
  }
}

/** Money by the sources of the official form; what has no line of its own there is 其他资金. */
function ofProject(
  amount: string,
  known: readonly { source: string; originalBudget: string; adjustedBudget: string; executedAmount: string }[],
): MoneyLine[] {
  const origin = 'PAYMENTS' as const;
  if (known.length === 0)
    return [{ line: 'CURRENT_YEAR', originalBudget: amount, adjustedBudget: amount, executedAmount: ZERO, origin }];
  return SOURCES.flatMap((line): MoneyLine[] => {
    const own = known.filter(({ source }) => lineOf(source) === line);
    if (own.length === 0) return [];
    return [
      {
        line,
        originalBudget: sumMoney(own.map(({ originalBudget }) => originalBudget)),
        adjustedBudget: notNegative(sumMoney(own.map(({ adjustedBudget }) => adjustedBudget))),
        executedAmount: sumMoney(own.map(({ executedAmount }) => executedAmount)),
        origin,
      },
    ];
  });
}

const lineOf = (source: string): (typeof SOURCES)[number] => SOURCES.find((one) => one === source) ?? 'OTHER';

/** Basic expenditure comes from the unit only where the budget system has said nothing of it. */
function ofWhole({ amount, baseAmount, projectAmount }: Funded, paid: string, fed: string | null): MoneyLine[] {
  const basic =
    baseAmount === null ? [] : [budgeted('BASIC', baseAmount, fed ?? ZERO, fed === null ? 'TYPED' : 'PAYMENTS')];
  return [...basic, budgeted('PROJECTS', projectAmount ?? amount, paid, 'PAYMENTS')];
}

const budgeted = (
  line: MoneyLine['line'],
  budget: string,
  executedAmount: string,
  origin: MoneyLine['origin'],
): MoneyLine => ({ line, originalBudget: budget, adjustedBudget: budget, executedAmount, origin });

export const notNegative = (amount: string): string => (compareMoney(amount, ZERO) < 0 ? ZERO : amount);

export function totalsOf(lines: readonly Omit<MoneyLine, 'line' | 'origin'>[]): Omit<MoneyLine, 'line' | 'origin'> {
  return {
    originalBudget: sumMoney(lines.map(({ originalBudget }) => originalBudget)),
    adjustedBudget: sumMoney(lines.map(({ adjustedBudget }) => adjustedBudget)),
    executedAmount: sumMoney(lines.map(({ executedAmount }) => executedAmount)),
  };
}
