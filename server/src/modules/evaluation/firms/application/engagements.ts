import { Injectable } from '@nestjs/common';
import { inHouseOnly, isEngagementKind, isPrepared, parseMoney, type Refusal, refusal } from '@jixiao/shared';
import { currentActor } from '../../../../platform/access/index.js';
import { AuditService } from '../../../../platform/audit/index.js';
import { newId, UnitOfWork, updateVersioned } from '../../../../platform/database/index.js';
import { notFound, refused } from '../../../../platform/errors/index.js';
import { TaskService } from '../../../../platform/tasks/index.js';
import { OrganizationsApi } from '../../../organizations/index.js';
import { EngagementEntity, EngagementMemberEntity, FirmReportEntity } from '../persistence/engagement.entity.js';
import { FINAL_STATES } from '../../tasks/domain/final-states.js';
import { EngagementReads, type EngagementRecord } from '../persistence/engagement.reads.js';
import { FirmReads } from '../persistence/firm.reads.js';
import { classifiedSql } from '../../tasks/persistence/classified.js';

export interface NeedToState {
  workYear: number;
  kind: string;
  title: string;
  reason: string;
  duties?: string | null;
  clientAgencyId?: string | null;
  taskIds: readonly string[];
  agencyIds: readonly string[];
}

export interface EngagementToSave {
  id: string;
  expectedVersion: number;
  title: string;
  reason: string;
  duties?: string | null;
  taskIds: readonly string[];
  agencyIds: readonly string[];
  firmId?: string | null;
  procurementRecord?: string | null;
  contractNo?: string | null;
  contractedOn?: string | null;
  contractAmount?: string | null;
  conflictDeclaredOn?: string | null;
  confidentialityOn?: string | null;
  startsOn?: string | null;
  endsOn?: string | null;
  dueOn?: string | null;
  leadMemberId?: string | null;
  memberIds: readonly string[];
}

export interface ReportToSign {
  taskId: string;
  memberId: string;
  statedTotal: string;
  statedGrade: string;
}

interface EngagedRow extends Record<string, unknown> {
  id: string;
  state: string;
  title: string;
  engagementId: string | null;
  isClassified: boolean;
}

export const ENGAGEMENT = 'evaluation.engagement';
/** An evaluation is put under an engagement before anybody goes out for it. */
const BEFORE_FIELD_WORK = ['LISTED', 'NOTIFIED', 'PLAN_DRAFTED', 'PLAN_APPROVED'];
const GRADES = ['EXCELLENT', 'GOOD', 'FAIR', 'LOW', 'POOR'];
const POINTS = /^\d{1,3}(\.\d{1,2})?$/;

