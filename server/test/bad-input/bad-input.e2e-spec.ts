import { type GraphqlAnswer, openTestApp, type TestApp, type TestClient, type TestRefusal } from '../harness/index.js';
import { departmentReview, draftOf, financeReview, GRADES, INDICATORS, move, save } from '../goals/objective.calls.js';

/** What a case gives back: the refusals of its one request. */
type Request = () => Promise<readonly TestRefusal[]>;
interface Case {
  readonly name: string;
  /** Brings about what the request meets, and returns the request. */
  readonly given: () => Promise<Request>;
  /** Every refusal of the answer, in any order. */
  readonly refused: readonly Pick<TestRefusal, 'code' | 'field' | 'ruleId' | 'wayOut'>[];
}

let app: TestApp;
let jurisdictionId: string;
let who: Record<'clerk' | 'head' | 'business' | 'treasury' | 'performance', TestClient>;
beforeAll(async () => {
  app = await openTestApp();
  jurisdictionId = await app.jurisdictionOf('clerk');
  const [clerk, head, business, treasury, performance] = await Promise.all(
    ['clerk', 'head', 'business', 'treasury', 'performance'].map((account) => app.as(account)),
  );
  who = { clerk, head, business, treasury, performance } as typeof who;
});
afterAll(() => app.close());

const refusalsOf = ({ errors }: GraphqlAnswer): readonly TestRefusal[] => errors?.[0]?.extensions.refusals ?? [];
const write = (
  client: TestClient,
  mutation: string,
  type: string,
  input: object,
  fields = 'id',
): Promise<GraphqlAnswer> =>
  client.graphql(`mutation ($input: ${type}!) { ${mutation}(input: $input) { ${fields} } }`, { input });

/** Everything that a refused request could have left behind. */
const WATCHED = [
  'projects.project',
  'projects.funding_line',
  'projects.payment',
  'goals.objective_version',
  'goals.indicator',
  'goals.objective_review',
  'monitoring.sheet',
  'monitoring.sheet_row',
  'evaluation.evaluation_task',
  'evaluation.framework_row',
  'platform.task',
  'platform.event',
  'platform.audit_entry',
];
const fingerprint = (): Promise<unknown> =>
  app.database.sql(
    jurisdictionId,
    WATCHED.map(
      (table) =>
        `SELECT '${table}' AS name, count(*) AS n, md5(coalesce(string_agg(t::text, ',' ORDER BY t.id), '')) AS content FROM ${table} t`,
    ).join(' UNION ALL ') + ' ORDER BY name',
  );

/** The fingerprint once the news of what went before have been delivered. */
async function settled(): Promise<unknown> {
  for (let last = await fingerprint(); ;) {
    await new Promise((resolve) => setTimeout(resolve, 250));
    const next = await fingerprint();
    if (JSON.stringify(next) === JSON.stringify(last)) return next;
    last = next;
  }
}

/** A sheet of unit 017 that is behind in spending and says nothing about it. */
async function sheetWithoutCause(): Promise<{ id: string; version: number }> {
  const [project] = await app.database.sql<{ id: string }>(
    jurisdictionId,
    `SELECT p.id FROM projects.project p JOIN organizations.agency a ON a.id = p.agency_id AND a.name = '示例单位017'
       JOIN goals.objective o ON o.project_id = p.id JOIN goals.objective_version v ON v.objective_id = o.id AND v.state = 'APPROVED'
      WHERE p.budget_year = 2019 AND NOT EXISTS (SELECT 1 FROM monitoring.sheet s WHERE s.project_id = p.id) ORDER BY p.id LIMIT 1`,
  );
  const input = {
    budgetYear: 2019,
    name: '示例监控',
    periodFrom: '2019-01-01',
    periodTo: '2019-10-31',
    dueOn: '2019-11-15',
    projectIds: [project!.id],
  };
  await write(who.performance, 'openMonitoringRound', 'OpenRoundInput', input);
  const { data } = await who.clerk.graphql(
    `{ monitoringSheets(year: 2019, projectId: "${project!.id}") { nodes { id version rows { id targetValue } } } }`,
  );
  const [sheet] = data.monitoringSheets.nodes;
  const rows = sheet.rows.map(({ id, targetValue }: { id: string; targetValue: string | null }) => ({
    id,
    actualValue: targetValue,
    forecastValue: targetValue,
    likelihood: 'CERTAIN',
    isNotDue: targetValue === null,
  }));
  const saved = await write(
    who.clerk,
    'saveMonitoringSheet',
    'SaveMonitoringSheetInput',
    { id: sheet.id, expectedVersion: sheet.version, rows, causeCodes: [] },
    'id version light',
  );
  expect(saved.data.saveMonitoringSheet.light).not.toBe('GREEN');
  return saved.data.saveMonitoringSheet;
}

