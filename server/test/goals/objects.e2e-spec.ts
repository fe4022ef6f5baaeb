import { openTestApp, type TestApp, type TestClient } from '../harness/index.js';
import { codes, INDICATORS, move, read, save, type Objective } from './objective.calls.js';

let app: TestApp;
let clerk: TestClient;
let clerk2: TestClient;
let performance: TestClient;
beforeAll(async () => {
  app = await openTestApp();
  [clerk, clerk2, performance] = await Promise.all(['clerk', 'clerk2', 'performance'].map((name) => app.as(name)));
});
afterAll(() => app.close());

const declare = (who: TestClient, input: Record<string, unknown>) =>
  who.graphql(
    `mutation ($input: DeclareObjectiveInput!) { declareObjective(input: $input) {
       id version objectType title code transferLevel parentObjectiveId annualAmount state indicators { name }
       catalogue { code weightMode blocks } rules { parentRemainder childrenTotal projectsTotal } } }`,
    { input: { budgetYear: 2019, ...input } },
  );

const form = (amount: string, more: Record<string, unknown> = {}) => ({
  annualAmount: amount,
  contactPerson: '示例联系人',
  indicators: INDICATORS,
  ...more,
});

async function saved(who: TestClient, objective: Objective, more: Record<string, unknown>): Promise<Objective> {
  const answer = await save(who, objective, more);
  expect(answer.errors).toBeUndefined();
  return answer.data.saveObjective;
}

const transfer = (level: string, code: string, parent?: string) => ({
  objectType: 'TRANSFER',
  title: `示例转移支付${code}`,
  code,
  transferLevel: level,
  parentObjectiveId: parent ?? null,
});

describe('objects that carry an objective', () => {
  it('a whole-unit objective is declared by the unit, once a year, and counted by its kind', async () => {
    const first = await declare(clerk, { objectType: 'UNIT_WHOLE' });
    expect(first.errors).toBeUndefined();
    expect(first.data.declareObjective).toMatchObject({
      objectType: 'UNIT_WHOLE',
      state: 'DRAFT',
      catalogue: { code: '2015', blocks: ['TASKS', 'BUDGET'] },
    });
    const again = await declare(clerk, { objectType: 'UNIT_WHOLE' });
    expect(again.data.declareObjective.id).toBe(first.data.declareObjective.id);
    const { data } = await clerk.graphql(
      '{ goals(year: 2019, objectTypes: ["UNIT_WHOLE"]) { totalCount nodes { id } } }',
    );
    expect(data.goals).toEqual({ totalCount: 1, nodes: [{ id: first.data.declareObjective.id }] });
    expect((await clerk2.graphql('{ goals(year: 2019, objectTypes: ["UNIT_WHOLE"]) { totalCount } }')).data).toEqual({
      goals: { totalCount: 0 },
    });
  });

  it('D7: tasks sum to the budget, base and project expenditure too, and projects stay within', async () => {
    let objective = (await declare(clerk, { objectType: 'UNIT_WHOLE' })).data.declareObjective as Objective;
    const projects = (objective as never as { rules: { projectsTotal: string } }).rules.projectsTotal;
    const task = { name: '教育教学', content: '全年教学', fiscalAmount: '600000.00', otherAmount: '0' };
    const cells = (project: string) => [
      { block: 'BASE', kind: 'GENERAL_PUBLIC', amount: '100000.00' },
      { block: 'PROJECT', kind: 'GENERAL_PUBLIC', amount: project },
    ];
    objective = await saved(clerk, objective, form('900000.00'));
    expect(codes(await move(clerk, 'submitObjective', objective))).toEqual(['BUDGET_MISSING', 'TASKS_MISSING']);
    objective = await saved(clerk, objective, form('900000.00', { tasks: [task], amounts: cells('1.00') }));
    expect(codes(await move(clerk, 'submitObjective', objective))).toEqual([
      'BUDGET_SUM',
      'PROJECTS_EXCEED_BUDGET',
      'TASKS_SUM',
    ]);
    const total = (Number(projects) + 100000).toFixed(2);
    objective = await saved(
      clerk,
      objective,
      form(total, { tasks: [{ ...task, fiscalAmount: total }], amounts: cells(projects) }),
    );
    const { data, errors } = await move(clerk, 'submitObjective', objective);
    expect(errors).toBeUndefined();
    expect(data.submitObjective.state).toBe('SUBMITTED');
  });

  it('D1: refuses amounts in tasks and cells that are none, and a cell that stands twice', async () => {
    const { data } = await declare(clerk2, { objectType: 'UNIT_WHOLE' });
    const answer = await save(clerk2, data.declareObjective as Objective, {
      tasks: [{ name: 'x', fiscalAmount: '1e5', otherAmount: '-1' }],
      amounts: [
        { block: 'BASE', kind: 'OTHER', amount: '1' },
        { block: 'BASE', kind: 'OTHER', amount: '2' },
      ],
    });
    expect(codes(answer)).toEqual(['AMOUNT_CELL_TWICE', 'AMOUNT_NEGATIVE', 'AMOUNT_NOT_NUMBER']);
  });

  it('asks a policy for name and code, a department for its level, and keeps a code for one unit', async () => {
    expect(codes(await declare(clerk, { objectType: 'POLICY' }))).toEqual(['REQUIRED', 'REQUIRED']);
    expect(codes(await declare(clerk, { objectType: 'PROJECT' }))).toEqual(['BEGIN_FROM_PROJECT']);
    const policy = { objectType: 'POLICY', title: '示例补贴政策', code: 'ZC-01' };
    expect((await declare(clerk, policy)).data.declareObjective).toMatchObject({
      title: '示例补贴政策',
      code: 'ZC-01',
    });
    expect(codes(await declare(clerk2, policy))).toEqual(['OBJECT_CODE_TAKEN']);
  });
});

