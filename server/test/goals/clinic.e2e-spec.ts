import { CLINIC_RULES, factKey } from '@jixiao/shared';
import { GoalsApi } from '../../src/modules/goals/index.js';
import { openTestApp, type TestApp, type TestClient } from '../harness/index.js';
import { codes, draftOf, INDICATORS, move, type Objective, save } from './objective.calls.js';

let app: TestApp;
let clerk: TestClient;
let business: TestClient;
let performance: TestClient;
beforeAll(async () => {
  app = await openTestApp();
  [clerk, business, performance] = await Promise.all(['clerk', 'business', 'performance'].map((name) => app.as(name)));
});
afterAll(() => app.close());

const CLINIC = `query ($id: ID!) { goal(id: $id) { findings { refusals { code } advice { code ruleId } } clinic {
  remarks { ruleId code severity field params suggestion { basis removeRows patches { field from to } addRows { name } } }
  principles { principle state } notJudged { ruleId known needed } context } } }`;
const WEAK = `query ($ruleId: ID, $states: [String!], $agencyId: ID, $text: String, $first: Int, $after: String) {
  weakObjectives(year: 2019, ruleId: $ruleId, states: $states, agencyId: $agencyId, text: $text, first: $first, after: $after) {
    totalCount examined
    rules { ruleId code count } pageInfo { endCursor hasNextPage }
    nodes { remarks hard rules { ruleId count } objective { id } } } }`;
const SET = `mutation ($input: SetRuleParameterInput!) { setRuleParameter(input: $input) { code } }`;
const set = (code: string, value: unknown, expectedVersion?: number) =>
  performance.graphql(SET, {
    input: { code, yearFrom: 2019, value: JSON.stringify(value), source: '示例文件', expectedVersion },
  });

interface Remark {
  ruleId: string;
  code: string;
  severity: string;
  field: string;
  params: Record<string, unknown>;
  suggestion: { basis: string; patches: { field: string; from: string; to: string }[] } | null;
}
async function clinicOf(id: string): Promise<{ remarks: Remark[]; principles: object[]; notJudged: object[] }> {
  const { data, errors } = await clerk.graphql(CLINIC, { id });
  if (errors) throw new Error(JSON.stringify(errors));
  return data.goal.clinic;
}
const EMPTY = {
  ...INDICATORS[4],
  name: '经济效益',
  direction: 'QUAL',
  targetValue: null,
  unit: null,
  targetText: '进一步提高效益',
};
const withRow = (row: object) => ({ indicators: INDICATORS.map((one, index) => (index === 4 ? row : one)) });

