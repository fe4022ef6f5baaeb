import { Injectable } from '@nestjs/common';
import { Exact, gradeOf, plain, type Refusal, refusal, scoreSheet, type SheetTotal } from '@jixiao/shared';
import { currentActor } from '../../../../platform/access/index.js';
import { AuditService } from '../../../../platform/audit/index.js';
import { UnitOfWork, updateVersioned } from '../../../../platform/database/index.js';
import { notFound, refused } from '../../../../platform/errors/index.js';
import { notOwnWork } from '../../../../platform/workflow/index.js';
import { OrganizationsApi } from '../../../organizations/index.js';
import { RecheckReads, type RecheckRowRecord } from '../persistence/recheck.reads.js';

export interface RecheckToSave {
  id: string;
  expectedVersion: number;
  opinion?: string | null;
  rows: readonly { id: string; recheckScore?: string | null; reason?: string | null }[];
}

const SCORE = /^\d{1,3}(\.\d{1,2})?$/;
const EDITABLE = ['OPEN', 'ANSWERED'];

/** The bureau scores a self-evaluation again, row by row, by somebody who had no part in it (R123). */
@Injectable()
export class Rechecks {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reads: RecheckReads,
    private readonly organizations: OrganizationsApi,
    private readonly audit: AuditService,
  ) {}

  /** Saves what is there; a blank row stays a blank and leaves the sheet without a total. */
  save(draft: RecheckToSave): Promise<string> {
    return this.uow.write(async () => {
      const actor = currentActor();
      const [recheck] = await this.reads.visible(actor, [draft.id], true);
      if (!recheck) throw notFound('id');
      const rows = await this.reads.rows([recheck.id]);
      const found: Refusal[] = [
        ...notOwnWork(actor, recheck.submittedBy, recheck.deptReviewedBy),
        ...checkRows(draft, rows),
      ];
      if (!EDITABLE.includes(recheck.state))
        found.push(
          refusal('STATE_INVALID', {
            field: 'state',
            params: { state: recheck.state, action: 'save', allowed: EDITABLE.join(',') },
          }),
        );
      if (found.length > 0) throw refused(found);
      const merged = merge(rows, draft.rows);
      const total = recheckTotal(merged);
      const rules = await this.organizations.parameters(recheck.workYear);
      await updateVersioned(this.uow, 'evaluation.recheck', actor.jurisdictionId, recheck.id, draft.expectedVersion, {
        recheck_score: total.total,
        recheck_grade: gradeOf(total.total, rules.rule('grade.scale')),
        working: JSON.stringify(total.working),
        opinion: draft.opinion?.trim() || null,
        rechecked_by: actor.userId,
      });
      await this.uow.affect(
        `UPDATE evaluation.recheck_row r SET recheck_score = t."recheckScore", reason = t.reason
           FROM jsonb_to_recordset($3::jsonb) AS t(id uuid, "recheckScore" numeric, reason text)
          WHERE r.jurisdiction_id = $1 AND r.recheck_id = $2 AND r.id = t.id`,
        [actor.jurisdictionId, recheck.id, JSON.stringify(merged)],
      );
      this.audit.record({
        entity: 'evaluation.recheck',
        entityId: recheck.id,
        action: 'scored',
        fields: { before: recheck.recheckScore, after: total.total },
      });
      return recheck.id;
    });
  }
}

/** The total by the very rule of the self-evaluation: rows that do not apply are scaled away there and here. */
export function recheckTotal(rows: readonly RecheckRowRecord[]): SheetTotal {
  return scoreSheet(
    rows.map(({ weight, selfScore, recheckScore }) => ({
      weight,
      result:
        selfScore === null
          ? { score: null, status: 'NOT_APPLICABLE' }
          : { score: recheckScore, status: recheckScore === null ? 'INCOMPLETE' : 'SCORED' },
    })),
  );
}

/** What keeps a recheck from being shown to the unit. */
export function checkRecheck(rows: readonly RecheckRowRecord[], opinion: string | null): Refusal[] {
  const found: Refusal[] = [];
  rows.forEach((row, index) => {
    const at = (name: string): Pick<Refusal, 'ruleId' | 'field' | 'params'> => ({
      ruleId: 'S-07',
      field: `rows[${index}].${name}`,
      params: { row: index + 1 },
    });
    if (row.selfScore === null) return;
    if (row.recheckScore === null) found.push(refusal('RECHECK_SCORE_MISSING', at('recheckScore')));
    else if (!new Exact(row.recheckScore).eq(row.selfScore) && !row.reason?.trim())
      found.push(refusal('RECHECK_REASON_REQUIRED', { ...at('reason'), wayOut: 'WRITE_REASON' }));
  });
  if (!opinion?.trim()) found.push(refusal('REQUIRED', { ruleId: 'S-07', field: 'opinion' }));
  return found;
}

function checkRows(draft: RecheckToSave, rows: readonly RecheckRowRecord[]): Refusal[] {
  const found: Refusal[] = [];
  const known = new Map(rows.map((row) => [row.id, row]));
  draft.rows.forEach((one, index) => {
    const row = known.get(one.id);
    const value = one.recheckScore?.trim();
    if (!row) found.push(refusal('NOT_FOUND', { field: `rows[${index}].id` }));
    else if (value && (!SCORE.test(value) || new Exact(value).gt(row.weight)))
      found.push(
        refusal('RECHECK_SCORE_RANGE', {
          ruleId: 'S-07',
          field: `rows[${index}].recheckScore`,
          params: { row: row.ordinal, value, weight: plain(row.weight) },
        }),
      );
  });
  return found;
}

function merge(rows: readonly RecheckRowRecord[], saved: RecheckToSave['rows']): RecheckRowRecord[] {
  const given = new Map(saved.map((row) => [row.id, row]));
  return rows.map((row) => {
    const change = given.get(row.id);
    if (!change || row.selfScore === null) return row;
    return { ...row, recheckScore: change.recheckScore?.trim() || null, reason: change.reason?.trim() || null };
  });
}
