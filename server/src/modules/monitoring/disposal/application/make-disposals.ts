import { Injectable } from '@nestjs/common';
import { compareMoney, isDate, parseMoney, type Refusal, refusal, subtractMoney, ZERO } from '@jixiao/shared';
import { currentActor } from '../../../../platform/access/index.js';
import { AuditService } from '../../../../platform/audit/index.js';
import { newId, UnitOfWork } from '../../../../platform/database/index.js';
import { TaskService } from '../../../../platform/tasks/index.js';
import { GoalsApi } from '../../../goals/index.js';
import { OrganizationsApi } from '../../../organizations/index.js';
import { ProjectsApi } from '../../../projects/index.js';
import { DisposalEntity } from '../persistence/disposal.entity.js';
import type { DisposalKind, DisposalRecord } from '../persistence/disposal.reads.js';
import { DisposalNews } from './disposal-news.js';

/** What the bureau says of one project, as it was typed. */
export interface DisposalDraft {
  kind: DisposalKind;
  note: string;
  dueOn?: string | null;
  ownerName?: string | null;
  amount?: string | null;
}

/** Of what it is said. */
export interface DisposalSubject {
  sourceType: 'SHEET' | 'CLEARING';
  sourceId: string;
  projectId: string | null;
  objectiveId: string | null;
  agencyId: string;
  budgetYear: number;
  title: string;
}

const WITH_AMOUNT: readonly string[] = ['ADJUST_BUDGET', 'RECOVER_FUNDS'];

/** Judges and makes disposals; whoever decides on a sheet or clears a fund calls it inside his own transaction. */
@Injectable()
export class MakeDisposals {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly projects: ProjectsApi,
    private readonly goals: GoalsApi,
    private readonly organizations: OrganizationsApi,
    private readonly tasks: TaskService,
    private readonly audit: AuditService,
    private readonly news: DisposalNews,
  ) {}

  /** Everything that stands against a disposal, before it is made. */
  async check(subject: DisposalSubject, draft: DisposalDraft): Promise<Refusal[]> {
    const { today } = currentActor();
    const found: Refusal[] = [];
    if (draft.dueOn && (!isDate(draft.dueOn) || draft.dueOn <= today))
      found.push(refusal('DUE_IN_PAST', { ruleId: 'M-20', field: 'disposalDueOn', params: { today } }));
    if (draft.kind === 'SUSPEND' && !subject.projectId)
      found.push(refusal('DISPOSAL_NEEDS_PROJECT', { ruleId: 'M-20', field: 'disposal', wayOut: 'CHOOSE_DISPOSAL' }));
    if (WITH_AMOUNT.includes(draft.kind)) found.push(...(await this.line(subject, draft)).refusals);
    if (draft.kind === 'ADJUST_GOAL') {
      found.push(
        ...(subject.objectiveId
          ? await this.goals.checkAdjustment(subject.objectiveId, draft.note)
          : [refusal('DISPOSAL_NEEDS_OBJECTIVE', { ruleId: 'M-20', field: 'disposal', wayOut: 'CHOOSE_DISPOSAL' })]),
      );
    }
    return found;
  }

  /** Called after `check` found nothing, in the same transaction. */
  async make(subject: DisposalSubject, draft: DisposalDraft): Promise<string> {
    const actor = currentActor();
    const id = newId();
    const money = WITH_AMOUNT.includes(draft.kind) ? await this.line(subject, draft) : null;
    const version =
      draft.kind === 'ADJUST_GOAL' ? await this.goals.openAdjustment(subject.objectiveId!, draft.note) : null;
    const [project] = subject.projectId ? await this.projects.projects([subject.projectId]) : [];
    const record = {
      ...subject,
      id,
      kind: draft.kind,
      note: draft.note.trim(),
      // Payments stop only when the budget office agrees (domain P2); everything else holds at once.
      state: draft.kind === 'SUSPEND' ? 'PROPOSED' : 'IN_FORCE',
      ownerName: draft.ownerName?.trim() || project?.responsiblePerson || null,
      dueOn: draft.dueOn || null,
      fundingLineId: money?.fundingLineId ?? null,
      amount: money?.amount ?? null,
      objectiveVersionId: version,
      decidedBy: actor.userId,
      decidedOn: actor.today,
    };
    await this.uow.insert(DisposalEntity, [record]);
    this.audit.record({ entity: 'monitoring.disposal', entityId: id, action: 'decided', fields: { ...record } });
    // The correction is asked for at once (M2); the treasury hears of it and is asked to agree (P2).
    await this.news.tell([record as unknown as DisposalRecord]);
    if (record.state === 'PROPOSED') await this.askBudgetOffice(record);
    return id;
  }

  private async askBudgetOffice(record: { id: string; title: string; budgetYear: number }): Promise<void> {
    const offices = new Set((await this.organizations.seatsWithRole('FIN_BUDGET')).map(({ agencyId }) => agencyId));
    await this.tasks.open(
      [...offices].map((agencyId) => ({
        kind: 'monitoring.approveSuspension',
        agencyId,
        role: 'FIN_BUDGET',
        workYear: record.budgetYear,
        subjectType: 'monitoring.disposal',
        subjectId: record.id,
        subjectTitle: record.title,
        url: `/${record.budgetYear}/monitoring/disposals/${record.id}`,
      })),
    );
  }

  /** Line whose money is changed: the smallest that can bear it, so that the least is left over. */
  private async line(
    subject: DisposalSubject,
    draft: DisposalDraft,
  ): Promise<{ refusals: Refusal[]; fundingLineId?: string; amount?: string }> {
    if (!draft.amount?.trim())
      return { refusals: [refusal('DISPOSAL_AMOUNT_REQUIRED', { ruleId: 'M-21', field: 'disposalAmount' })] };
    const isRecovered = draft.kind === 'RECOVER_FUNDS';
    const parsed = parseMoney(draft.amount, { field: 'disposalAmount', signed: !isRecovered });
    if (!parsed.ok) return { refusals: [parsed.refusal] };
    if (parsed.value === ZERO) return { refusals: [refusal('AMOUNT_ZERO', { field: 'disposalAmount' })] };
    const change = isRecovered ? subtractMoney(ZERO, parsed.value) : parsed.value;
    const lines = subject.projectId ? await this.projects.fundingLines([subject.projectId]) : [];
    const sorted = [...lines].sort((a, b) => compareMoney(a.originalAmount, b.originalAmount));
    const needed = compareMoney(change, ZERO) < 0 ? subtractMoney(ZERO, change) : ZERO;
    const line = sorted.find(({ originalAmount }) => compareMoney(originalAmount, needed) >= 0);
    if (line) return { refusals: [], fundingLineId: line.id, amount: change };
    const available = sorted.at(-1)?.originalAmount ?? ZERO;
    return {
      refusals: [
        refusal('DISPOSAL_AMOUNT_TOO_LARGE', { ruleId: 'M-21', field: 'disposalAmount', params: { available } }),
      ],
    };
  }
}
