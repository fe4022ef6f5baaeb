import { openTestApp, type TestApp, type TestClient } from '../harness/index.js';
import { codes, draftOf, move, type Objective, save } from './objective.calls.js';

let app: TestApp;
let clerk: TestClient;
let clerk2: TestClient;
let performance: TestClient;
let agencyId: string;
beforeAll(async () => {
  app = await openTestApp();
  [clerk, clerk2, performance] = await Promise.all(['clerk', 'clerk2', 'performance'].map((name) => app.as(name)));
  agencyId = (await clerk.graphql('{ viewer { seat { agencyId } } }')).data.viewer.seat.agencyId;
});
afterAll(() => app.close());

const saveFunction = (who: TestClient, more: Record<string, unknown> = {}) =>
  who.graphql(
    `mutation ($input: SaveAgencyFunctionInput!) { saveAgencyFunction(input: $input) {
       id version kind name source validFrom validTo agencyName } }`,
    {
      input: {
        agencyId,
        kind: 'FUNCTION',
        name: '示例职能：学校基本建设',
        source: '示例三定方案',
        validFrom: '2019-01-01',
        ...more,
      },
    },
  );
const COVERAGE = `query ($agencyId: ID!, $year: Int!) { functionCoverage(agencyId: $agencyId, year: $year) {
  withoutObjective objectives withoutFunction functions { agencyFunction { id name } objectives { id } }
  objectivesWithoutFunction { id } } }`;
const coverage = async (who: TestClient, year = 2019) =>
  (await who.graphql(COVERAGE, { agencyId, year })).data.functionCoverage;
const CLINIC = `query ($id: ID!) { goal(id: $id) { functions { name } servableFunctions { id name }
  clinic { remarks { ruleId code field } principles { principle state } } } }`;
const clinicOf = async (id: string) => (await clerk.graphql(CLINIC, { id })).data.goal;
const ask = (value: boolean, severity?: object) =>
  Promise.all(
    Object.entries({ 'goal.functionRequired': value, ...(severity ? { 'clinic.severity': severity } : {}) }).map(
      ([code, rule]) =>
        performance.graphql('mutation ($input: SetRuleParameterInput!) { setRuleParameter(input: $input) { code } }', {
          input: { code, yearFrom: 2019, value: JSON.stringify(rule), source: '示例文件' },
        }),
    ),
  );

describe('functions and plans of a unit', () => {
  it('R074: are kept by the unit itself, dated, once for the same time, and never deleted', async () => {
    const made = await saveFunction(clerk);
    expect(made.errors).toBeUndefined();
    const one = made.data.saveAgencyFunction;
    expect(one).toMatchObject({ kind: 'FUNCTION', validTo: null, agencyName: '示例单位017', version: 1 });
    expect(codes(await saveFunction(clerk))).toEqual(['FUNCTION_TWICE']);
    expect(codes(await saveFunction(clerk, { name: '示例职能二', validTo: '2018-12-31' }))).toEqual([
      'FUNCTION_PERIOD_REVERSED',
    ]);
    expect(codes(await saveFunction(clerk2, { name: '别人的职能' }))).toEqual(['NOT_FOUND']);
    expect((await saveFunction(await app.as('business'), { name: '示例职能三' })).errors![0]!.extensions.code).toBe(
      'FORBIDDEN',
    );
    const past = { id: one.id, expectedVersion: 1, name: one.name, validTo: '2019-06-30' };
    expect((await saveFunction(clerk, past)).data.saveAgencyFunction).toMatchObject({
      id: one.id,
      version: 2,
      validTo: '2019-06-30',
    });
    expect((await saveFunction(clerk, past)).errors![0]!.extensions.code).toBe('CONFLICT');
    // After its last day the name is free again, and the year after no longer knows the old one.
    expect((await saveFunction(clerk, { validFrom: '2019-07-01' })).errors).toBeUndefined();
    const { data } = await clerk.graphql(
      'query ($agencyId: ID!, $year: Int) { agencyFunctions(agencyId: $agencyId, year: $year) { id } }',
      { agencyId, year: 2020 },
    );
    expect(data.agencyFunctions).not.toContainEqual({ id: one.id });
  });
});

