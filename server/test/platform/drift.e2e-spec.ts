import { ENTITIES, TABLES_WITHOUT_ENTITY } from '../../src/app.module.js';
import { MIGRATIONS } from '../../src/migrations/index.js';
import { createDataSource } from '../../src/platform/database/data-source.js';
import { migrate, undoMigrations } from '../../src/platform/database/migrate.js';
import {
  describeCatalogue,
  describeEntities,
  findChanges,
  findDrift,
  fingerprint,
  type TableDescription,
} from '../../src/platform/drift/index.js';
import { cloneDatabase, type TestDatabase, withClient } from '../harness/index.js';

type Source = ReturnType<typeof createDataSource>;

const stated: TableDescription = {
  name: 'goals.example',
  columns: [
    { name: 'jurisdiction_id', type: 'uuid', isNullable: false, fallback: null, generatedAs: null },
    { name: 'id', type: 'uuid', isNullable: false, fallback: null, generatedAs: null },
    { name: 'amount', type: 'numeric(18,2)', isNullable: false, fallback: null, generatedAs: null },
    { name: 'state', type: 'text', isNullable: false, fallback: 'DRAFT', generatedAs: null },
    { name: 'amount_fen', type: 'bigint', isNullable: true, fallback: null, generatedAs: '(amount * 100)' },
  ],
  key: ['jurisdiction_id', 'id'],
};

/** The example with one column changed, or one less, or one more. */
const withColumn = (name: string, change: object): TableDescription => ({
  ...stated,
  columns: stated.columns.map((column) => (column.name === name ? { ...column, ...change } : column)),
});

describe('the comparison of entities and tables', () => {
  it('finds nothing where both say the same', () => {
    expect(findDrift([stated], [stated])).toEqual([]);
  });

  it.each<[string, TableDescription, string]>([
    [
      'another type',
      withColumn('amount', { type: 'numeric(18,4)' }),
      'goals.example.amount: type: the entity says numeric(18,2), the table numeric(18,4)',
    ],
    [
      'a column that may be empty',
      withColumn('amount', { isNullable: true }),
      'goals.example.amount: nullable: the entity says false, the table true',
    ],
    [
      'a default that is gone',
      withColumn('state', { fallback: null }),
      'goals.example.state: default: the entity says DRAFT, the table null',
    ],
    [
      'another default',
      withColumn('state', { fallback: 'OPEN' }),
      'goals.example.state: default: the entity says DRAFT, the table OPEN',
    ],
    [
      'a computed column that is none',
      withColumn('amount_fen', { generatedAs: null }),
      'goals.example.amount_fen: generated: the entity says (amount * 100), the table null',
    ],
    [
      'a key in another order',
      { ...stated, key: ['id', 'jurisdiction_id'] },
      'goals.example: primary key: the entity says jurisdiction_id, id, the table id, jurisdiction_id',
    ],
    [
      'a column too few',
      { ...stated, columns: stated.columns.filter(({ name }) => name !== 'state') },
      'goals.example.state: in the entity, but not in the table',
    ],
    [
      'a column too many',
      { ...stated, columns: [...stated.columns, { ...stated.columns[3]!, name: 'remark' }] },
      'goals.example.remark: in the table, but not in the entity',
    ],
  ])('names %s', (_, stored, line) => {
    expect(findDrift([stated], [stored])).toEqual([line]);
  });

  it('names a table without entity, an entity without table, and two entities of one table', () => {
    const other = { ...stated, name: 'goals.other' };
    expect(findDrift([stated], [stated, other])).toEqual([
      'goals.other: a table, but no entity and no reason on the list of tables without one',
    ]);
    expect(findDrift([stated, other], [stated])).toEqual(['goals.other: an entity, but no table']);
    expect(findDrift([stated, stated], [stated])).toEqual(['goals.example: two entities']);
  });

  it('takes a reason for a table without entity, and no reason for one that has an entity or does not exist', () => {
    const other = { ...stated, name: 'goals.other' };
    expect(findDrift([stated], [stated, other], { 'goals.other': 'a queue' })).toEqual([]);
    expect(findDrift([stated], [stated], { 'goals.example': 'stale', 'goals.gone': 'stale' })).toEqual([
      'goals.example: on the list of tables without an entity, where it does not belong',
      'goals.gone: on the list of tables without an entity, where it does not belong',
    ]);
  });
});

