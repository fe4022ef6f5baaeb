import { Injectable } from '@nestjs/common';
import { Exact, type Refusal, refusal, roundHalfUp } from '@jixiao/shared';
import { currentActor } from '../../../platform/access/index.js';
import { AuditService } from '../../../platform/audit/index.js';
import { newId, UnitOfWork } from '../../../platform/database/index.js';
import { notFound, refused } from '../../../platform/errors/index.js';
import { TaskService } from '../../../platform/tasks/index.js';
import { type AssessmentFact, AssessmentReads, type MonitoredExecution } from '../persistence/assessment.reads.js';
import { SchemeAspectEntity, SchemeEntity, SchemeIndicatorEntity } from '../persistence/scheme.entity.js';

export const FACTS = [
  'goals_approved_share',
  'monitoring_on_time_share',
  'monitoring_execution_rate',
  'self_evaluations_accepted_share',
] as const;

export interface SchemeIndicatorToSave {
  aspect: string;
  name: string;
  points: string;
  factCode?: string | null;
  rule: string;
}

export interface SchemeToOpen {
  workYear: number;
  name: string;
  selfScoreDueOn: string;
  indicators: readonly SchemeIndicatorToSave[];
}

const POINTS = /^\d{1,3}(\.\d{1,2})?$/;

/** Opens an assessment for every first-level unit and fills in what the records already say (预算法实施条例 Art. 73). */
@Injectable()
export class Schemes {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reads: AssessmentReads,
    private readonly tasks: TaskService,
    private readonly audit: AuditService,
  ) {}

  open(draft: SchemeToOpen): Promise<string> {
    return this.uow.write(async () => {
      const actor = currentActor();
      const refusals = check(draft, actor.today);
      if ((await this.reads.schemes(draft.workYear)).length > 0)
        refusals.push(refusal('SCHEME_TWICE', { field: 'workYear', params: { year: draft.workYear } }));
      if (refusals.length > 0) throw refused(refusals);
      const schemeId = newId();
      await this.uow.insert(SchemeEntity, [
        {
          id: schemeId,
          workYear: draft.workYear,
          name: draft.name.trim(),
          objectType: 'AGENCY',
          state: 'OPEN',
          openedOn: actor.today,
          selfScoreDueOn: draft.selfScoreDueOn,
        },
      ]);
      const aspects = new Map(draft.indicators.map(({ aspect }) => [aspect.trim(), newId()]));
      await this.uow.insert(
        SchemeAspectEntity,
        [...aspects].map(([name, id], index) => ({ id, schemeId, ordinal: index + 1, name })),
      );
      await this.uow.insert(
        SchemeIndicatorEntity,
        draft.indicators.map((row, index) => ({
          id: newId(),
          schemeId,
          aspectId: aspects.get(row.aspect.trim())!,
          ordinal: index + 1,
          name: row.name,
          points: row.points,
          kind: row.factCode ? 'AUTO' : 'MANUAL',
          factCode: row.factCode ?? null,
          rule: row.rule,
        })),
      );
      await this.makeSheets(schemeId, draft);
      this.audit.record({ entity: 'assessment.scheme', entityId: schemeId, action: 'opened', fields: { ...draft } });
      return schemeId;
    });
  }

  private async makeSheets(schemeId: string, draft: SchemeToOpen): Promise<void> {
    const { jurisdictionId } = currentActor();
    const sheets = await this.uow.query<{ id: string; agencyId: string; name: string }>(
      `WITH made AS (
         INSERT INTO assessment.sheet (jurisdiction_id, id, scheme_id, agency_id)
         SELECT $1, gen_random_uuid(), $2, a.id FROM organizations.agency a WHERE a.jurisdiction_id = $1 AND a.level = 1 RETURNING id, agency_id)
       SELECT made.id, made.agency_id AS "agencyId", a.name FROM made JOIN organizations.agency a ON a.jurisdiction_id = $1 AND a.id = made.agency_id`,
      [jurisdictionId, schemeId],
    );
    const facts = await this.reads.facts(draft.workYear);
    const shares: Fact[] = facts.map(({ agencyId, code, done, due }) => ({
      agency_id: agencyId,
      code,
      fact: { done, due },
      share: due === 0 ? null : roundHalfUp(new Exact(done).div(due), 6),
    }));
    for (const one of await this.reads.lastMonitoring(draft.workYear)) shares.push(executionFact(one));
    await this.uow.affect(
      `INSERT INTO assessment.sheet_row (jurisdiction_id, id, sheet_id, indicator_id, fact, auto_score)
       SELECT $1, gen_random_uuid(), s.id, i.id, t.fact, round(i.points * t.share, 2)
         FROM assessment.sheet s JOIN assessment.scheme_indicator i ON i.jurisdiction_id = s.jurisdiction_id AND i.scheme_id = s.scheme_id
         LEFT JOIN jsonb_to_recordset($3::jsonb) AS t(agency_id uuid, code text, fact jsonb, share numeric) ON t.agency_id = s.agency_id AND t.code = i.fact_code
        WHERE s.jurisdiction_id = $1 AND s.scheme_id = $2`,
      [jurisdictionId, schemeId, JSON.stringify(shares)],
    );
    await this.tasks.open(
      sheets.map((sheet) => ({
        kind: 'assessment.selfScore',
        agencyId: sheet.agencyId,
        role: 'UNIT_CLERK',
        workYear: draft.workYear,
        subjectType: 'assessment.sheet',
        subjectId: sheet.id,
        subjectTitle: draft.name.trim(),
        url: `/${draft.workYear}/assessment/${sheet.id}`,
        dueOn: draft.selfScoreDueOn,
      })),
    );
  }

  /** Numbers the circular that announces the ranking and closes the scheme. */
  announce(schemeId: string, workYear: number, circularNo: string): Promise<string> {
    return this.uow.write(async () => {
      const actor = currentActor();
      const scheme = (await this.reads.schemes(workYear)).find(({ id }) => id === schemeId);
      if (!scheme) throw notFound('schemeId');
      const refusals: Refusal[] = [];
      if (!circularNo.trim()) refusals.push(refusal('REQUIRED', { field: 'circularNo' }));
      if (scheme.circularNo)
        refusals.push(refusal('CIRCULAR_TWICE', { field: 'circularNo', params: { circularNo: scheme.circularNo } }));
      if (refusals.length > 0) throw refused(refusals);
      await this.uow.affect(
        `UPDATE assessment.scheme SET circular_no = $3, circular_on = $4, version = version + 1, updated_at = now() WHERE jurisdiction_id = $1 AND id = $2`,
        [actor.jurisdictionId, schemeId, circularNo.trim(), actor.today],
      );
      this.audit.record({
        entity: 'assessment.scheme',
        entityId: schemeId,
        action: 'announced',
        fields: { circularNo },
      });
      return schemeId;
    });
  }
}

