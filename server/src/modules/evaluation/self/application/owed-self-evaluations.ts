import { Injectable, type OnModuleInit } from '@nestjs/common';
import { isDate, refusal } from '@jixiao/shared';
import { currentActor } from '../../../../platform/access/index.js';
import { AuditService } from '../../../../platform/audit/index.js';
import { isId, UnitOfWork } from '../../../../platform/database/index.js';
import { badInput, refused } from '../../../../platform/errors/index.js';
import { decodeCursor, type Page, pageOf } from '../../../../platform/graphql/index.js';
import { ReminderService } from '../../../../platform/reminders/index.js';
import { OrganizationsApi } from '../../../organizations/index.js';
import {
  cursorOfOwed,
  type OwedSelfEvaluationRecord,
  OwedSelfEvaluationReads,
} from '../persistence/owed-self-evaluation.reads.js';

/** Duties that are reminded of before the day, on it and after it. */
const KINDS = ['selfEvaluation.fill'];

export interface OwedPage extends Page<OwedSelfEvaluationRecord> {
  units: number;
}

/** 自评催报: who owes a self-evaluation, since when, and the reminder that is sent to the seat. */
@Injectable()
export class OwedSelfEvaluations implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reads: OwedSelfEvaluationReads,
    private readonly reminders: ReminderService,
    private readonly organizations: OrganizationsApi,
    private readonly audit: AuditService,
  ) {}

  onModuleInit(): void {
    this.reminders.watch(KINDS, async (year) => {
      const rules = await this.organizations.parameters(year);
      return {
        daysBefore: rules.rule('reminder.daysBefore'),
        headAfterDays: rules.rule('reminder.headAfterDays'),
      };
    });
  }

  async page(workYear: number, first: number, after?: string | null): Promise<OwedPage> {
    const rows = await this.reads.page(workYear, first, cursorOf(after));
    const { sheets, units } = await this.reads.count(workYear);
    return { ...pageOf(rows, first, sheets, cursorOfOwed, (row) => row), units };
  }

  /** @returns how many reminders went out: for these sheets, or for all that are owed */
  press(workYear: number, ids: readonly string[]): Promise<number> {
    return this.uow.write(async () => {
      const owed = await this.reads.ids(workYear, ids);
      if (owed.length === 0) throw refused([refusal('NOBODY_MISSING', { field: 'ids' })]);
      const sent = await this.reminders.press(owed, KINDS);
      this.audit.record({
        entity: 'evaluation.self_evaluation',
        entityId: currentActor().jurisdictionId,
        action: 'pressed',
        fields: { workYear, sheets: owed.length, sent },
      });
      return sent;
    });
  }
}

function cursorOf(after: string | null | undefined): { dueOn: string; id: string } | null {
  const cursor = decodeCursor(after, 2);
  if (!cursor) return null;
  const [dueOn, id] = cursor.map(String);
  if (!isDate(dueOn!) || !isId(id!)) throw badInput('CURSOR_INVALID', 'after');
  return { dueOn: dueOn!, id: id! };
}
