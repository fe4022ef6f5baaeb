import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  checkStanding,
  checkTeam,
  engagementWorkflow,
  payable,
  rate,
  type RatingResult,
  type Refusal,
  refusal,
} from '@jixiao/shared';
import { DailyRounds, EventBus } from '../../../../platform/events/index.js';
import { TaskService, type TaskToOpen } from '../../../../platform/tasks/index.js';
import { type TransitionContext, TransitionService, type WorkflowRow } from '../../../../platform/workflow/index.js';
import { OrganizationsApi } from '../../../organizations/index.js';
import { FINAL_STATES } from '../../tasks/domain/final-states.js';
import { EngagementReads, type EngagementRecord } from '../persistence/engagement.reads.js';
import { FirmReads } from '../persistence/firm.reads.js';
import { RatingReads } from '../persistence/rating.reads.js';
import { EngagementPapers } from './engagement-papers.js';
import { EngagementEnd } from './engagement-end.js';
import { ENGAGEMENT } from './engagements.js';
import { Independence } from './independence.js';
import { RatingConsequences } from './rating-consequences.js';

type Row = EngagementRecord & WorkflowRow & { rating?: RatingResult | null };
type Context = TransitionContext<Row>;
type Verdict = Map<string, Refusal[]>;

const CONTRACT_FIELDS = [
  'contractNo',
  'contractedOn',
  'contractAmount',
  'startsOn',
  'endsOn',
  'dueOn',
  'conflictDeclaredOn',
  'confidentialityOn',
] as const;

/** The way of an engagement and what must hold at each step (domain T1 to T3). */
@Injectable()
export class EngagementBinding implements OnModuleInit {
  constructor(
    private readonly transitions: TransitionService,
    private readonly reads: EngagementReads,
    private readonly firms: FirmReads,
    private readonly ratings: RatingReads,
    private readonly organizations: OrganizationsApi,
    private readonly independence: Independence,
    private readonly papers: EngagementPapers,
    private readonly end: EngagementEnd,
    private readonly consequences: RatingConsequences,
    private readonly tasks: TaskService,
    private readonly events: EventBus,
    private readonly rounds: DailyRounds,
  ) {}

  onModuleInit(): void {
    this.transitions.bind<Row>({
      workflow: engagementWorkflow,
      table: ENGAGEMENT,
      load: async (actor, ids, lock) => this.withRating(await this.reads.visible(actor, ids, lock)),
      policy: () => [],
      guards: {
        needStated: ({ rows }) => each(rows, (row) => (row.reason.trim() ? [] : [missing('reason', 'T-01')])),
        procurementRecorded: ({ rows }) =>
          each(rows, (row) => (['firmId', 'procurementRecord'] as const).flatMap((f) => (row[f] ? [] : [missing(f)]))),
        firmInGoodStanding: (context) => this.standing(context),
        independent: ({ rows }) => this.independence.refusals(rows.map(({ id }) => id)),
        contractRecorded: ({ rows }) =>
          each(rows, (row) => CONTRACT_FIELDS.flatMap((field) => (row[field] ? [] : [missing(field)]))),
        teamFits: (context) => this.team(context),
        firmPapersFiled: ({ rows }) =>
          this.papers.missing(
            rows.map(({ id }) => id),
            true,
          ),
        papersComplete: ({ rows }) =>
          this.papers.missing(
            rows.map(({ id }) => id),
            false,
          ),
        reportsSigned: (context) => this.signed(context),
        evaluationsReported: (context) => this.reported(context),
        ratingSettled: ({ rows }) =>
          each(rows, ({ rating }) =>
            rating ? [] : [refusal('RATING_NOT_SETTLED', { ruleId: 'T-09', field: 'rating', wayOut: 'SETTLE_RATING' })],
          ),
        feeKnown: ({ rows }) => each(rows, (row) => (row.contractAmount ? [] : [missing('contractAmount')])),
      },
      patch,
      afterSave: (context) => this.afterSave(context),
    });
    this.rounds.register((today) => this.end.sweep(today));
  }

  private async standing({ rows, actor }: Context): Promise<Verdict> {
    const firms = new Map(
      (
        await this.firms.visible(
          actor,
          rows.flatMap(({ firmId }) => firmId ?? []),
        )
      ).map((firm) => [firm.id, firm]),
    );
    return each(rows, (row) => {
      const firm = row.firmId ? firms.get(row.firmId) : null;
      return firm ? checkStanding(firm, actor.today) : [];
    });
  }

  private async team({ rows }: Context): Promise<Verdict> {
    const rules = await this.organizations.parametersOf(rows.map(({ workYear }) => workYear));
    const staff = await this.firms.members(rows.flatMap(({ firmId }) => firmId ?? []));
    const links = await this.reads.members(rows.map(({ id }) => id));
    return each(rows, (row) => {
      const ids = links.filter(({ engagementId }) => engagementId === row.id).map(({ memberId }) => memberId);
      const team = staff
        .filter(({ id }) => ids.includes(id))
        .map(({ id, name, qualification, experienceYears }) => ({ id, name, qualification, years: experienceYears }));
      const rule = rules.get(row.workYear)!;
      return checkTeam(team, team.find(({ id }) => id === row.leadMemberId) ?? null, {
        least: rule.rule('third.teamMin'),
        leadYears: rule.rule('third.leadYears'),
        leadQualifications: rule.rule('third.leadQualifications'),
      });
    });
  }

