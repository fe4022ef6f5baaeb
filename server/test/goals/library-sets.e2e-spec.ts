import { openTestApp, type TestApp, type TestClient } from '../harness/index.js';
import { admitted, codes, type Indicator, read, suggest } from './library.calls.js';
import {
  codes as objectiveCodes,
  draftOf,
  INDICATORS,
  move as moveObjective,
  read as readObjective,
  save as saveObjective,
} from './objective.calls.js';

let app: TestApp;
let clerk: TestClient;
let head: TestClient;
let office: TestClient;
let office2: TestClient;
beforeAll(async () => {
  app = await openTestApp();
  [clerk, head, office, office2] = await Promise.all(
    ['clerk', 'head', 'performance', 'performance2'].map((name) => app.as(name)),
  );
});
afterAll(() => app.close());

const TEMPLATES = `query ($kind: String, $catalogue: String!) { libraryTemplates(kind: $kind) { name kind ownership
  rows(catalogueCode: $catalogue) { level1 level2 example indicator { id name dimension criterion formula } } } }`;

interface Template {
  name: string;
  ownership: string;
  rows: {
    level1: string;
    level2: string;
    example: string;
    indicator: { id: string; name: string; dimension: string; criterion: string };
  }[];
}

const templates = async (who: TestClient, kind: string | null, catalogue: string): Promise<Template[]> => {
  const { data, errors } = await who.graphql(TEMPLATES, { kind, catalogue });
  if (errors) throw new Error(JSON.stringify(errors));
  return data.libraryTemplates;
};

const setStandard = (who: TestClient, input: Record<string, unknown>) =>
  who.graphql(
    `mutation ($input: SetStandardInput!) { setLibraryStandard(input: $input) { standards { id version kind value year } } }`,
    { input: { direction: 'GE', ...input } },
  );

const rowFrom = (indicator: Pick<Indicator, 'id' | 'name'>, targetValue: string, n = 0) => ({
  ...INDICATORS[n]!,
  name: indicator.name,
  direction: 'GE',
  unit: '%',
  targetValue,
  libraryIndicatorId: indicator.id,
});