describe('the goal clinic on stored objectives', () => {
  it('R054: “进一步提高效益” is an empty target with a better text; “≥ 95%” clears it', async () => {
    const objective = await draftOf(clerk);
    const saved = (await save(clerk, objective, withRow(EMPTY))).data.saveObjective as Objective;
    const remark = (await clinicOf(saved.id)).remarks.find(({ code }) => code === 'TARGET_EMPTY');
    expect(remark).toMatchObject({
      ruleId: 'C-17',
      severity: 'ADVICE',
      params: { name: '经济效益' },
      suggestion: { basis: 'GRADES', patches: [{ from: '进一步提高效益' }] },
    });
    const filled = { ...EMPTY, direction: 'GE', targetValue: '95', unit: '%', targetText: null };
    await save(clerk, saved, withRow(filled));
    expect((await clinicOf(saved.id)).remarks.map(({ code }) => code)).not.toContain('TARGET_EMPTY');
  });

  it('without a basis the goal is remarked as 相关性', async () => {
    const objective = await draftOf(clerk);
    const saved = (await save(clerk, objective, { basis: null })).data.saveObjective as Objective;
    expect((await clinicOf(saved.id)).remarks.map(({ code }) => code)).toContain('DUTY_MISSING');
    await save(clerk, saved, { basis: '部门职能：示例职能' });
    expect((await clinicOf(saved.id)).remarks.map(({ code }) => code)).not.toContain('DUTY_MISSING');
  });

  it('R075: ticks the principles that the place has chosen', async () => {
    const { id } = await draftOf(clerk);
    expect((await clinicOf(id)).principles).toHaveLength(4);
    expect((await set('clinic.principles', ['DIRECTED', 'SPECIFIC', 'FEASIBLE'])).errors).toBeUndefined();
    expect((await clinicOf(id)).principles).toMatchObject([
      { principle: 'DIRECTED' },
      { principle: 'SPECIFIC' },
      { principle: 'FEASIBLE' },
    ]);
    for (const value of [['DIRECTED', 'DIRECTED'], ['NOBLE'], 'DIRECTED'])
      expect(codes(await set('clinic.principles', value, 1))).toEqual(['RULE_VALUE']);
    for (const value of [{ 'C-99': 'HARD' }, { 'C-01': 'LOUD' }, [], null])
      expect(codes(await set('clinic.severity', value))).toEqual(['RULE_VALUE']);
  });

  it('R076: twice the money for the same output, and last year already passed, by what is stored of last year', async () => {
    const objective = await draftOf(clerk, 1);
    const saved = (await save(clerk, objective, { annualAmount: '200000.00' })).data.saveObjective as Objective;
    expect((await clinicOf(saved.id)).remarks.map(({ code }) => code)).not.toContain('AMOUNT_WITHOUT_MATCH');
    await continueFromLastYear(saved, '100000.00');
    const { remarks } = await clinicOf(saved.id);
    expect(remarks.find(({ code }) => code === 'AMOUNT_WITHOUT_MATCH')).toMatchObject({
      field: 'annualAmount',
      params: { rise: '+100', output: '服务人数', cost: '1666.67', before: '833.33' },
    });
    expect(remarks.find(({ code }) => code === 'NOT_BEYOND_LAST_YEAR')).toMatchObject({
      field: expect.stringMatching(/targetValue$/),
      params: { name: '服务人数', target: '120', last: '130' },
      suggestion: { patches: [{ from: '120', to: '131' }] },
    });
  });

  it('R045: a source of standards registers, and a target of 60 is below the industry value of 95', async () => {
    const objective = await draftOf(clerk);
    const row = {
      ...INDICATORS[1],
      name: '农村卫生厕所普及率',
      direction: 'GE',
      targetText: null,
      targetValue: '60',
      unit: '%',
    };
    const indicators = [INDICATORS[0], row, ...INDICATORS.slice(2)];
    const saved = (await save(clerk, objective, { indicators })).data.saveObjective as Objective;
    expect((await clinicOf(saved.id)).remarks.map(({ code }) => code)).not.toContain('BELOW_STANDARD');
    app.app
      .get(GoalsApi)
      .askForFacts(async (versionIds) =>
        Promise.resolve(
          new Map(
            versionIds.map((versionId) => [versionId, { [factKey(row as never)]: { standard: { value: '95' } } }]),
          ),
        ),
      );
    expect((await clinicOf(saved.id)).remarks.find(({ code }) => code === 'BELOW_STANDARD')).toMatchObject({
      ruleId: 'C-18',
      params: { target: '60', standard: '95' },
      suggestion: { basis: 'STANDARD', patches: [{ from: '60', to: '95' }] },
    });
  });

  it('R054: lists the weak ones for the reviewer, the weakest first, with counts per rule, inside his reach', async () => {
    const { data } = await business.graphql(WEAK, { states: ['DRAFT', 'SUBMITTED', 'APPROVED'], first: 5 });
    const list = data.weakObjectives;
    expect(list.nodes).toHaveLength(5);
    const counts = list.nodes.map(({ remarks }: { remarks: number }) => remarks);
    expect(counts).toEqual([...counts].sort((a: number, b: number) => b - a));
    expect(list.examined).toBeGreaterThanOrEqual(list.totalCount);
    for (const { remarks, rules } of list.nodes)
      expect(rules.reduce((sum: number, { count }: { count: number }) => sum + count, 0)).toBe(remarks);
    const next = await business.graphql(WEAK, {
      states: ['DRAFT', 'SUBMITTED', 'APPROVED'],
      first: 5,
      after: list.pageInfo.endCursor,
    });
    const idsOf = (nodes: { objective: { id: string } }[]): string[] => nodes.map((node) => node.objective.id);
    expect(idsOf(next.data.weakObjectives.nodes).filter((id) => idsOf(list.nodes).includes(id))).toEqual([]);

    const [rule] = list.rules;
    const one = await business.graphql(WEAK, { states: ['DRAFT', 'SUBMITTED', 'APPROVED'], ruleId: rule.ruleId });
    expect(one.data.weakObjectives.totalCount).toBe(rule.count);
    const own = await clerk.graphql(WEAK, { states: ['DRAFT'], first: 200 });
    const { data: reach } = await clerk.graphql(
      '{ goals(year: 2019, states: ["DRAFT"], first: 200) { nodes { id } } }',
    );
    const mine = new Set(reach.goals.nodes.map(({ id }: { id: string }) => id));
    expect(own.data.weakObjectives.examined).toBe(mine.size);
    expect(idsOf(own.data.weakObjectives.nodes).every((id) => mine.has(id))).toBe(true);
    const county = await (await app.as('county-clerk')).graphql(WEAK, { states: ['DRAFT'] });
    expect(idsOf(county.data.weakObjectives.nodes).filter((id) => mine.has(id))).toEqual([]);
  });

  it('R054: the weak ones of one body or of one name only are asked for', async () => {
    const agencyId = (await clerk.graphql('{ viewer { seat { agencyId } } }')).data.viewer.seat.agencyId as string;
    const list = async (more: object): Promise<{ examined: number; nodes: { objective: { id: string } }[] }> =>
      (await performance.graphql(WEAK, { states: ['APPROVED'], first: 200, ...more })).data.weakObjectives;
    const of = await list({ agencyId });
    const { data } = await performance.graphql(
      `{ goals(year: 2019, agencyId: "${agencyId}", states: ["APPROVED"], first: 200) { totalCount nodes { title } } }`,
    );
    expect(of.examined).toBe(data.goals.totalCount);
    expect((await list({})).examined).toBeGreaterThan(of.examined);
    const { title } = data.goals.nodes[0] as { title: string };
    expect((await list({ agencyId, text: title })).examined).toBe(1);
    expect((await list({ agencyId, text: '%' })).examined).toBe(0);
  });

  it('R054: a rule that the place has made hard is a refusal at submission beside the others', async () => {
    // A place may depart from every rule at once.
    const all = Object.fromEntries(CLINIC_RULES.map(({ id }) => [id, 'ADVICE']));
    expect((await set('clinic.severity', all)).errors).toBeUndefined();
    expect((await set('clinic.severity', { 'C-17': 'HARD', 'C-19': 'OFF' }, 1)).errors).toBeUndefined();
    const objective = await draftOf(clerk);
    const change = { ...withRow(EMPTY), annualGoal: '', basis: null };
    const saved = (await save(clerk, objective, change)).data.saveObjective as Objective;
    const answer = await move(clerk, 'submitObjective', saved);
    expect(codes(answer)).toEqual(expect.arrayContaining(['ANNUAL_GOAL_MISSING', 'TARGET_EMPTY']));
    expect(answer.errors![0]!.extensions.refusals!.find(({ code }) => code === 'TARGET_EMPTY')).toMatchObject({
      ruleId: 'C-17',
      field: expect.stringMatching(/^indicators\[\d\]\.targetText$/),
    });
    const { remarks } = await clinicOf(saved.id);
    expect(remarks.find(({ code }) => code === 'TARGET_EMPTY')!.severity).toBe('HARD');
    expect(remarks.map(({ code }) => code)).not.toContain('DUTY_MISSING');
    const better = (await save(clerk, saved, { ...withRow(INDICATORS[4]!) })).data.saveObjective as Objective;
    expect(codes(await move(clerk, 'submitObjective', better))).not.toContain('TARGET_EMPTY');
  });
});

