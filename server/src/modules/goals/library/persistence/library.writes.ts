import { Injectable } from '@nestjs/common';
import type { LibraryContent, StandardKind } from '@jixiao/shared';
import { indexTokens } from '@jixiao/shared';
import { currentActor } from '../../../../platform/access/index.js';
import { newId, type Patch, UnitOfWork } from '../../../../platform/database/index.js';

export interface VersionToWrite {
  indicatorId: string;
  versionNo: number;
  content: LibraryContent;
  changeReason: string | null;
  agencyId: string | null;
}

export interface IndicatorToWrite {
  id: string;
  code: string;
  origin: 'INDUSTRY' | 'LOCAL' | 'PROPOSED';
  originKind: 'OBJECTIVE' | 'EVALUATION' | 'SHEET' | null;
  originId: string | null;
  originTitle: string | null;
}

export interface StandardToWrite {
  indicatorId: string;
  kind: StandardKind;
  value: string | null;
  valueText: string | null;
  year: number | null;
  region: string | null;
  direction: string;
  tolerance: string | null;
  source: string | null;
}

/** Content as columns; the keys are column names of both tables. */
export function columnsOf(content: LibraryContent): Patch {
  return {
    level1: content.level1,
    level2: content.level2,
    name: content.name,
    layer: content.layer,
    industry: content.industry,
    field: content.field,
    department_name: content.departmentName,
    project_types: content.projectTypes,
    definition: content.definition,
    formula: content.formula,
    example: content.example,
    help: content.help,
    unit: content.unit,
    direction: content.direction,
    basis: content.basis,
    data_source: content.dataSource,
    capture_method: content.captureMethod,
    grades: content.grades && JSON.stringify(content.grades),
    keywords: content.keywords,
    dimension: content.dimension,
    criterion: content.criterion,
    valid_from_year: content.validFromYear,
    valid_to_year: content.validToYear,
  };
}

/** Inserts of the library, each set in one statement; states are moved by the transition service alone. */
@Injectable()
export class LibraryWrites {
  constructor(private readonly uow: UnitOfWork) {}

  async indicators(rows: readonly IndicatorToWrite[]): Promise<void> {
    if (rows.length === 0) return;
    await this.uow.affect(
      `INSERT INTO goals.library_indicator (jurisdiction_id, id, code, origin, origin_kind, origin_id, origin_title)
       SELECT $1, r.id, r.code, r.origin, r."originKind", r."originId", r."originTitle"
         FROM jsonb_to_recordset($2::jsonb) AS r(id uuid, code text, origin text, "originKind" text, "originId" uuid,
              "originTitle" text)`,
      [currentActor().jurisdictionId, JSON.stringify(rows)],
    );
  }

  /** New drafts. @returns their ids in the order of the rows */
  async versions(rows: readonly VersionToWrite[]): Promise<string[]> {
    const actor = currentActor();
    const records = rows.map((row) => ({
      ...columnsOf(row.content),
      grades: row.content.grades,
      jurisdiction_id: actor.jurisdictionId,
      id: newId(),
      indicator_id: row.indicatorId,
      version_no: row.versionNo,
      change_reason: row.changeReason,
      agency_id: row.agencyId,
      drafted_by: actor.userId,
    }));
    if (records.length === 0) return [];
    const columns = Object.keys(records[0]!).join(', ');
    await this.uow.affect(
      `INSERT INTO goals.library_version (${columns})
       SELECT ${columns} FROM jsonb_populate_recordset(NULL::goals.library_version, $1::jsonb)`,
      [JSON.stringify(records)],
    );
    return records.map(({ id }) => id);
  }

  /** What admitted indicators are found by, written anew. */
  async tokens(rows: readonly { id: string; name: string; keywords: readonly string[] }[]): Promise<void> {
    await this.forget(rows.map(({ id }) => id));
    await this.uow.affect(
      `INSERT INTO goals.library_token (jurisdiction_id, token, indicator_id)
       SELECT $1, r.token, r.id FROM jsonb_to_recordset($2::jsonb) AS r(token text, id uuid)`,
      [
        currentActor().jurisdictionId,
        JSON.stringify(
          rows.flatMap(({ id, name, keywords }) => indexTokens(name, keywords).map((token) => ({ token, id }))),
        ),
      ],
    );
  }

  /** Retired ones are not suggested any more; who uses them keeps them. */
  async forget(indicatorIds: readonly string[]): Promise<void> {
    await this.uow.affect(
      'DELETE FROM goals.library_token WHERE jurisdiction_id = $1 AND indicator_id = ANY ($2::uuid[])',
      [currentActor().jurisdictionId, indicatorIds],
    );
  }

  async standards(rows: readonly StandardToWrite[]): Promise<string[]> {
    const records = rows.map((row) => ({ id: newId(), ...row }));
    if (records.length === 0) return [];
    await this.uow.affect(
      `INSERT INTO goals.library_standard (jurisdiction_id, id, indicator_id, kind, value, value_text, year, region,
              direction, tolerance, source)
       SELECT $1, r.id, r."indicatorId", r.kind, r.value, r."valueText", r.year, r.region, r.direction, r.tolerance, r.source
         FROM jsonb_to_recordset($2::jsonb) AS r(id uuid, "indicatorId" uuid, kind text, value numeric, "valueText" text,
              year integer, region text, direction text, tolerance numeric, source text)`,
      [currentActor().jurisdictionId, JSON.stringify(records)],
    );
    return records.map(({ id }) => id);
  }

  removeStandard(id: string, expectedVersion: number): Promise<number> {
    return this.uow.affect(
      'DELETE FROM goals.library_standard WHERE jurisdiction_id = $1 AND id = $2 AND version = $3',
      [currentActor().jurisdictionId, id, expectedVersion],
    );
  }

  async template(row: { code: string; name: string; kind: string; rows: unknown }): Promise<string> {
    const id = newId();
    await this.uow.affect(
      `INSERT INTO goals.library_template (jurisdiction_id, id, code, name, kind, rows) VALUES ($1, $2, $3, $4, $5, $6)`,
      [currentActor().jurisdictionId, id, row.code, row.name, row.kind, JSON.stringify(row.rows)],
    );
    return id;
  }

  async set(agencyId: string, name: string, minimumShare: string | null): Promise<string> {
    const id = newId();
    await this.uow.affect(
      `INSERT INTO goals.department_set (jurisdiction_id, id, agency_id, name, minimum_share) VALUES ($1, $2, $3, $4, $5)`,
      [currentActor().jurisdictionId, id, agencyId, name, minimumShare],
    );
    return id;
  }

  async setIndicators(setId: string, indicatorIds: readonly string[]): Promise<void> {
    const { jurisdictionId } = currentActor();
    await this.uow.affect('DELETE FROM goals.department_set_indicator WHERE jurisdiction_id = $1 AND set_id = $2', [
      jurisdictionId,
      setId,
    ]);
    await this.uow.affect(
      `INSERT INTO goals.department_set_indicator (jurisdiction_id, set_id, indicator_id)
       SELECT $1, $2, id FROM unnest($3::uuid[]) AS t(id)`,
      [jurisdictionId, setId, indicatorIds],
    );
  }
}
