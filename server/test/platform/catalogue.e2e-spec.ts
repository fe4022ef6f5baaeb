import { randomUUID } from 'node:crypto';
import { cloneDatabase, type TestDatabase, withClient } from '../harness/index.js';

/** Schemas of the product. A new one is noticed by the first test. */
const SCHEMAS = [
  'assessment',
  'auth',
  'evaluation',
  'foundation',
  'goals',
  'integration',
  'monitoring',
  'organizations',
  'platform',
  'portal',
  'projects',
  'reference',
  'reporting',
  'results',
];

/** Tables without a tenant, each for a reason that can be said in a line. */
const WITHOUT_TENANT: Readonly<Record<string, string>> = {
  'platform.installation': 'one row about this installation',
  'auth.login_directory': 'says in which tenant a name signs in, before anybody has',
  'evaluation.survey_door': 'says in whose place a public questionnaire is, before there is a tenant',
  'auth.sign_in_attempt': 'counts attempts, also of names that do not exist',
  'reference.rule_default': 'national defaults, read-only',
  'reference.library_indicator': 'the common library, read-only',
  'reference.library_token': 'what the common library is found by, read-only',
  'reference.library_template': 'common templates of objectives, read-only',
};

/** Policies that open more than the own tenant: what exactly they open, to whom, and for which reason. */
const OTHER_POLICIES: Readonly<Record<string, { to: string[]; using: RegExp; reason: string }>> = {
  'organizations.rule_parameter.inherited': {
    to: [],
    using:
      /^\(jurisdiction_id = ANY \(\(NULLIF\(current_setting\('app\.ancestors'::text, true\), ''::text\)\)::uuid\[\]\)\)$/,
    reason: 'a county reads the rules of its city, and only reads them',
  },
  'organizations.jurisdiction.inherited': {
    to: [],
    using:
      /^\(jurisdiction_id = ANY \(\(NULLIF\(current_setting\('app\.ancestors'::text, true\), ''::text\)\)::uuid\[\]\)\)$/,
    reason: 'a county reads who stands above it, and only reads it',
  },
  'organizations.jurisdiction.subordinate': {
    to: [],
    using: /^\(parent_id = ANY \(\(NULLIF\(current_setting\('app\.scope'::text, true\), ''::text\)\)::uuid\[\]\)\)$/,
    reason: 'a city names the counties directly below it, which inherit its rules, and only names them',
  },
  'goals.indicator_catalogue.inherited': {
    to: [],
    using:
      /^\(jurisdiction_id = ANY \(\(NULLIF\(current_setting\('app\.ancestors'::text, true\), ''::text\)\)::uuid\[\]\)\)$/,
    reason: 'a county reads the indicator catalogues of its city, and only reads them',
  },
  'goals.library_indicator.inherited': {
    to: [],
    using:
      /^\(jurisdiction_id = ANY \(\(NULLIF\(current_setting\('app\.ancestors'::text, true\), ''::text\)\)::uuid\[\]\)\)$/,
    reason: 'a county uses the library of its city, and only reads it',
  },
  'goals.library_version.inherited': {
    to: [],
    using:
      /^\(jurisdiction_id = ANY \(\(NULLIF\(current_setting\('app\.ancestors'::text, true\), ''::text\)\)::uuid\[\]\)\)$/,
    reason: 'a county uses the library of its city, and only reads it',
  },
  'goals.library_token.inherited': {
    to: [],
    using:
      /^\(jurisdiction_id = ANY \(\(NULLIF\(current_setting\('app\.ancestors'::text, true\), ''::text\)\)::uuid\[\]\)\)$/,
    reason: 'a county uses the library of its city, and only reads it',
  },
  'goals.library_standard.inherited': {
    to: [],
    using:
      /^\(jurisdiction_id = ANY \(\(NULLIF\(current_setting\('app\.ancestors'::text, true\), ''::text\)\)::uuid\[\]\)\)$/,
    reason: 'a county uses the library of its city, and only reads it',
  },
  'goals.library_template.inherited': {
    to: [],
    using:
      /^\(jurisdiction_id = ANY \(\(NULLIF\(current_setting\('app\.ancestors'::text, true\), ''::text\)\)::uuid\[\]\)\)$/,
    reason: 'a county uses the library of its city, and only reads it',
  },
  'portal.published_item.published': {
    to: ['jixiao_portal'],
    using: /^true$/,
    reason: 'what is published is public; the portal has no tenant',
  },
};

