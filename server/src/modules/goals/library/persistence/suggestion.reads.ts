import { Injectable } from '@nestjs/common';
import { queryTokens, searchText } from '@jixiao/shared';
import { currentActor } from '../../../../platform/access/index.js';
import { UnitOfWork } from '../../../../platform/database/index.js';
import { OrganizationsApi } from '../../../organizations/index.js';
import { COMMON_COLUMNS, OWN_FROM, ownColumns } from './library.columns.js';
import type { AskedIndicator, SpreadRecord, SuggestionRecord, SuggestQuestion } from './library.records.js';

/** Among so many of the best matches the use count decides; counting the uses of all matches would be the whole cost. */
const SHORTLIST = 200;

/** Looking an indicator up while somebody types, and what became of it before. */
@Injectable()
export class SuggestionReads {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly organizations: OrganizationsApi,
  ) {}

  suggest(question: SuggestQuestion, first: number): Promise<SuggestionRecord[]> {
    return this.organizations.inherited((jurisdictions) => {
      const { text, values } = suggestStatement(question, first, currentActor().jurisdictionId, jurisdictions);
      return this.uow.prepared<SuggestionRecord>('library-suggest', text, values);
    });
  }

  /** Targets of approved objectives: of the own unit, and of its peers together; without peers, of all. */
  targets(asked: readonly AskedIndicator[], peers: readonly string[] | null): Promise<SpreadRecord[]> {
    const { jurisdictionId, agencyId } = currentActor();
    return this.uow.query<SpreadRecord>(
      `WITH asked AS (SELECT * FROM jsonb_to_recordset($3::jsonb) AS a(id uuid, name text, unit text)),
       found AS (
         SELECT a.id, i.objective_version_id, i.target_value FROM asked a
           JOIN goals.indicator i ON i.jurisdiction_id = $1 AND i.library_indicator_id = a.id
         UNION ALL
         SELECT a.id, i.objective_version_id, i.target_value FROM asked a
           JOIN goals.indicator i ON i.jurisdiction_id = $1 AND i.name = a.name
          WHERE i.library_indicator_id IS DISTINCT FROM a.id AND coalesce(i.unit, '') = coalesce(a.unit, ''))
       SELECT f.id, o.agency_id = $2 AS "isHere", ${spreadOf('f.target_value')}
         FROM found f
         JOIN goals.objective_version v ON v.jurisdiction_id = $1 AND v.id = f.objective_version_id AND v.state = 'APPROVED'
         JOIN goals.objective o ON o.jurisdiction_id = v.jurisdiction_id AND o.id = v.objective_id
        WHERE f.target_value IS NOT NULL
          AND ($4::uuid[] IS NULL OR o.agency_id = $2 OR o.agency_id = ANY ($4::uuid[])) GROUP BY 1, 2`,
      [jurisdictionId, agencyId, JSON.stringify(asked), peers],
    );
  }
}

/** Values that occurred, not values in between: a target of 3.5 people was never set. */
export function spreadOf(column: string): string {
  const at = (share: string): string => `trim_scale(percentile_disc(${share}) WITHIN GROUP (ORDER BY ${column}))::text`;
  return `count(*)::int AS n, ${at('0.5')} AS median, ${at('0.2')} AS p20, ${at('0.8')} AS p80`;
}

/**
 * The whole suggestion in one statement: hits by the token index, ranked by the share of the typed words, by how the
 * name begins, by the industry and department at hand and by how often it was used. The bench explains the same text.
 */
export function suggestStatement(
  question: SuggestQuestion,
  first: number,
  jurisdictionId: string,
  jurisdictions: readonly string[],
): { text: string; values: unknown[] } {
  const tokens = queryTokens(question.text);
  return {
    values: [
      jurisdictionId,
      jurisdictions,
      tokens,
      tokens.length,
      searchText(question.text).replace(/ /g, ''),
      question.level1 ?? null,
      question.level2 ?? null,
      question.industry ?? null,
      question.projectType ?? null,
      question.departmentName ?? null,
      first,
    ],
    text: STATEMENT,
  };
}