describe('transfers from the whole to its parts', () => {
  it('163号: split down and summed up, refused both ways', async () => {
    let whole = (await declare(clerk, transfer('OVERALL', 'ZY-1'))).data.declareObjective as Objective;
    whole = await saved(clerk, whole, form('1000.00'));
    const begun = await declare(clerk2, transfer('REGION', 'ZY-1-A', whole.id));
    let region = begun.data.declareObjective as Objective;
    region = await saved(clerk2, region, form('700.00'));
    let other = (await declare(clerk, transfer('REGION', 'ZY-1-B', whole.id))).data.declareObjective as Objective;
    other = await saved(clerk, other, form('300.01'));
    expect(codes(await move(clerk, 'submitObjective', other))).toEqual(['PARENT_EXCEEDED']);
    expect(codes(await move(clerk, 'submitObjective', whole))).toEqual(['BELOW_ITS_PARTS']);
    other = await saved(clerk, other, form('300.00'));
    expect((await move(clerk, 'submitObjective', other)).errors).toBeUndefined();
    expect((await move(clerk, 'submitObjective', whole)).errors).toBeUndefined();
    const { data } = await clerk.graphql(
      'query ($id: ID!) { goal(id: $id) { rules { childrenTotal } children { code annualAmount } } }',
      { id: whole.id },
    );
    // The part of another unit counts, and is not shown.
    expect(data.goal).toEqual({
      rules: { childrenTotal: '1000.00' },
      children: [{ code: 'ZY-1-B', annualAmount: '300.00' }],
    });
    expect((await read(region.id, clerk2)).state).toBe('DRAFT');
  });

  it('names the parent, of the level above and the same year', async () => {
    expect(codes(await declare(clerk, transfer('REGION', 'ZY-2')))).toEqual(['REQUIRED']);
    const whole = (await declare(clerk, transfer('OVERALL', 'ZY-3'))).data.declareObjective as Objective;
    expect(codes(await declare(clerk, transfer('OVERALL', 'ZY-4', whole.id)))).toEqual(['PARENT_NOT_ALLOWED']);
    const project = (await declare(clerk, transfer('PROJECT', 'ZY-5', whole.id))).data.declareObjective as Objective;
    expect(codes(await declare(clerk, transfer('REGION', 'ZY-6', project.id)))).toEqual(['PARENT_LEVEL']);
    expect(codes(await declare(clerk, { objectType: 'UNIT_WHOLE', transferLevel: 'REGION' }))).toEqual([
      'ONLY_FOR_TRANSFERS',
    ]);
  });
});