describe('templates', () => {
  it.each(['2015', '2021'])(
    'R052: the template 道路工程 and every other fills at least 3/5/7 rows under the preset of %s',
    async (catalogue) => {
      const all = [
        ...(await templates(clerk, 'PROJECT_TYPE', catalogue)),
        ...(await templates(clerk, 'UNIT_KIND', catalogue)),
      ];
      expect(all.map(({ name }) => name)).toEqual(
        expect.arrayContaining(['道路工程', '承包服务', '培训', '信息化', '补贴', '购置', '活动', '社会保障', '教育']),
      );
      for (const { name, rows } of all) {
        const counts = [
          new Set(rows.map(({ level1 }) => level1)).size,
          new Set(rows.map(({ level1, level2 }) => level1 + level2)).size,
          rows.length,
        ];
        expect([name, counts[0]! >= 3, counts[1]! >= 5, counts[2]! >= 7]).toEqual([name, true, true, true]);
      }
      const levels = new Set(all.flatMap(({ rows }) => rows.map(({ level1 }) => level1)));
      expect(levels.has('COST')).toBe(catalogue === '2021');
    },
  );

  it('R052: a place adds its own, which must reach 3/5/7', async () => {
    const [road] = (await templates(office, 'PROJECT_TYPE', '2015')).filter(({ name }) => name === '道路工程');
    const rows = road!.rows.map(({ indicator, example }) => ({ indicatorId: indicator.id, example }));
    const add = (who: TestClient, name: string, chosen: typeof rows) =>
      who.graphql(`mutation ($input: SaveTemplateInput!) { saveLibraryTemplate(input: $input) { name ownership } }`, {
        input: { name, kind: 'PROJECT_TYPE', rows: chosen },
      });
    expect(codes(await add(office, '示例乡道', rows.slice(0, 3)))).toContain('TOO_FEW_INDICATORS');
    expect((await add(office, '示例乡道', rows)).data.saveLibraryTemplate).toEqual([
      { name: '示例乡道', ownership: 'OWN' },
    ]);
    expect(codes(await add(office, '示例乡道', rows))).toEqual(['TEMPLATE_NAME_TAKEN']);
    expect((await add(clerk, '示例村道', rows)).errors![0]!.extensions.code).toBe('FORBIDDEN');
  });

  it('R052: a template of the place is begun from an objective, changed and retired; others are only copied', async () => {
    const run = (who: TestClient, query: string, variables: Record<string, unknown>) => who.graphql(query, variables);
    const [road] = (await templates(office, 'PROJECT_TYPE', '2015')).filter(({ name }) => name === '道路工程');
    const objective = await draftOf(clerk);
    const taken = road!.rows
      .slice(0, 8)
      .map(({ indicator }, n) => ({ ...rowFrom(indicator, '95', 0), weight: String(n + 1) }));
    const saved = await saveObjective(clerk, objective, {
      indicators: [...taken, { ...INDICATORS[1]!, name: '指标库里没有的示例指标' }],
    });
    expect(saved.errors).toBeUndefined();
    const FROM = `query ($objectiveId: ID!) { templateFromObjective(objectiveId: $objectiveId) {
      unknown rows { example indicator { id name } } } }`;
    const draft = (await run(office, FROM, { objectiveId: objective.id })).data.templateFromObjective;
    expect(draft.unknown).toEqual(['指标库里没有的示例指标']);
    expect(draft.rows.map(({ indicator }: Template['rows'][number]) => indicator.name)).toEqual(
      taken.map(({ name }) => name),
    );
    expect(draft.rows[0].example).toBe('95');
    expect((await run(clerk, FROM, { objectiveId: objective.id })).errors![0]!.extensions.code).toBe('FORBIDDEN');

    const SAVE = `mutation ($input: SaveTemplateInput!) { saveLibraryTemplate(input: $input) { id version name } }`;
    const rows = road!.rows.map(({ indicator, example }) => ({ indicatorId: indicator.id, example }));
    const input = { name: '示例村道', kind: 'PROJECT_TYPE', rows };
    const [made] = (await run(office, SAVE, { input })).data.saveLibraryTemplate;
    const change = { ...input, id: made.id, expectedVersion: made.version, name: '示例村道养护' };
    expect((await run(office, SAVE, { input: change })).data.saveLibraryTemplate).toEqual([
      { id: made.id, version: 2, name: '示例村道养护' },
    ]);
    expect((await run(office, SAVE, { input: change })).errors![0]!.extensions.code).toBe('CONFLICT');
    const { data } = await office.graphql('{ libraryTemplates { id name ownership version } }');
    const common = data.libraryTemplates.find(({ ownership }: { ownership: string }) => ownership === 'COMMON');
    const foreign = await run(office, SAVE, { input: { ...input, id: common.id, expectedVersion: 1, name: '改共性' } });
    expect(codes(foreign)).toEqual(['LIBRARY_NOT_OWN']);

    const RETIRE = `mutation ($id: ID!, $version: Int!) { retireLibraryTemplate(id: $id, expectedVersion: $version) }`;
    expect(codes(await run(office, RETIRE, { id: common.id, version: 1 }))).toEqual(['LIBRARY_NOT_OWN']);
    expect((await run(office, RETIRE, { id: made.id, version: 2 })).data.retireLibraryTemplate).toBe(made.id);
    expect((await templates(clerk, null, '2015')).map(({ name }) => name)).not.toContain('示例村道养护');
    // The name is free again.
    expect((await run(office, SAVE, { input: { ...input, name: '示例村道养护' } })).errors).toBeUndefined();
  });

  it('R053: a whole-unit objective begins with indicators in all four dimensions, each by all four criteria', async () => {
    const [set] = await templates(clerk, 'WHOLE_UNIT', '2015');
    const begun = await clerk.graphql(
      'mutation ($input: DeclareObjectiveInput!) { declareObjective(input: $input) { id } }',
      { input: { objectType: 'UNIT_WHOLE', budgetYear: 2019 } },
    );
    const objective = await readObjective(begun.data.declareObjective.id as string, clerk);
    const taken = set!.rows.map((row) => ({
      ...rowFrom(row.indicator, '95'),
      level1: row.level1,
      level2: row.level2,
      weight: '5',
    }));
    expect((await saveObjective(clerk, objective, { indicators: taken })).errors).toBeUndefined();
    const { data: kept } = await clerk.graphql(
      'query ($id: ID!) { goal(id: $id) { indicators { libraryIndicatorId } } }',
      { id: objective.id },
    );
    const ids = kept.goal.indicators.map((one: { libraryIndicatorId: string }) => one.libraryIndicatorId);
    const shown = set!.rows.filter(({ indicator }) => ids.includes(indicator.id));
    expect([...new Set(shown.map(({ indicator }) => indicator.dimension))].sort()).toEqual([
      'ASSETS',
      'EXPENDITURE',
      'PERFORMANCE',
      'STAFF',
    ]);
    expect(shown).toHaveLength(set!.rows.length);
    const cells = new Set(set!.rows.map(({ indicator }) => `${indicator.dimension}/${indicator.criterion}`));
    expect(cells.size).toBe(16);
    expect(new Set(set!.rows.map(({ indicator }) => indicator.dimension)).size).toBe(4);
  });
});