const filters = (t: string): string =>
  `($6::text IS NULL OR ${t}.level1 = $6) AND ($7::text IS NULL OR ${t}.level2 = $7)`;
const rank = (t: string, matched: string): string => `${matched} AS matched,
  ($5 <> '' AND lower(left(${t}.name, length($5)) COLLATE "C") = $5)::int AS begins,
  (coalesce(${t}.industry = $8, false))::int + (coalesce(${t}.project_types @> ARRAY[$9::text], false))::int
    + (coalesce(${t}.department_name = $10, false))::int AS near`;
const BEST = `ORDER BY matched DESC, begins DESC, near DESC, length(name), name COLLATE "C" LIMIT ${SHORTLIST}`;

/** Without a word typed, what is near is offered: the industry, the project type, the department of the form. */
const STATEMENT = `
WITH hit AS (
  SELECT k.indicator_id, count(*)::int AS matched FROM goals.library_token k
   WHERE k.jurisdiction_id = ANY ($2::uuid[]) AND k.token = ANY ($3::text[])
   GROUP BY 1 HAVING count(*) * 2 >= $4::int
), common_hit AS (
  SELECT k.indicator_id, count(*)::int AS matched FROM reference.library_token k
   WHERE k.token = ANY ($3::text[]) GROUP BY 1 HAVING count(*) * 2 >= $4::int
), best AS (
  (SELECT v.id AS version_id, v.jurisdiction_id, v.name, ${rank('v', 'hit.matched')}
     FROM hit JOIN goals.library_version v ON v.jurisdiction_id = ANY ($2::uuid[]) AND v.indicator_id = hit.indicator_id
      AND v.state = 'ADMITTED' WHERE $4::int > 0 AND ${filters('v')} ${BEST})
  UNION ALL
  (SELECT r.id, NULL, r.name, ${rank('r', 'common_hit.matched')}
     FROM common_hit JOIN reference.library_indicator r ON r.id = common_hit.indicator_id
    WHERE $4::int > 0 AND ${filters('r')} ${BEST})
  UNION ALL
  (SELECT v.id, v.jurisdiction_id, v.name, ${rank('v', '0')} FROM goals.library_version v
    WHERE $4::int = 0 AND v.jurisdiction_id = ANY ($2::uuid[]) AND v.state = 'ADMITTED' AND ${filters('v')} ${BEST})
  UNION ALL
  (SELECT r.id, NULL, r.name, ${rank('r', '0')} FROM reference.library_indicator r WHERE $4::int = 0 AND ${filters('r')} ${BEST})
), shortlist AS (
  SELECT * FROM best ${BEST}
), described AS (
  SELECT ${ownColumns('$1')}, s.matched, s.begins, s.near FROM shortlist s
    JOIN ${OWN_FROM} ON v.jurisdiction_id = s.jurisdiction_id AND v.id = s.version_id
  UNION ALL
  SELECT ${COMMON_COLUMNS}, s.matched, s.begins, s.near FROM shortlist s
    JOIN reference.library_indicator r ON s.jurisdiction_id IS NULL AND r.id = s.version_id
)
SELECT d.*, CASE WHEN $4::int = 0 THEN '0' ELSE round(d.matched * 100.0 / $4::int, 2)::text END AS "matchedShare",
       u.n AS "useCount"
  FROM described d
  CROSS JOIN LATERAL (SELECT count(DISTINCT x.objective_id)::int AS n FROM goals.indicator g
    JOIN goals.objective_version x ON x.jurisdiction_id = g.jurisdiction_id AND x.id = g.objective_version_id
     AND x.state NOT IN ('REJECTED', 'SUPERSEDED', 'REVOKED')
   WHERE g.jurisdiction_id = $1 AND g.library_indicator_id = d.id) u
 ORDER BY d.matched DESC, d.begins DESC, u.n DESC, d.near DESC, length(d.name), d.name COLLATE "C", d.id
 LIMIT $11`;
