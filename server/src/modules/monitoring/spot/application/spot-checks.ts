import { Injectable } from '@nestjs/common';
import { drawSample, Exact, isDate, type Refusal, refusal } from '@jixiao/shared';
import { currentActor } from '../../../../platform/access/index.js';
import { AuditService } from '../../../../platform/audit/index.js';
import { newId, UnitOfWork, updateVersioned } from '../../../../platform/database/index.js';
import { notFound, refused } from '../../../../platform/errors/index.js';
import { contentHash } from '../../../../platform/integrity/index.js';
import { SpotCheckEntity, SpotCheckValueEntity, SpotSampleEntity } from '../persistence/spot.entity.js';
import { type CheckRecord, type CheckValueRecord, SpotReads } from '../persistence/spot.reads.js';
import { Problems } from './problems.js';

export interface SampleToDraw {
  budgetYear: number;
  name: string;
  /** Per cent of the projects with an approved objective. */
  share: string;
  seed: string;
}

export interface CheckToRecord {
  id: string;
  expectedVersion: number;
  checkedOn: string;
  place: string;
  people: string;
  finding?: string | null;
  values: readonly { indicatorId: string; foundValue?: string | null; note?: string | null }[];
}

const NUMBER = /^-?\d{1,17}(\.\d{1,6})?$/;

/** 重点跟踪抽查: a sample that can be drawn again, and what was found on the spot (R104). */
@Injectable()
export class SpotChecks {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reads: SpotReads,
    private readonly problems: Problems,
    private readonly audit: AuditService,
  ) {}

  draw(draft: SampleToDraw): Promise<string> {
    return this.uow.write(async () => {
      const { jurisdictionId, today, userId } = currentActor();
      const population = await this.reads.population(draft.budgetYear);
      const found = checkDraw(draft);
      if (population.length === 0)
        found.push(refusal('SCOPE_EMPTY', { field: 'budgetYear', wayOut: 'APPROVE_GOALS_FIRST' }));
      const taken = await this.uow.query(
        'SELECT 1 FROM monitoring.spot_sample WHERE jurisdiction_id = $1 AND budget_year = $2 AND name = $3',
        [jurisdictionId, draft.budgetYear, draft.name.trim()],
      );
      if (taken.length > 0) found.push(refusal('NAME_TAKEN', { field: 'name' }));
      if (found.length > 0) throw refused(found);
      const byCode = new Map(population.map((one) => [one.code, one]));
      const drawn = drawSample([...byCode.keys()], draft.share, draft.seed.trim()).map((code) => byCode.get(code)!);
      const id = newId();
      await this.uow.insert(SpotSampleEntity, [
        {
          id,
          budgetYear: draft.budgetYear,
          name: draft.name.trim(),
          seed: draft.seed.trim(),
          share: draft.share,
          populationCount: population.length,
          populationHash: contentHash(population.map(({ code }) => code)),
          drawnOn: today,
          drawnBy: userId,
        },
      ]);
      const checks = drawn.map((one, index) => ({
        id: newId(),
        sampleId: id,
        projectId: one.id,
        agencyId: one.agencyId,
        ordinal: index + 1,
      }));
      await this.uow.insert(SpotCheckEntity, checks);
      const checkOf = new Map(checks.map(({ projectId, id: checkId }) => [projectId, checkId]));
      const filed = await this.reads.filed(checks.map(({ projectId }) => projectId));
      await this.uow.insert(
        SpotCheckValueEntity,
        filed.map(({ projectId, ...row }) => ({ id: newId(), spotCheckId: checkOf.get(projectId)!, ...row })),
      );
      this.audit.record({
        entity: 'monitoring.spot_sample',
        entityId: id,
        action: 'drawn',
        fields: { ...draft, population: population.length, drawn: drawn.length },
      });
      return id;
    });
  }

  record(draft: CheckToRecord): Promise<string> {
    return this.uow.write(async () => {
      const actor = currentActor();
      const check = await this.reads.check(draft.id, true);
      if (!check) throw notFound('id');
      const rows = await this.reads.values([check.id]);
      const found = checkRecord(draft, rows, actor.today);
      if (found.length > 0) throw refused(found);
      const given = new Map(draft.values.map((one) => [one.indicatorId, one]));
      const merged = rows.map((row) => {
        const value = given.get(row.indicatorId);
        return {
          indicatorId: row.indicatorId,
          name: row.name,
          unitValue: row.unitValue,
          foundValue: value?.foundValue?.trim() || null,
          note: value?.note?.trim() || null,
        };
      });
      const differing = merged.filter(
        ({ unitValue, foundValue }) =>
          foundValue !== null && (unitValue === null || !new Exact(foundValue).eq(unitValue)),
      );
      await updateVersioned(this.uow, 'monitoring.spot_check', actor.jurisdictionId, check.id, draft.expectedVersion, {
        checked_on: draft.checkedOn,
        place: draft.place.trim(),
        people: draft.people.trim(),
        finding: draft.finding?.trim() || null,
        has_difference: differing.length > 0,
        recorded_by: actor.userId,
      });
      await this.uow.affect(
        `UPDATE monitoring.spot_check_value w SET found_value = t."foundValue", note = t.note
           FROM jsonb_to_recordset($3::jsonb) AS t("indicatorId" uuid, "foundValue" numeric, note text)
          WHERE w.jurisdiction_id = $1 AND w.spot_check_id = $2 AND w.indicator_id = t."indicatorId"`,
        [actor.jurisdictionId, check.id, JSON.stringify(merged)],
      );
      await this.tellProblem(check, draft, differing);
      this.audit.record({
        entity: 'monitoring.spot_check',
        entityId: check.id,
        action: 'recorded',
        fields: { ...draft, differences: differing.length },
      });
      return check.id;
    });
  }

  /** A difference is a problem of the unit, on the list until it has been followed up. */
  private async tellProblem(
    check: CheckRecord,
    draft: CheckToRecord,
    differing: readonly { name: string; unitValue: string | null; foundValue: string | null }[],
  ): Promise<void> {
    const words = differing.map((one) => `${one.name}：填报 ${one.unitValue ?? '未填'}，核查 ${one.foundValue}`);
    await this.problems.ofSpotCheck(check, words.length > 0 ? words.join('；') : null, draft.checkedOn);
  }
}