/** 委托: the need with its reason, the choice, the contract, the team, the signed report. */
@Injectable()
export class Engagements {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reads: EngagementReads,
    private readonly firms: FirmReads,
    private readonly organizations: OrganizationsApi,
    private readonly tasks: TaskService,
    private readonly audit: AuditService,
  ) {}

  /** Third parties come in only where they are needed, of a kind that may be entrusted, and for a reason (R157). */
  state(draft: NeedToState): Promise<string> {
    return this.uow.write(async () => {
      const actor = currentActor();
      const refusals = checkNeed(draft);
      if (!isEngagementKind(draft.kind))
        refusals.push(
          refusal('ENGAGEMENT_KIND_FORBIDDEN', {
            ruleId: 'T-01',
            field: 'kind',
            params: { kind: draft.kind },
            wayOut: 'DO_IT_YOURSELF',
          }),
        );
      const clientAgencyId = draft.clientAgencyId ?? actor.agencyId!;
      await this.checkAgencies([clientAgencyId], []);
      await this.checkAgencies(draft.agencyIds, refusals);
      refusals.push(...(await this.checkTasks(draft.taskIds, null)));
      if (refusals.length > 0) throw refused(refusals);
      const id = newId();
      await this.uow.insert(EngagementEntity, [
        {
          id,
          clientAgencyId,
          workYear: draft.workYear,
          kind: draft.kind,
          title: draft.title.trim(),
          reason: draft.reason.trim(),
          duties: draft.duties?.trim() || null,
          agencyIds: [...draft.agencyIds],
        },
      ]);
      await this.assign(id, draft.taskIds);
      this.audit.record({ entity: ENGAGEMENT, entityId: id, action: 'needStated', fields: { ...draft } });
      await this.tasks.open([
        {
          kind: 'engagement.manage',
          agencyId: actor.agencyId!,
          role: 'FIN_PERFORMANCE',
          workYear: draft.workYear,
          subjectType: ENGAGEMENT,
          subjectId: id,
          subjectTitle: draft.title.trim(),
          url: `/${draft.workYear}/evaluation/engagements/${id}`,
        },
      ]);
      return id;
    });
  }

  save(draft: EngagementToSave): Promise<string> {
    return this.uow.write(async () => {
      const known = await this.editable(draft.id, 'save');
      const amount = draft.contractAmount ? parseMoney(draft.contractAmount, { field: 'contractAmount' }) : null;
      const refusals = [...checkNeed(draft), ...checkDates(draft), ...(await this.checkTeam(draft))];
      if (amount && !amount.ok) refusals.push(amount.refusal);
      await this.checkAgencies(draft.agencyIds, refusals);
      refusals.push(...(await this.checkTasks(draft.taskIds, known.id)));
      if (refusals.length > 0) throw refused(refusals);
      await updateVersioned(this.uow, ENGAGEMENT, currentActor().jurisdictionId, known.id, draft.expectedVersion, {
        firm_id: draft.firmId ?? null,
        title: draft.title.trim(),
        reason: draft.reason.trim(),
        duties: draft.duties?.trim() || null,
        agency_ids: [...draft.agencyIds],
        procurement_record: draft.procurementRecord?.trim() || null,
        contract_no: draft.contractNo?.trim() || null,
        contracted_on: draft.contractedOn ?? null,
        contract_amount: amount?.ok ? amount.value : null,
        conflict_declared_on: draft.conflictDeclaredOn ?? null,
        confidentiality_on: draft.confidentialityOn ?? null,
        starts_on: draft.startsOn ?? null,
        ends_on: draft.endsOn ?? null,
        due_on: draft.dueOn ?? null,
        lead_member_id: draft.leadMemberId ?? null,
      });
      await this.assign(known.id, draft.taskIds);
      await this.takeTeam(known.id, draft.memberIds);
      this.audit.record({ entity: ENGAGEMENT, entityId: known.id, action: 'saved', fields: { ...draft } });
      return known.id;
    });
  }

  /** The lead evaluator signs the final report, and its own numbers are written down: they are computed again later (T2). */
  sign(draft: ReportToSign): Promise<string> {
    return this.uow.write(async () => {
      const actor = currentActor();
      const [of] = await this.reads.ofTasks([draft.taskId]);
      const [engagement] = of ? await this.reads.visible(actor, [of.engagementId], true) : [];
      if (!engagement) throw notFound('taskId');
      const refusals: Refusal[] = [];
      if (!['CONTRACTED', 'WORKING', 'RETURNED'].includes(engagement.state))
        refusals.push(stateInvalid(engagement.state, 'sign', 'CONTRACTED,WORKING,RETURNED'));
      const task = (await this.reads.tasks([engagement.id])).find(({ id }) => id === draft.taskId);
      if (task && !FINAL_STATES.includes(task.state))
        refusals.push(
          refusal('EVALUATION_UNREPORTED', {
            ruleId: 'T-08',
            field: 'taskId',
            params: { evaluation: task.title },
            wayOut: 'FINALISE_REPORT',
          }),
        );
      if (draft.memberId !== engagement.leadMemberId)
        refusals.push(
          refusal('SIGNED_BY_LEAD', {
            ruleId: 'T-08',
            field: 'memberId',
            params: { lead: engagement.leadName ?? '' },
            wayOut: 'LEAD_MUST_SIGN',
          }),
        );
      if (!POINTS.test(draft.statedTotal) || Number(draft.statedTotal) > 100)
        refusals.push(refusal('STATED_TOTAL_RANGE', { ruleId: 'T-08', field: 'statedTotal' }));
      if (!GRADES.includes(draft.statedGrade)) refusals.push(refusal('FIELD_INVALID', { field: 'statedGrade' }));
      if (refusals.length > 0) throw refused(refusals);
      const { taskId, statedTotal, statedGrade } = draft;
      await this.uow.insert(
        FirmReportEntity,
        [
          {
            id: newId(),
            engagementId: engagement.id,
            taskId,
            statedTotal,
            statedGrade,
            signedByMemberId: draft.memberId,
            signedOn: actor.today,
            voidedOn: null,
          },
        ],
        {
          key: ['jurisdictionId', 'taskId'],
          take: ['engagementId', 'statedTotal', 'statedGrade', 'signedByMemberId', 'signedOn', 'voidedOn'],
        },
      );
      this.audit.record({ entity: ENGAGEMENT, entityId: engagement.id, action: 'reportSigned', fields: { ...draft } });
      return engagement.id;
    });
  }

  private async editable(id: string, action: string): Promise<EngagementRecord> {
    const [known] = await this.reads.visible(currentActor(), [id], true);
    if (!known) throw notFound('id');
    if (!isPrepared(known.state)) throw refused([stateInvalid(known.state, action, 'NEED,PROCURING,SELECTED')]);
    return known;
  }

  private async checkAgencies(ids: readonly string[], refusals: Refusal[]): Promise<void> {
    const known = await this.organizations.agencies(ids);
    if (known.length !== new Set(ids).size) throw notFound('agencyIds');
    for (const { name, secrecy } of known)
      refusals.push(...inHouseOnly({ isClassified: secrecy === 'CLASSIFIED', title: name }, 'FIRM', 'agencyIds'));
  }

  private async checkTasks(taskIds: readonly string[], engagementId: string | null): Promise<Refusal[]> {
    if (taskIds.length === 0) return [];
    const rows = await this.uow.query<EngagedRow>(
      `SELECT t.id, t.state, t.title, t.engagement_id AS "engagementId", ${classifiedSql('t')} AS "isClassified"
         FROM evaluation.evaluation_task t
        WHERE t.jurisdiction_id = $1 AND t.id = ANY ($2::uuid[]) ORDER BY t.id FOR UPDATE`,
      [currentActor().jurisdictionId, taskIds],
    );
    if (rows.length !== new Set(taskIds).size) throw notFound('taskIds');
    return rows.flatMap((row) => {
      const params = { evaluation: row.title };
      const inside = inHouseOnly(row, 'FIRM', 'taskIds');
      if (inside.length > 0) return inside;
      if (row.engagementId && row.engagementId !== engagementId)
        return [refusal('EVALUATION_ENGAGED', { ruleId: 'T-01', field: 'taskIds', params })];
      if (!BEFORE_FIELD_WORK.includes(row.state) && row.engagementId !== engagementId)
        return [refusal('EVALUATION_UNDER_WAY', { ruleId: 'T-01', field: 'taskIds', params })];
      return [];
    });
  }

  private async checkTeam(draft: EngagementToSave): Promise<Refusal[]> {
    if (!draft.firmId) return draft.memberIds.length > 0 ? [refusal('REQUIRED', { field: 'firmId' })] : [];
    const [firm] = await this.firms.visible(currentActor(), [draft.firmId]);
    if (!firm) throw notFound('firmId');
    const staff = new Set((await this.firms.members([firm.id])).filter(({ leftOn }) => !leftOn).map(({ id }) => id));
    if (draft.memberIds.some((id) => !staff.has(id))) throw notFound('memberIds');
    if (draft.leadMemberId && !draft.memberIds.includes(draft.leadMemberId))
      return [refusal('LEAD_NOT_IN_TEAM', { ruleId: 'T-06', field: 'leadMemberId' })];
    return [];
  }

  private async assign(engagementId: string, taskIds: readonly string[]): Promise<void> {
    await this.uow.affect(
      `UPDATE evaluation.evaluation_task SET engagement_id = CASE WHEN id = ANY ($3::uuid[]) THEN $2::uuid END,
              method = CASE WHEN id = ANY ($3::uuid[]) THEN 'THIRD_PARTY' ELSE 'OWN' END, version = version + 1, updated_at = now()
        WHERE jurisdiction_id = $1 AND (id = ANY ($3::uuid[]) AND engagement_id IS NULL
          OR engagement_id = $2 AND NOT id = ANY ($3::uuid[]) AND state <> 'CANCELLED')`,
      [currentActor().jurisdictionId, engagementId, taskIds],
    );
  }

  private async takeTeam(engagementId: string, memberIds: readonly string[]): Promise<void> {
    await this.uow.affect(
      'DELETE FROM evaluation.engagement_member WHERE jurisdiction_id = $1 AND engagement_id = $2 AND NOT member_id = ANY ($3::uuid[])',
      [currentActor().jurisdictionId, engagementId, memberIds],
    );
    if (memberIds.length === 0) return;
    await this.uow.insert(
      EngagementMemberEntity,
      [...new Set(memberIds)].map((memberId) => ({ engagementId, memberId })),
      { key: ['jurisdictionId', 'engagementId', 'memberId'] },
    );
  }
}

export const stateInvalid = (state: string, action: string, allowed: string): Refusal =>
  refusal('STATE_INVALID', { field: 'state', params: { state, action, allowed } });

function checkNeed({ title, reason }: { title: string; reason: string }): Refusal[] {
  const found: Refusal[] = [];
  if (!title.trim()) found.push(refusal('REQUIRED', { field: 'title' }));
  if (!reason.trim())
    found.push(
      refusal('COMMISSION_REASON_REQUIRED', { ruleId: 'T-01', field: 'reason', wayOut: 'SAY_WHY_THIRD_PARTY' }),
    );
  return found;
}

function checkDates({ startsOn, endsOn, dueOn }: EngagementToSave): Refusal[] {
  const found: Refusal[] = [];
  if (startsOn && endsOn && endsOn < startsOn) found.push(refusal('VALIDITY_REVERSED', { field: 'endsOn' }));
  if (dueOn && ((startsOn && dueOn < startsOn) || (endsOn && dueOn > endsOn)))
    found.push(refusal('DUE_OUTSIDE_CONTRACT', { ruleId: 'T-04', field: 'dueOn' }));
  return found;
}
