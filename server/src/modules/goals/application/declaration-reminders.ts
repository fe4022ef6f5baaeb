import { Injectable, type OnModuleInit } from '@nestjs/common';
import { addDays, refusal } from '@jixiao/shared';
import { currentActor } from '../../../platform/access/index.js';
import { AuditService } from '../../../platform/audit/index.js';
import { UnitOfWork } from '../../../platform/database/index.js';
import { DailyRounds } from '../../../platform/events/index.js';
import { refused } from '../../../platform/errors/index.js';
import { ReminderService } from '../../../platform/reminders/index.js';
import { OrganizationsApi } from '../../organizations/index.js';
import { DeclarationRows, type ReminderRecord } from '../persistence/declaration.rows.js';
import { DECLARATION_DUTY, DeclarationDuties } from './declaration-duties.js';

export type { ReminderRecord };

/** Deadline of declaration; the duties that come near are reminded as every other duty is (platform/reminders). */
@Injectable()
export class DeclarationReminders implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rows: DeclarationRows,
    private readonly duties: DeclarationDuties,
    private readonly reminders: ReminderService,
    private readonly audit: AuditService,
    private readonly organizations: OrganizationsApi,
    private readonly rounds: DailyRounds,
  ) {}

  onModuleInit(): void {
    this.rounds.register((today) => this.lookAround(today));
    this.reminders.watch([DECLARATION_DUTY], async (year) => {
      const rules = await this.organizations.parameters(year);
      return { daysBefore: rules.rule('goal.remindDaysBefore'), headAfterDays: rules.rule('reminder.headAfterDays') };
    });
  }

  /** A deadline lays its duty on who owes while it is near, or has just passed, as near as the place says. */
  private async lookAround(today: string): Promise<void> {
    for (const deadline of await this.rows.deadlines()) {
      const rules = await this.organizations.parameters(deadline.year);
      const from = addDays(deadline.dueOn, -rules.rule('goal.remindDaysBefore'));
      const until = addDays(deadline.dueOn, rules.rule('goal.remindDaysAfter'));
      if (from <= today && today <= until) await this.duties.lay(deadline);
      else await this.duties.lift(deadline);
    }
    // The platform's own round of the day may have gone before these duties were there.
    await this.reminders.run();
  }

  async deadline(year: number): Promise<string | null> {
    return (await this.rows.deadline(year))?.dueOn ?? null;
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

  /** Presses every unit that still owes objectives, and its head where it was pressed before; the number of reminders. */
  remind(year: number): Promise<number> {
    return this.uow.write(async () => {
      const deadline = await this.rows.deadline(year);
      if (!deadline) throw refused([refusal('DEADLINE_NOT_SET', { field: 'year', wayOut: 'SET_DEADLINE' })]);
      const units = await this.duties.lay(deadline);
      const sent = await this.reminders.press([deadline.id], [DECLARATION_DUTY]);
      if (sent > 0)
        this.audit.record({
          entity: 'goals.declaration_deadline',
          entityId: deadline.id,
          action: 'remindersSent',
          fields: { year, units, sent },
        });
      return sent;
    });
  }
}
