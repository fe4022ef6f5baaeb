import { Injectable } from '@nestjs/common';
import { currentActor } from '../../../../platform/access/index.js';
import { UnitOfWork } from '../../../../platform/database/index.js';

/** What an evaluation is about, as plans and lists name it. */
export interface EvaluatedObject {
  objectType: string;
  projectId: string | null;
  agencyId: string;
  subjectYear: number;
}

/** The same object of the same year has the same key. */
export const objectKey = ({ objectType, projectId, agencyId, subjectYear }: EvaluatedObject): string =>
  [projectId ?? `${objectType}/${agencyId}`, subjectYear].join('/');

const WHOLE = `('DEPARTMENT_WHOLE', 'UNIT_WHOLE')`;
const HANDED_IN = `('SUBMITTED', 'DEPT_REVIEWED', 'ACCEPTED')`;

/** What is known of an object before it is evaluated: what it rests on, whether it was listed, its money, its tree. */
@Injectable()
export class EvaluatedObjectReads {
  constructor(private readonly uow: UnitOfWork) {}

  /**
   * The self-evaluations that evaluations of these objects rest on (R134): handed in, by the key of the object. A project is
   * found by itself, a whole unit by its body.
   */
  async selfEvaluationsOf(objects: readonly EvaluatedObject[]): Promise<Map<string, string>> {
    const rows = await this.uow.query<{ key: string; id: string }>(
      `SELECT DISTINCT ON (x.key) x.key, e.id
         FROM jsonb_to_recordset($2::jsonb) AS x(key text, "objectType" text, "projectId" uuid, "agencyId" uuid, "subjectYear" integer)
         JOIN LATERAL (
           SELECT s.id FROM evaluation.self_evaluation s
            WHERE s.jurisdiction_id = $1 AND s.project_id = x."projectId" AND s.subject_year = x."subjectYear" AND s.state IN ${HANDED_IN}
           UNION ALL
           SELECT s.id FROM evaluation.self_evaluation s
            WHERE x."projectId" IS NULL AND x."objectType" IN ${WHOLE} AND s.jurisdiction_id = $1 AND s.agency_id = x."agencyId"
              AND s.object_type = x."objectType" AND s.subject_year = x."subjectYear" AND s.state IN ${HANDED_IN}) e ON TRUE
        ORDER BY x.key, e.id DESC`,
      [currentActor().jurisdictionId, JSON.stringify(objects.map((one) => ({ ...one, key: objectKey(one) })))],
    );
    return new Map(rows.map(({ key, id }) => [key, id]));
  }

  /** Which of the objects, by their place, were listed before for the same year and stand; policies and programmes by title. */
  async listedBefore(kind: string, objects: readonly (EvaluatedObject & { title: string })[]): Promise<Set<number>> {
    const rows = await this.uow.query<{ at: number }>(
      `SELECT x.at
         FROM jsonb_to_recordset($3::jsonb) AS x(at integer, "objectType" text, "projectId" uuid, "agencyId" uuid, "subjectYear" integer, title text)
        WHERE EXISTS (SELECT 1 FROM evaluation.evaluation_task t
          WHERE t.jurisdiction_id = $1 AND t.kind = $2 AND t.subject_year = x."subjectYear" AND t.state <> 'CANCELLED'
            AND CASE WHEN x."projectId" IS NOT NULL THEN t.project_id = x."projectId"
                ELSE t.object_type = x."objectType" AND t.agency_id = x."agencyId" AND (x."objectType" IN ${WHOLE} OR t.title = x.title) END)`,
      [currentActor().jurisdictionId, kind, JSON.stringify(objects.map((one, at) => ({ ...one, at })))],
    );
    return new Set(rows.map(({ at }) => at));
  }

  /** Approved money of a whole unit in a year; null where no objective was approved. */
  async wholeAmount(agencyId: string, objectType: string, year: number): Promise<string | null> {
    const [row] = await this.uow.query<{ amount: string }>(
      `SELECT v.annual_amount AS amount FROM goals.objective o
         JOIN goals.objective_version v ON v.jurisdiction_id = o.jurisdiction_id AND v.objective_id = o.id AND v.state = 'APPROVED'
        WHERE o.jurisdiction_id = $1 AND o.agency_id = $2 AND o.object_type = $3 AND o.budget_year = $4 LIMIT 1`,
      [currentActor().jurisdictionId, agencyId, objectType, year],
    );
    return row?.amount ?? null;
  }

  /** Of these bodies, the ones that belong to a department's tree. */
  async below(departmentId: string, agencyIds: readonly string[]): Promise<Set<string>> {
    const rows = await this.uow.query<{ id: string }>(
      `SELECT descendant_id AS id FROM organizations.agency_closure
        WHERE jurisdiction_id = $1 AND ancestor_id = $2 AND descendant_id = ANY ($3::uuid[])`,
      [currentActor().jurisdictionId, departmentId, agencyIds],
    );
    return new Set(rows.map(({ id }) => id));
  }
}
