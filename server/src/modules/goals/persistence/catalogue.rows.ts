import { Injectable } from '@nestjs/common';
import type { IndicatorCatalogue, ObjectType } from '@jixiao/shared';
import { currentActor } from '../../../platform/access/index.js';
import { newId, UnitOfWork } from '../../../platform/database/index.js';

/** A catalogue that a place keeps, with the years in which its forms are declared by it. */
export interface CatalogueRow extends IndicatorCatalogue {
  id: string;
  jurisdictionId: string;
  objectType: ObjectType;
  yearFrom: number;
  yearTo: number | null;
  source: string;
  copiedFrom: string | null;
  version: number;
}

export type CatalogueToWrite = Omit<CatalogueRow, 'id' | 'jurisdictionId' | 'version'>;

/** Catalogues of a place and of those above it. */
@Injectable()
export class CatalogueRows {
  constructor(private readonly uow: UnitOfWork) {}

  /** Nearest place first, newest year first; asked only with the places above opened for reading. */
  inChain(chain: readonly string[], latestYear: number): Promise<CatalogueRow[]> {
    return this.uow.query<CatalogueRow>(
      `SELECT id, jurisdiction_id AS "jurisdictionId", code, name, object_type AS "objectType", year_from AS "yearFrom",
              year_to AS "yearTo", weight_mode AS "weightMode", trim_scale(total_weight)::text AS "totalWeight", blocks,
              levels, source, copied_from AS "copiedFrom", version
         FROM goals.indicator_catalogue WHERE jurisdiction_id = ANY ($1::uuid[]) AND year_from <= $2
        ORDER BY array_position($1::uuid[], jurisdiction_id), year_from DESC, code`,
      [chain, latestYear],
    );
  }

  async own(objectType: string, code: string, yearFrom: number): Promise<{ id: string; version: number } | null> {
    const [row] = await this.uow.query<{ id: string; version: number }>(
      `SELECT id, version FROM goals.indicator_catalogue
        WHERE jurisdiction_id = $1 AND object_type = $2 AND code = $3 AND year_from = $4 FOR UPDATE`,
      [currentActor().jurisdictionId, objectType, code, yearFrom],
    );
    return row ?? null;
  }

  async put(row: CatalogueToWrite, present: string | null): Promise<string> {
    const id = present ?? newId();
    await this.uow.affect(
      `INSERT INTO goals.indicator_catalogue AS c (jurisdiction_id, id, code, name, object_type, year_from, year_to,
              weight_mode, total_weight, blocks, levels, source, copied_from)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
       ON CONFLICT (jurisdiction_id, object_type, code, year_from) DO UPDATE SET name = EXCLUDED.name,
              year_to = EXCLUDED.year_to, weight_mode = EXCLUDED.weight_mode, total_weight = EXCLUDED.total_weight,
              blocks = EXCLUDED.blocks, levels = EXCLUDED.levels, source = EXCLUDED.source,
              version = c.version + 1, updated_at = now()`,
      [
        currentActor().jurisdictionId,
        id,
        row.code,
        row.name,
        row.objectType,
        row.yearFrom,
        row.yearTo,
        row.weightMode,
        row.totalWeight,
        row.blocks,
        JSON.stringify(row.levels),
        row.source,
        row.copiedFrom,
      ],
    );
    return id;
  }
}
