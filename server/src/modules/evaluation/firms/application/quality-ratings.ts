import { Injectable } from '@nestjs/common';
import {
  type AppraisalDimension,
  type FactPoints,
  proposeRating,
  rate,
  type RatingFact,
  readAppraisalCriteria,
  readFactPoints,
  readQualityBands,
  type Refusal,
  refusal,
} from '@jixiao/shared';
import { currentActor } from '../../../../platform/access/index.js';
import { AuditService } from '../../../../platform/audit/index.js';
import { newId, UnitOfWork, updateVersioned } from '../../../../platform/database/index.js';
import { notFound, refused } from '../../../../platform/errors/index.js';
import { OrganizationsApi } from '../../../organizations/index.js';
import { EngagementReads } from '../persistence/engagement.reads.js';
import { QualityRatingEntity, QualityRowEntity } from '../persistence/quality-rating.entity.js';
import { RatingReads, type RatingRecord } from '../persistence/rating.reads.js';
import { stateInvalid } from './engagements.js';
import { RatingFacts } from './rating-facts.js';

export interface RatingToSave {
  id: string;
  expectedVersion: number;
  rechecks: readonly { taskId: string; total: string; note: string }[];
  overturned: readonly { findingId: string; reason: string }[];
  rows: readonly { code: string; points?: string | null; reason?: string | null }[];
}

export const RATING = 'evaluation.quality_rating';
const EDITABLE = ['DRAFT', 'OBJECTED'];
const TOTAL = /^\d{1,3}(\.\d{1,2})?$/;

/** The rating of a firm's work: proposed from facts, scored by people, every departure with its reason (R158). */
@Injectable()
export class QualityRatings {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reads: RatingReads,
    private readonly engagements: EngagementReads,
    private readonly facts: RatingFacts,
    private readonly organizations: OrganizationsApi,
    private readonly audit: AuditService,
  ) {}

  /** Sheet, points and bands are those of the year, and stay so for this rating. */
  begin(engagementId: string): Promise<string> {
    return this.uow.write(async () => {
      const [engagement] = await this.engagements.visible(currentActor(), [engagementId], true);
      if (!engagement) throw notFound('engagementId');
      if (engagement.state !== 'ACCEPTED') throw refused([stateInvalid(engagement.state, 'rate', 'ACCEPTED')]);
      const [known] = await this.reads.ofEngagements([engagementId]);
      if (known) return known.id;
      const rules = await this.organizations.parameters(engagement.workYear);
      const sheet = readAppraisalCriteria(rules.rule('third.ratingSheet'))!;
      const factPoints = readFactPoints(rules.rule('third.factPoints'))!;
      const bands = readQualityBands(rules.rule('third.qualityBands'))!;
      const id = newId();
      await this.uow.insert(QualityRatingEntity, [
        { id, engagementId, workYear: engagement.workYear, sheet, factPoints, bands },
      ]);
      const facts = await this.facts.of(engagement, [], []);
      await this.propose(id, sheet, factPoints, facts, new Map());
      await this.keepFacts(id, facts);
      this.audit.record({ entity: RATING, entityId: id, action: 'begun', fields: { engagementId, facts } });
      return id;
    });
  }

  save(draft: RatingToSave): Promise<string> {
    return this.uow.write(async () => {
      const actor = currentActor();
      const [rating] = await this.reads.visible(actor, [draft.id], true);
      if (!rating) throw notFound('id');
      if (!EDITABLE.includes(rating.state)) throw refused([stateInvalid(rating.state, 'save', EDITABLE.join(','))]);
      const refusals = await this.check(rating, draft);
      if (refusals.length > 0) throw refused(refusals);
      const [engagement] = await this.engagements.visible(actor, [rating.engagementId], true);
      const facts = await this.facts.of(engagement!, draft.rechecks, draft.overturned);
      const given = new Map(
        draft.rows.map(({ code, points, reason }) => [
          code,
          { points: points?.trim() || null, reason: reason?.trim() || null },
        ]),
      );
      await this.propose(rating.id, rating.sheet, rating.factPoints, facts, given);
      const rows = await this.reads.rows([rating.id]);
      const isComplete = rows.every(({ points }) => points !== null);
      await updateVersioned(this.uow, RATING, actor.jurisdictionId, rating.id, draft.expectedVersion, {
        facts: JSON.stringify(facts),
        rechecks: JSON.stringify(draft.rechecks),
        overturned: JSON.stringify(draft.overturned),
        total: isComplete ? rate(rating.sheet, rows, rating.bands).total : null,
        scored_by: actor.userId,
      });
      this.audit.record({ entity: RATING, entityId: rating.id, action: 'scored', fields: { ...draft, facts } });
      return rating.id;
    });
  }

  private async check(rating: RatingRecord, draft: RatingToSave): Promise<Refusal[]> {
    const codes = new Set(rating.sheet.flatMap(({ items }) => items.map(({ code }) => code)));
    const tasks = new Set((await this.engagements.tasks([rating.engagementId])).map(({ id }) => id));
    const findings = new Set((await this.facts.findings([...tasks])).map(({ id }) => id));
    if (draft.rows.some(({ code }) => !codes.has(code))) throw notFound('rows');
    if (draft.rechecks.some(({ taskId }) => !tasks.has(taskId))) throw notFound('rechecks');
    if (draft.overturned.some(({ findingId }) => !findings.has(findingId))) throw notFound('overturned');
    return [
      ...draft.rows.flatMap(({ points }, i) =>
        !points?.trim() || TOTAL.test(points.trim())
          ? []
          : [refusal('FIELD_INVALID', { ruleId: 'T-09', field: `rows[${i}].points` })],
      ),
      ...draft.rechecks.flatMap(({ total, note }, i) => [
        ...(TOTAL.test(total) && Number(total) <= 100
          ? []
          : [refusal('STATED_TOTAL_RANGE', { ruleId: 'T-09', field: `rechecks[${i}].total` })]),
        ...(note.trim() ? [] : [refusal('REQUIRED', { ruleId: 'T-09', field: `rechecks[${i}].note` })]),
      ]),
      ...draft.overturned.flatMap(({ reason }, i) =>
        reason.trim() ? [] : [refusal('REQUIRED', { ruleId: 'T-09', field: `overturned[${i}].reason` })],
      ),
    ];
  }

  /** The rows with what the facts propose; what people have given stands beside it. */
  private async propose(
    ratingId: string,
    sheet: readonly AppraisalDimension[],
    points: FactPoints,
    facts: readonly RatingFact[],
    given: ReadonlyMap<string, { points: string | null; reason: string | null }>,
  ): Promise<void> {
    await this.uow.insert(
      QualityRowEntity,
      proposeRating(sheet, facts, points).map(({ code, proposed, working }, i) => ({
        id: newId(),
        ratingId,
        ordinal: i + 1,
        code,
        proposed,
        working,
        points: given.has(code) ? given.get(code)!.points : proposed,
        reason: given.get(code)?.reason ?? null,
      })),
      { key: ['jurisdictionId', 'ratingId', 'code'], take: ['proposed', 'working', 'points', 'reason'] },
    );
  }

  private async keepFacts(id: string, facts: readonly RatingFact[]): Promise<void> {
    await this.uow.affect('UPDATE evaluation.quality_rating SET facts = $3 WHERE jurisdiction_id = $1 AND id = $2', [
      currentActor().jurisdictionId,
      id,
      JSON.stringify(facts),
    ]);
  }
}
