import { Injectable } from '@nestjs/common';
import {
  type FrameworkInput,
  type JudgedLine,
  proposeRating,
  rate,
  type RatingFact,
  readAppraisalCriteria,
  readChecklist,
  readFactPoints,
  readQualityBands,
  type Refusal,
  refusal,
  scoreFrameworkRow,
} from '@jixiao/shared';
import { currentActor } from '../../../../platform/access/index.js';
import { AuditService } from '../../../../platform/audit/index.js';
import { newId, UnitOfWork, updateVersioned } from '../../../../platform/database/index.js';
import { notFound, refused } from '../../../../platform/errors/index.js';
import { OrganizationsApi } from '../../../organizations/index.js';
import { EngagementReads } from '../persistence/engagement.reads.js';
import { QualityRatingEntity, QualityRowEntity } from '../persistence/quality-rating.entity.js';
import { RatingLineEntity, RatingRecheckEntity } from '../persistence/rating-line.entity.js';
import { RatingReads, type RatingRecord } from '../persistence/rating.reads.js';
import { EvaluationTaskReads } from '../../tasks/persistence/evaluation-task.reads.js';
import { stateInvalid } from './engagements.js';
import { RatingFacts } from './rating-facts.js';

export interface RatingToSave {
  id: string;
  expectedVersion: number;
  rechecks: readonly {
    taskId: string;
    rows: readonly { frameworkRowId: string; input: FrameworkInput; reason: string }[];
  }[];
  lines: readonly { code: string; count: number; reason: string; taskId?: string | null }[];
  overturned: readonly { findingId: string; reason: string }[];
  rows: readonly { code: string; points?: string | null; reason?: string | null }[];
}

export const RATING = 'evaluation.quality_rating';
const EDITABLE = ['DRAFT', 'OBJECTED'];
/** Findings of one line; more of them are another matter. */
const MOST_FOUND = 99;
const TOTAL = /^\d{1,3}(\.\d{1,2})?$/;

interface ScoredAgain {
  taskId: string;
  frameworkRowId: string;
  input: FrameworkInput;
  score: string | null;
  working: unknown;
  reason: string;
}

type Frozen = Pick<RatingRecord, 'id' | 'sheet' | 'factPoints' | 'checklist'>;

const judged = (checklist: RatingRecord['checklist'], lines: RatingToSave['lines']): JudgedLine[] =>
  lines.flatMap(({ code, count }) => {
    const line = checklist.find((one) => one.code === code);
    return line ? [{ item: line.item, points: String(line.points), count }] : [];
  });

