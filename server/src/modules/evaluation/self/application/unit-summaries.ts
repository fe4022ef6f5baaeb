import { Injectable } from '@nestjs/common';
import { Exact, type Refusal, refusal, roundHalfUp } from '@jixiao/shared';
import { currentActor } from '../../../../platform/access/index.js';
import { AuditService } from '../../../../platform/audit/index.js';
import { newId, UnitOfWork } from '../../../../platform/database/index.js';
import { DomainError, notFound, refused } from '../../../../platform/errors/index.js';
import { groupBy } from '../../../../platform/graphql/index.js';
import { UnitSummaryEntity } from '../persistence/unit-summary.entity.js';
import {
  type SubmittedSummaryRecord,
  type SummaryGapRecord,
  type SummaryTotalsRecord,
  type UnitStandingRecord,
  UnitSummaryReads,
} from '../persistence/unit-summary.reads.js';

export interface UnitStanding extends UnitStandingRecord {
  /** Mean of what was scored, nought included; null where nothing was. */
  meanScore: string | null;
  gaps: SummaryGapRecord[];
  /** The last one that was handed in; null where there is none. */
  submitted: (SubmittedSummaryRecord & { meanScore: string | null; isCurrent: boolean }) | null;
  /** Why the unit cannot hand in now; empty where it can. */
  refusals: Refusal[];
}

export interface SummaryToSubmit {
  workYear: number;
  agencyId: string;
  documentNumber?: string | null;
  reason?: string | null;
}

const TOTALS = ['agencies', 'projects', 'wholes', 'adjustedBudget', 'executedAmount', 'scored', 'scoreSum'] as const;

/** 一级预算单位汇总本单位及所属单位的自评并报送财政部门 (R032): nothing is handed in before every part of it is there. */
@Injectable()
export class UnitSummaries {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reads: UnitSummaryReads,
    private readonly audit: AuditService,
  ) {}

  async of(workYear: number, unitId: string | null = null): Promise<UnitStanding[]> {
    const units = await this.reads.standing(workYear, unitId);
    const ids = units.map(({ agencyId }) => agencyId);
    const gaps = groupBy(await this.reads.gaps(workYear, ids), (gap) => gap.unitId);
    const last = new Map((await this.reads.last(workYear, ids)).map((one) => [one.agencyId, one]));
    return units.map((unit) => {
      const own = gaps.get(unit.agencyId) ?? [];
      const submitted = last.get(unit.agencyId);
      const isCurrent = submitted !== undefined && own.length === 0 && isSame(submitted, unit);
      return {
        ...unit,
        meanScore: meanOf(unit),
        gaps: own,
        submitted: submitted ? { ...submitted, meanScore: meanOf(submitted), isCurrent } : null,
        refusals: [...own.flatMap(missing), ...(isCurrent ? [refusal('SUMMARY_UNCHANGED', { ruleId: 'S-13' })] : [])],
      };
    });
  }

  /** The totals are those of this moment and stay with the summary, whatever becomes of the sheets. */
  submit(draft: SummaryToSubmit): Promise<UnitStanding> {
    return this.uow.write(async () => {
      const actor = currentActor();
      const [unit] = await this.of(draft.workYear, draft.agencyId);
      if (!unit) throw notFound('agencyId');
      const ordinal = (unit.submitted?.ordinal ?? 0) + 1;
      const reason = draft.reason?.trim() || null;
      const refusals = [...unit.refusals];
      if (ordinal > 1 && reason === null) refusals.push(refusal('REQUIRED', { field: 'reason' }));
      if (refusals.length > 0) throw refused(refusals);
      const id = newId();
      const totals = Object.fromEntries(TOTALS.map((name) => [name, unit[name]])) as unknown as SummaryTotalsRecord;
      const fields = {
        workYear: draft.workYear,
        ordinal,
        documentNumber: draft.documentNumber?.trim() || null,
        reason,
      };
      const inserted = await this.uow.insert(
        UnitSummaryEntity,
        [
          {
            id,
            agencyId: unit.agencyId,
            ...fields,
            ...totals,
            submittedOn: actor.today,
            submittedBy: actor.userId,
            submittedByName: actor.personName,
          },
        ],
        { key: ['jurisdictionId', 'workYear', 'agencyId', 'ordinal'] },
      );
      // A colleague handed in between our look and our writing.
      if (inserted === 0) throw new DomainError('CONFLICT', [refusal('SUMMARY_UNCHANGED', { ruleId: 'S-13' })]);
      this.audit.record({
        entity: 'evaluation.unit_summary',
        entityId: id,
        action: 'submitted',
        fields: { agencyId: unit.agencyId, ...fields, ...totals },
      });
      return (await this.of(draft.workYear, unit.agencyId))[0]!;
    });
  }
}

const isSame = (one: SummaryTotalsRecord, other: SummaryTotalsRecord): boolean =>
  TOTALS.every((name) => one[name] === other[name]);

const meanOf = ({ scored, scoreSum }: SummaryTotalsRecord): string | null =>
  scored === 0 ? null : roundHalfUp(new Exact(scoreSum).div(scored), 2);

function missing({ agencyName, unfinished, unreviewed }: SummaryGapRecord): Refusal[] {
  const found: Refusal[] = [];
  if (unfinished > 0)
    found.push(
      refusal('SUMMARY_PART_MISSING', {
        ruleId: 'S-13',
        params: { agencyName, count: unfinished },
        wayOut: 'FINISH_SELF_EVALUATIONS',
      }),
    );
  if (unreviewed > 0)
    found.push(
      refusal('SUMMARY_PART_UNREVIEWED', {
        ruleId: 'S-13',
        params: { agencyName, count: unreviewed },
        wayOut: 'REVIEW_SELF_EVALUATIONS',
      }),
    );
  return found;
}
