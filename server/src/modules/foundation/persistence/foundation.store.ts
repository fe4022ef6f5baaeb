import { Injectable } from '@nestjs/common';
import { documentNumberKey } from '@jixiao/shared';
import { currentActor } from '../../../platform/access/index.js';
import { newId, UnitOfWork, updateVersioned } from '../../../platform/database/index.js';
import type { Shape, Stored } from './shapes.js';

export interface RecordFilter {
  readonly year: number | null;
  readonly text: string | null;
}

/** Rows of the foundation: few, plain, and all of one make. */
@Injectable()
export class FoundationStore {
  constructor(private readonly uow: UnitOfWork) {}

  page<V extends object>(
    shape: Shape<V>,
    filter: RecordFilter,
    page: { first: number; after: readonly (string | number | null)[] | null },
  ): Promise<(Stored<V> & { sortKey: string })[]> {
    return this.uow.query(
      `SELECT ${fields(shape)}, ${shape.order} AS "sortKey" FROM ${shape.table} r
        WHERE r.jurisdiction_id = $1 AND ${matches(shape)}
          AND ($4::text IS NULL OR (${shape.order}, r.id::text) > ($4, $5)) ORDER BY ${shape.order}, r.id::text LIMIT $6`,
      [
        currentActor().jurisdictionId,
        filter.year,
        pattern(filter),
        page.after?.[0] ?? null,
        page.after?.[1] ?? null,
        page.first + 1,
      ],
    );
  }

  async count<V extends object>(shape: Shape<V>, filter: RecordFilter): Promise<number> {
    const [row] = await this.uow.query<{ total: number }>(
      `SELECT count(*)::int AS total FROM ${shape.table} r WHERE r.jurisdiction_id = $1 AND ${matches(shape)}`,
      [currentActor().jurisdictionId, filter.year, pattern(filter)],
    );
    return row!.total;
  }

  async one<V extends object>(shape: Shape<V>, id: string, lock = false): Promise<Stored<V> | null> {
    const [row] = await this.uow.query<Stored<V>>(
      `SELECT ${fields(shape)} FROM ${shape.table} r WHERE r.jurisdiction_id = $1 AND r.id = $2 ${lock ? 'FOR UPDATE' : ''}`,
      [currentActor().jurisdictionId, id],
    );
    return row ?? null;
  }

  /** Whether another record of the year already says this. */
  async known<V extends object>(
    shape: Shape<V>,
    values: V,
    same: readonly (keyof V & string)[],
    exceptId: string | null,
  ): Promise<boolean> {
    const keys = shape.year ? [shape.year, ...same] : [...same];
    const where = keys.map((key, index) => `r.${shape.columns[key]}::text = $${index + 3}::text`).join(' AND ');
    const rows = await this.uow.query(
      `SELECT 1 FROM ${shape.table} r
        WHERE r.jurisdiction_id = $1 AND r.id IS DISTINCT FROM $2::uuid AND ${where} LIMIT 1`,
      [currentActor().jurisdictionId, exceptId, ...keys.map((key) => String(values[key]))],
    );
    return rows.length > 0;
  }

  async insert<V extends object>(shape: Shape<V>, values: V): Promise<string> {
    const id = newId();
    await this.uow.insert(shape.entity, [{ id, ...stated(shape, values) }]);
    return id;
  }

  async update<V extends object>(shape: Shape<V>, id: string, expectedVersion: number, values: V): Promise<void> {
    const names = Object.keys(shape.columns) as (keyof V & string)[];
    const patch = Object.fromEntries(names.map((name) => [shape.columns[name], values[name]]));
    // Whoever has written a record himself vouches for it.
    if (shape.isAssumed) patch.is_assumed = false as V[keyof V & string];
    await updateVersioned(this.uow, shape.table, currentActor().jurisdictionId, id, expectedVersion, patch);
  }

  /** @returns false when the version is not the expected one */
  async remove<V extends object>(shape: Shape<V>, id: string, expectedVersion: number): Promise<boolean> {
    const removed = await this.uow.affect(
      `DELETE FROM ${shape.table} WHERE jurisdiction_id = $1 AND id = $2 AND version = $3`,
      [currentActor().jurisdictionId, id, expectedVersion],
    );
    return removed === 1;
  }
}

/** What a caller hands over may carry more than the record, its id for one. */
function stated<V extends object>(shape: Shape<V>, values: V): V {
  const names = Object.keys(shape.columns) as (keyof V & string)[];
  return Object.fromEntries(names.map((name) => [name, values[name]])) as V;
}

function fields<V extends object>(shape: Shape<V>): string {
  const names = Object.keys(shape.columns) as (keyof V & string)[];
  const own = names.map((name) => {
    const column = `r.${shape.columns[name]}`;
    return `${shape.asText.includes(name) ? `${column}::text` : column} AS "${name}"`;
  });
  return ['r.id', 'r.version', `${shape.isAssumed ? 'r.is_assumed' : 'false'} AS "isAssumed"`, ...own].join(', ');
}

const matches = <V extends object>(shape: Shape<V>): string =>
  `${shape.year ? `($2::int IS NULL OR r.${shape.columns[shape.year]} = $2::int)` : '$2::int IS NULL'}
    AND ($3::text IS NULL OR translate(${shape.search}, '﹝﹞[]［］()（）【】 ', '〔〕〔〕〔〕〔〕〔〕〔〕') ILIKE $3)`;

/** Both sides without spaces and with one kind of brackets: a document number is typed in many ways (R002). */
const pattern = ({ text }: RecordFilter): string | null =>
  text ? `%${documentNumberKey(text).replace(/[\\%_]/g, '\\$&')}%` : null;