let database: TestDatabase;
beforeAll(async () => (database = await cloneDatabase('template_demo')));
afterAll(() => database.drop());

const ask = <Row extends object>(text: string, params: unknown[] = []): Promise<Row[]> =>
  database.sql(null, text, params);
const OURS = `n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast', 'public', 'graphile_worker') AND n.nspname NOT LIKE 'pg\\_%'`;
const isTenantTable = (name: string): boolean => !(name in WITHOUT_TENANT);

async function tables(): Promise<{ name: string; enabled: boolean; forced: boolean; tenant: boolean }[]> {
  return ask(
    `SELECT n.nspname || '.' || c.relname AS name, c.relrowsecurity AS enabled, c.relforcerowsecurity AS forced,
            EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'jurisdiction_id'
                       AND a.attnotnull AND a.atttypid = 'uuid'::regtype) AS tenant
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('r', 'p') AND ${OURS} AND c.relname <> 'migrations' ORDER BY 1`,
  );
}

describe('the database catalogue', () => {
  it('holds the schemas of the product and no other', async () => {
    const rows = await ask<{ name: string }>(`SELECT n.nspname AS name FROM pg_namespace n WHERE ${OURS} ORDER BY 1`);
    expect(SCHEMAS).toEqual(expect.arrayContaining(rows.map(({ name }) => name)));
  });

  it('C16: forces row security on every table that is not on the list of tables without a tenant', async () => {
    const all = await tables();
    expect(all.length).toBeGreaterThan(60);
    const open = all.filter(
      ({ name, enabled, forced, tenant }) => isTenantTable(name) && !(enabled && forced && tenant),
    );
    expect(open).toEqual([]);
    expect(Object.keys(WITHOUT_TENANT).filter((name) => !all.some((table) => table.name === name))).toEqual([]);
  });

  it('C16: gives every tenant table one policy for reading and writing, and denies what it does not name', async () => {
    const policies = await ask<{
      table: string;
      policy: string;
      command: string;
      to: string[];
      using: string;
      check: string | null;
    }>(
      `SELECT n.nspname || '.' || c.relname AS table, p.polname AS policy, p.polcmd AS command,
              ARRAY(SELECT r.rolname::text FROM pg_roles r WHERE r.oid = ANY (p.polroles)) AS to,
              pg_get_expr(p.polqual, p.polrelid) AS using, pg_get_expr(p.polwithcheck, p.polrelid) AS check
         FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid JOIN pg_namespace n ON n.oid = c.relnamespace`,
    );
    const scope =
      /^\(jurisdiction_id = ANY \(\(NULLIF\(current_setting\('app\.scope'::text, true\), ''::text\)\)::uuid\[\]\)\)$/;
    for (const { name } of (await tables()).filter((table) => isTenantTable(table.name))) {
      const own = policies.filter((policy) => policy.table === name);
      const tenant = own.find(({ policy }) => policy === 'tenant');
      expect([name, tenant?.command, scope.test(tenant?.using ?? ''), scope.test(tenant?.check ?? '')]).toEqual([
        name,
        '*',
        true,
        true,
      ]);
      const others = own.filter(({ policy }) => policy !== 'tenant');
      for (const { policy, command, to, using } of others) {
        const allowed = OTHER_POLICIES[`${name}.${policy}`];
        expect({ name, policy, command, to, known: allowed?.using.test(using) }).toEqual({
          name,
          policy,
          command: 'r',
          to: allowed?.to,
          known: true,
        });
      }
    }
  });

  it('C20: begins every primary and unique key of a tenant table with the tenant', async () => {
    const keys = await ask<{ table: string; key: string; first: string }>(
      `SELECT n.nspname || '.' || c.relname AS table, i.relname AS key, a.attname AS first
         FROM pg_index x JOIN pg_class c ON c.oid = x.indrelid JOIN pg_class i ON i.oid = x.indexrelid
         JOIN pg_namespace n ON n.oid = c.relnamespace
         JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = x.indkey[0]
        WHERE x.indisunique AND c.relkind IN ('r', 'p') AND ${OURS} AND c.relname <> 'migrations'`,
    );
    expect(keys.filter(({ table, first }) => isTenantTable(table) && first !== 'jurisdiction_id')).toEqual([]);
  });

  it('C20: lets no foreign key point into another tenant', async () => {
    const keys = await ask<{ name: string; table: string; target: string; local: string[]; foreign: string[] }>(
      `SELECT k.conname AS name, n.nspname || '.' || c.relname AS table, fn.nspname || '.' || f.relname AS target,
              ARRAY(SELECT a.attname::text FROM unnest(k.conkey) WITH ORDINALITY u(n, o)
                      JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.n ORDER BY u.o) AS local,
              ARRAY(SELECT a.attname::text FROM unnest(k.confkey) WITH ORDINALITY u(n, o)
                      JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = u.n ORDER BY u.o) AS foreign
         FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
         JOIN pg_class f ON f.oid = k.confrelid JOIN pg_namespace fn ON fn.oid = f.relnamespace
        WHERE k.contype = 'f' AND ${OURS}`,
    );
    expect(keys.length).toBeGreaterThan(60);
    const loose = keys.filter(
      ({ target, local, foreign }) =>
        isTenantTable(target) && !(local[0] === 'jurisdiction_id' && foreign[0] === 'jurisdiction_id'),
    );
    expect(loose).toEqual([]);
  });

  it('C16: runs as roles that are neither superuser nor owner and cannot pass row security', async () => {
    const roles = await ask<{ name: string }>(
      `SELECT rolname AS name FROM pg_roles WHERE rolname IN ('jixiao_app', 'jixiao_portal')
          AND NOT (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication) ORDER BY 1`,
    );
    expect(roles.map(({ name }) => name)).toEqual(['jixiao_app', 'jixiao_portal']);
    const owned = await ask(
      `SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_roles r ON r.oid = c.relowner
        WHERE r.rolname IN ('jixiao_app', 'jixiao_portal') AND ${OURS}`,
    );
    expect(owned).toEqual([]);
    const creating = await ask(
      `SELECT n.nspname FROM pg_namespace n, unnest(ARRAY['jixiao_app', 'jixiao_portal']) AS r(role)
        WHERE ${OURS} AND has_schema_privilege(r.role, n.oid, 'CREATE')`,
    );
    expect(creating).toEqual([]);
    const member = await ask(
      `SELECT 1 FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid JOIN pg_roles u ON u.oid = m.member
        WHERE u.rolname IN ('jixiao_app', 'jixiao_portal') AND g.rolname = 'jixiao_owner'`,
    );
    expect(member).toEqual([]);
  });

  it('C17: has no view, materialised view or definer function that would see past row security', async () => {
    const views = await ask(
      `SELECT n.nspname || '.' || c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE ${OURS} AND (c.relkind = 'm' OR (c.relkind = 'v'
              AND NOT COALESCE('security_invoker=true' = ANY (c.reloptions) OR 'security_invoker=on' = ANY (c.reloptions), false)))`,
    );
    expect(views).toEqual([]);
    const definers = await ask(
      `SELECT n.nspname || '.' || p.proname AS name FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
        WHERE ${OURS} AND p.prosecdef AND NOT EXISTS (
              SELECT 1 FROM unnest(COALESCE(p.proconfig, '{}')) AS s(setting) WHERE s.setting LIKE 'search_path=%')`,
    );
    expect(definers).toEqual([]);
  });

  it('C27: lets the portal read published snapshots and nothing else', async () => {
    const rights = await ask<{ name: string; privilege: string }>(
      `SELECT n.nspname || '.' || c.relname AS name, p.privilege
         FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace,
              unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE']) AS p(privilege)
        WHERE c.relkind IN ('r', 'p', 'v') AND ${OURS} AND has_table_privilege('jixiao_portal', c.oid, p.privilege)`,
    );
    expect(rights.filter(({ name, privilege }) => !name.startsWith('portal.') || privilege !== 'SELECT')).toEqual([]);
    expect(rights.length).toBeGreaterThan(0);
  });

  it('C54: lets the runtime role neither change nor remove what has been logged or kept for good', async () => {
    const rights = await ask(
      `SELECT t.name, p.privilege FROM unnest(ARRAY['platform.audit_entry', 'platform.event', 'auth.password_history']) AS t(name),
              unnest(ARRAY['UPDATE', 'DELETE', 'TRUNCATE']) AS p(privilege)
        WHERE has_table_privilege('jixiao_app', t.name, p.privilege)`,
    );
    expect(rights).toEqual([]);
    const truncating = await ask(
      `SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'p') AND ${OURS} AND has_table_privilege('jixiao_app', c.oid, 'TRUNCATE')`,
    );
    expect(truncating).toEqual([]);
  });

  it('accepts no amount that is not a number: every numeric column is bounded or generated', async () => {
    const columns = await ask<{ name: string }>(
      `SELECT n.nspname || '.' || c.relname || '.' || a.attname AS name
         FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'p') AND ${OURS} AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
          AND a.atttypid = 'numeric'::regtype
          AND format_type(a.atttypid, a.atttypmod) = 'numeric(18,2)'
          AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'c'
                             AND a.attnum = ANY (k.conkey) AND pg_get_constraintdef(k.oid) LIKE '%<=%')`,
    );
    expect(columns).toEqual([]);
  });
});