  private async signed({ rows }: Context): Promise<Verdict> {
    const tasks = await this.reads.tasks(rows.map(({ id }) => id));
    return each(rows, (row) =>
      tasks
        .filter(({ engagementId, signedOn }) => engagementId === row.id && !signedOn)
        .map(({ title }) =>
          refusal('REPORT_UNSIGNED', {
            ruleId: 'T-08',
            field: 'reports',
            params: { evaluation: title },
            wayOut: 'LEAD_MUST_SIGN',
          }),
        ),
    );
  }

  /**
   * An engagement is not accepted before every report is final: what is accepted ends, and nobody could mend a draft to
   * which the unit has objected.
   */
  private async reported({ rows }: Context): Promise<Verdict> {
    const tasks = await this.reads.tasks(rows.map(({ id }) => id));
    return each(rows, (row) =>
      tasks
        .filter(({ engagementId, state }) => engagementId === row.id && !FINAL_STATES.includes(state))
        .map(({ title }) =>
          refusal('EVALUATION_UNREPORTED', {
            ruleId: 'T-08',
            field: 'reports',
            params: { evaluation: title },
            wayOut: 'FINALISE_REPORT',
          }),
        ),
    );
  }

  /** What has been settled of those that wait for it; it is by the sheet and the bands that were frozen with the rating. */
  private async withRating(rows: readonly EngagementRecord[]): Promise<Row[]> {
    const waiting = rows.filter(({ state }) => state === 'ACCEPTED').map(({ id }) => id);
    if (waiting.length === 0) return [...rows];
    const settled = (await this.ratings.ofEngagements(waiting)).filter(({ state }) => state === 'SETTLED');
    const items = await this.ratings.rows(settled.map(({ id }) => id));
    return rows.map((row) => {
      const rating = settled.find(({ engagementId }) => engagementId === row.id);
      const ofRating = items.filter(({ ratingId }) => ratingId === rating?.id);
      return { ...row, rating: rating ? rate(rating.sheet, ofRating, rating.bands) : null };
    });
  }

  private async afterSave({ action, rows, comment, actor }: Context): Promise<void> {
    const to = engagementWorkflow.transitions[action]!.to;
    for (const row of rows) {
      await this.tasks.close([row.id]);
      if (action === 'contract') await this.papers.owe(row.id, row.kind, row.workYear);
      if (action === 'accept' || action === 'terminate') await this.end.of([row.id]);
      if (action === 'scoreQuality') await this.consequences.of(row, row.rating!);
      const next = duty(action, row, comment, actor.personName);
      if (next) await this.tasks.open([next]);
      if (row.firmAgencyId)
        await this.events.publish('EngagementMoved', {
          engagementId: row.id,
          firmAgencyId: row.firmAgencyId,
          action,
          state: to,
          workYear: row.workYear,
        });
    }
  }
}

const each = (rows: readonly Row[], judge: (row: Row) => Refusal[]): Verdict =>
  new Map(rows.map((row) => [row.id, judge(row)]));

const missing = (field: string, ruleId = 'T-04'): Refusal => refusal('REQUIRED', { ruleId, field });

const WITH_FIRM = ['contract', 'return'];
const WITH_BUREAU = ['procure', 'select', 'submit', 'accept', 'scoreQuality', 'pay'];

/** Whose turn it is after a step; the last ones are nobody's. */
function duty(action: string, row: Row, comment: string | null, by: string): TaskToOpen | null {
  const base = {
    workYear: row.workYear,
    subjectType: ENGAGEMENT,
    subjectId: row.id,
    subjectTitle: row.title,
    url: `/${row.workYear}/evaluation/engagements/${row.id}`,
    dueOn: WITH_FIRM.includes(action) ? row.dueOn : null,
  };
  if (WITH_FIRM.includes(action) && row.firmAgencyId)
    return {
      ...base,
      kind: 'engagement.work',
      agencyId: row.firmAgencyId,
      role: 'THIRD_PARTY',
      returnedReason: action === 'return' ? comment : null,
      returnedBy: action === 'return' ? by : null,
    };
  if (!WITH_BUREAU.includes(action)) return null;
  const kind = action === 'submit' ? 'engagement.accept' : 'engagement.manage';
  return { ...base, kind, agencyId: row.clientAgencyId, role: 'FIN_PERFORMANCE' };
}

function patch({ action, actor }: Context, row: Row): Record<string, unknown> {
  switch (action) {
    case 'submit':
      // The first day counts: what the bureau takes to look through it is not the firm's delay.
      return { submitted_on: row.submittedOn ?? actor.today };
    case 'accept':
      return { accepted_on: actor.today, ended_on: actor.today };
    case 'terminate':
      return { ended_on: actor.today };
    case 'scoreQuality': {
      const { total, band } = row.rating!;
      return {
        quality_score: total,
        quality_band: band.name,
        deduct_percent: band.deduct,
        bonus_percent: band.bonus,
      };
    }
    case 'pay':
      return {
        paid_on: actor.today,
        paid_amount: payable(row.contractAmount!, {
          deduct: Number(row.deductPercent ?? 0),
          bonus: Number(row.bonusPercent ?? 0),
        }),
      };
    default:
      return {};
  }
}