function checkDraw(draft: SampleToDraw): Refusal[] {
  const found: Refusal[] = [];
  if (!draft.name.trim()) found.push(refusal('REQUIRED', { field: 'name' }));
  // Without a seed that is written down first, nobody could draw the sample again.
  if (!draft.seed.trim()) found.push(refusal('REQUIRED', { ruleId: 'M-28', field: 'seed' }));
  const share = /^\d{1,3}(\.\d{1,2})?$/.test(draft.share) ? new Exact(draft.share) : null;
  if (!share || share.lte(0) || share.gt(100))
    found.push(refusal('SHARE_INVALID', { ruleId: 'M-28', field: 'share', params: { value: draft.share } }));
  return found;
}

function checkRecord(draft: CheckToRecord, rows: readonly CheckValueRecord[], today: string): Refusal[] {
  const found: Refusal[] = [];
  if (!isDate(draft.checkedOn) || draft.checkedOn > today)
    found.push(refusal('DATE_IN_FUTURE', { field: 'checkedOn', params: { date: draft.checkedOn, today } }));
  if (!draft.place.trim()) found.push(refusal('REQUIRED', { ruleId: 'M-28', field: 'place' }));
  if (!draft.people.trim()) found.push(refusal('REQUIRED', { ruleId: 'M-28', field: 'people' }));
  const known = new Set(rows.map(({ indicatorId }) => indicatorId));
  draft.values.forEach((one, index) => {
    const value = one.foundValue?.trim();
    if (!known.has(one.indicatorId)) found.push(refusal('NOT_FOUND', { field: `values[${index}].indicatorId` }));
    if (value && !NUMBER.test(value))
      found.push(
        refusal('NUMBER_INVALID', {
          field: `values[${index}].foundValue`,
          params: { row: index + 1, value },
          wayOut: 'ENTER_PLAIN_NUMBER',
        }),
      );
  });
  return found;
}
