import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  checkTeam,
  type Refusal,
  refusal,
  RUNNING_ENGAGEMENT,
  scorerWorkflow,
  teamChangeWorkflow,
} from '@jixiao/shared';
import { currentActor } from '../../../../platform/access/index.js';
import { AuditService } from '../../../../platform/audit/index.js';
import { newId, UnitOfWork } from '../../../../platform/database/index.js';
import { notFound, refused } from '../../../../platform/errors/index.js';
import { EventBus } from '../../../../platform/events/index.js';
import { TaskService } from '../../../../platform/tasks/index.js';
import { type TransitionContext, TransitionService, type WorkflowRow } from '../../../../platform/workflow/index.js';
import { OrganizationsApi } from '../../../organizations/index.js';
import { EngagementMemberEntity } from '../persistence/engagement.entity.js';
import { EngagementReads, type EngagementRecord } from '../persistence/engagement.reads.js';
import { FirmReads } from '../persistence/firm.reads.js';
import { TeamChangeEntity } from '../persistence/team-change.entity.js';
import { type TeamChangeRecord, TeamChangeReads } from '../persistence/team-change.reads.js';
import { ENGAGEMENT, stateInvalid } from './engagements.js';
import { Independence } from './independence.js';

export interface TeamChangeToPropose {
  engagementId: string;
  leavingMemberId?: string | null;
  joiningMemberId?: string | null;
  /** Who leads from then on; left out: whoever leads now. */
  leadMemberId?: string | null;
  reason: string;
}

type Row = TeamChangeRecord & WorkflowRow;
type Context = TransitionContext<Row>;
type Exchange = Pick<TeamChangeToPropose, 'leavingMemberId' | 'joiningMemberId' | 'leadMemberId'>;

const TABLE = 'evaluation.team_change';
const RUNNING: readonly string[] = RUNNING_ENGAGEMENT;

/**
 * 项目组人员变更 after the contract: the firm proposes with a reason, the bureau agrees or refuses. Whether the people are
 * independent and the team still fits is asked when it is proposed and again when it is agreed to; who leaves loses sight of the
 * engagement in the same transaction.
 */