describe('parents of transfers and of allocations', () => {
  it('D63: a parent is named when a part begins, of a level above, and never again: no ring can be made', async () => {
    const { data } = await clerk.graphql(
      '{ __schema { types { name kind inputFields { name } } mutationType { fields { name args { type { name ofType { name } } } } } } }',
    );
    const inputs = (data.__schema.types as { name: string; kind: string; inputFields: { name: string }[] | null }[])
      .filter(
        ({ kind, inputFields }) =>
          kind === 'INPUT_OBJECT' && inputFields!.some((field) => field.name === 'parentObjectiveId'),
      )
      .map(({ name }) => name);
    expect(inputs).toEqual(['DeclareObjectiveInput']);
    const whole = (await declare(clerk, transfer('OVERALL', 'ZY-R'))).data.declareObjective as Objective;
    const region = (await declare(clerk, transfer('REGION', 'ZY-RA', whole.id))).data.declareObjective as Objective;
    // Begun again under its own part, it stays the whole that it is; under itself a region is no region.
    const again = await declare(clerk, transfer('OVERALL', 'ZY-R', region.id));
    expect(codes(again)).toEqual(['PARENT_NOT_ALLOWED']);
    expect(codes(await declare(clerk, transfer('REGION', 'ZY-RA', region.id)))).toEqual(['PARENT_LEVEL']);
    const project = (await declare(clerk, transfer('PROJECT', 'ZY-RP', region.id))).data.declareObjective as Objective;
    expect(codes(await declare(clerk, transfer('REGION', 'ZY-RA', project.id)))).toEqual(['PARENT_LEVEL']);
    expect(codes(await declare(clerk, transfer('PROJECT', 'ZY-RP', project.id)))).toEqual(['PARENT_LEVEL']);
    const rings = await app.database.sql(
      await app.jurisdictionOf('clerk'),
      `WITH RECURSIVE up AS (
         SELECT o.jurisdiction_id, o.id AS start, o.parent_objective_id AS at FROM goals.objective o
         UNION SELECT u.jurisdiction_id, u.start, o.parent_objective_id FROM up u
           JOIN goals.objective o ON o.jurisdiction_id = u.jurisdiction_id AND o.id = u.at)
       SELECT start FROM up WHERE start = at`,
    );
    expect(rings).toEqual([]);
  });
});

