import { Injectable } from '@nestjs/common';
import type { Role } from '@jixiao/shared';
import { currentActor } from '../../../../platform/access/index.js';
import { TaskService, type TaskToOpen } from '../../../../platform/tasks/index.js';
import { OrganizationsApi } from '../../../organizations/index.js';
import type { AppraisalRecord } from '../persistence/appraisal.records.js';

/** Seats that score next, each with the role by which it is asked; none where the sheets are in already. */
export interface Asked {
  readonly seats: readonly { readonly agencyId: string; readonly role: Role }[];
  readonly isScored: boolean;
}

/** Steps after which the panel scores, for the first time or again. */
const SCORED_ANEW = ['takeUp', 'reassess', 'reopen'];

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

  /** @param asked scorers of each appraisal, who are asked wherever the finance side looks anew */
  async after(
    action: string,
    rows: readonly AppraisalRecord[],
    comment: string | null,
    asked: ReadonlyMap<string, Asked>,
  ): Promise<void> {
    await this.tasks.close(rows.map(({ id }) => id));
    await this.tasks.open(
      SCORED_ANEW.includes(action) ? await this.toScore(rows, asked) : await this.next(action, rows, comment),
    );
  }

  /** Scorers are asked by their seats; those that are no longer asked lose the duty. */
  async askScorers(row: AppraisalRecord, seats: readonly { agencyId: string; role: Role }[]): Promise<void> {
    await this.tasks.close([row.id], ['appraisal.score', 'appraisal.appoint', 'appraisal.conclude']);
    await this.tasks.open(seats.map(({ agencyId, role }) => task('appraisal.score', row, agencyId, role)));
  }

  /** One has handed in: the duty leaves his desk; the last one hands the appraisal on. */
  async scored(row: AppraisalRecord, agencyId: string | null, isLast: boolean): Promise<void> {
    await this.tasks.close([row.id], ['appraisal.score'], isLast ? undefined : (agencyId ?? undefined));
    if (isLast) await this.tasks.open(await this.atOffices('appraisal.conclude', [row]));
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
      case 'resume':
        return rows.map((row) => task('appraisal.prepare', row, row.agencyId, 'UNIT_CLERK'));
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

  /** The panel; where nobody is on it yet, the office that appoints it. */
  private async toScore(rows: readonly AppraisalRecord[], asked: ReadonlyMap<string, Asked>): Promise<TaskToOpen[]> {
    const seats = rows.flatMap((row) =>
      asked.get(row.id)!.seats.map(({ agencyId, role }) => task('appraisal.score', row, agencyId, role)),
    );
    const nobody = rows.filter(({ id }) => asked.get(id)!.seats.length === 0);
    const isScored = ({ id }: AppraisalRecord): boolean => asked.get(id)!.isScored;
    return [
      ...seats,
      ...(await this.atOffices('appraisal.conclude', nobody.filter(isScored))),
      ...(await this.atOffices(
        'appraisal.appoint',
        nobody.filter((row) => !isScored(row)),
      )),
    ];
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
