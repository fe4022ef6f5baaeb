import { Injectable } from '@nestjs/common';
import { currentActor } from '../../../platform/access/index.js';
import { UnitOfWork } from '../../../platform/database/index.js';

/** What the same indicator promised before the objective was adjusted. */
export interface EarlierTarget {
  rowId: string;
  versionNo: number;
  direction: string;
  targetValue: string | null;
  targetLow: string | null;
  targetHigh: string | null;
  targetText: string | null;
  targetOn: string | null;
  unit: string | null;
}

/** The version before the one that an evaluation measures against (R084). */
@Injectable()
export class EarlierTargetReads {
  constructor(private readonly uow: UnitOfWork) {}

  /** By row of a self-evaluation; the rows were given to the reader before. */
  async of(rowIds: readonly string[]): Promise<Map<string, EarlierTarget>> {
    const rows = await this.uow.query<EarlierTarget>(
      `SELECT DISTINCT ON (w.id) w.id AS "rowId", e.version_no AS "versionNo", b.direction,
              trim_scale(b.target_value)::text AS "targetValue", trim_scale(b.target_low)::text AS "targetLow",
              trim_scale(b.target_high)::text AS "targetHigh", b.target_text AS "targetText",
              b.target_on::text AS "targetOn", b.unit
         FROM evaluation.self_evaluation_row w
         JOIN goals.indicator i ON i.jurisdiction_id = $1 AND i.id = w.indicator_id
         JOIN goals.objective_version v ON v.jurisdiction_id = $1 AND v.id = i.objective_version_id
         JOIN goals.objective_version e ON e.jurisdiction_id = $1 AND e.objective_id = v.objective_id
              AND e.state = 'SUPERSEDED' AND e.version_no < v.version_no
         JOIN goals.indicator b ON b.jurisdiction_id = $1 AND b.objective_version_id = e.id
              AND b.indicator_key = i.indicator_key AND b.horizon = i.horizon
        WHERE w.jurisdiction_id = $1 AND w.id = ANY ($2::uuid[])
        ORDER BY w.id, e.version_no DESC`,
      [currentActor().jurisdictionId, rowIds],
    );
    return new Map(rows.map((row) => [row.rowId, row]));
  }
}
