import { Injectable } from '@nestjs/common';
import { DEFAULT_AREAS, readAreas, subtractMoney } from '@jixiao/shared';
import { currentActor, reachOf } from '../../../../platform/access/index.js';
import { notFound } from '../../../../platform/errors/index.js';
import { groupsOf } from '../../../../platform/graphql/index.js';
import { OrganizationsApi } from '../../../organizations/index.js';
import {
  type CandidateRecord,
  type DepartmentPlanRecord,
  type ProposalRecord,
  type YearCountRecord,
  type YearPlanRecord,
  YearPlanReads,
} from '../persistence/year-plan.reads.js';
import { demandPlanner, plansYear } from './manages.js';

export type { CandidateRecord } from '../persistence/year-plan.reads.js';

export interface PlanYear {
  year: number;
  planned: Counts | null;
  done: Counts;
  outsidePlan: number;
  /** Planned of this year less finished of the year before; null where nothing was planned. */
  againstLastYear: number | null;
  moneyDifference: string | null;
}

interface Counts {
  total: number;
  whole: number;
  projects: number;
  thirdParty: number;
  own: number;
  amount: string;
}

const NOTHING: Counts = { total: 0, whole: 0, projects: 0, thirdParty: 0, own: 0, amount: '0.00' };

/** Plans of the year and what became of them, for the screens of the bureau and of departments. */
@Injectable()
export class PlanQueries {
  constructor(
    private readonly reads: YearPlanReads,
    private readonly organizations: OrganizationsApi,
  ) {}

  /** @param departmentId whose plan it is; null: the bureau's */
  async plan(workYear: number, departmentId: string | null): Promise<YearPlanRecord | null> {
    const id = await this.reads.idOf(workYear, departmentId);
    if (!id) return null;
    return (await this.reads.visible(currentActor(), [id], false))[0] ?? null;
  }

  /** Plans of all departments within reach, those that have none by name. */
  departments(workYear: number): Promise<DepartmentPlanRecord[]> {
    return seesAllPlans() ? this.reads.departments(workYear) : Promise.resolve([]);
  }

  async byId(id: string): Promise<YearPlanRecord> {
    const [plan] = await this.reads.visible(currentActor(), [id], false);
    if (!plan) throw notFound('id');
    return plan;
  }

  async candidates(planIds: readonly string[]): Promise<Map<string, CandidateRecord[]>> {
    const rows = await this.reads.candidates(planIds);
    return groupsOf(planIds, rows, ({ planId }) => planId);
  }

  async proposals(of: {
    workYear: number;
    subjectYear: number;
    objectType: string;
    departmentId?: string | null;
    text?: string | null;
    first: number;
  }): Promise<ProposalRecord[]> {
    const owner = of.departmentId ?? null;
    demandPlanner(currentActor(), owner);
    const rules = await this.organizations.parameters(of.workYear);
    const asked = {
      ...of,
      owner,
      cycle: rules.rule('eval.rotationYears'),
      text: of.text ? `%${of.text.replace(/[\\%_]/g, '\\$&')}%` : null,
    };
    return of.objectType === 'PROJECT' ? this.reads.projectProposals(asked) : this.reads.wholeProposals(asked);
  }

  /** Plan against what was done, the years in their order (R137); of a department to itself and to the bureau. */
  async years(from: number, to: number, departmentId: string | null): Promise<PlanYear[]> {
    if (to < from || to - from > 20 || !(await this.seesYearsOf(departmentId))) return [];
    const rows = await this.reads.years(from - 1, to, departmentId);
    const of = (year: number, isPlan: boolean): YearCountRecord | undefined =>
      rows.find((row) => row.year === year && row.isPlan === isPlan);
    return Array.from({ length: to - from + 1 }, (_, i) => from + i).map((year) => {
      const planned = of(year, true) ?? null;
      const done = of(year, false) ?? NOTHING;
      const before = of(year - 1, false);
      return {
        year,
        planned,
        done,
        outsidePlan: of(year, false)?.outsidePlan ?? 0,
        againstLastYear: planned && before ? planned.total - before.total : null,
        // A plan that names no money cannot differ from what was done.
        moneyDifference: planned && Number(planned.amount) > 0 ? subtractMoney(done.amount, planned.amount) : null,
      };
    });
  }

  /** Every area of the place's list, those with nothing as well: they are what a plan looks for (R143). */
  async areas(workYear: number): Promise<{ code: string; name: string; total: number; amount: string }[]> {
    const rules = await this.organizations.parameters(workYear);
    const counted = new Map((await this.reads.areas(workYear)).map((row) => [row.area, row]));
    return (readAreas(rules.rule('eval.areas')) ?? DEFAULT_AREAS).map(({ code, name }) => ({
      code,
      name,
      total: counted.get(code)?.total ?? 0,
      amount: counted.get(code)?.amount ?? '0.00',
    }));
  }

  private async seesYearsOf(departmentId: string | null): Promise<boolean> {
    const actor = currentActor();
    if (reachOf(actor).kind === 'ALL' || departmentId === null) return reachOf(actor).kind === 'ALL';
    if (plansYear(actor, departmentId)) return true;
    return seesAllPlans() && (await this.organizations.divisionOf(departmentId)) === actor.agencyId;
  }
}

/** The bureau and its divisions. */
const seesAllPlans = (): boolean => ['ALL', 'DIVISION'].includes(reachOf(currentActor()).kind);
