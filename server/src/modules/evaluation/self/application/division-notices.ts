import { Injectable, type OnModuleInit } from '@nestjs/common';
import { readMonths } from '@jixiao/shared';
import { currentActor } from '../../../../platform/access/index.js';
import { AuditService } from '../../../../platform/audit/index.js';
import { newId, UnitOfWork } from '../../../../platform/database/index.js';
import { DailyRounds } from '../../../../platform/events/index.js';
import { TaskService } from '../../../../platform/tasks/index.js';
import { OrganizationsApi } from '../../../organizations/index.js';
import { DivisionNoticeEntity } from '../persistence/self-parts.entity.js';
import { OPEN_UNITS } from '../persistence/open-units.sql.js';

interface OpenDivision extends Record<string, unknown> {
  divisionId: string;
  divisionName: string;
  addressee: string | null;
  units: number;
  sheets: number;
  list: unknown;
}

/**
 * 督促各支出科室: in the months that the place has set, every division receives the list of its units whose
 * self-evaluations are open, on the first day of the month that the place has its round (R120). The list is kept as sent.
 */
@Injectable()
export class DivisionNotices implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rounds: DailyRounds,
    private readonly organizations: OrganizationsApi,
    private readonly tasks: TaskService,
    private readonly audit: AuditService,
  ) {}

  onModuleInit(): void {
    this.rounds.register((today) => this.lookAround(today));
  }

  private async lookAround(today: string): Promise<void> {
    const workYear = Number(today.slice(0, 4));
    const rules = await this.organizations.parameters(workYear);
    const months = readMonths(rules.rule('self.remindMonths')) ?? [];
    if (months.includes(Number(today.slice(5, 7)))) await this.send(workYear, today);
  }

  private async send(workYear: number, today: string): Promise<void> {
    const { jurisdictionId } = currentActor();
    const open = await this.uow.query<OpenDivision>(OPEN_UNITS, [jurisdictionId, workYear, today]);
    if (open.length === 0) return;
    const notices = open.map((division) => ({ ...division, id: newId() }));
    await this.uow.insert(
      DivisionNoticeEntity,
      notices.map(({ id, divisionId, addressee, units, sheets, list }) => ({
        id,
        workYear,
        divisionId,
        sentOn: today,
        addressee,
        units,
        sheets,
        list,
      })),
    );
    await this.tasks.open(
      notices.map(({ id, divisionId, units, sheets }) => ({
        kind: 'selfEvaluation.chase',
        agencyId: divisionId,
        role: 'FIN_BUSINESS',
        workYear,
        subjectType: 'evaluation.division_notice',
        subjectId: id,
        subjectTitle: `${units}/${sheets}`,
        url: `/${workYear}/evaluation/progress`,
      })),
    );
    this.audit.recordAll(
      notices.map(({ id, divisionId, units, sheets }) => ({
        entity: 'evaluation.division_notice',
        entityId: id,
        action: 'sent',
        fields: { divisionId, units, sheets },
      })),
    );
  }
}