@Injectable()
export class TeamChanges implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reads: TeamChangeReads,
    private readonly engagements: EngagementReads,
    private readonly firms: FirmReads,
    private readonly independence: Independence,
    private readonly organizations: OrganizationsApi,
    private readonly transitions: TransitionService,
    private readonly tasks: TaskService,
    private readonly events: EventBus,
    private readonly audit: AuditService,
  ) {}

  onModuleInit(): void {
    this.transitions.bind<Row>({
      workflow: teamChangeWorkflow,
      table: TABLE,
      load: async (actor, ids, lock) =>
        (await this.reads.visible(actor, ids, lock)).map((row) => ({ ...row, title: row.engagementTitle })),
      policy: () => [],
      guards: {
        engagementRuns: ({ rows }) =>
          new Map(
            rows.map(({ id, engagementState, state }) => [
              id,
              RUNNING.includes(engagementState) ? [] : [stateInvalid(engagementState, state, RUNNING.join(','))],
            ]),
          ),
        teamStands: async ({ rows }) => {
          const found = new Map<string, Refusal[]>();
          for (const row of rows) {
            const [engagement] = await this.engagements.visible(currentActor(), [row.engagementId], false);
            found.set(row.id, engagement ? await this.stands(engagement, row) : []);
          }
          return found;
        },
      },
      patch: ({ actor, comment }) => ({ decided_by: actor.userId, decided_on: actor.today, decision: comment }),
      afterSave: (context) => this.afterSave(context),
    });
  }

  propose(draft: TeamChangeToPropose): Promise<string> {
    return this.uow.write(async () => {
      const actor = currentActor();
      const [engagement] = await this.engagements.visible(actor, [draft.engagementId], true);
      if (!engagement) throw notFound('engagementId');
      const refusals: Refusal[] = RUNNING.includes(engagement.state)
        ? []
        : [stateInvalid(engagement.state, 'proposeTeamChange', RUNNING.join(','))];
      const { leavingMemberId = null, joiningMemberId = null, leadMemberId = null } = draft;
      const exchange = { leavingMemberId, joiningMemberId, leadMemberId };
      if (!draft.reason.trim()) refusals.push(refusal('REQUIRED', { ruleId: 'T-13', field: 'reason' }));
      if (!leavingMemberId && !joiningMemberId && !leadMemberId)
        refusals.push(refusal('TEAM_CHANGE_EMPTY', { ruleId: 'T-13', field: 'leavingMemberId' }));
      if ((await this.reads.ofEngagements([engagement.id])).some(({ state }) => state === 'PROPOSED'))
        refusals.push(
          refusal('TEAM_CHANGE_OPEN', { ruleId: 'T-13', field: 'engagementId', wayOut: 'WAIT_FOR_DECISION' }),
        );
      refusals.push(...(await this.stands(engagement, exchange)));
      if (refusals.length > 0) throw refused(refusals);
      const id = newId();
      await this.uow.insert(TeamChangeEntity, [
        {
          id,
          engagementId: engagement.id,
          ...exchange,
          reason: draft.reason.trim(),
          proposedBy: actor.userId,
          proposedOn: actor.today,
        },
      ]);
      this.audit.record({
        entity: ENGAGEMENT,
        entityId: engagement.id,
        action: 'teamChangeProposed',
        fields: { ...draft },
      });
      await this.tasks.open([
        {
          kind: 'engagement.teamChange',
          agencyId: engagement.clientAgencyId,
          role: 'FIN_PERFORMANCE',
          workYear: engagement.workYear,
          subjectType: TABLE,
          subjectId: id,
          subjectTitle: engagement.title,
          url: `/${engagement.workYear}/evaluation/engagements/${engagement.id}`,
        },
      ]);
      return engagement.id;
    });
  }

  async of(engagementIds: readonly string[]): Promise<Map<string, TeamChangeRecord[]>> {
    const rows = await this.reads.ofEngagements(engagementIds);
    return new Map(engagementIds.map((id) => [id, rows.filter(({ engagementId }) => engagementId === id)]));
  }

  /** The team as it would be: everybody of the firm's staff, led by somebody who may sign, nobody tied to what is evaluated. */
  private async stands(engagement: EngagementRecord, exchange: Exchange): Promise<Refusal[]> {
    const { leavingMemberId, joiningMemberId, leadMemberId } = exchange;
    const team = new Set((await this.engagements.members([engagement.id])).map(({ memberId }) => memberId));
    const staff = (await this.firms.members([engagement.firmId!])).filter(({ leftOn }) => !leftOn);
    if (leavingMemberId && !team.has(leavingMemberId)) throw notFound('leavingMemberId');
    if (joiningMemberId && !staff.some(({ id }) => id === joiningMemberId)) throw notFound('joiningMemberId');
    const found: Refusal[] = [];
    if (joiningMemberId && team.has(joiningMemberId))
      found.push(refusal('ALREADY_IN_TEAM', { ruleId: 'T-13', field: 'joiningMemberId' }));
    if (leavingMemberId) team.delete(leavingMemberId);
    if (joiningMemberId) team.add(joiningMemberId);
    const leadId = leadMemberId ?? engagement.leadMemberId;
    if (leadMemberId && !team.has(leadMemberId))
      found.push(refusal('LEAD_NOT_IN_TEAM', { ruleId: 'T-06', field: 'leadMemberId' }));
    const rules = await this.organizations.parameters(engagement.workYear);
    const people = staff
      .filter(({ id }) => team.has(id))
      .map(({ id, name, qualification, experienceYears }) => ({ id, name, qualification, years: experienceYears }));
    found.push(
      ...checkTeam(people, people.find(({ id }) => id === leadId) ?? null, {
        least: rules.rule('third.teamMin'),
        leadYears: rules.rule('third.leadYears'),
        leadQualifications: rules.rule('third.leadQualifications'),
      }),
      ...(await this.independence.ofPeople(
        engagement.id,
        people.map(({ id }) => id),
      )),
    );
    return found;
  }

  private async afterSave({ action, rows }: Context): Promise<void> {
    await this.tasks.close(rows.map(({ id }) => id));
    for (const row of rows) {
      if (action === 'agree') await this.exchange(row);
      await this.events.publish('EngagementMoved', {
        engagementId: row.engagementId,
        firmAgencyId: row.firmAgencyId,
        action: `teamChange.${action}`,
        state: row.engagementState,
        workYear: row.workYear,
      });
    }
  }

  private async exchange({ engagementId, leavingMemberId, joiningMemberId, leadMemberId }: Row): Promise<void> {
    const { jurisdictionId } = currentActor();
    if (leavingMemberId) {
      await this.uow.affect(
        'DELETE FROM evaluation.engagement_member WHERE jurisdiction_id = $1 AND engagement_id = $2 AND member_id = $3',
        [jurisdictionId, engagementId, leavingMemberId],
      );
      await this.endSheetsOf(engagementId, leavingMemberId);
    }
    if (joiningMemberId) await this.uow.insert(EngagementMemberEntity, [{ engagementId, memberId: joiningMemberId }]);
    await this.uow.affect(
      `UPDATE evaluation.engagement SET lead_member_id = COALESCE($3::uuid, lead_member_id), version = version + 1, updated_at = now()
        WHERE jurisdiction_id = $1 AND id = $2`,
      [jurisdictionId, engagementId, leadMemberId],
    );
  }

  /** A blind sheet that he accepted and has not handed in goes back: nobody else can finish it. */
  private async endSheetsOf(engagementId: string, memberId: string): Promise<void> {
    const open = await this.uow.query<{ id: string }>(
      `SELECT s.id FROM evaluation.scorer s
         JOIN evaluation.evaluation_task t ON t.jurisdiction_id = s.jurisdiction_id AND t.id = s.task_id AND t.engagement_id = $2
         JOIN evaluation.firm_member m ON m.jurisdiction_id = s.jurisdiction_id AND m.id = $3 AND m.account_id = s.account_id
        WHERE s.jurisdiction_id = $1 AND s.duty = 'FIRM' AND s.state = 'ACCEPTED'`,
      [currentActor().jurisdictionId, engagementId, memberId],
    );
    if (open.length === 0) return;
    await this.transitions.transition({
      workflow: scorerWorkflow.name,
      action: 'withdraw',
      ids: open.map(({ id }) => id),
      comment: '评分人退出项目组',
    });
  }
}