interface Fact {
  agency_id: string;
  code: string;
  fact: AssessmentFact;
  /** Of the points, 0…1. */
  share: string | null;
}

/** What was spent above the budget earns no more than all of the points. */
function executionFact({ agencyId, round, executed, budget }: MonitoredExecution): Fact {
  const share = new Exact(executed).div(budget);
  return {
    agency_id: agencyId,
    code: 'monitoring_execution_rate',
    fact: { rate: roundHalfUp(share.times(100), 2), round },
    share: roundHalfUp(share.gt(1) ? new Exact(1) : share, 6),
  };
}

function check(draft: SchemeToOpen, today: string): Refusal[] {
  const refusals: Refusal[] = [];
  if (!draft.name.trim()) refusals.push(refusal('REQUIRED', { field: 'name' }));
  if (draft.selfScoreDueOn < today)
    refusals.push(refusal('DUE_IN_PAST', { field: 'selfScoreDueOn', params: { today } }));
  let isNumeric = true;
  draft.indicators.forEach((row, index) => {
    for (const name of ['aspect', 'name', 'rule'] as const)
      if (!row[name].trim()) refusals.push(refusal('REQUIRED', { field: `indicators[${index}].${name}` }));
    if (!POINTS.test(row.points) || Number(row.points) <= 0) {
      isNumeric = false;
      refusals.push(
        refusal('WEIGHT_INVALID', {
          ruleId: 'K-01',
          field: `indicators[${index}].points`,
          params: { value: row.points },
          wayOut: 'ENTER_TWO_DECIMALS',
        }),
      );
    }
  });
  if (!isNumeric) return refusals;
  const sum = draft.indicators.reduce((total, { points }) => total.plus(points), new Exact(0));
  if (!sum.eq(100))
    refusals.push(
      refusal('SCHEME_SUM', {
        ruleId: 'K-01',
        field: 'indicators',
        params: { sum: sum.toFixed(2), wanted: '100.00' },
        wayOut: 'ADJUST_WEIGHTS',
      }),
    );
  return refusals;
}