/** The rating of a firm's work: proposed from facts, scored by people, every departure with its reason (R158). */
@Injectable()
export class QualityRatings {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reads: RatingReads,
    private readonly engagements: EngagementReads,
    private readonly evaluations: EvaluationTaskReads,
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
      const items = new Set(sheet.flatMap((dimension) => dimension.items.map(({ code }) => code)));
      const checklist = readChecklist(rules.rule('third.checklist'))!.filter(({ item }) => items.has(item));
      const id = newId();
      await this.uow.insert(QualityRatingEntity, [
        { id, engagementId, workYear: engagement.workYear, sheet, factPoints, bands, checklist },
      ]);
      const facts = await this.facts.of(engagement, [], []);
      await this.propose({ id, sheet, factPoints, checklist }, facts, [], new Map());
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
      const again = await this.scoredAgain(draft);
      const refusals = [...(await this.check(rating, draft)), ...again.refusals];
      if (refusals.length > 0) throw refused(refusals);
      const [engagement] = await this.engagements.visible(actor, [rating.engagementId], true);
      await this.keepRechecked(rating.id, again.rows);
      await this.keepLines(rating.id, draft.lines);
      const facts = await this.facts.of(engagement!, await this.reads.rechecked([rating.id]), draft.overturned);
      const given = new Map(
        draft.rows.map(({ code, points, reason }) => [
          code,
          { points: points?.trim() || null, reason: reason?.trim() || null },
        ]),
      );
      await this.propose(rating, facts, draft.lines, given);
      const rows = await this.reads.rows([rating.id]);
      const isComplete = rows.every(({ points }) => points !== null);
      await updateVersioned(this.uow, RATING, actor.jurisdictionId, rating.id, draft.expectedVersion, {
        facts: JSON.stringify(facts),
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
    if (draft.lines.some(({ taskId }) => taskId && !tasks.has(taskId))) throw notFound('lines');
    if (draft.overturned.some(({ findingId }) => !findings.has(findingId))) throw notFound('overturned');
    return [
      ...draft.rows.flatMap(({ points }, i) =>
        !points?.trim() || TOTAL.test(points.trim())
          ? []
          : [refusal('FIELD_INVALID', { ruleId: 'T-09', field: `rows[${i}].points` })],
      ),
      ...draft.lines.flatMap(({ code, count, reason }, i) => [
        ...(rating.checklist.some((line) => line.code === code)
          ? []
          : [refusal('CHECK_UNKNOWN', { ruleId: 'T-09', field: `lines[${i}].code`, params: { code } })]),
        ...(count >= 1 && count <= MOST_FOUND
          ? []
          : [refusal('CHECK_COUNT', { ruleId: 'T-09', field: `lines[${i}].count`, params: { most: MOST_FOUND } })]),
        ...(reason.trim()
          ? []
          : [
              refusal('CHECK_REASON', {
                ruleId: 'T-09',
                field: `lines[${i}].reason`,
                params: { item: rating.checklist.find((line) => line.code === code)?.name ?? code },
              }),
            ]),
      ]),
      ...draft.overturned.flatMap(({ reason }, i) =>
        reason.trim() ? [] : [refusal('REQUIRED', { ruleId: 'T-09', field: `overturned[${i}].reason` })],
      ),
    ];
  }

  /** Points of the rows that were scored again follow from what was found, as they do everywhere. */
  private async scoredAgain({ rechecks }: RatingToSave): Promise<{ rows: ScoredAgain[]; refusals: Refusal[] }> {
    const frameworks = await this.evaluations.scoreRows(rechecks.map(({ taskId }) => taskId));
    const refusals: Refusal[] = [];
    const rows = rechecks.flatMap(({ taskId, rows: given }, i) =>
      given.flatMap(({ frameworkRowId, input: { mean: _mean, ...input }, reason }, k): ScoredAgain[] => {
        const at = `rechecks[${i}].rows[${k}]`;
        const row = frameworks.get(taskId)!.find(({ id }) => id === frameworkRowId);
        if (!row || given.findIndex((one) => one.frameworkRowId === frameworkRowId) !== k) throw notFound(at);
        const { score, working } = scoreFrameworkRow(row, input);
        if (score === null)
          refusals.push(
            refusal('SCORE_MISSING', {
              ruleId: 'T-09',
              field: `${at}.input`,
              params: { row: row.ordinal, name: row.name },
              wayOut: 'SCORE_ROW',
            }),
          );
        if (!reason.trim())
          refusals.push(refusal('CHECK_REASON', { ruleId: 'T-09', field: `${at}.reason`, params: { item: row.name } }));
        return [{ taskId, frameworkRowId, input, score, working, reason: reason.trim() }];
      }),
    );
    return { rows, refusals };
  }

  private async keepRechecked(ratingId: string, rows: readonly ScoredAgain[]): Promise<void> {
    await this.uow.affect('DELETE FROM evaluation.rating_recheck WHERE jurisdiction_id = $1 AND rating_id = $2', [
      currentActor().jurisdictionId,
      ratingId,
    ]);
    await this.uow.insert(
      RatingRecheckEntity,
      rows.map((row) => ({ id: newId(), ratingId, ...row })),
    );
  }

  private async keepLines(ratingId: string, lines: RatingToSave['lines']): Promise<void> {
    await this.uow.affect('DELETE FROM evaluation.rating_line WHERE jurisdiction_id = $1 AND rating_id = $2', [
      currentActor().jurisdictionId,
      ratingId,
    ]);
    await this.uow.insert(
      RatingLineEntity,
      lines.map(({ code, count, reason, taskId }, i) => ({
        id: newId(),
        ratingId,
        ordinal: i + 1,
        taskId: taskId ?? null,
        code,
        count,
        reason: reason.trim(),
      })),
    );
  }

  /** The rows with what facts and findings propose; what people have given stands beside it. */
  private async propose(
    { id: ratingId, sheet, factPoints, checklist }: Frozen,
    facts: readonly RatingFact[],
    lines: RatingToSave['lines'],
    given: ReadonlyMap<string, { points: string | null; reason: string | null }>,
  ): Promise<void> {
    await this.uow.insert(
      QualityRowEntity,
      proposeRating(sheet, facts, factPoints, judged(checklist, lines)).map(({ code, proposed, working }, i) => ({
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
