import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Refusal, refusal } from '@jixiao/shared';
import { currentActor } from '../../../platform/access/index.js';
import { AuditService } from '../../../platform/audit/index.js';
import { UnitOfWork } from '../../../platform/database/index.js';
import { DailyRounds } from '../../../platform/events/index.js';
import { notFound, refused } from '../../../platform/errors/index.js';
import { batched, groupBy } from '../../../platform/graphql/index.js';
import { TaskService, type TaskToOpen } from '../../../platform/tasks/index.js';
import { OrganizationsApi } from '../../organizations/index.js';
import { ProjectsApi } from '../../projects/index.js';
import {
  type FundProject,
  type SpecialFundRecord,
  SpecialFundRows,
  type SpecialFundToWrite,
} from '../persistence/special-fund.rows.js';

export type { FundProject, SpecialFundRecord };

const REVIEWERS = ['FIN_PERFORMANCE', 'FIN_BUDGET'] as const;

/** 专项资金: whose objectives are declared with the application, reviewed together in a set month (R079). */
@Injectable()
export class SpecialFunds implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rows: SpecialFundRows,
    private readonly organizations: OrganizationsApi,
    private readonly projects: ProjectsApi,
    private readonly tasks: TaskService,
    private readonly audit: AuditService,
    private readonly rounds: DailyRounds,
  ) {}

  onModuleInit(): void {
    this.rounds.register((today) => this.openReviews(Number(today.slice(0, 4))));
  }

  readonly projectsOf = batched<FundProject[]>(
    async (fundIds) => groupBy(await this.rows.projects(fundIds), (row) => row.fundId),
    [],
  );

  list(year: number, tag: string | null): Promise<SpecialFundRecord[]> {
    return this.rows.funds(year, tag);
  }

  register(draft: SpecialFundToWrite): Promise<string> {
    return this.uow.write(async () => {
      const fund = { ...draft, code: draft.code.trim(), name: draft.name.trim() };
      const found: Refusal[] = (['code', 'name'] as const)
        .filter((field) => !fund[field])
        .map((field) => refusal('REQUIRED', { field }));
      if ((await this.organizations.agencies([fund.competentAgencyId])).length === 0)
        throw notFound('competentAgencyId');
      if (await this.rows.codeTaken(fund.budgetYear, fund.code))
        found.push(refusal('FUND_CODE_TAKEN', { field: 'code', params: { code: fund.code } }));
      if (found.length > 0) throw refused(found);
      const id = await this.rows.write(fund);
      this.audit.record({ entity: 'goals.special_fund', entityId: id, action: 'fundRegistered', fields: { ...fund } });
      return id;
    });
  }

  /** All lines of the projects become money of the fund. */
  assign(fundId: string, year: number, projectIds: readonly string[]): Promise<string> {
    return this.uow.write(async () => {
      const fund = (await this.rows.funds(year, null)).find(({ id }) => id === fundId);
      if (!fund) throw notFound('fundId');
      const ids = [...new Set(projectIds)];
      const projects = await this.projects.projects(ids);
      if (projects.length !== ids.length) throw notFound('projectIds');
      const other = projects.filter(({ budgetYear }) => budgetYear !== year);
      if (other.length > 0)
        throw refused(
          other.map(({ name }) => refusal('FUND_OTHER_YEAR', { field: 'projectIds', params: { title: name, year } })),
        );
      const lines = await this.projects.fundingLines(ids);
      await this.rows.assign(
        fundId,
        lines.map(({ id }) => id),
      );
      this.audit.record({
        entity: 'goals.special_fund',
        entityId: fundId,
        action: 'fundAssigned',
        fields: { projectIds: ids },
      });
      return fundId;
    });
  }

  /**
   * Opens the review of every fund whose month has come: the performance office leads, the budget division and the
   * business division of the competent department take part. Opened by the round of the day; asked twice, it opens
   * nothing twice.
   *
   * @returns how many reviews were opened
   */
  openReviews(year: number): Promise<number> {
    return this.uow.write(async () => {
      const { today } = currentActor();
      const due = (await this.rows.funds(year, null)).filter(
        ({ reviewMonth, reviewOpenedOn }) =>
          reviewOpenedOn === null && reviewMonth !== null && today >= monthStart(year, reviewMonth),
      );
      if (due.length === 0) return 0;
      const seats = new Map<string, Set<string>>();
      for (const role of REVIEWERS)
        seats.set(role, new Set((await this.organizations.seatsWithRole(role)).map(({ agencyId }) => agencyId)));
      const open = due.flatMap((fund): TaskToOpen[] => [
        ...REVIEWERS.flatMap((role) => [...seats.get(role)!].map((agencyId) => task(fund, agencyId, role))),
        ...(fund.divisionId ? [task(fund, fund.divisionId, 'FIN_BUSINESS' as const)] : []),
      ]);
      await this.tasks.open(open);
      await this.rows.opened(due.map(({ id }) => id));
      this.audit.recordAll(
        due.map(({ id, code }) => ({
          entity: 'goals.special_fund',
          entityId: id,
          action: 'fundReviewOpened',
          fields: { code, openedOn: today },
        })),
      );
      return due.length;
    });
  }

  /** The review ends with an opinion; the desks that took part are free of it. */
  finishReview(fundId: string, year: number, opinion: string): Promise<string> {
    return this.uow.write(async () => {
      const fund = (await this.rows.funds(year, null)).find(({ id }) => id === fundId);
      if (!fund) throw notFound('fundId');
      const text = opinion.trim();
      const found: Refusal[] = text ? [] : [refusal('REQUIRED', { field: 'opinion' })];
      if (!fund.reviewOpenedOn)
        found.push(refusal('FUND_REVIEW_NOT_OPEN', { field: 'fundId', params: { title: fund.name } }));
      else if (fund.reviewedOn || (text && !(await this.rows.reviewed(fundId, text))))
        found.push(refusal('FUND_REVIEW_DONE', { field: 'fundId', params: { title: fund.name } }));
      if (found.length > 0) throw refused(found);
      await this.tasks.close([fundId], ['goal.fundReview']);
      this.audit.record({
        entity: 'goals.special_fund',
        entityId: fundId,
        action: 'fundReviewed',
        fields: { code: fund.code, opinion: text },
      });
      return fundId;
    });
  }
}

const monthStart = (year: number, month: number): string => `${year}-${String(month).padStart(2, '0')}-01`;

function monthEnd(year: number, month: number): string {
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

function task(fund: SpecialFundRecord, agencyId: string, role: TaskToOpen['role']): TaskToOpen {
  return {
    kind: 'goal.fundReview',
    agencyId,
    role,
    workYear: fund.budgetYear,
    subjectType: 'goals.special_fund',
    subjectId: fund.id,
    subjectTitle: fund.name,
    url: `/${fund.budgetYear}/goals/funds`,
    dueOn: monthEnd(fund.budgetYear, fund.reviewMonth!),
  };
}
