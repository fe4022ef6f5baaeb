/**
 * Building blocks shared by all migrations, so that no table can forget its tenant lock.
 */

/** The row is visible and writable only inside the jurisdictions named by `SET LOCAL app.scope` (design §8.9). */
const SCOPE = `NULLIF(current_setting('app.scope', true), '')::uuid[]`;

/** Rights of the runtime role on a table. Append-only tables get no UPDATE and no DELETE. */
export type RuntimeRights = 'READ' | 'APPEND' | 'EDIT' | 'FULL';

const GRANTS: Record<RuntimeRights, string> = {
  READ: 'SELECT',
  APPEND: 'SELECT, INSERT',
  EDIT: 'SELECT, INSERT, UPDATE',
  FULL: 'SELECT, INSERT, UPDATE, DELETE',
};

/** Row security, enabled and forced, default deny, for a table that carries `jurisdiction_id`. */
export function tenantTable(table: string, rights: RuntimeRights = 'FULL'): string {
  return `
    ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
    ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
    CREATE POLICY tenant ON ${table}
      USING (jurisdiction_id = ANY (${SCOPE}))
      WITH CHECK (jurisdiction_id = ANY (${SCOPE}));
    GRANT ${GRANTS[rights]} ON ${table} TO jixiao_app;`;
}

/** A table without tenant (reference data, directories). The allow-list in the catalogue test names each of them. */
export function commonTable(table: string, rights: RuntimeRights = 'READ'): string {
  return `GRANT ${GRANTS[rights]} ON ${table} TO jixiao_app;`;
}

export function schema(name: string): string {
  return `CREATE SCHEMA ${name}; GRANT USAGE ON SCHEMA ${name} TO jixiao_app;`;
}

/** Columns that every business row begins with. */
export const KEY = `
  jurisdiction_id uuid NOT NULL,
  id uuid NOT NULL,
  PRIMARY KEY (jurisdiction_id, id)`;

/** Columns of a row that people edit: optimistic version and clock. */
export const EDITED = `
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()`;

/** Yuan with two decimals. BETWEEN refuses NaN, which a plain comparison accepts (controls §0.5). */
export function money(column: string, options: { signed?: boolean; nullable?: boolean; fen?: boolean } = {}): string {
  const low = options.signed ? '-1e13' : '0';
  const declared = `${column} numeric(18,2) ${options.nullable ? '' : 'NOT NULL'} CHECK (${column} BETWEEN ${low} AND 1e13)`;
  // Comparisons of numeric are not leakproof, so sorting and paging under row security need an integer twin (design §8.9).
  const twin = `,\n  ${column}_fen bigint GENERATED ALWAYS AS ((${column} * 100)::bigint) STORED`;
  return options.fen ? declared + twin : declared;
}

export function oneOf(column: string, values: readonly string[]): string {
  return `${column} text NOT NULL CHECK (${column} IN (${values.map((value) => `'${value}'`).join(', ')}))`;
}

export function oneOfOrNull(column: string, values: readonly string[]): string {
  return `${column} text CHECK (${column} IN (${values.map((value) => `'${value}'`).join(', ')}))`;
}

/** A composite foreign key: a row cannot point into another tenant (controls §0.4). */
export function refers(column: string, table: string, onDelete = ''): string {
  return `FOREIGN KEY (jurisdiction_id, ${column}) REFERENCES ${table} (jurisdiction_id, id) ${onDelete}`;
}
