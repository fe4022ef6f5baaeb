import { Injectable } from '@nestjs/common';
import type { Role } from '@jixiao/shared';
import { TaskService, type TaskToOpen } from '../../../platform/tasks/index.js';
import { OrganizationsApi } from '../../organizations/index.js';
import type { ObjectiveRecord } from '../persistence/goal.records.js';

const RETURNS = ['deptReturn', 'finReturn', 'finSampleReturn', 'sendDown', 'declineRefinement'];

/** Puts each objective on the next desk. A desk that is not there gets no task: the gap is seen in the list instead. */
@Injectable()
export class ObjectiveTasks {
  constructor(
    private readonly tasks: TaskService,
    private readonly organizations: OrganizationsApi,
  ) {}

  async after(action: string, rows: readonly ObjectiveRecord[], comment: string | null, by: string): Promise<void> {
    await this.tasks.close(rows.map(({ id }) => id));
    const open = await this.next(action, rows);
    const isReturn = RETURNS.includes(action);
    await this.tasks.open(isReturn ? open.map((task) => ({ ...task, returnedReason: comment, returnedBy: by })) : open);
  }

  declare(...rows: readonly ObjectiveRecord[]): Promise<void> {
    return this.tasks.open(rows.map((row) => task('goal.declare', row, row.agencyId, 'UNIT_CLERK', '')));
  }

  private async next(action: string, rows: readonly ObjectiveRecord[]): Promise<TaskToOpen[]> {
    switch (action) {
      case 'submit':
        return rows.flatMap((row) =>
          row.departmentId
            ? [
                task(
                  'goal.deptReview',
                  row,
                  row.departmentId,
                  row.departmentId === row.agencyId ? 'UNIT_HEAD' : 'DEPARTMENT_OFFICER',
                  '/review',
                ),
              ]
            : [],
        );
      case 'withdraw':
        return rows.map((row) => task('goal.declare', row, row.agencyId, 'UNIT_CLERK', ''));
      case 'deptReturn':
      case 'finReturn':
      case 'finSampleReturn':
      case 'sendDown':
      case 'declineRefinement':
        return rows.map((row) => task('goal.revise', row, row.agencyId, 'UNIT_CLERK', ''));
      case 'finRefine':
        return rows.map((row) => task('goal.consent', row, row.agencyId, 'UNIT_CLERK', ''));
      case 'deptAccept':
      case 'takeBackRefinement':
        return rows.flatMap((row) =>
          row.divisionId ? [task('goal.finReview', row, row.divisionId, 'FIN_BUSINESS', '/review')] : [],
        );
      case 'acceptRefinement':
      case 'finAccept': {
        const offices = new Set((await this.organizations.seatsWithRole('FIN_BUDGET')).map(({ agencyId }) => agencyId));
        return rows.flatMap((row) =>
          [...offices].map((office) => ({
            ...task('goal.approve', row, office, 'FIN_BUDGET', ''),
            url: `/${row.budgetYear}/goals/reply`,
          })),
        );
      }
      default:
        return [];
    }
  }
}

function task(kind: string, row: ObjectiveRecord, agencyId: string, role: Role, page: string): TaskToOpen {
  return {
    kind,
    agencyId,
    role,
    workYear: row.budgetYear,
    subjectType: 'goals.objective',
    subjectId: row.id,
    subjectTitle: row.title,
    url: `/${row.budgetYear}/goals/${row.id}${page}`,
  };
}
