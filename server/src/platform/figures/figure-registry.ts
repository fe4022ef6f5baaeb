import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work.js';
import { notFound } from '../errors/domain-error.js';
import type { FigureDefinition, FigureQuestion, FigureRow, FigureValue } from './figure.js';
import { type FigureSql, figuresSql } from './population.js';

const MOST_STATEMENTS = 200;

/** A field of a figure as it is shown, and its name in the answer. */
export interface ShownField {
  key: string;
  field: (typeof FIGURE_FIELDS)[number];
}

export const FIGURE_FIELDS = [
  'id',
  'name',
  'definition',
  'unit',
  'owner',
  'status',
  'value',
  'numerator',
  'denominator',
  'rowCount',
  'asOf',
] as const;

export interface FigureRowPage {
  rows: FigureRow[];
  /** Label and id of the last row, to go on from. */
  next: { label: string; id: string } | null;
}

/** Every number that is shown or printed anywhere, each with one definition. Nothing else computes totals (design §1.4). */
@Injectable()
export class FigureRegistry {
  private readonly definitions = new Map<string, FigureDefinition>();
  private readonly statements = new Map<string, { name: string; sql: string }>();

  constructor(private readonly uow: UnitOfWork) {}

  register(...definitions: readonly FigureDefinition[]): void {
    for (const definition of definitions) {
      if (this.definitions.has(definition.id)) throw new Error(`Figure ${definition.id} is defined twice`);
      this.definitions.set(definition.id, definition);
    }
  }

  all(): readonly FigureDefinition[] {
    return [...this.definitions.values()];
  }

  /** @throws DomainError NOT_FOUND */
  get(id: string): FigureDefinition {
    const definition = this.definitions.get(id);
    if (!definition) throw notFound('figureId');
    return definition;
  }

  /** Values of several figures in one statement. */
  async values(ids: readonly string[], question: FigureQuestion): Promise<FigureValue[]> {
    if (ids.length === 0) return [];
    const definitions = ids.map((id) => this.get(id));
    const { name, sql } = this.once(ids.join(','), () => valuesSql(definitions));
    const values = await this.uow.prepared<FigureValue & Record<string, unknown>>(name, sql, [
      question.jurisdictionId,
      question.workYear,
      question.asOf,
    ]);
    const byId = new Map(values.map((value) => [value.id, value]));
    return ids.map((id) => byId.get(id)!);
  }

  /**
   * SQL of a JSON array of the figures in the order of their ids, or null where one is unknown. The database writes the
   * whole answer: the same expressions as `values()`, nothing computed after it.
   *
   * @param at where `$2` (work year) and `$3` (as-of date) of the definitions stand in the statement
   */
  arraySql(
    ids: readonly string[],
    shown: readonly ShownField[],
    at: { workYear: string; asOf: string },
  ): string | null {
    const definitions = ids.map((id) => this.definitions.get(id));
    if (!definitions.every((one) => one !== undefined)) return null;
    const fields = shown.map(({ key, field }) => `${key}:${field}`).join(' ');
    const key = `json ${at.workYear} ${at.asOf} ${fields} ${ids.join(',')}`;
    return this.once(key, () => moved(arraySql(definitions, shown), at)).sql;
  }

  /** The same figures are asked for all day: their statement is written once. */
  private once(key: string, write: () => string): { name: string; sql: string } {
    const known = this.statements.get(key);
    if (known) return known;
    const sql = write();
    // Choices that nobody foresaw must not fill the memory: beyond the limit a statement has no name and is not kept.
    if (this.statements.size >= MOST_STATEMENTS) return { name: '', sql };
    const made = { name: `figures_${this.statements.size + 1}`, sql };
    this.statements.set(key, made);
    return made;
  }

  async value(id: string, question: FigureQuestion): Promise<FigureValue> {
    return (await this.values([id], question))[0]!;
  }

  /** The rows behind a figure, a page at a time in the order of their labels. */
  async rows(
    id: string,
    question: FigureQuestion,
    page: { first: number; after: { label: string; id: string } | null },
  ): Promise<FigureRowPage> {
    const definition = this.get(id);
    const rows = await this.uow.query<FigureRow & { numerator: string }>(
      `SELECT r.id::text AS id, r.label, r.agency_id AS "agencyId", r.agency_name AS "agencyName",
              r.numerator::text AS numerator, r.denominator::text AS denominator, r.url
         FROM (${definition.rowsSql}) r
        WHERE $4::text IS NULL OR (r.label, r.id::text) > ($4::text, $5::text)
        ORDER BY r.label, r.id::text LIMIT $6`,
      [
        question.jurisdictionId,
        question.workYear,
        question.asOf,
        page.after?.label ?? null,
        page.after?.id ?? null,
        page.first + 1,
      ],
    );
    const shown = rows.slice(0, page.first);
    const last = shown.at(-1);
    return { rows: shown, next: rows.length > page.first && last ? { label: last.label, id: last.id } : null };
  }
}

function valuesSql(definitions: readonly FigureDefinition[]): string {
  const { from, figures } = figuresSql(definitions);
  const lines = figures.map(
    ({ definition: { id }, status, value, numerator, denominator, rowCount }) =>
      `('${id}', ${status}, ${value}, ${numerator}, ${denominator}, ${rowCount})`,
  );
  return `SELECT f.* FROM ${from}
    CROSS JOIN LATERAL (VALUES ${lines.join(', ')}) f (id, status, value, numerator, denominator, "rowCount")`;
}

function arraySql(definitions: readonly FigureDefinition[], shown: readonly ShownField[]): string {
  const { from, figures } = figuresSql(definitions);
  // An array, because a function takes no more than a hundred arguments.
  const objects = figures.map((figure) => {
    const pairs = shown.map(({ key, field }) => `'${key}', ${fieldSql(figure, field)}`);
    return `json_build_object(${pairs.join(', ')})`;
  });
  return `(SELECT array_to_json(ARRAY[${objects.join(', ')}]) FROM ${from})`;
}

/** In the SQL of a definition `$3` is the as-of date. */
function fieldSql(figure: FigureSql, field: ShownField['field']): string {
  switch (field) {
    case 'asOf':
      return '$3::date::text';
    case 'id':
    case 'name':
    case 'definition':
    case 'unit':
    case 'owner':
      return `'${figure.definition[field].replaceAll("'", "''")}'`;
    default:
      return figure[field];
  }
}

const moved = (sql: string, { workYear, asOf }: { workYear: string; asOf: string }): string =>
  sql.replace(/\$([23])(?![0-9])/g, (_, n) => (n === '2' ? workYear : asOf));
