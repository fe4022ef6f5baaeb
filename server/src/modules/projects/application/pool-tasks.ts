import { Injectable } from '@nestjs/common';
import type { Role } from '@jixiao/shared';
import { currentActor } from '../../../platform/access/index.js';
import { TaskService, type TaskToOpen } from '../../../platform/tasks/index.js';
import { OrganizationsApi } from '../../organizations/index.js';
import type { ProjectRecord } from '../persistence/project.records.js';

const KINDS = ['project.apply', 'project.admit', 'project.allocate', 'project.consent', 'project.suspend'];

/** Puts each project on the next desk of the pool. */
@Injectable()
export class PoolTasks {
  constructor(
    private readonly tasks: TaskService,
    private readonly organizations: OrganizationsApi,
  ) {}

  async after(action: string, rows: readonly ProjectRecord[], comment: string | null): Promise<void> {
    await this.tasks.close(
      rows.map(({ id }) => id),
      KINDS,
    );
    await this.tasks.open(await this.next(action, rows, comment));
  }

  async suspensionAsked(row: ProjectRecord, treasury: readonly { agencyId: string }[]): Promise<void> {
    const desks = new Set(treasury.map(({ agencyId }) => agencyId));
    await this.tasks.open([...desks].map((desk) => task('project.consent', row, desk, 'FIN_TREASURY', 'execution')));
  }

  async treasuryAgreed(row: ProjectRecord): Promise<void> {
    await this.tasks.close([row.id], ['project.consent']);
    const desks = new Set((await this.organizations.seatsWithRole('FIN_BUDGET')).map(({ agencyId }) => agencyId));
    await this.tasks.open([...desks].map((desk) => task('project.suspend', row, desk, 'FIN_BUDGET', 'execution')));
  }

  private async next(action: string, rows: readonly ProjectRecord[], comment: string | null): Promise<TaskToOpen[]> {
    switch (action) {
      case 'apply': {
        const divisions = await this.organizations.divisionsOf(rows.map(({ agencyId }) => agencyId));
        return rows.flatMap((row) => {
          const division = divisions.get(row.agencyId);
          return division ? [task('project.admit', row, division, 'FIN_BUSINESS')] : [];
        });
      }
      case 'return':
        return rows.map((row) => ({
          ...task('project.apply', row, row.agencyId, 'UNIT_CLERK'),
          returnedReason: comment,
          returnedBy: currentActor().personName,
        }));
      case 'admit': {
        const offices = new Set((await this.organizations.seatsWithRole('FIN_BUDGET')).map(({ agencyId }) => agencyId));
        return rows.flatMap((row) =>
          [...offices].map((agencyId) => task('project.allocate', row, agencyId, 'FIN_BUDGET')),
        );
      }
      default:
        return [];
    }
  }
}

function task(kind: string, row: ProjectRecord, agencyId: string, role: Role, tab?: string): TaskToOpen {
  return {
    kind,
    agencyId,
    role,
    workYear: row.budgetYear,
    subjectType: 'projects.project',
    subjectId: row.id,
    subjectTitle: row.name,
    url: `/${row.budgetYear}/projects/${row.id}${tab ? `?tab=${tab}` : ''}`,
  };
}