/** A project of the clerk's unit that is kept here. */
async function localProject(): Promise<{ id: string; agencyId: string; fundingLines: { id: string }[] }> {
  const { data } = await who.clerk.graphql(
    '{ projects(year: 2019, first: 1) { nodes { id agencyId fundingLines { id } } } }',
  );
  return data.projects.nodes[0];
}

const CASES: readonly Case[] = [
  {
    name: 'D9: an objective whose weights sum to 89.99',
    given: async () => {
      const { data } = await save(who.clerk, await draftOf(who.clerk), {
        annualGoal: '',
        indicators: [...INDICATORS.slice(0, 8), { ...INDICATORS[8], weight: '9.99' }],
        annualAmount: '1.00',
      });
      return async () => refusalsOf(await move(who.clerk, 'submitObjective', data.saveObjective));
    },
    refused: [
      { code: 'WEIGHTS_SUM', field: 'weights', ruleId: 'G-01', wayOut: 'ADJUST_WEIGHTS' },
      { code: 'ANNUAL_GOAL_MISSING', field: 'annualGoal', ruleId: 'G-15' },
      { code: 'AMOUNT_DIFFERS_FROM_FUNDING', field: 'annualAmount', ruleId: 'G-13' },
    ],
  },
  {
    name: 'D9: a framework whose rows sum to 99.99',
    given: async () => {
      const { id } = await localProject();
      const listed = await write(
        who.performance,
        'listEvaluation',
        'ListEvaluationInput',
        { projectId: id, subjectYear: 2019, title: '示例评价', selectionReason: '示例', method: 'OWN' },
        'id version',
      );
      const task = listed.data.listEvaluation;
      const row = (level1: string, name: string, weight: string): object => ({
        level1,
        level2: '示例',
        name,
        weight,
        kind: 'FORMULA',
        explanation: '示例',
        standard: '示例',
      });
      const rows = [row('DECISION', '立项', '39.99'), row('OUTPUT', '完成', '30'), row('OUTCOME', '完成', '30')];
      const input = { id: task.id, expectedVersion: task.version, rows };
      return async () => refusalsOf(await write(who.performance, 'saveFramework', 'SaveFrameworkInput', input));
    },
    refused: [
      { code: 'FRAMEWORK_SUM', field: 'rows', ruleId: 'E-01', wayOut: 'ADJUST_WEIGHTS' },
      { code: 'INDICATOR_TWICE', field: 'rows[2].name', ruleId: 'E-03' },
    ],
  },
  {
    name: 'D1: a negative amount, beside one of three decimals (D3)',
    given: async () => {
      const { agencyId } = await localProject();
      const line = (fundSource: string, amount: string): object => ({ fundKind: 'GENERAL_PUBLIC', fundSource, amount });
      const input = {
        budgetYear: 2019,
        code: 'BAD-1',
        name: '示例项目',
        agencyId,
        category: 'SPECIFIC',
        nature: 'NEW',
        responsiblePerson: '示例人员',
        fundingLines: [line('CURRENT_YEAR', '-0.01'), line('OTHER', '1.234')],
      };
      return async () => refusalsOf(await write(who.clerk, 'createProject', 'CreateProjectInput', input));
    },
    refused: [
      { code: 'AMOUNT_NEGATIVE', field: 'fundingLines[0].amount', ruleId: 'B-01', wayOut: 'CORRECT_AMOUNT' },
      { code: 'AMOUNT_SCALE', field: 'fundingLines[1].amount', ruleId: 'B-01', wayOut: 'CORRECT_AMOUNT' },
    ],
  },
  {
    name: 'D3: an amount of three decimals',
    given: async () => {
      const { id, fundingLines } = await localProject();
      const input = {
        projectId: id,
        fundingLineId: fundingLines[0]!.id,
        amount: '0.005',
        paidOn: '2019-12-02',
        voucherNo: 'BAD-1',
      };
      return async () => refusalsOf(await write(who.treasury, 'recordPayment', 'RecordPaymentInput', input));
    },
    refused: [{ code: 'AMOUNT_SCALE', field: 'amount', ruleId: 'B-01', wayOut: 'CORRECT_AMOUNT' }],
  },
  {
    name: 'D40: a stale version',
    given: async () => {
      const objective = await draftOf(who.clerk);
      return async () => refusalsOf(await save(who.clerk, { ...objective, version: objective.version - 1 }));
    },
    refused: [{ code: 'STALE_VERSION', field: 'expectedVersion', ruleId: 'W-01', wayOut: 'RELOAD_AND_COMPARE' }],
  },
  {
    name: 'D43: a skipped state: finance reviews a draft',
    given: async () => {
      const objective = await draftOf(who.clerk);
      const review = { outcome: 'ACCEPT', items: GRADES, overallGrade: 'EXCELLENT' };
      return async () => refusalsOf(await financeReview(who.business, objective, review));
    },
    refused: [{ code: 'STATE_INVALID', field: 'state', ruleId: 'W-02', wayOut: 'FOLLOW_THE_STEPS' }],
  },
  {
    name: 'D43: own work approved, and returned without a word',
    given: async () => {
      const objective = await draftOf(who.clerk, 1);
      await app.database.sql(
        jurisdictionId,
        `UPDATE goals.objective_version SET state = 'SUBMITTED', submitted_at = now(),
                submitted_by = (SELECT id FROM auth.account WHERE jurisdiction_id = $1 AND account = 'head')
          WHERE jurisdiction_id = $1 AND id = $2`,
        [jurisdictionId, objective.versionId],
      );
      return async () => refusalsOf(await departmentReview(who.head, objective, { outcome: 'RETURN' }));
    },
    refused: [
      { code: 'SELF_APPROVAL', field: 'action', ruleId: 'W-03', wayOut: 'ANOTHER_PERSON_MUST_DECIDE' },
      { code: 'COMMENT_REQUIRED', field: 'comment', ruleId: 'W-04', wayOut: 'WRITE_COMMENT' },
    ],
  },
  {
    name: 'a monitoring sheet without its cause',
    given: async () => {
      const { id, version } = await sheetWithoutCause();
      const input = { id, expectedVersion: version, action: 'submit' };
      return async () => refusalsOf(await write(who.clerk, 'moveMonitoringSheet', 'MoveMonitoringSheetInput', input));
    },
    refused: [
      { code: 'CAUSE_REQUIRED', field: 'causeText', ruleId: 'M-02', wayOut: 'WRITE_CAUSE' },
      { code: 'CAUSE_KIND_REQUIRED', field: 'causeCodes', ruleId: 'M-02', wayOut: 'CHOOSE_CAUSE' },
      { code: 'MEASURES_REQUIRED', field: 'measures', ruleId: 'M-02', wayOut: 'WRITE_MEASURES' },
    ],
  },
  {
    name: 'D50: a sheet that is none',
    given: () =>
      Promise.resolve(async () => {
        const response = await who.clerk.fetch('/api/projects/sheets/2019', {
          method: 'POST',
          body: '项目代码,项目名称',
          headers: { 'content-type': 'application/octet-stream' },
        });
        expect(response.status).toBe(422);
        return ((await response.json()) as { error: { refusals: TestRefusal[] } }).error.refusals;
      }),
    refused: [{ code: 'FILE_TYPE', field: 'file', ruleId: 'C61', wayOut: 'SAVE_AS_XLSX' }],
  },
];

const inOrder = <One extends { code: string; field?: string }>(refusals: readonly One[]): One[] =>
  [...refusals].sort((a, b) => `${a.code}${a.field}`.localeCompare(`${b.code}${b.field}`));

it.each(CASES)(
  '$name: is refused with every reason, its rule, field and way out, and nothing is saved',
  async (one) => {
    const request = await one.given();
    const before = await settled();
    expect(inOrder(await request())).toMatchObject(inOrder(one.refused));
    expect(await fingerprint()).toEqual(before);
  },
);
