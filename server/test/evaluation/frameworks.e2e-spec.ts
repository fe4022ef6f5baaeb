import { COMMON_FRAMEWORKS } from '@jixiao/shared';
import { type GraphqlAnswer, openTestApp, type TestApp, type TestClient, type TestRefusal } from '../harness/index.js';

let app: TestApp;
let office: TestClient;
let taskId: string;
beforeAll(async () => {
  app = await openTestApp();
  office = await app.as('performance');
  const jurisdictionId = await app.jurisdictionOf('performance');
  const [project] = await app.database.sql<{ id: string }>(
    jurisdictionId,
    `SELECT p.id FROM projects.project p JOIN organizations.agency a ON a.id = p.agency_id AND a.name = '示例单位017' WHERE p.budget_year = 2019 ORDER BY p.id LIMIT 1`,
  );
  const task = await write(
    'listEvaluation',
    'ListEvaluationInput',
    {
      projectId: project!.id,
      subjectYear: 2019,
      title: '示例评价',
      selectionReason: '示例',
      method: 'OWN',
    },
    'id version',
  );
  taskId = task.data.listEvaluation.id;
});
afterAll(() => app.close());

const refusalsOf = (answer: GraphqlAnswer): TestRefusal[] => answer.errors?.[0]?.extensions.refusals ?? [];
const ROWS =
  'rows { level1 level2 name weight kind explanation basis standard scoringRule method evidenceNeeded elements grades { name share } }';
const FRAMEWORK = `id origin familyId versionNo isLatest name objectType note basedOn rowCount groups { level1 level2 points } ${ROWS}`;
const write = (name: string, type: string, input: object, fields = FRAMEWORK): Promise<GraphqlAnswer> =>
  office.graphql(`mutation ($input: ${type}!) { ${name}(input: $input) { ${fields} } }`, { input });

