import { Injectable } from '@nestjs/common';
import type { FrameworkGroup, FullFrameworkRow } from '@jixiao/shared';
import { currentActor } from '../../../../platform/access/index.js';
import { UnitOfWork } from '../../../../platform/database/index.js';

export interface OwnFrameworkRecord {
  id: string;
  familyId: string;
  versionNo: number;
  name: string;
  objectType: string;
  note: string | null;
  basedOn: string | null;
  groups: FrameworkGroup[];
  savedOn: string | null;
  savedBy: string | null;
  latestNo: number;
  rowCount: number;
  retiredOn: string | null;
  retiredBy: string | null;
  retiredReason: string | null;
}

const COLUMNS = `f.id, f.family_id AS "familyId", f.version_no AS "versionNo", f.name, f.object_type AS "objectType", f.note,
  f.based_on AS "basedOn", f.groups, f.saved_on::text AS "savedOn", c.person_name AS "savedBy",
  (SELECT max(n.version_no) FROM evaluation.framework n WHERE n.jurisdiction_id = f.jurisdiction_id AND n.family_id = f.family_id) AS "latestNo",
  (SELECT count(*)::int FROM evaluation.framework_row r WHERE r.jurisdiction_id = f.jurisdiction_id AND r.framework_id = f.id) AS "rowCount",
  t.retired_on::text AS "retiredOn", t.retired_by_name AS "retiredBy", t.reason AS "retiredReason"`;
const FROM = `FROM evaluation.framework f LEFT JOIN auth.account c ON c.jurisdiction_id = f.jurisdiction_id AND c.id = f.saved_by
  LEFT JOIN evaluation.framework_retirement t ON t.jurisdiction_id = f.jurisdiction_id AND t.family_id = f.family_id`;

/** Frameworks of the place, in versions. */
@Injectable()
export class FrameworkReads {
  constructor(private readonly uow: UnitOfWork) {}

  /** The newest version of every family. */
  latest(): Promise<OwnFrameworkRecord[]> {
    return this.uow.query<OwnFrameworkRecord & Record<string, unknown>>(
      `SELECT * FROM (SELECT ${COLUMNS} ${FROM} WHERE f.jurisdiction_id = $1 AND f.family_id IS NOT NULL) v
        WHERE v."versionNo" = v."latestNo" ORDER BY v."retiredOn" IS NOT NULL, v.name, v.id LIMIT 500`,
      [currentActor().jurisdictionId],
    );
  }

  versions(familyIds: readonly string[]): Promise<OwnFrameworkRecord[]> {
    return this.uow.query<OwnFrameworkRecord & Record<string, unknown>>(
      `SELECT ${COLUMNS} ${FROM} WHERE f.jurisdiction_id = $1 AND f.family_id = ANY ($2::uuid[]) ORDER BY f.version_no DESC`,
      [currentActor().jurisdictionId, familyIds],
    );
  }

  async byId(id: string): Promise<OwnFrameworkRecord | null> {
    const [row] = await this.uow.query<OwnFrameworkRecord & Record<string, unknown>>(
      `SELECT ${COLUMNS} ${FROM} WHERE f.jurisdiction_id = $1 AND f.id = $2 AND f.family_id IS NOT NULL`,
      [currentActor().jurisdictionId, id],
    );
    return row ?? null;
  }

  async lockFamily(familyId: string): Promise<void> {
    await this.uow.query(
      'SELECT id FROM evaluation.framework WHERE jurisdiction_id = $1 AND family_id = $2 ORDER BY id FOR UPDATE',
      [currentActor().jurisdictionId, familyId],
    );
  }

  async rows(frameworkIds: readonly string[]): Promise<Map<string, FullFrameworkRow[]>> {
    const rows = await this.uow.query<FullFrameworkRow & { frameworkId: string } & Record<string, unknown>>(
      `SELECT r.framework_id AS "frameworkId", r.level1, r.level2, r.name, trim_scale(r.weight)::text AS weight, r.kind, r.explanation,
              r.basis, r.standard, r.scoring_rule AS "scoringRule", r.method, r.evidence_needed AS "evidenceNeeded", r.elements, r.grades
         FROM evaluation.framework_row r WHERE r.jurisdiction_id = $1 AND r.framework_id = ANY ($2::uuid[]) ORDER BY r.ordinal`,
      [currentActor().jurisdictionId, frameworkIds],
    );
    const of = new Map(frameworkIds.map((id) => [id, [] as FullFrameworkRow[]]));
    for (const { frameworkId, ...row } of rows) of.get(frameworkId)!.push(row);
    return of;
  }

  /** Rows and levels of the framework of a task. */
  async groupsOf(frameworkId: string): Promise<{ groups: FrameworkGroup[]; objectType: string } | null> {
    const [row] = await this.uow.query<{ groups: FrameworkGroup[]; objectType: string }>(
      `SELECT groups, object_type AS "objectType" FROM evaluation.framework WHERE jurisdiction_id = $1 AND id = $2`,
      [currentActor().jurisdictionId, frameworkId],
    );
    return row ?? null;
  }
}