describe('row security at work', () => {
  const asApp = async <T>(
    scope: string | null,
    work: (query: (text: string, params?: unknown[]) => Promise<Record<string, unknown>[]>) => Promise<T>,
  ): Promise<T> =>
    withClient(database.appUrl, async (client) => {
      await client.query('BEGIN');
      if (scope !== null) await client.query(`SET LOCAL app.scope = '${scope}'`);
      try {
        return await work(async (text, params) => (await client.query(text, params)).rows as Record<string, unknown>[]);
      } finally {
        await client.query('ROLLBACK');
      }
    });

  it('C18: shows nothing without a tenant, also after a transaction has left an empty setting behind', async () => {
    const filled: string[] = [];
    for (const { name } of (await tables()).filter((table) => isTenantTable(table.name))) {
      const rows = await asApp(null, (query) => query(`SELECT 1 FROM ${name} LIMIT 1`)).catch(
        (error: { code?: string }) => {
          if (error.code === '42501') return [];
          throw error;
        },
      );
      if (rows.length > 0) filled.push(name);
    }
    expect(filled).toEqual([]);
    const later = await withClient(database.appUrl, async (client) => {
      await client.query(`BEGIN; SET LOCAL app.scope = '{${randomUUID()}}'; COMMIT`);
      return (await client.query('SELECT 1 FROM organizations.agency LIMIT 1')).rows;
    });
    expect(later).toEqual([]);
  });

  it('C12: shows one tenant nothing of another, and takes nothing in for it', async () => {
    const [mine, theirs] = (
      await ask<{ id: string }>(`SELECT DISTINCT jurisdiction_id AS id FROM auth.login_directory ORDER BY 1`)
    ).map(({ id }) => id) as [string, string];
    const mixed: string[] = [];
    for (const { name } of (await tables()).filter((table) => isTenantTable(table.name))) {
      const rows = await asApp(`{${mine}}`, (query) =>
        query(`SELECT 1 FROM ${name} WHERE jurisdiction_id <> $1 LIMIT 1`, [mine]),
      ).catch((error: { code?: string }) => (error.code === '42501' ? [] : Promise.reject(error as Error)));
      if (rows.length > 0) mixed.push(name);
    }
    expect(mixed).toEqual([]);
    const smuggle = asApp(`{${mine}}`, (query) =>
      query(
        `INSERT INTO organizations.calendar_day (jurisdiction_id, day, is_working) VALUES ($1, '2019-01-01', true)`,
        [theirs],
      ),
    );
    await expect(smuggle).rejects.toMatchObject({ code: '42501' });
  });

  it('C20: refuses a row that points into another tenant', async () => {
    const [mine, theirs] = (
      await ask<{ id: string }>(`SELECT DISTINCT jurisdiction_id AS id FROM auth.login_directory ORDER BY 1`)
    ).map(({ id }) => id) as [string, string];
    const [foreign] = await database.sql<{ id: string }>(theirs, 'SELECT id FROM organizations.agency LIMIT 1');
    const point = asApp(`{${mine}}`, async (query) => {
      await query('SET CONSTRAINTS ALL IMMEDIATE');
      return query(`INSERT INTO organizations.seat (jurisdiction_id, id, agency_id, title) VALUES ($1, $2, $3, 'x')`, [
        mine,
        randomUUID(),
        foreign!.id,
      ]);
    });
    await expect(point).rejects.toMatchObject({ code: '23503' });
  });

  it('refuses NaN as an amount', async () => {
    const [{ id: mine } = { id: '' }] = await ask<{ id: string }>(
      `SELECT jurisdiction_id AS id FROM auth.login_directory LIMIT 1`,
    );
    const insert = asApp(`{${mine}}`, (query) =>
      query(
        `INSERT INTO foundation.base_figure (jurisdiction_id, id, budget_year, code, name, stated_name, amount, source)
         VALUES ($1, $2, 2019, 'NAN', 'x', 'x', 'NaN', 'x')`,
        [mine, randomUUID()],
      ),
    );
    await expect(insert).rejects.toMatchObject({ code: '23514' });
  });
});
