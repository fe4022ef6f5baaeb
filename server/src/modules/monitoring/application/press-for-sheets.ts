import { Injectable, type OnModuleInit } from '@nestjs/common';
import { refusal } from '@jixiao/shared';
import { currentActor } from '../../../platform/access/index.js';
import { AuditService } from '../../../platform/audit/index.js';
import { UnitOfWork } from '../../../platform/database/index.js';
import { notFound, refused } from '../../../platform/errors/index.js';
import { ReminderService } from '../../../platform/reminders/index.js';
import { OrganizationsApi } from '../../organizations/index.js';
import { RoundEndReads } from '../persistence/round-end.reads.js';
import { RoundReads } from '../persistence/round.reads.js';
import { RoundUnitReads } from '../persistence/round-unit.reads.js';

/** Duties of a round that are reminded of. */
const KINDS = ['monitoring.fill', 'monitoring.choose'];

/** 催报: reminds those who have not filed, and their heads when it was not the first time. */
@Injectable()
export class PressForSheets implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rounds: RoundReads,
    private readonly units: RoundUnitReads,
    private readonly ends: RoundEndReads,
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

  /** @returns how many reminders went out: to these units, or to all that are missing */
  run(roundId: string, unitIds: readonly string[]): Promise<number> {
    return this.uow.write(async () => {
      const [round] = await this.rounds.rows(currentActor(), [roundId], true);
      if (!round) throw notFound('roundId');
      if (round.state !== 'OPEN')
        throw refused([
          refusal('STATE_INVALID', {
            ruleId: 'W-02',
            field: 'state',
            params: { state: round.state, action: 'press', allowed: 'OPEN' },
          }),
        ]);
      const missing = (await this.units.units({ roundId })).filter((unit) => unit.missing > 0);
      const asked = missing.filter(({ id }) => unitIds.length === 0 || unitIds.includes(id));
      if (asked.length === 0) throw refused([refusal('NOBODY_MISSING', { field: 'unitIds' })]);
      const subjects = await this.ends.openSubjects(
        [roundId],
        asked.map(({ agencyId }) => agencyId),
      );
      const sent = await this.reminders.press(subjects, KINDS);
      this.audit.record({
        entity: 'monitoring.round',
        entityId: roundId,
        action: 'pressed',
        fields: { units: asked.map(({ agencyName }) => agencyName), sent },
      });
      return sent;
    });
  }
}
