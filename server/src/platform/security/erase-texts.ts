import { Injectable } from '@nestjs/common';
import { currentActor } from '../access/context.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Files } from '../files/files.service.js';
import { type Column, CONTENT_COLUMNS, emptied, type ErasureRules } from './erasure.js';

interface Reference {
  child: string;
  /** Beside the tenant; nothing where the reference is to the tenant itself. */
  columns: string[] | null;
  parent: string;
  hasId: boolean;
}

/** Ids of what hangs on the erased row, by table. */
export type ErasedIds = ReadonlyMap<string, readonly string[]>;
type Beside = (erased: ErasedIds) => Promise<void>;

/**
 * Takes away what can still be read of a row and of everything that hangs on it: contents of the rows, readable sides of
 * audit entries, titles of tasks and reminders, what jobs on it have answered, attachments. What hangs on it is asked of the foreign keys and what it
 * holds of the columns, so that no later table can be forgotten (C26). A room says what of its tables stays, and takes
 * away itself what no key leads to. Numbers go as well: a stub is counted, without its amount (design §8.20).
 */
@Injectable()
export class EraseTexts {
  private readonly rules = new Map<string, ErasureRules>();
  private readonly beside: Beside[] = [];

  constructor(
    private readonly uow: UnitOfWork,
    private readonly files: Files,
  ) {}

  /** Called by modules when they start. */
  declare(rules: Readonly<Record<string, ErasureRules>>): void {
    for (const [table, rule] of Object.entries(rules)) this.rules.set(table, rule);
  }

  /** Called by modules when they start: for copies that no foreign key leads to. */
  alongWith(erase: Beside): void {
    this.beside.push(erase);
  }

  /** Inside the caller's transaction. @returns how many audit entries lost their texts */
  async of(table: string, id: string): Promise<number> {
    const { jurisdictionId } = currentActor();
    const byTable = await this.descendants(table, id);
    const ids = [...byTable.values()].flat();
    await this.files.removeOf(ids);
    await this.empty(byTable);
    for (const erase of this.beside) await erase(byTable);
    await this.uow.affect(
      `UPDATE platform.task SET subject_title = '—', returned_reason = NULL, closed_at = coalesce(closed_at, now()),
              state = 'DONE' WHERE jurisdiction_id = $1 AND subject_id = ANY ($2::uuid[])`,
      [jurisdictionId, ids],
    );
    await this.uow.affect(
      `UPDATE platform.reminder SET subject_title = '—' WHERE jurisdiction_id = $1 AND subject_id = ANY ($2::uuid[])`,
      [jurisdictionId, ids],
    );
    // Why a job failed is told in the words of what it worked on; that it failed, and its code, stays.
    await this.uow.affect(
      `UPDATE platform.job SET result = NULL,
              error = CASE WHEN error IS NOT NULL THEN jsonb_build_object('code', error -> 'code', 'refusals', '[]'::jsonb) END
        WHERE jurisdiction_id = $1 AND finished_at IS NOT NULL
          AND EXISTS (SELECT 1 FROM regexp_matches(concat(input, result, error), '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}', 'g') AS found(id)
                       WHERE found.id[1] = ANY ($2::text[]))`,
      [jurisdictionId, ids],
    );
    return this.uow.affect(
      `DELETE FROM platform.audit_text x USING platform.audit_entry e
        WHERE x.jurisdiction_id = $1 AND e.jurisdiction_id = $1 AND e.seq = x.seq AND e.entity_id = ANY ($2::uuid[])`,
      [jurisdictionId, ids],
    );
  }

  /** One statement per table, whatever hangs there; the erased row itself is its owner's business. */
  private async empty(byTable: ErasedIds): Promise<void> {
    const [, ...tables] = byTable.keys();
    const also = [...this.rules.values()].flatMap((rules) => rules.also ?? []);
    const columns = await this.uow.query<Column>(CONTENT_COLUMNS, [tables, also]);
    for (const table of tables) {
      const rules = this.rules.get(table) ?? {};
      const changes = columns
        .filter((column) => column.table === table && !rules.keep?.includes(column.name) && isContent(column, rules))
        .map((column) => emptied(column, rules));
      if (changes.length === 0) continue;
      await this.uow.affect(
        `UPDATE ${table} SET ${changes.join(', ')} WHERE jurisdiction_id = $1 AND id = ANY ($2::uuid[])`,
        [currentActor().jurisdictionId, byTable.get(table)],
      );
    }
  }

  /** Breadth first along the references inside the tenant; a table that refers to itself is another document. */
  private async descendants(root: string, id: string): Promise<ErasedIds> {
    const references = await this.references();
    const seen = new Set([id]);
    const found = new Map([[root, [id]]]);
    let level = new Map([[root, [id]]]);
    while (level.size > 0) {
      const next = new Map<string, string[]>();
      for (const { child, columns, parent, hasId } of references) {
        const parents = level.get(parent);
        if (!parents || !hasId || child === parent || columns?.length !== 1 || this.isForeign(child, columns[0]!))
          continue;
        const rows = await this.uow.query<{ id: string }>(
          `SELECT id FROM ${child} WHERE jurisdiction_id = $1 AND ${columns[0]} = ANY ($2::uuid[])`,
          [currentActor().jurisdictionId, parents],
        );
        const fresh = rows.map((row) => row.id).filter((one) => !seen.has(one));
        if (fresh.length === 0) continue;
        fresh.forEach((one) => seen.add(one));
        next.set(child, [...(next.get(child) ?? []), ...fresh]);
        found.set(child, [...(found.get(child) ?? []), ...fresh]);
      }
      level = next;
    }
    return found;
  }

  private isForeign(table: string, column: string): boolean {
    return this.rules.get(table)?.foreign?.includes(column) ?? false;
  }

  /** References that carry the tenant, by the columns beside it; names come from the catalogue, quoted by it. */
  private references(): Promise<Reference[]> {
    return this.uow.query<Reference>(
      `SELECT c.conrelid::regclass::text AS child, c.confrelid::regclass::text AS parent,
              (SELECT array_agg(quote_ident(a.attname)::text) FROM pg_attribute a
                WHERE a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey) AND a.attname <> 'jurisdiction_id') AS columns,
              EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.conrelid AND a.attname = 'id'
                AND NOT a.attisdropped) AS "hasId"
         FROM pg_constraint c
        WHERE c.contype = 'f' AND EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.conrelid
                AND a.attnum = ANY (c.conkey) AND a.attname = 'jurisdiction_id')`,
    );
  }
}

const TEXTS = ['text', 'text[]', 'jsonb', 'numeric'];

/** A day or a number of years is content only where its room says so. */
function isContent({ name, type }: Column, rules: ErasureRules): boolean {
  return TEXTS.includes(type) || (rules.also?.includes(name) ?? false);
}
