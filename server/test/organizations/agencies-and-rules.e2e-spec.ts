import { randomUUID } from 'node:crypto';
import { OrganizationsApi } from '../../src/modules/organizations/index.js';
import { runInContext, systemActor } from '../../src/platform/access/index.js';
import { UnitOfWork } from '../../src/platform/database/index.js';
import { type GraphqlAnswer, openTestApp, type TestApp } from '../harness/index.js';

let app: TestApp;
let jurisdiction: string;
beforeAll(async () => {
  app = await openTestApp();
  jurisdiction = await app.jurisdictionOf('sysadmin');
});
afterAll(() => app.close());

const codes = ({ errors }: GraphqlAnswer): string[] =>
  (errors ?? []).flatMap(({ extensions }) => (extensions.refusals ?? []).map(({ code }) => code));

describe('agencies', () => {
  const CREATE = `mutation ($input: CreateAgencyInput!) { createAgency(input: $input) { id version level parentId divisionId } }`;

  async function known(): Promise<{ id: string; code: string; kind: string; level: number; divisionId: string }[]> {
    const { data } = await (await app.as('sysadmin')).graphql('{ agencies { id code kind level divisionId } }');
    return data.agencies;
  }

  it('places a subordinate under its unit, where its head sees it and the division looks after it', async () => {
    const sysadmin = await app.as('sysadmin');
    const unit = (await known()).find(({ level }) => level === 1)!;
    const input = { code: 'NEW-1', name: '示例新设单位', kind: 'SUBORDINATE', parentId: unit.id };
    const { data, errors } = await sysadmin.graphql(CREATE, { input });
    expect(errors).toBeUndefined();
    expect(data.createAgency).toMatchObject({ version: 1, level: 2, parentId: unit.id, divisionId: unit.divisionId });
    const above = await app.database.sql(
      jurisdiction,
      `SELECT depth FROM organizations.agency_closure WHERE descendant_id = $1 ORDER BY depth`,
      [data.createAgency.id],
    );
    expect(above).toEqual([{ depth: 0 }, { depth: 1 }]);
    expect(
      (await sysadmin.graphql('query ($id: ID!) { agency(id: $id) { name } }', { id: data.createAgency.id })).data
        .agency.name,
    ).toBe('示例新设单位');
  });

  it('D63: a parent is chosen when a body is entered and never again: no body comes to stand above itself', async () => {
    const sysadmin = await app.as('sysadmin');
    const { data } = await sysadmin.graphql('{ __schema { types { name kind inputFields { name } } } }');
    const inputs = (data.__schema.types as { name: string; kind: string; inputFields: { name: string }[] | null }[])
      .filter(
        ({ kind, inputFields }) => kind === 'INPUT_OBJECT' && inputFields!.some(({ name }) => name === 'parentId'),
      )
      .map(({ name }) => name);
    expect(inputs).toEqual(['CreateAgencyInput']);
    const top = (await known()).find(({ level }) => level === 1)!;
    const make = (code: string, parentId: string): Promise<GraphqlAnswer> =>
      sysadmin.graphql(CREATE, { input: { code, name: `示例${code}`, kind: 'SUBORDINATE', parentId } });
    const second = (await make('RING-2', top.id)).data.createAgency as { id: string; version: number };
    const third = (await make('RING-3', second.id)).data.createAgency as { id: string };
    // Entered again below what stands below it, it is the same code twice and no second place in the tree.
    expect(codes(await make('RING-2', third.id))).toEqual(['AGENCY_TOO_DEEP', 'CODE_TAKEN']);
    expect(codes(await make('RING-2', second.id))).toEqual(['CODE_TAKEN']);
    const moved = await sysadmin.graphql(
      'mutation ($input: UpdateAgencyInput!) { updateAgency(input: $input) { id } }',
      { input: { agencyId: second.id, expectedVersion: second.version, parentId: third.id } },
    );
    expect(moved.errors?.[0]?.message).toContain('parentId');
    const rings = await app.database.sql(
      jurisdiction,
      `WITH RECURSIVE up AS (
         SELECT a.jurisdiction_id, a.id AS start, a.parent_id AS at FROM organizations.agency a
         UNION SELECT u.jurisdiction_id, u.start, a.parent_id FROM up u
           JOIN organizations.agency a ON a.jurisdiction_id = u.jurisdiction_id AND a.id = u.at)
       SELECT start FROM up WHERE start = at
       UNION ALL SELECT ancestor_id FROM organizations.agency_closure WHERE ancestor_id = descendant_id AND depth > 0`,
    );
    expect(rings).toEqual([]);
  });

  it('refuses with every reason at once', async () => {
    const [bureau] = (await known()).filter(({ kind }) => kind === 'FINANCE_BUREAU');
    const input = { code: bureau!.code, name: '示例', kind: 'DEPARTMENT' };
    expect(codes(await (await app.as('sysadmin')).graphql(CREATE, { input }))).toEqual([
      'DIVISION_REQUIRED',
      'CODE_TAKEN',
    ]);
    expect(
      codes(
        await (
          await app.as('sysadmin')
        ).graphql(CREATE, { input: { ...input, code: 'NEW-2', divisionId: bureau!.id } }),
      ),
    ).toEqual(['NOT_A_DIVISION']);
    expect(codes(await (await app.as('secadmin')).graphql(CREATE, { input }))).toEqual(['NO_PERMISSION']);
  });

  it('R035: every budget unit has exactly one division, and none is made or left without', async () => {
    const units = (await known()).filter(({ kind }) => ['DEPARTMENT', 'UNIT', 'SUBORDINATE', 'TOWN'].includes(kind));
    const divisions = new Set((await known()).filter(({ kind }) => kind === 'FINANCE_DIVISION').map(({ id }) => id));
    expect(units.length).toBeGreaterThan(0);
    expect(units.filter(({ divisionId }) => !divisions.has(divisionId))).toEqual([]);
    const sysadmin = await app.as('sysadmin');
    const UPDATE = `mutation ($input: UpdateAgencyInput!) { updateAgency(input: $input) { version } }`;
    const { data } = await sysadmin.graphql('query ($id: ID!) { agency(id: $id) { id name version secrecy } }', {
      id: units[0]!.id,
    });
    const { id, name, version, secrecy } = data.agency as {
      id: string;
      name: string;
      version: number;
      secrecy: string;
    };
    const input = { agencyId: id, expectedVersion: version, name, secrecy };
    expect(codes(await sysadmin.graphql(UPDATE, { input }))).toEqual(['DIVISION_REQUIRED']);
  });

  it('keeps a credit code whose check character fits, and leaves it alone when it is not named', async () => {
    const sysadmin = await app.as('sysadmin');
    const unit = (await known()).find(({ level }) => level === 1)!;
    const input = { code: 'NEW-3', name: '示例信用代码单位', kind: 'SUBORDINATE', parentId: unit.id };
    const wrong = await sysadmin.graphql(CREATE, { input: { ...input, creditCode: '91350100M000100Y44' } });
    expect(codes(wrong)).toEqual(['CREDIT_CODE_CHECK']);
    const made = await sysadmin.graphql(CREATE, { input: { ...input, creditCode: '91350100M000100Y43' } });
    const { id, version } = made.data.createAgency as { id: string; version: number };
    const UPDATE = `mutation ($input: UpdateAgencyInput!) { updateAgency(input: $input) { name secrecy creditCode } }`;
    const change = { agencyId: id, divisionId: unit.divisionId, secrecy: 'NOT_PUBLIC' };
    expect(
      (await sysadmin.graphql(UPDATE, { input: { ...change, expectedVersion: version, name: '示例改名单位' } })).data
        .updateAgency,
    ).toEqual({ name: '示例改名单位', secrecy: 'NOT_PUBLIC', creditCode: '91350100M000100Y43' });
    const bad = { ...change, expectedVersion: version + 1, name: '示例', creditCode: '91350100M000100Y4A' };
    expect(codes(await sysadmin.graphql(UPDATE, { input: bad }))).toEqual(['CREDIT_CODE_CHECK']);
  });

  it('does not know the agencies of another jurisdiction', async () => {
    const [foreign] = await app.database.sql<{ id: string }>(
      await app.jurisdictionOf('county-clerk'),
      'SELECT id FROM organizations.agency LIMIT 1',
    );
    const sysadmin = await app.as('sysadmin');
    for (const id of [foreign!.id, randomUUID(), 'x']) {
      const answer = await sysadmin.graphql('query ($id: ID!) { agency(id: $id) { name } }', { id });
      expect(answer.errors![0]!.extensions).toMatchObject({
        code: 'NOT_FOUND',
        refusals: [{ code: 'NOT_FOUND', field: 'id' }],
      });
    }
  });
});