describe('the entities and a real database', () => {
  let database: TestDatabase;
  let source: Source;
  const alter = (sql: string): Promise<unknown> => withClient(database.ownerUrl, (client) => client.query(sql));
  const drift = async (): Promise<string[]> =>
    findDrift(describeEntities(source), await describeCatalogue(source), TABLES_WITHOUT_ENTITY);

  beforeEach(async () => {
    database = await cloneDatabase('template_empty');
    source = createDataSource({
      url: database.ownerUrl,
      poolSize: 1,
      entities: ENTITIES,
      onPoolError: () => undefined,
    });
    await source.initialize();
  });
  afterEach(async () => {
    await source.destroy();
    await database.drop();
  });

  it('agree on every table, column, default and key', async () => {
    expect(await drift()).toEqual([]);
  });

  it('are seen to differ when somebody alters the database by hand', async () => {
    await alter(`
      CREATE TABLE projects.side_list (id uuid PRIMARY KEY);
      DROP TABLE reporting.stated_figure;
      ALTER TABLE evaluation.finding ADD COLUMN remark text;
      ALTER TABLE evaluation.finding ALTER COLUMN kind DROP NOT NULL;
      ALTER TABLE evaluation.finding ALTER COLUMN ordinal TYPE bigint;
      ALTER TABLE results.disclosure ALTER COLUMN state SET DEFAULT 'CLEARED';
      ALTER TABLE projects.payment ALTER COLUMN amount_fen DROP EXPRESSION;
      ALTER TABLE platform.job DROP CONSTRAINT job_pkey;`);
    expect((await drift()).sort()).toEqual([
      'evaluation.finding.kind: nullable: the entity says false, the table true',
      'evaluation.finding.ordinal: type: the entity says integer, the table bigint',
      'evaluation.finding.remark: in the table, but not in the entity',
      'platform.job: primary key: the entity says jurisdiction_id, id, the table ',
      'projects.payment.amount_fen: generated: the entity says ((amount * (100)::numeric))::bigint, the table null',
      'projects.side_list: a table, but no entity and no reason on the list of tables without one',
      'reporting.stated_figure: an entity, but no table',
      'results.disclosure.state: default: the entity says REQUIRED, the table CLEARED',
    ]);
  });

  it('leave a fingerprint that also shows what entities do not state: policies, rights, indexes, checks, triggers', async () => {
    const before = await fingerprint(source);
    await alter(`
      DROP POLICY tenant ON projects.payment;
      GRANT DELETE ON platform.audit_entry TO jixiao_app;
      DROP INDEX projects.payment_by_project;
      DROP TRIGGER frozen_version ON goals.objective_version;
      ALTER TABLE projects.project DISABLE ROW LEVEL SECURITY;`);
    const changes = findChanges('by hand', before, await fingerprint(source));
    for (const start of [
      'by hand: missing: policy projects.payment tenant',
      'by hand: missing: relation platform.audit_entry',
      'by hand: missing: index CREATE INDEX payment_by_project',
      'by hand: missing: trigger CREATE TRIGGER frozen_version',
      'by hand: missing: relation projects.project',
    ]) {
      expect(changes.filter((line) => line.startsWith(start))).toHaveLength(1);
    }
    expect(findChanges('by hand', before, before)).toEqual([]);
  });

  it('come back when every migration is taken back and run again, and nothing is left over in between', async () => {
    const before = await fingerprint(source);
    await undoMigrations(database.ownerUrl, MIGRATIONS.length);
    expect(await fingerprint(source)).toEqual([]);
    await migrate(database.ownerUrl);
    expect(findChanges('again', before, await fingerprint(source))).toEqual([]);
    expect(await drift()).toEqual([]);
  });
});