describe('an objective and the functions that it serves', () => {
  let objective: Objective;
  it('R074: where the place asks for it, a project goal without a chosen function of the unit gives the warning 相关性', async () => {
    objective = await draftOf(clerk);
    const basis = '年度工作计划';
    objective = (await save(clerk, objective, { basis, functionIds: [] })).data.saveObjective;
    const warned = ({ clinic }: Awaited<ReturnType<typeof clinicOf>>): string[] =>
      clinic.remarks
        .filter(({ ruleId }: { ruleId: string }) => ruleId === 'C-19')
        .map(({ field }: { field: string }) => field);
    // Where it does not ask, the basis in words is enough.
    expect(warned(await clinicOf(objective.id))).toEqual([]);
    await ask(true);
    const before = await clinicOf(objective.id);
    expect(warned(before)).toEqual(['functionIds']);
    expect(before.clinic.principles).toContainEqual({ principle: 'DIRECTED', state: 'WARN' });

    const [chosen] = before.servableFunctions;
    objective = (await save(clerk, objective, { basis, functionIds: [chosen.id] })).data.saveObjective;
    const after = await clinicOf(objective.id);
    expect(after.functions).toEqual([{ name: chosen.name }]);
    expect(warned(after)).toEqual([]);
    // A form that does not know the field leaves it as it is.
    objective = (await save(clerk, objective, { basis })).data.saveObjective;
    expect((await clinicOf(objective.id)).functions).toEqual([{ name: chosen.name }]);
  });

  it('R074: a function of another unit, or one that no longer holds, is refused; hard, it stops the submission', async () => {
    const other = (await clerk2.graphql('{ viewer { seat { agencyId } } }')).data.viewer.seat.agencyId;
    const foreign = await saveFunction(performance, { agencyId: other, name: '示例他人职能' });
    expect(foreign.errors).toBeUndefined();
    const old = await saveFunction(clerk, { name: '示例旧职能', validFrom: '2010-01-01', validTo: '2015-12-31' });
    for (const { id } of [foreign.data.saveAgencyFunction, old.data.saveAgencyFunction]) {
      expect(codes(await save(clerk, objective, { functionIds: [id] }))).toEqual(['FUNCTION_NOT_OF_UNIT']);
    }
    await ask(true, { 'C-19': 'HARD' });
    const bare = (await save(clerk, objective, { functionIds: [] })).data.saveObjective as Objective;
    expect(codes(await move(clerk, 'submitObjective', bare))).toContain('DUTY_MISSING');
  });

  it('R074: the overview names functions without an objective and objectives without a function, for the whole unit', async () => {
    const before = await coverage(clerk);
    const bare = before.objectivesWithoutFunction.map(({ id }: { id: string }) => id);
    expect(before.withoutFunction).toBe(bare.length);
    expect(bare).toContain(objective.id);
    const empty = before.functions.find(({ objectives }: { objectives: object[] }) => objectives.length === 0);
    const { version } = (await clerk.graphql('query ($id: ID!) { goal(id: $id) { version } }', { id: objective.id }))
      .data.goal;
    await save(clerk, { ...objective, version }, { functionIds: [empty.agencyFunction.id] });
    const after = await coverage(clerk);
    expect(after.withoutObjective).toBe(before.withoutObjective - 1);
    expect(after.withoutFunction).toBe(before.withoutFunction - 1);
    expect(after.objectives).toBe(before.objectives);
    const covered = after.functions.find(
      ({ agencyFunction }: { agencyFunction: { id: string } }) => agencyFunction.id === empty.agencyFunction.id,
    );
    expect(covered.objectives).toEqual([{ id: objective.id }]);
    expect((await clerk2.graphql(COVERAGE, { agencyId, year: 2019 })).errors![0]!.extensions.code).toBe('NOT_FOUND');
  });
});