describe('indicator catalogues', () => {
  const LIST = `code origin inForce weightMode version levels { level1 label mandatory weight minCount
    level2 { code label mandatory weight minCount } }`;
  const list = async (year: number, objectType = 'PROJECT') =>
    (
      await clerk.graphql(
        `query ($year: Int!, $type: String!) {
        indicatorCatalogues(year: $year, objectType: $type) { ${LIST} } }`,
        { year, type: objectType },
      )
    ).data.indicatorCatalogues;
  const keep = (who: TestClient, input: Record<string, unknown>) =>
    who.graphql(`mutation ($input: SaveCatalogueInput!) { saveIndicatorCatalogue(input: $input) { ${LIST} } }`, {
      input,
    });

  it('R047: four kinds of output and four of benefit; the preset of the year is in force', async () => {
    const presets = await list(2019);
    expect(presets.map(({ code, inForce }: { code: string; inForce: boolean }) => [code, inForce])).toEqual([
      ['2015', true],
      ['2021', false],
      ['NINGXIA', false],
    ]);
    const [old] = presets;
    expect(old.levels.map(({ level2 }: { level2: unknown[] }) => level2.length)).toEqual([4, 4, 2]);
    expect((await list(2023)).find(({ inForce }: { inForce: boolean }) => inForce).code).toBe('2021');
  });

  it('R047: a special-fund form asks for cost, and says 成本指标缺失; who is no performance office keeps none', async () => {
    const [preset] = await list(2019);
    const levels = preset.levels.map((level: { level1: string; level2: { code: string }[] }) => ({
      ...level,
      level2: level.level2.map((group) => ({ ...group, mandatory: group.code === 'COST_OF_OUTPUT' })),
    }));
    const input = {
      code: 'LL-POLICY',
      name: '洛龙区政策式样（示例）',
      objectType: 'POLICY',
      yearFrom: 2019,
      weightMode: 'FLAT',
      blocks: ['FUNDING'],
      levels,
      source: '示例文件',
      copiedFrom: '2015',
    };
    expect((await keep(clerk, input)).errors![0]!.extensions.code).toBe('FORBIDDEN');
    const kept = await keep(performance, input);
    expect(kept.errors).toBeUndefined();
    expect(kept.data.saveIndicatorCatalogue[0]).toMatchObject({
      code: 'LL-POLICY',
      origin: 'OWN',
      inForce: true,
      version: 1,
    });
    expect((await keep(performance, input)).errors![0]!.extensions.code).toBe('CONFLICT');
    const begun = await declare(clerk, { objectType: 'POLICY', title: '示例专项', code: 'ZX-9' });
    expect(begun.data.declareObjective.catalogue.code).toBe('LL-POLICY');
    const cheap = INDICATORS.filter(({ level2 }) => level2 !== 'COST_OF_OUTPUT').map((row, index) => ({
      ...row,
      weight: index === 0 ? '25' : row.weight,
    }));
    const objective = await saved(
      clerk,
      begun.data.declareObjective as Objective,
      form('100.00', { indicators: cheap }),
    );
    const answer = await move(clerk, 'submitObjective', objective);
    expect(codes(answer)).toEqual(['LEVEL2_MISSING']);
    expect(answer.errors![0]!.extensions.refusals![0]!.params).toMatchObject({ label: '成本指标' });
  });

  it('nested points are held inside their parent; a form whose points do not fit together is not kept', async () => {
    const presets = await list(2019, 'TRANSFER');
    const nested = presets.find(({ code }: { code: string }) => code === 'NINGXIA');
    const input = {
      code: 'LL-NEST',
      name: '嵌套分值（示例）',
      objectType: 'TRANSFER',
      yearFrom: 2020,
      weightMode: 'NESTED',
      totalWeight: '100',
      blocks: [],
      levels: nested.levels,
      source: '示例文件',
    };
    const wrong = nested.levels.map((level: { level1: string }) =>
      level.level1 === 'DECISION' ? { ...level, weight: '11' } : level,
    );
    expect(codes(await keep(performance, { ...input, levels: wrong }))).toEqual([
      'CATALOGUE_POINTS',
      'CATALOGUE_POINTS',
    ]);
    expect((await keep(performance, input)).errors).toBeUndefined();
    const { data } = await declare(clerk, {
      objectType: 'TRANSFER',
      budgetYear: 2020,
      title: '示例',
      code: 'N-1',
      transferLevel: 'OVERALL',
    });
    const row = (level1: string, level2: string, weight: string, name: string) => ({
      ...INDICATORS[0],
      level1,
      level2,
      weight,
      name,
    });
    const rows = (decision: string, goal: string) => [
      row('DECISION', 'PROJECT_DECISION', decision, '立项依据充分'),
      row('DECISION', 'GOAL_SETTING', goal, '目标明确'),
      row('MANAGEMENT', 'FUND_MANAGEMENT', '15', '资金到位率'),
      row('MANAGEMENT', 'PROJECT_MANAGEMENT', '10', '制度执行数'),
      row('OUTPUT', 'QUANTITY', '35', '服务人数'),
      row('OUTCOME', 'SOCIAL', '30', '受益人数'),
    ];
    let objective = await saved(
      clerk,
      data.declareObjective as Objective,
      form('5.00', { indicators: rows('5', '5') }),
    );
    const answer = await move(clerk, 'submitObjective', objective);
    expect(codes(answer)).toEqual(['WEIGHTS_INSIDE_PARENT', 'WEIGHTS_INSIDE_PARENT']);
    objective = await saved(clerk, objective, form('5.00', { indicators: rows('6', '4') }));
    expect((await move(clerk, 'submitObjective', objective)).errors).toBeUndefined();
  });
});

describe('targets of several years', () => {
  it('a row carries a target for each year, in order, and a form that does not know them keeps them', async () => {
    const { data } = await declare(clerk, { objectType: 'POLICY', title: '五年政策', code: 'ZC-5', budgetYear: 2019 });
    const targets = [
      { year: 2019, value: '20' },
      { year: 2020, value: '45' },
    ];
    const wrong = await save(clerk, data.declareObjective as Objective, {
      indicators: [{ ...INDICATORS[0], yearlyTargets: [...targets].reverse() }],
    });
    expect(codes(wrong)).toEqual(['YEARLY_TARGETS_ORDER']);
    let objective = await saved(
      clerk,
      data.declareObjective as Objective,
      form('1.00', { indicators: [{ ...INDICATORS[0], yearlyTargets: targets }] }),
    );
    const { indicatorKey } = objective.indicators[0]!;
    objective = await saved(clerk, objective, form('1.00', { indicators: [{ ...INDICATORS[0], indicatorKey }] }));
    const { data: now } = await clerk.graphql(
      'query ($id: ID!) { goal(id: $id) { indicators { yearlyTargets { year value } } } }',
      { id: objective.id },
    );
    expect(now.goal.indicators).toEqual([{ yearlyTargets: targets }]);
  });
});