describe('standards', () => {
  it('R045: with an industry value of 95 % a target of 60 % is flagged below standard at review, one of 95 % is not', async () => {
    const [found] = await suggest(office, '保洁考核达标率');
    const { id, name } = found!.indicator;
    const set = await setStandard(office, {
      indicatorId: id,
      kind: 'INDUSTRY',
      value: '95',
      year: 2019,
      region: '示例省',
    });
    expect(set.data.setLibraryStandard.standards).toMatchObject([{ kind: 'INDUSTRY', value: '95' }]);
    const ADVICE =
      'query ($id: ID!) { goal(id: $id) { findings { advice { code field params } } indicators { libraryIndicatorId } } }';
    const advise = async (target: string): Promise<{ code: string; field: string; params: unknown }[]> => {
      const objective = await draftOf(clerk);
      const saved = await saveObjective(clerk, objective, {
        indicators: [...INDICATORS.slice(0, 2), rowFrom({ id, name }, target)],
      });
      expect(saved.errors).toBeUndefined();
      const { data } = await office.graphql(ADVICE, { id: objective.id });
      expect(data.goal.indicators[2].libraryIndicatorId).toBe(id);
      return data.goal.findings.advice.filter(({ code }: { code: string }) => code === 'BELOW_STANDARD');
    };
    expect(await advise('60')).toEqual([
      {
        code: 'BELOW_STANDARD',
        field: 'indicators[2].targetValue',
        params: expect.objectContaining({ target: '60', standard: '95' }),
      },
    ]);
    expect(await advise('95')).toEqual([]);
  });

  it('R045: refuses values that are none, everything at once, and clerks', async () => {
    const [found] = await suggest(office, '清扫保洁面积');
    const indicatorId = found!.indicator.id;
    expect(codes(await setStandard(office, { indicatorId, kind: 'PLAN', value: 'viel', tolerance: '-1' }))).toEqual([
      'NUMBER_FORMAT',
      'TOLERANCE_NEGATIVE',
    ]);
    expect(codes(await setStandard(office, { indicatorId, kind: 'PLAN' }))).toEqual(['REQUIRED']);
    expect((await setStandard(clerk, { indicatorId, kind: 'PLAN', value: '1' })).errors![0]!.extensions.code).toBe(
      'FORBIDDEN',
    );
  });

  it('R044: counts the objectives that took an indicator, and keeps to those that one may see', async () => {
    const indicator = await admitted(office, office2, { name: '示例计用数达标率' });
    const objective = await draftOf(clerk);
    await saveObjective(clerk, objective, { indicators: [rowFrom(indicator, '90')] });
    expect((await read(clerk, indicator.id)).useCount).toBe(1);
    expect(await read(clerk, indicator.id, 'uses { objectiveId target }')).toMatchObject({
      uses: [{ objectiveId: objective.id, target: '90' }],
    });
    expect(await read(await app.as('clerk2'), indicator.id, 'uses { objectiveId }')).toMatchObject({
      useCount: 1,
      uses: [],
    });
    const again = await draftOf(clerk);
    const unknown = await saveObjective(clerk, again, {
      indicators: [rowFrom({ id: objective.id, name: '不存在' }, '1')],
    });
    expect(objectiveCodes(unknown)).toEqual(['LIBRARY_INDICATOR_UNKNOWN']);
  });
});