describe('rule parameters', () => {
  const SET = `mutation ($input: SetRuleParameterInput!) { setRuleParameter(input: $input) { code value source origin originName version } }`;
  const rule = { code: 'goal.minLevel3', yearFrom: 2019, value: '7', source: '示例文件' };

  async function resolved(year: number, code: string): Promise<unknown> {
    const uow = app.app.get(UnitOfWork);
    return runInContext({ actor: systemActor(jurisdiction, '2019-12-26'), traceId: 'test', ip: null }, async () => {
      const value = (await app.app.get(OrganizationsApi).parameters(year)).get(code, 'nobody');
      await uow.endRead();
      return value;
    });
  }

  it('holds from its year on, and the default before', async () => {
    expect(await resolved(2019, 'goal.minLevel3')).toBe(3);
    const { data } = await (await app.as('performance')).graphql(SET, { input: rule });
    expect(data.setRuleParameter.find(({ code }: { code: string }) => code === rule.code)).toMatchObject({
      value: '7',
      origin: 'OWN',
      originName: '洛龙区',
      version: 1,
    });
    expect([await resolved(2018, rule.code), await resolved(2020, rule.code)]).toEqual([3, 7]);
  });

  it('is changed with the version that was read', async () => {
    const performance = await app.as('performance');
    expect(codes(await performance.graphql(SET, { input: { ...rule, value: '8' } }))).toEqual(['STALE_VERSION']);
    const { data } = await performance.graphql(SET, { input: { ...rule, value: '8', expectedVersion: 1 } });
    expect(data.setRuleParameter.find(({ code }: { code: string }) => code === rule.code)).toMatchObject({
      value: '8',
      version: 2,
    });
  });

  it('refuses what nobody asks for, what is no value, and who may not', async () => {
    const performance = await app.as('performance');
    expect(codes(await performance.graphql(SET, { input: { ...rule, code: 'goal.nothing' } }))).toEqual([
      'RULE_UNKNOWN',
    ]);
    expect(
      codes(
        await performance.graphql(SET, { input: { ...rule, code: 'goal.totalWeight', value: '95', yearTo: 2018 } }),
      ),
    ).toEqual(['RULE_VALUE', 'YEARS_REVERSED']);
    expect(codes(await (await app.as('clerk')).graphql(SET, { input: rule }))).toEqual(['NO_PERMISSION']);
  });

  it('says by name who inherits it: the places directly below and no others', async () => {
    const [below, elsewhere] = [randomUUID(), randomUUID()];
    const place = (id: string, name: string, parent: string | null): Promise<unknown> =>
      app.database.sql(
        id,
        `INSERT INTO organizations.jurisdiction (jurisdiction_id, id, name, full_name, finance_bureau_name, kind, parent_id)
         VALUES ($1, $1, $2, $2, $2, 'PARK', $3)`,
        [id, name, parent],
      );
    await place(below, '示例园区', jurisdiction);
    await place(elsewhere, '示例别处', null);
    const asked = '{ subordinateJurisdictions { id name } }';
    const { data } = await (await app.as('performance')).graphql(asked);
    expect(data.subordinateJurisdictions).toEqual([{ id: below, name: '示例园区' }]);
    expect((await (await app.as('county-clerk')).graphql(asked)).data.subordinateJurisdictions).toEqual([]);
    // The name is all: rules and rows of the place below stay its own.
    const seen = await app.database.sql(
      jurisdiction,
      'SELECT 1 FROM organizations.rule_parameter WHERE jurisdiction_id = $1',
      [below],
    );
    expect(seen).toEqual([]);
  });

  it('is inherited from the city and from the province, the nearest first, and nothing else of theirs is seen', async () => {
    const [city, province] = [randomUUID(), randomUUID()];
    const place = (id: string, name: string, kind: string, parent: string | null): Promise<unknown> =>
      app.database.sql(
        id,
        `INSERT INTO organizations.jurisdiction (jurisdiction_id, id, name, full_name, finance_bureau_name, kind, parent_id)
         VALUES ($1, $1, $2, $2, $2, $3, $4)`,
        [id, name, kind, parent],
      );
    const set = (id: string, code: string, value: string): Promise<unknown> =>
      app.database.sql(
        id,
        `INSERT INTO organizations.rule_parameter (jurisdiction_id, id, code, year_from, value, source) VALUES ($1, $2, $3, 2018, $4, 'x')`,
        [id, randomUUID(), code, value],
      );
    await place(province, '示例省', 'PROVINCE', null);
    await place(city, '示例市', 'CITY', province);
    await app.database.sql(jurisdiction, `UPDATE organizations.jurisdiction SET parent_id = $1`, [city]);
    await set(province, 'goal.minLevel1', '3');
    await set(province, 'goal.minLevel2', '5');
    await set(city, 'goal.minLevel2', '4');
    await set(city, rule.code, '9');
    expect([
      await resolved(2019, 'goal.minLevel1'),
      await resolved(2019, 'goal.minLevel2'),
      await resolved(2019, rule.code),
    ]).toEqual([3, 4, 8]);
    const { data } = await (
      await app.as('clerk')
    ).graphql('{ ruleParameters(year: 2019) { code origin originName version } }');
    expect(data.ruleParameters.find(({ code }: { code: string }) => code === 'goal.minLevel2')).toEqual({
      code: 'goal.minLevel2',
      origin: 'INHERITED',
      originName: '示例市',
      version: null,
    });
    const county = await app.as('county-clerk');
    const theirs = (await county.graphql('{ ruleParameters(year: 2019) { origin } }')).data.ruleParameters;
    expect(new Set(theirs.map(({ origin }: { origin: string }) => origin))).toEqual(new Set(['DEFAULT']));
  });
});

