import { Injectable } from '@nestjs/common';
import type { Role } from '@jixiao/shared';
import { currentActor } from '../../../../platform/access/index.js';
import { TaskService, type TaskToOpen } from '../../../../platform/tasks/index.js';
import { OrganizationsApi } from '../../../organizations/index.js';
import type { AppraisalRecord } from '../persistence/appraisal.records.js';

/** Puts each appraisal on the next desk. */
@Injectable()
export class AppraisalTasks {
  constructor(
    private readonly tasks: TaskService,
    private readonly organizations: OrganizationsApi,
  ) {}

  async planned(row: AppraisalRecord): Promise<void> {
    await this.tasks.open([task('appraisal.prepare', row, row.agencyId, 'UNIT_CLERK')]);
  }

  async after(action: string, rows: readonly AppraisalRecord[], comment: string | null): Promise<void> {
    if (action === 'takeUp') return;
    await this.tasks.close(rows.map(({ id }) => id));
    await this.tasks.open(await this.next(action, rows, comment));
  }

  /** Scorers are asked by their seats; those that are no longer asked lose the duty. */
  async askScorers(row: AppraisalRecord, seats: readonly { agencyId: string; role: Role }[]): Promise<void> {
    await this.tasks.close([row.id], ['appraisal.score']);
    await this.tasks.open(seats.map(({ agencyId, role }) => task('appraisal.score', row, agencyId, role)));
  }

  async scored(row: AppraisalRecord): Promise<void> {
    await this.tasks.close([row.id], ['appraisal.score']);
    await this.tasks.open(await this.atOffices('appraisal.conclude', [row]));
  }

  private async next(action: string, rows: readonly AppraisalRecord[], comment: string | null): Promise<TaskToOpen[]> {
    switch (action) {
      case 'start':
        return rows.flatMap((row) =>
          row.departmentId
            ? [
                task(
                  'appraisal.report',
                  row,
                  row.departmentId,
                  row.departmentId === row.agencyId ? 'UNIT_HEAD' : 'DEPARTMENT_OFFICER',
                ),
              ]
            : [],
        );
      case 'report':
      case 'supplement':
        return this.atOffices('appraisal.takeUp', rows);
      case 'reassess':
        return this.atOffices('appraisal.conclude', rows);
      case 'return':
        return rows.map((row) => ({
          ...task('appraisal.prepare', row, row.agencyId, 'UNIT_CLERK'),
          returnedReason: comment,
          returnedBy: currentActor().personName,
        }));
      case 'supportAfterChange':
        return rows.map((row) => task('appraisal.supplement', row, row.agencyId, 'UNIT_CLERK'));
      default:
        return [];
    }
  }

  private async atOffices(kind: string, rows: readonly AppraisalRecord[]): Promise<TaskToOpen[]> {
    const offices = new Set(
      (await this.organizations.seatsWithRole('FIN_PERFORMANCE')).map(({ agencyId }) => agencyId),
    );
    return rows.flatMap((row) => [...offices].map((office) => task(kind, row, office, 'FIN_PERFORMANCE')));
  }
}

function task(kind: string, row: AppraisalRecord, agencyId: string, role: Role): TaskToOpen {
  return {
    kind,
    agencyId,
    role,
    workYear: row.budgetYear,
    subjectType: 'goals.ex_ante_appraisal',
    subjectId: row.id,
    subjectTitle: row.title,
    url: `/${row.budgetYear}/goals/appraisals/${row.id}`,
  };
}
