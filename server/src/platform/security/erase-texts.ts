import { Injectable } from '@nestjs/common';
import { currentActor } from '../access/context.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Files } from '../files/files.service.js';

interface Reference {
  child: string;
  columns: string[];
  parent: string;
  hasId: boolean;
}

/**
 * Takes away what can still be read of a row and of everything that hangs on it: readable sides of audit entries, titles
 * of tasks, attachments. What hangs on it is asked of the foreign keys, so that no later table can be forgotten (C26).
 */
@Injectable()
export class EraseTexts {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly files: Files,
  ) {}

  /** Inside the caller's transaction. @returns how many audit entries lost their texts */
  async of(table: string, id: string): Promise<number> {
    const { jurisdictionId } = currentActor();
    const ids = [...(await this.descendants(table, id))];
    await this.files.removeOf(ids);
    await this.uow.affect(
      `UPDATE platform.task SET subject_title = '—', returned_reason = NULL, closed_at = coalesce(closed_at, now()),
              state = 'DONE' WHERE jurisdiction_id = $1 AND subject_id = ANY ($2::uuid[])`,
      [jurisdictionId, ids],
    );
    return this.uow.affect(
      `DELETE FROM platform.audit_text x USING platform.audit_entry e
        WHERE x.jurisdiction_id = $1 AND e.jurisdiction_id = $1 AND e.seq = x.seq AND e.entity_id = ANY ($2::uuid[])`,
      [jurisdictionId, ids],
    );
  }

  /** Breadth first along the references inside the tenant; a table that refers to itself is another document. */
  private async descendants(root: string, id: string): Promise<Set<string>> {
    const references = await this.references();
    const found = new Set([id]);
    let level = new Map([[root, [id]]]);
    while (level.size > 0) {
      const next = new Map<string, string[]>();
      for (const { child, columns, parent, hasId } of references) {
        const parents = level.get(parent);
        if (!parents || !hasId || child === parent || columns.length !== 1) continue;
        const rows = await this.uow.query<{ id: string }>(
          `SELECT id FROM ${child} WHERE jurisdiction_id = $1 AND ${columns[0]} = ANY ($2::uuid[])`,
          [currentActor().jurisdictionId, parents],
        );
        const fresh = rows.map((row) => row.id).filter((one) => !found.has(one));
        fresh.forEach((one) => found.add(one));
        if (fresh.length > 0) next.set(child, [...(next.get(child) ?? []), ...fresh]);
      }
      level = next;
    }
    return found;
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
