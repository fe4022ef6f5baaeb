import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  alertParameters,
  dailyAlerts,
  DEFAULT_PAYMENT_RULES,
  fen,
  judgePayment,
  type PaymentRules,
  readPaymentRules,
} from '@jixiao/shared';
import { currentActor } from '../../../../platform/access/index.js';
import { AuditService } from '../../../../platform/audit/index.js';
import { newId, UnitOfWork } from '../../../../platform/database/index.js';
import { DailyRounds } from '../../../../platform/events/index.js';
import { TaskService } from '../../../../platform/tasks/index.js';
import { OrganizationsApi } from '../../../organizations/index.js';
import { type PaidRecord, type ProjectRecord, ProjectsApi } from '../../../projects/index.js';
import { dayOfYear } from '../../application/day-of-year.js';
import { ALERT_TABLE } from '../persistence/alert.entity.js';
import { AlertReads } from '../persistence/alert.reads.js';

interface Found {
  project: Pick<ProjectRecord, 'id' | 'agencyId' | 'budgetYear'>;
  rule: string;
  level: 'YELLOW' | 'RED';
  params: Readonly<Record<string, string | number | null>>;
  paymentId: string | null;
}

/** Alerts: at once with the payment that breaks a rule (实时提醒, R098, R112), and daily on money that stands still. */
@Injectable()
export class RaiseAlerts implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reads: AlertReads,
    private readonly projects: ProjectsApi,
    private readonly organizations: OrganizationsApi,
    private readonly tasks: TaskService,
    private readonly audit: AuditService,
    private readonly rounds: DailyRounds,
  ) {}

  onModuleInit(): void {
    this.projects.watchPayments((payments) => this.judge(payments));
    this.rounds.register(() => this.watchToday());
  }

  /** Once per business day in each jurisdiction: the budget year in which its business date lies. */
  watchToday(): Promise<number> {
    return this.watchDaily(Number(currentActor().today.slice(0, 4)));
  }

  /**
   * Looks at every project in execution of a year. What stands is not said twice, nor is what was said before in the same
   * month: the thresholds move with the months, and an alert that was dismissed does not come back the next morning.
   *
   * @returns how many are new; none where no payment of the year is known, for then the feed is missing, not the spending
   */
  watchDaily(year: number): Promise<number> {
    return this.uow.write(async () => {
      const asOf = dayOfYear(year);
      if (!(await this.reads.hasPayments(year, asOf))) return 0;
      const said = await this.reads.saidSince(year, `${currentActor().today.slice(0, 7)}-01`);
      const parameters = alertParameters(await this.organizations.parameters(year));
      const money = await this.reads.watched(year, asOf);
      const found = money.flatMap((one): Found[] =>
        dailyAlerts(one, asOf, parameters)
          .filter(({ code }) => !said.has(`${one.projectId}/${code}`))
          .map(({ code, level, params }) => ({
            project: { id: one.projectId, agencyId: one.agencyId, budgetYear: year },
            rule: code,
            level,
            params,
            paymentId: null,
          })),
      );
      return this.raise(found);
    });
  }

  private async judge(payments: readonly PaidRecord[]): Promise<void> {
    const projects = new Map(
      (await this.projects.projects([...new Set(payments.map(({ projectId }) => projectId))])).map((one) => [
        one.id,
        one,
      ]),
    );
    const scopes = await this.reads.scopesOf([...projects.values()]);
    const rules = await this.rulesOf([...new Set([...projects.values()].map(({ budgetYear }) => budgetYear))]);
    const found = payments.flatMap((payment): Found[] => {
      const project = projects.get(payment.projectId)!;
      const params = {
        amount: payment.amount,
        paidOn: payment.paidOn,
        economicClass: payment.economicClass,
        purpose: payment.purpose,
      };
      const base = { project, level: 'RED' as const, params, paymentId: payment.id };
      const misuse = judgePayment(
        {
          ...payment,
          isRefund: fen(payment.amount) < 0n,
          isSpecial: project.category === 'SPECIFIC' || project.fundTags.length > 0,
          scope: scopes.get(project.id) ?? null,
        },
        rules.get(project.budgetYear)!,
      ).map((rule) => ({ ...base, rule }));
      // What has been paid outside stands; that it was paid while payments were stopped is told.
      return project.state === 'SUSPENDED' ? [...misuse, { ...base, rule: 'PAID_WHILE_SUSPENDED' }] : misuse;
    });
    await this.raise(found);
  }

  private async rulesOf(years: readonly number[]): Promise<Map<number, PaymentRules>> {
    const parameters = await this.organizations.parametersOf(years);
    return new Map(
      years.map((year) => [
        year,
        readPaymentRules(parameters.get(year)!.rule('monitoring.paymentRules')) ?? DEFAULT_PAYMENT_RULES,
      ]),
    );
  }

  private async raise(found: readonly Found[]): Promise<number> {
    if (found.length === 0) return 0;
    const { jurisdictionId, today } = currentActor();
    const rows = found.map(({ project, ...one }) => ({
      ...one,
      id: newId(),
      projectId: project.id,
      agencyId: project.agencyId,
      budgetYear: project.budgetYear,
    }));
    const fresh = await this.uow.query<{
      id: string;
      project_id: string;
      agency_id: string;
      rule: string;
      budget_year: number;
      name: string;
    }>(
      `WITH added AS (
         INSERT INTO monitoring.alert (jurisdiction_id, id, budget_year, project_id, agency_id, rule, level, params, payment_id, raised_on)
         SELECT $1, t.id, t."budgetYear", t."projectId", t."agencyId", t.rule, t.level, t.params, t."paymentId", $3
           FROM jsonb_to_recordset($2::jsonb) AS t(id uuid, "budgetYear" integer, "projectId" uuid, "agencyId" uuid, rule text,
                level text, params jsonb, "paymentId" uuid)
         ON CONFLICT DO NOTHING RETURNING id, project_id, agency_id, rule, budget_year)
       SELECT added.*, p.name FROM added
         JOIN projects.project p ON p.jurisdiction_id = $1 AND p.id = added.project_id ORDER BY added.id`,
      [jurisdictionId, JSON.stringify(rows), today],
    );
    this.audit.recordAll(
      fresh.map((row) => ({
        entity: ALERT_TABLE,
        entityId: row.id,
        action: 'raised',
        fields: { rule: row.rule, projectId: row.project_id },
      })),
    );
    await this.tasks.open(
      fresh.map((row) => ({
        kind: 'monitoring.answerAlert',
        agencyId: row.agency_id,
        role: 'UNIT_CLERK',
        workYear: row.budget_year,
        subjectType: ALERT_TABLE,
        subjectId: row.id,
        subjectTitle: row.name,
        url: `/${row.budget_year}/monitoring/alerts?alert=${row.id}`,
      })),
    );
    return fresh.length;
  }
}
