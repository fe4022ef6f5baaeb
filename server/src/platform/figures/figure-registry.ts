import { Injectable } from '@nestjs/common';
import { Decimal } from 'decimal.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { notFound } from '../errors/domain-error.js';
import type { FigureDefinition, FigureQuestion, FigureRow, FigureValue } from './figure.js';
import { totalsSql } from './population.js';

const MOST_STATEMENTS = 200;

interface Totals {
  id: string;
  rows: string;
  numerator: string | null;
  denominator: string | null;
  largest: string | null;
  smallest: string | null;
}

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
    const { name, sql } = this.statement(definitions);
    const totals = await this.uow.prepared<Totals>(name, sql, [
      question.jurisdictionId,
      question.workYear,
      question.asOf,
    ]);
    const byId = new Map(totals.map((row) => [row.id, row]));
    return definitions.map((definition) => valueOf(definition, byId.get(definition.id)!));
  }

  /** The same figures are asked for all day: their statement is written once. */
  private statement(definitions: readonly FigureDefinition[]): { name: string; sql: string } {
    const key = definitions.map(({ id }) => id).join(',');
    const known = this.statements.get(key);
    if (known) return known;
    const sql = totalsSql(definitions);
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

function valueOf(definition: FigureDefinition, totals: Totals): FigureValue {
  const rowCount = Number(totals.rows);
  const base = { id: definition.id, numerator: totals.numerator, denominator: totals.denominator, rowCount };
  if (rowCount === 0 && definition.emptyMeansNotReported) return { ...base, status: 'NOT_REPORTED', value: null };
  switch (definition.aggregate) {
    case 'COUNT':
      return { ...base, status: 'VALUE', value: totals.rows };
    case 'SUM':
      return { ...base, status: 'VALUE', value: totals.numerator ?? '0' };
    case 'MAX':
    case 'MIN': {
      const value = definition.aggregate === 'MAX' ? totals.largest : totals.smallest;
      return value === null ? { ...base, status: 'NOT_REPORTED', value } : { ...base, status: 'VALUE', value };
    }
    case 'RATIO': {
      const denominator = new Decimal(totals.denominator ?? '0');
      if (denominator.isZero()) return { ...base, status: 'NOT_APPLICABLE', value: null };
      const value = new Decimal(totals.numerator ?? '0').div(denominator).times(100);
      return { ...base, status: 'VALUE', value: value.toFixed(6, Decimal.ROUND_HALF_UP) };
    }
  }
}