describe('the set of a department', () => {
  it('R055: with a set of 20 it sees per project how many are used, and a least share is asked at submission', async () => {
    const { data: viewer } = await head.graphql('{ viewer { seat { agencyId } } }');
    const agencyId = viewer.viewer.seat.agencyId as string;
    const all = await office.graphql('{ libraryIndicators(first: 20) { nodes { id name } } }');
    const members = all.data.libraryIndicators.nodes as { id: string; name: string }[];
    const SET = `agencyName minimumShare version indicators { id } projects(year: 2019, first: 200) { objectiveId used of share isBelow }`;
    const saveSet = (who: TestClient, input: Record<string, unknown>) =>
      who.graphql(`mutation ($input: SaveDepartmentSetInput!) { saveDepartmentSet(input: $input) { ${SET} } }`, {
        input: { agencyId, name: '示例部门指标集', indicatorIds: members.map(({ id }) => id), ...input },
      });
    expect((await saveSet(clerk, {})).errors![0]!.extensions.code).toBe('FORBIDDEN');
    expect(codes(await saveSet(head, { minimumShare: '101' }))).toEqual(['SHARE_RANGE']);
    const objective = await draftOf(clerk);
    const two = [rowFrom(members[0]!, '90'), rowFrom(members[1]!, '90', 1), ...INDICATORS.slice(2)];
    await saveObjective(clerk, objective, { indicators: two });
    const made = await saveSet(head, { minimumShare: '15' });
    expect(made.errors).toBeUndefined();
    const { projects, indicators } = made.data.saveDepartmentSet;
    expect(indicators).toHaveLength(20);
    expect(projects.find((one: { objectiveId: string }) => one.objectiveId === objective.id)).toEqual({
      objectiveId: objective.id,
      used: 2,
      of: 20,
      share: '10.00',
      isBelow: true,
    });
    const findings = await clerk.graphql(
      'query ($id: ID!) { goal(id: $id) { version findings { refusals { code params } } } }',
      { id: objective.id },
    );
    expect(findings.data.goal.findings.refusals).toContainEqual({
      code: 'DEPARTMENT_SET_SHARE',
      params: { used: 2, of: 20, share: '10.00', least: '15' },
    });
    const refused = await moveObjective(clerk, 'submitObjective', {
      ...objective,
      version: findings.data.goal.version,
    });
    expect(objectiveCodes(refused)).toContain('DEPARTMENT_SET_SHARE');
    const lowered = await saveSet(head, { minimumShare: '10', expectedVersion: made.data.saveDepartmentSet.version });
    expect(
      lowered.data.saveDepartmentSet.projects.find((one: { objectiveId: string }) => one.objectiveId === objective.id)
        .isBelow,
    ).toBe(false);
    expect(codes(await saveSet(head, { expectedVersion: 1, minimumShare: '5' }))).toEqual(['STALE_VERSION']);
    const other = await app.as('clerk2');
    expect(
      (await other.graphql('query ($a: ID!) { departmentSet(agencyId: $a) { name } }', { a: agencyId })).errors![0]!
        .extensions.code,
    ).toBe('NOT_FOUND');
  });
});