describe('the holiday calendar (O-06)', () => {
  const YEARS = 'year source isOwn version days { day isWorking name }';
  const SAVE = `mutation ($input: SaveCalendarInput!) { saveCalendarYear(input: $input) { ${YEARS} } }`;
  const missing = async (from: string, to: string): Promise<number[]> =>
    (await (await app.as('clerk')).graphql(`{ calendarYearsMissing(from: "${from}", to: "${to}") }`)).data
      .calendarYearsMissing;
  const LINES = '2024-02-04 班 春节调休\n2024-02-10 至 2024-02-17 休 春节\n2024-02-18 班 春节调休';

  it('is entered by the bureau for a year, every wrong line told at once, and replaced with the version that was read', async () => {
    const performance = await app.as('performance');
    const save = (input: object): Promise<GraphqlAnswer> => performance.graphql(SAVE, { input });
    expect(await missing('2023-12-25', '2024-03-01')).toEqual([2024]);
    const wrong = await save({ year: 2024, source: ' ', lines: '春节\n2023-02-10 休\n2024-02-05 班' });
    expect(codes(wrong)).toEqual(['CALENDAR_LINE', 'CALENDAR_YEAR', 'CALENDAR_WORKS_ANYWAY', 'REQUIRED']);
    expect(codes(await save({ year: 1999, source: '示例', lines: '1999-01-01 休' }))).toEqual(['FIELD_INVALID']);
    expect(codes(await save({ year: 2024, source: '示例', lines: '' }))).toEqual(['REQUIRED']);
    const saved = await save({ year: 2024, source: '示例通知', lines: LINES });
    expect(saved.data.saveCalendarYear[0]).toMatchObject({ year: 2024, isOwn: true, version: 1 });
    expect(saved.data.saveCalendarYear[0].days).toHaveLength(10);
    expect(await missing('2023-12-25', '2024-03-01')).toEqual([]);
    expect(codes(await save({ year: 2024, source: '示例通知', lines: LINES }))).toEqual(['STALE_VERSION']);
    const again = await save({ year: 2024, source: '更正', lines: '2024-01-01 休 元旦', expectedVersion: 1 });
    expect(again.data.saveCalendarYear[0]).toMatchObject({ source: '更正', version: 2, days: [{ day: '2024-01-01' }] });
    const clerk = await (await app.as('clerk')).graphql(SAVE, { input: { year: 2024, source: '外人', lines: LINES } });
    expect(clerk.errors![0]!.extensions.code).toBe('FORBIDDEN');
  });

  it('carries the published years of the demo', async () => {
    const { data } = await (await app.as('performance')).graphql(`{ calendarYears { ${YEARS} } }`);
    const of = (year: number): { day: string; isWorking: boolean }[] =>
      data.calendarYears.find((one: { year: number }) => one.year === year).days;
    // 27 days off in 2020 with the spring festival made longer, six weekend days worked.
    expect([2019, 2020, 2021, 2022, 2023].map((year) => of(year).filter(({ isWorking }) => isWorking).length)).toEqual([
      6, 6, 7, 7, 7,
    ]);
    expect(of(2021).map(({ day }) => day)).toContain('2021-09-18');
  });
});