/** A standing objective of 2018 with the same main output, and its accepted self-evaluation, as the owner stores them. */
async function continueFromLastYear(objective: Objective, amount: string): Promise<void> {
  const jurisdiction = await app.jurisdictionOf('clerk');
  const sql = (text: string, params: unknown[]) => app.database.sql<{ id: string }>(jurisdiction, text, params);
  const copy = async (table: string, where: string, id: string, change: string): Promise<string> => {
    const [schema, name] = table.split('.');
    const [columns] = (await sql(
      `SELECT string_agg(column_name, ', ' ORDER BY ordinal_position) AS names FROM information_schema.columns
        WHERE table_schema = $1 AND table_name = $2 AND is_generated = 'NEVER'`,
      [schema, name],
    )) as never as { names: string }[];
    const [row] = await sql(
      `INSERT INTO ${table} (${columns!.names}) SELECT ${columns!.names} FROM (
         SELECT (jsonb_populate_record(NULL::${table}, to_jsonb(t) || ${change} || jsonb_build_object('id', gen_random_uuid()))).*
           FROM ${table} t WHERE ${where}) copied RETURNING id`,
      [id],
    );
    return row!.id;
  };
  const [now] = (await sql(`SELECT o.id, o.project_id AS "projectId" FROM goals.objective o WHERE o.id = $1`, [
    objective.id,
  ])) as never as { projectId: string }[];
  const project = await copy(
    'projects.project',
    't.id = $1',
    now!.projectId,
    `'{"budget_year": 2018, "code": "示例2018", "previous_project_id": null}'::jsonb`,
  );
  const last = await copy(
    'goals.objective',
    't.id = $1',
    objective.id,
    `jsonb_build_object('budget_year', 2018, 'project_id', '${project}')`,
  );
  await sql(`UPDATE goals.objective SET previous_objective_id = $2 WHERE id = $1 RETURNING id`, [objective.id, last]);
  const draft = await copy(
    'goals.objective_version',
    't.id = $1',
    objective.versionId,
    `jsonb_build_object('objective_id', '${last}', 'annual_amount', ${amount})`,
  );
  const indicator = await copy(
    'goals.indicator',
    `t.objective_version_id = $1 AND t.name = '服务人数'`,
    objective.versionId,
    `jsonb_build_object('objective_version_id', '${draft}')`,
  );
  await sql(
    `UPDATE goals.objective_version SET state = 'APPROVED', approved_on = '2018-02-01', content_hash = repeat('0', 64), parameters = '{}',
            budget_reply_id = (SELECT id FROM goals.budget_reply LIMIT 1)
      WHERE id = $1 RETURNING id`,
    [draft],
  );
  const [evaluation] = await sql(
    `INSERT INTO evaluation.self_evaluation (jurisdiction_id, id, subject_year, work_year, project_id, agency_id,
        objective_version_id, state, approved_amount, original_budget, adjusted_budget, executed_amount)
     SELECT o.jurisdiction_id, gen_random_uuid(), 2018, 2019, o.project_id, o.agency_id, $2, 'ACCEPTED', 100000, 100000, 100000, 100000
       FROM goals.objective o WHERE o.id = $1 RETURNING id`,
    [last, draft],
  );
  await sql(
    `INSERT INTO evaluation.self_evaluation_row (jurisdiction_id, id, self_evaluation_id, indicator_id, ordinal, actual_value)
     SELECT jurisdiction_id, gen_random_uuid(), $1, $2, 1, 130 FROM evaluation.self_evaluation WHERE id = $1 RETURNING id`,
    [evaluation!.id, indicator],
  );
}