describe('the library of frameworks', () => {
  it('offers the common frameworks to every place, and copies one into an evaluation with all that its rows say', async () => {
    const list = (await office.graphql('{ libraryFrameworks { id origin name objectType rowCount } }')).data
      .libraryFrameworks;
    expect(list).toMatchObject(
      COMMON_FRAMEWORKS.map(({ code, rows }) => ({ id: code, origin: 'COMMON', rowCount: rows.length })),
    );
    const copied = await write(
      'copyFramework',
      'CopyFrameworkInput',
      { taskId, expectedVersion: 1, frameworkId: 'PROJECT_2020' },
      `version ${ROWS}`,
    );
    expect(copied.data.copyFramework.rows).toEqual(JSON.parse(JSON.stringify(COMMON_FRAMEWORKS[0]!.rows)));
    const unknown = await write(
      'copyFramework',
      'CopyFrameworkInput',
      { taskId, expectedVersion: 2, frameworkId: 'NONE' },
      'id',
    );
    expect(refusalsOf(unknown)[0]!.code).toBe('NOT_FOUND');
  });

  it('is kept as the place’s own in versions: the older one stays, a stale save is refused', async () => {
    const own = (await write('saveTaskFramework', 'SaveTaskFrameworkInput', { taskId, name: '示例本地体系' })).data
      .saveTaskFramework;
    expect(own).toMatchObject({ origin: 'OWN', versionNo: 1, isLatest: true, basedOn: '示例评价', rowCount: 17 });
    expect(own.groups).toHaveLength(COMMON_FRAMEWORKS[0]!.groups.length);
    const shifted = own.rows.map((row: { name: string; weight: string }) => ({
      ...row,
      weight: row.name === '实施效益' ? '21' : row.name === '完成及时性' ? '5' : row.weight,
    }));
    const next = {
      familyId: own.familyId,
      expectedVersionNo: 1,
      name: '示例本地体系',
      objectType: 'PROJECT',
      rows: shifted,
    };
    const nested = await write('saveOwnFramework', 'SaveOwnFrameworkInput', { ...next, groups: own.groups });
    expect(refusalsOf(nested).map(({ code, params }) => [code, params!.level])).toEqual([
      ['GROUP_SUM', 'OUTPUT'],
      ['GROUP_SUM', '产出时效'],
      ['GROUP_SUM', 'OUTCOME'],
      ['GROUP_SUM', '项目效益'],
    ]);
    const second = (await write('saveOwnFramework', 'SaveOwnFrameworkInput', next)).data.saveOwnFramework;
    expect(second).toMatchObject({ versionNo: 2, isLatest: true, groups: [] });
    expect(
      (await office.graphql(`{ libraryFramework(id: "${own.id}") { ${FRAMEWORK} versions { versionNo } } }`)).data
        .libraryFramework,
    ).toMatchObject({
      isLatest: false,
      rows: own.rows,
      versions: [{ versionNo: 2 }, { versionNo: 1 }],
    });
    const stale = await write('saveOwnFramework', 'SaveOwnFrameworkInput', next);
    expect(stale.errors![0]!.extensions.code).toBe('CONFLICT');
    const county = await app.as('county-performance');
    expect((await county.graphql(`{ libraryFramework(id: "${own.id}") { id } }`)).errors![0]!.extensions.code).toBe(
      'NOT_FOUND',
    );
    expect(
      (await county.graphql('{ libraryFrameworks { name } }')).data.libraryFrameworks.map(
        ({ name }: { name: string }) => name,
      ),
    ).not.toContain('示例本地体系');
    expect(
      (
        await (
          await app.as('clerk')
        ).graphql('mutation ($input: SaveOwnFrameworkInput!) { saveOwnFramework(input: $input) { id } }', {
          input: next,
        })
      ).errors![0]!.extensions.code,
    ).toBe('FORBIDDEN');
  });

  it('goes out as a workbook and comes back the same; what it does not know is named by its cell', async () => {
    const out = await office.fetch('/api/frameworks/WHOLE_2013.xlsx');
    expect(out.status).toBe(200);
    const bytes = Buffer.from(await out.arrayBuffer());
    const post = (body: Buffer): Promise<Response> =>
      office.fetch('/api/frameworks/sheet', {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream' },
        body: new Uint8Array(body),
      });
    const back = (await (await post(bytes)).json()) as { rows: unknown[]; groups: unknown[] };
    expect(back.rows).toEqual(JSON.parse(JSON.stringify(COMMON_FRAMEWORKS[1]!.rows)));
    expect(back.groups).toEqual(COMMON_FRAMEWORKS[1]!.groups);
    expect((await post(Buffer.from('nothing'))).status).toBeGreaterThanOrEqual(400);
    expect((await (await app.as('clerk')).fetch('/api/frameworks/WHOLE_2013.xlsx')).status).toBe(403);
    expect((await app.stranger().fetch('/api/frameworks/WHOLE_2013.xlsx')).status).toBe(401);
  });

  it('retires one of the place with a reason: no new use, no new version, old uses keep it (FW-05)', async () => {
    const rows = COMMON_FRAMEWORKS[0]!.rows;
    const made = await write('saveOwnFramework', 'SaveOwnFrameworkInput', {
      name: '示例停用体系',
      objectType: 'PROJECT',
      groups: COMMON_FRAMEWORKS[0]!.groups,
      rows,
    });
    const own = made.data.saveOwnFramework as { id: string; familyId: string };
    const copy = async (): Promise<GraphqlAnswer> => {
      const { data } = await office.graphql(`{ evaluationTask(id: "${taskId}") { version } }`);
      const input = { taskId, expectedVersion: data.evaluationTask.version, frameworkId: own.id };
      return write('copyFramework', 'CopyFrameworkInput', input, `version ${ROWS}`);
    };
    expect((await copy()).errors).toBeUndefined();
    const FIELDS = 'id name retiredOn retiredBy retiredReason';
    const retire = (input: object): Promise<GraphqlAnswer> =>
      write('retireFramework', 'RetireFrameworkInput', input, FIELDS);
    expect(refusalsOf(await retire({ familyId: own.familyId, reason: ' ' }))).toMatchObject([
      { code: 'REQUIRED', field: 'reason' },
    ]);
    const done = await retire({ familyId: own.familyId, reason: '2020 年起改用新体系' });
    expect(done.data.retireFramework).toMatchObject({ retiredOn: '2019-12-26', retiredReason: '2020 年起改用新体系' });
    expect(refusalsOf(await copy())).toMatchObject([
      { code: 'FRAMEWORK_RETIRED', ruleId: 'FW-05', wayOut: 'CHOOSE_ANOTHER_FRAMEWORK' },
    ]);
    const next = { familyId: own.familyId, expectedVersionNo: 1, name: '示例停用体系', objectType: 'PROJECT', rows };
    expect(
      refusalsOf(await write('saveOwnFramework', 'SaveOwnFrameworkInput', next)).map(({ code }) => code),
    ).toContain('FRAMEWORK_RETIRED');
    expect(refusalsOf(await retire({ familyId: own.familyId, reason: '再停' }))[0]!.code).toBe('FRAMEWORK_RETIRED');
    // The evaluation that was given it keeps its rows, and the library still shows what it was.
    const { data } = await office.graphql(
      `{ evaluationTask(id: "${taskId}") { rows { name } } libraryFrameworks { ${FIELDS} } }`,
    );
    expect(data.evaluationTask.rows).toHaveLength(rows.length);
    expect(data.libraryFrameworks.at(-1)).toMatchObject({ name: '示例停用体系', retiredOn: '2019-12-26' });
  });
});
