import { Injectable, type OnModuleInit } from '@nestjs/common';
import { monitoringAlertWorkflow, type Refusal, refusal } from '@jixiao/shared';
import type { Actor } from '../../../../platform/access/index.js';
import { TaskService, type TaskToOpen } from '../../../../platform/tasks/index.js';
import {
  notOwnWork,
  type TransitionContext,
  TransitionService,
  type WorkflowRow,
} from '../../../../platform/workflow/index.js';
import { OrganizationsApi } from '../../../organizations/index.js';
import { ALERT_TABLE } from '../persistence/alert.entity.js';
import { type AlertRecord, AlertReads } from '../persistence/alert.reads.js';

type Row = AlertRecord & WorkflowRow;
type Context = TransitionContext<Row>;

/** The unit sees an alert and puts it right; its division verifies that (督促纠正, R098). */
@Injectable()
export class AlertBinding implements OnModuleInit {
  constructor(
    private readonly transitions: TransitionService,
    private readonly reads: AlertReads,
    private readonly organizations: OrganizationsApi,
    private readonly tasks: TaskService,
  ) {}

  onModuleInit(): void {
    this.transitions.bind<Row>({
      workflow: monitoringAlertWorkflow,
      table: ALERT_TABLE,
      load: async (actor, ids, lock) =>
        (await this.reads.visible(actor, ids, lock)).map((row) => ({ ...row, title: row.projectName })),
      policy,
      guards: {},
      patch,
      afterSave: (context) => this.afterSave(context),
    });
  }

  private async afterSave({ action, rows, comment, actor }: Context): Promise<void> {
    await this.tasks.close(rows.map(({ id }) => id));
    const divisions = await this.organizations.divisionsOf(rows.map(({ agencyId }) => agencyId));
    await this.tasks.open(
      rows.flatMap((row): TaskToOpen[] => {
        const base = {
          workYear: row.budgetYear,
          subjectType: ALERT_TABLE,
          subjectId: row.id,
          subjectTitle: row.projectName,
          url: `/${row.budgetYear}/monitoring/alerts?alert=${row.id}`,
        };
        const unit = { ...base, kind: 'monitoring.answerAlert', agencyId: row.agencyId, role: 'UNIT_CLERK' as const };
        if (action === 'acknowledge') return [unit];
        if (action === 'return')
          return [
            { ...unit, returnedReason: comment, returnedBy: `${actor.agencyName ?? ''} ${actor.personName}`.trim() },
          ];
        const division = action === 'correct' ? divisions.get(row.agencyId) : null;
        return division ? [{ ...base, kind: 'monitoring.verifyAlert', agencyId: division, role: 'FIN_BUSINESS' }] : [];
      }),
    );
  }
}

function policy(actor: Actor, action: string, row: Row): readonly Refusal[] {
  if (action === 'acknowledge' || action === 'correct')
    return row.agencyId === actor.agencyId ? [] : [refusal('NOT_YOUR_UNIT', { wayOut: 'ASK_UNIT_CLERK' })];
  return notOwnWork(actor, row.correctedBy);
}

function patch({ actor, action, comment }: Context): Record<string, unknown> {
  switch (action) {
    case 'acknowledge':
      return { acknowledged_by: actor.userId, acknowledged_on: actor.today };
    case 'correct':
      return { corrected_by: actor.userId, corrected_on: actor.today, correction: comment, returned_reason: null };
    case 'return':
      return { returned_reason: comment };
    default:
      // What was waived is closed by the reason, as what was verified is by the verification.
      return { verified_by: actor.userId, verified_on: actor.today, returned_reason: comment };
  }
}
