import { Injectable } from '@nestjs/common';
import { TaskService } from '../../../platform/tasks/index.js';
import type { Deadline } from '../persistence/declaration.rows.js';
import type { ObjectiveRecord } from '../persistence/goal.records.js';
import { ProgressRows, type UnitProgress } from '../persistence/progress.rows.js';

/** Kind of the duty that a deadline lays on a unit. */
export const DECLARATION_DUTY = 'goal.remind';

/** What lies with the unit itself: not begun, begun, or come back. */
const owed = ({ missing, draft, returned }: UnitProgress): number => missing + draft + returned;

/** The duty to declare the objectives of a year by its deadline: on the desks of the units that owe some, and only there. */
@Injectable()
export class DeclarationDuties {
  constructor(
    private readonly progress: ProgressRows,
    private readonly tasks: TaskService,
  ) {}

  /** @returns how many units owe */
  async lay({ id, year, dueOn }: Deadline): Promise<number> {
    const owing = (await this.progress.units(year, null)).filter((unit) => owed(unit) > 0);
    await this.tasks.closeSave(
      owing.map(({ agencyId }) => agencyId),
      id,
      DECLARATION_DUTY,
    );
    await this.tasks.open(
      owing.map((unit) => ({
        kind: DECLARATION_DUTY,
        agencyId: unit.agencyId,
        role: 'UNIT_CLERK' as const,
        workYear: year,
        subjectType: 'goals.declaration_deadline',
        subjectId: id,
        subjectTitle: `${year}年绩效目标`,
        url: `/${year}/goals/board`,
        dueOn,
        itemCount: owed(unit),
      })),
    );
    return owing.length;
  }

  lift({ id }: Deadline): Promise<void> {
    return this.tasks.closeSave([], id, DECLARATION_DUTY);
  }

  /** Who has handed in the last that it owed is reminded no more. */
  async settle(records: readonly ObjectiveRecord[]): Promise<void> {
    const agencyIds = [...new Set(records.map(({ agencyId }) => agencyId))];
    const open = await this.tasks.ofAgencies(agencyIds, DECLARATION_DUTY);
    for (const year of new Set(open.map(({ workYear }) => workYear))) {
      const owing = (await this.progress.units(year, null)).filter((unit) => owed(unit) > 0);
      for (const { agencyId, subjectId } of open.filter(({ workYear }) => workYear === year))
        if (!owing.some((unit) => unit.agencyId === agencyId))
          await this.tasks.close([subjectId], [DECLARATION_DUTY], agencyId);
    }
  }
}
