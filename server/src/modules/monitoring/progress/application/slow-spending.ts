import { Injectable } from '@nestjs/common';
import { alertParameters, Exact, expectedRate } from '@jixiao/shared';
import { AuditService } from '../../../../platform/audit/index.js';
import { UnitOfWork } from '../../../../platform/database/index.js';
import { notFound } from '../../../../platform/errors/index.js';
import { TaskService } from '../../../../platform/tasks/index.js';
import { OrganizationsApi } from '../../../organizations/index.js';
import { dayOfYear } from '../../application/day-of-year.js';
import { TaggedReads } from '../../funds/persistence/tagged.reads.js';

export interface SlowProject {
  id: string;
  name: string;
  agencyId: string;
  agencyName: string;
  divisionName: string | null;
  budget: string;
  executed: string;
  executionRate: string;
  expectedRate: string;
  behind: string;
  delayedMilestones: number;
}

/** 督促加快支出进度: what lies behind what is expected, per division, and who was reminded (R106). */
@Injectable()
export class SlowSpending {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly tagged: TaggedReads,
    private readonly organizations: OrganizationsApi,
    private readonly tasks: TaskService,
    private readonly audit: AuditService,
  ) {}

  /** Worst first; as of a day, the business date where none is asked. */
  async list(year: number, asOf?: string | null): Promise<SlowProject[]> {
    const last = dayOfYear(year);
    const day = asOf && asOf.startsWith(String(year)) && asOf < last ? asOf : last;
    const rules = alertParameters(await this.organizations.parameters(year));
    const expected = expectedRate(day, rules);
    const limit = new Exact(expected).minus(rules.yellowGap);
    const rows = (await this.tagged.executing(year, day)).filter(({ executionRate }) =>
      new Exact(executionRate!).lt(limit),
    );
    const divisions = await this.organizations.divisionsOf(rows.map(({ agencyId }) => agencyId));
    const offices = [...new Set([...divisions.values()].filter((id): id is string => id !== null))];
    const names = new Map((await this.organizations.agencies(offices)).map(({ id, name }) => [id, name]));
    return rows.map((row) => ({
      ...row,
      executionRate: row.executionRate!,
      divisionName: names.get(divisions.get(row.agencyId) ?? '') ?? null,
      expectedRate: expected,
      behind: new Exact(expected).minus(row.executionRate!).toFixed(2),
    }));
  }

  /** Puts a duty on the desk of each unit; a second reminder takes over the first. Gives the number of units. */
  remind(year: number, projectIds: readonly string[], dueOn: string | null): Promise<number> {
    return this.uow.write(async () => {
      const slow = new Map((await this.list(year)).map((row) => [row.id, row]));
      const chosen = [...new Set(projectIds)].map((id) => slow.get(id));
      if (chosen.length === 0 || chosen.some((row) => row === undefined)) throw notFound('projectIds');
      const rows = chosen as SlowProject[];
      await this.tasks.open(
        rows.map((row) => ({
          kind: 'monitoring.speedUp',
          agencyId: row.agencyId,
          role: 'UNIT_CLERK',
          workYear: year,
          subjectType: 'projects.project',
          subjectId: row.id,
          subjectTitle: row.name,
          url: `/${year}/projects/${row.id}`,
          dueOn,
        })),
      );
      this.audit.recordAll(
        rows.map((row) => ({
          entity: 'projects.project',
          entityId: row.id,
          action: 'spendingReminded',
          fields: { executionRate: row.executionRate, expectedRate: row.expectedRate, dueOn },
        })),
      );
      return new Set(rows.map(({ agencyId }) => agencyId)).size;
    });
  }
}
