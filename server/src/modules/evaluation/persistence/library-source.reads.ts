import { Injectable } from '@nestjs/common';
import { currentActor, reachSql } from '../../../platform/access/index.js';
import { UnitOfWork } from '../../../platform/database/index.js';
import { type AskedIndicator, type SpreadRecord, spreadOf } from '../../goals/index.js';

/** Row of the framework of a finished key evaluation. */
export interface FrameworkSource {
  originId: string;
  title: string;
  level1: string;
  level2: string;
  name: string;
  kind: string;
  explanation: string;
  standard: string;
  times: number;
}

const ROWS = `FROM evaluation.framework_row w
  JOIN evaluation.evaluation_task t ON t.jurisdiction_id = w.jurisdiction_id AND t.framework_id = w.framework_id
   AND t.kind = 'FINANCE' AND t.state IN ('GRADED', 'FEEDBACK_SENT', 'CLOSED', 'ARCHIVED')
 WHERE w.jurisdiction_id = $1 AND w.level1 IN ('OUTPUT', 'OUTCOME')`;
const COLUMNS = `w.id AS "originId", w.level1, w.level2, w.name, w.kind, w.explanation, w.standard`;

/** What finished evaluations know that the indicator library asks for. */
@Injectable()
export class LibrarySourceReads {
  constructor(private readonly uow: UnitOfWork) {}

  /** Decision and process rows are the same everywhere; what is particular stands under output and outcome. */
  frameworkRows(year: number, first: number): Promise<FrameworkSource[]> {
    const params: unknown[] = [currentActor().jurisdictionId, year, first];
    const reach = reachSql(currentActor(), 't.agency_id', '$1', params);
    return this.uow.query<FrameworkSource>(
      `SELECT ${COLUMNS}, min(t.title) AS title, count(*)::int AS times ${ROWS} AND t.work_year = $2 AND ${reach}
        GROUP BY w.jurisdiction_id, w.id ORDER BY times DESC, w.name, w.id LIMIT $3`,
      params,
    );
  }

  async frameworkRow(id: string): Promise<FrameworkSource | null> {
    const params: unknown[] = [currentActor().jurisdictionId, id];
    const reach = reachSql(currentActor(), 't.agency_id', '$1', params);
    const [row] = await this.uow.query<FrameworkSource>(
      `SELECT ${COLUMNS}, min(t.title) AS title, count(*)::int AS times ${ROWS} AND w.id = $2 AND ${reach}
        GROUP BY w.jurisdiction_id, w.id`,
      params,
    );
    return row ?? null;
  }

  /** Values that accepted self-evaluations report: of the own unit, and of its peers together. */
  achieved(asked: readonly AskedIndicator[], peers: readonly string[] | null): Promise<SpreadRecord[]> {
    const { jurisdictionId, agencyId } = currentActor();
    return this.uow.query<SpreadRecord>(
      `WITH asked AS (SELECT * FROM jsonb_to_recordset($3::jsonb) AS a(id uuid, name text, unit text)),
       found AS (
         SELECT a.id, i.id AS indicator_id FROM asked a
           JOIN goals.indicator i ON i.jurisdiction_id = $1 AND i.library_indicator_id = a.id
         UNION
         SELECT a.id, i.id FROM asked a JOIN goals.indicator i ON i.jurisdiction_id = $1 AND i.name = a.name
          WHERE coalesce(i.unit, '') = coalesce(a.unit, ''))
       SELECT f.id, e.agency_id = $2 AS "isHere", ${spreadOf('w.actual_value')}
         FROM found f
         JOIN evaluation.self_evaluation_row w ON w.jurisdiction_id = $1 AND w.indicator_id = f.indicator_id
         JOIN evaluation.self_evaluation e ON e.jurisdiction_id = w.jurisdiction_id AND e.id = w.self_evaluation_id
          AND e.state = 'ACCEPTED'
        WHERE w.actual_value IS NOT NULL AND NOT w.is_not_applicable
          AND ($4::uuid[] IS NULL OR e.agency_id = $2 OR e.agency_id = ANY ($4::uuid[])) GROUP BY 1, 2`,
      [jurisdictionId, agencyId, JSON.stringify(asked), peers],
    );
  }
}
