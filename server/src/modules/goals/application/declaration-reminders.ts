import { Injectable, type OnModuleInit } from '@nestjs/common';
import { addDays, type Refusal, refusal, type Role } from '@jixiao/shared';
import { currentActor } from '../../../platform/access/index.js';
import { AuditService } from '../../../platform/audit/index.js';
import { newId, UnitOfWork } from '../../../platform/database/index.js';
import { DailyRounds } from '../../../platform/events/index.js';
import { refused } from '../../../platform/errors/index.js';
import { TaskService } from '../../../platform/tasks/index.js';
import { OrganizationsApi } from '../../organizations/index.js';
import { DeclarationRows, type ReminderRecord, type ReminderToWrite } from '../persistence/declaration.rows.js';
import { ProgressRows, type UnitProgress } from '../persistence/progress.rows.js';

export type { ReminderRecord };

/** Deadline of declaration and the reminders around it: to the seat first, to its head once that was of no use. */
@Injectable()
export class DeclarationReminders implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rows: DeclarationRows,
    private readonly progress: ProgressRows,
    private readonly tasks: TaskService,
    private readonly audit: AuditService,
    private readonly organizations: OrganizationsApi,
    private readonly rounds: DailyRounds,
  ) {}

  onModuleInit(): void {
    this.rounds.register((today) => this.remindOn(today));
  }

  /** The round of a day reminds around every deadline that is near or has just passed, as near as the place says. */
  private async remindOn(today: string): Promise<void> {
    for (const { year, dueOn } of await this.rows.deadlines()) {
      const rules = await this.organizations.parameters(year);
      const from = addDays(dueOn, -rules.rule('goal.remindDaysBefore'));
      const until = addDays(dueOn, rules.rule('goal.remindDaysAfter'));
      if (from <= today && today <= until) await this.remind(year);
    }
  }

  deadline(year: number): Promise<string | null> {
    return this.rows.deadline(year);
  }

  sent(year: number, agencyId: string | null): Promise<ReminderRecord[]> {
    return this.rows.reminders(year, agencyId);
  }

  setDeadline(year: number, dueOn: string, documentNo: string | null): Promise<string> {
    return this.uow.write(async () => {
      await this.rows.setDeadline(year, dueOn, documentNo?.trim() || null);
      const fields = { year, dueOn, documentNo };
      this.audit.record({
        entity: 'goals.declaration_deadline',
        entityId: currentActor().jurisdictionId,
        action: 'deadlineSet',
        fields,
      });
      return dueOn;
    });
  }

  /** Reminds every unit that still owes objectives, once a day; gives the number of reminders. */
  remind(year: number): Promise<number> {
    return this.uow.write(async () => {
      const { today } = currentActor();
      const dueOn = await this.rows.deadline(year);
      if (!dueOn) throw refused([refusal('DEADLINE_NOT_SET', { field: 'year', wayOut: 'SET_DEADLINE' }) as Refusal]);
      const { late, today: done } = await this.rows.reminded(year);
      const owing = (await this.progress.units(year, null)).filter(
        (unit) => owed(unit) > 0 && !done.has(unit.agencyId),
      );
      if (owing.length === 0) return 0;
      const holders = await this.rows.holders(owing.map(({ agencyId }) => agencyId));
      const phase = today < dueOn ? 'BEFORE' : today === dueOn ? 'ON' : 'AFTER';
      const reminders = owing.map((unit): ReminderToWrite => {
        const recipient = phase === 'AFTER' && late.has(unit.agencyId) ? 'HEAD' : 'SEAT';
        return {
          agencyId: unit.agencyId,
          budgetYear: year,
          phase,
          recipient,
          holders: holders.get(`${unit.agencyId}/${roleOf(recipient)}`) ?? [],
          dueOn,
          sentOn: today,
          outstanding: owed(unit),
        };
      });
      await this.rows.writeReminders(reminders);
      await this.tasks.open(
        reminders.map((one) => ({
          kind: 'goal.remind',
          agencyId: one.agencyId,
          role: roleOf(one.recipient),
          workYear: year,
          subjectType: 'organizations.agency',
          subjectId: one.agencyId,
          subjectTitle: owing.find(({ agencyId }) => agencyId === one.agencyId)!.agencyName,
          url: `/${year}/goals/board`,
          dueOn,
        })),
      );
      this.audit.record({
        entity: 'goals.declaration_reminder',
        entityId: newId(),
        action: 'remindersSent',
        fields: { year, phase, units: reminders.length, heads: reminders.filter((r) => r.recipient === 'HEAD').length },
      });
      return reminders.length;
    });
  }
}

/** What lies with the unit itself: not begun, begun, or come back. */
const owed = ({ missing, draft, returned }: UnitProgress): number => missing + draft + returned;
const roleOf = (recipient: string): Role => (recipient === 'HEAD' ? 'UNIT_HEAD' : 'UNIT_CLERK');
