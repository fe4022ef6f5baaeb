import { openTestApp, type GraphqlAnswer, type TestApp } from '../harness/index.js';

let app: TestApp;
let jurisdictionId: string;
let task: { id: string; version: number };
let notice: { id: string; version: number; items: { id: string }[] };
beforeAll(async () => {
  app = await openTestApp();
  jurisdictionId = await app.jurisdictionOf('performance');
  // A graded evaluation of unit 017 with one finding, of which nobody has been told.
  [task] = (await app.database.sql<{ id: string; version: number }>(
    jurisdictionId,
    `INSERT INTO evaluation.evaluation_task (jurisdiction_id, id, kind, object_type, project_id, agency_id, organiser_agency_id, subject_year,
            work_year, title, amount, method, state, selection_reason, total_score, grade)
     SELECT $1, gen_random_uuid(), 'FINANCE', 'PROJECT', p.id, a.id, b.id, 2018, 2019, '示例重点评价', 100, 'OWN', 'GRADED', '示例', 85, 'GOOD'
       FROM projects.project p JOIN organizations.agency a ON a.id = p.agency_id AND a.name = '示例单位017'
       JOIN organizations.agency b ON b.jurisdiction_id = $1 AND b.kind = 'FINANCE_BUREAU'
      WHERE p.jurisdiction_id = $1 AND p.budget_year = 2019 ORDER BY p.id LIMIT 1 RETURNING id, version`,
    [jurisdictionId],
  )) as [typeof task];
  await app.database.sql(
    jurisdictionId,
    `INSERT INTO evaluation.finding (jurisdiction_id, id, task_id, ordinal, kind, description, recommendation)
     VALUES ($1, gen_random_uuid(), $2, 1, 'MANAGEMENT', '示例问题', '补齐资料')`,
    [jurisdictionId, task.id],
  );
});
afterAll(() => app.close());

const write = async (
  account: string,
  mutation: string,
  type: string,
  fields: string,
  input: object,
): Promise<GraphqlAnswer> =>
  (await app.as(account)).graphql(`mutation ($input: ${type}!) { ${mutation}(input: $input) { ${fields} } }`, {
    input,
  });

const closeEvaluation = async (): Promise<GraphqlAnswer> => {
  const { data } = await (await app.as('performance')).graphql(`{ evaluationTask(id: "${task.id}") { version } }`);
  return write('performance', 'moveEvaluation', 'MoveEvaluationInput', 'id state', {
    id: task.id,
    expectedVersion: data.evaluationTask.version,
    action: 'close',
  });
};
const moveNotice = async (account: string, action: string, more: object = {}): Promise<void> => {
  const { data, errors } = await write(
    account,
    'moveCorrectiveAction',
    'MoveResultInput',
    'id version state items { id }',
    {
      id: notice.id,
      expectedVersion: notice.version,
      action,
      ...more,
    },
  );
  expect(errors).toBeUndefined();
  notice = data.moveCorrectiveAction;
};

/** What became of its findings. */
const used = async (): Promise<object> => {
  const { data } = await (
    await app.as('performance')
  ).graphql(`{ evaluationTask(id: "${task.id}") { use { items closedItems uses } } }`);
  return data.evaluationTask.use;
};

it('R148: an evaluation shows its closed findings among all; it waits for its corrective action from the moment of the notice, and closes after it', async () => {
  const issued = await write(
    'performance',
    'issueCorrectiveAction',
    'IssueCorrectiveActionInput',
    'id version items { id }',
    {
      evaluationTaskId: task.id,
      documentNo: '示例财绩〔2019〕77号',
      dueOn: '2020-01-20',
      content: '请整改',
    },
  );
  expect(issued.errors).toBeUndefined();
  notice = issued.data.issueCorrectiveAction;
  expect(await used()).toEqual({ items: 1, closedItems: 0, uses: ['整改 0/1'] });
  const early = await closeEvaluation();
  expect(early.errors![0]!.extensions.refusals).toMatchObject([
    { code: 'CORRECTIONS_OPEN', ruleId: 'E-10', wayOut: 'CLOSE_CORRECTIONS_FIRST' },
  ]);

  await moveNotice('clerk', 'accept');
  const replied = await write(
    'clerk',
    'replyCorrectiveAction',
    'ReplyCorrectiveActionInput',
    'id version items { id }',
    {
      id: notice.id,
      expectedVersion: notice.version,
      replyText: '已整改',
      items: [{ id: notice.items[0]!.id, reply: '已补齐' }],
    },
  );
  expect(replied.errors).toBeUndefined();
  notice = replied.data.replyCorrectiveAction;
  await moveNotice('clerk', 'submit');
  await moveNotice('performance', 'verify');
  await moveNotice('performance', 'close');

  // The news travels after the commit that closed it.
  let answer = await closeEvaluation();
  for (let waited = 0; answer.errors && waited < 10_000; waited += 100) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    answer = await closeEvaluation();
  }
  expect(answer.data.moveEvaluation).toEqual({ id: task.id, state: 'CLOSED' });
  expect(await used()).toEqual({ items: 1, closedItems: 1, uses: ['整改 1/1'] });
});
