import { documentMarkup, get } from '../goals/sheets.calls.js';
import { openTestApp, type TestApp } from '../harness/index.js';
import { codesOf, FRAMEWORK, refusalsOf, type TaskAnswer, Walk, WORK_PLAN } from './evaluation.calls.js';

let app: TestApp;
let jurisdictionId: string;
let walk: Walk;
let people: Map<string, string>;

const sql = <Row extends Record<string, unknown>>(text: string, params: unknown[] = []): Promise<Row[]> =>
  app.database.sql<Row>(jurisdictionId, text, params);

beforeAll(async () => {
  app = await openTestApp();
  jurisdictionId = await app.jurisdictionOf('clerk');
  const accounts = await sql<{ account: string; id: string }>('SELECT account, id FROM auth.account');
  people = new Map(accounts.map(({ account, id }) => [account, id]));
  const [project] = await sql<{ id: string }>(
    `SELECT p.id FROM projects.project p JOIN organizations.agency a ON a.id = p.agency_id AND a.name = '示例单位017'
      WHERE p.budget_year = 2019 ORDER BY p.id OFFSET 2 LIMIT 1`,
  );
  walk = new Walk(app);
  await walk.do('performance', 'listEvaluation', {
    projectId: project!.id,
    subjectYear: 2019,
    title: '示例报告评价',
    selectionReason: '资金量较大',
    method: 'OWN',
  });
  await walk.do('performance', 'saveFramework', { ...walk.on(), rows: FRAMEWORK });
  await walk.step('performance', 'notify', { noticeNo: '洛龙财绩〔2019〕41号' });
  const members = [{ accountId: people.get('leader'), isLeader: true }, { accountId: people.get('business') }];
  await walk.do('performance', 'saveWorkPlan', { ...walk.on(), ...WORK_PLAN, members });
  await walk.step('performance', 'approvePlan');
  await walk.step('leader', 'startFieldWork');
  await walk.do('leader', 'saveScores', walk.scores('90'));
});
afterAll(() => app.close());

const projectOf = async (id: string): Promise<string> =>
  (await sql<{ id: string }>('SELECT project_id AS id FROM evaluation.evaluation_task WHERE id = $1', [id]))[0]!.id;

interface Section {
  code: string;
  body: string;
  isDraft: boolean;
  isStale: boolean;
  version: number | null;
  sentences: { text: string; isStale: boolean; changes: { name: string; before: string; after: string }[] }[];
}
const sections = async (): Promise<Section[]> => {
  const client = await app.as('leader');
  const { data } = await client.graphql(
    `{ evaluationTask(id: "${walk.task.id}") { report { sections { code body isDraft isStale version sentences { text isStale changes { name before after } } } } } }`,
  );
  return data.evaluationTask.report.sections;
};
const section = async (code: string): Promise<Section> => (await sections()).find((one) => one.code === code)!;
const write = (code: string, body: string, more: object = {}): ReturnType<Walk['call']> =>
  walk.call('leader', 'saveReportSection', { id: walk.task.id, code, body, ...more });

describe('the report of an evaluation', () => {
  it('is drafted from the records, every number from its source', async () => {
    const all = await sections();
    expect(all.map(({ code }) => code)).toEqual([
      'BASICS',
      'WORK',
      'CONCLUSION',
      'ANALYSIS',
      'PROBLEMS',
      'ADVICE',
      'OTHER',
    ]);
    expect(all.every(({ isDraft, isStale }) => isDraft && !isStale)).toBe(true);
    const conclusion = await section('CONCLUSION');
    expect(conclusion.body).toContain('{total}');
    expect(conclusion.sentences[0]!.text).toContain('综合得分90分');
  });

  it('refuses to quote what no record knows', async () => {
    const refused = await write('CONCLUSION', '得{points}分。');
    expect(refusalsOf(refused)).toMatchObject([
      { code: 'REPORT_SOURCE_UNKNOWN', ruleId: 'E-16', field: 'body', params: { name: 'points' } },
    ]);
    const typed = await write('CONCLUSION', '综合得分95分，占{total}。');
    expect(refusalsOf(typed)).toMatchObject([
      { code: 'REPORT_NUMBER_TYPED', ruleId: 'E-16', field: 'body', params: { value: '95分' } },
    ]);
  });

  it('marks every other number that was typed, and quotes the sum of the points', async () => {
    expect((await section('WORK')).body).toContain('权重合计{weights}分');
    await write('OTHER', '其中省级资金300万元。单位配合。');
    const { data } = await (
      await app.as('leader')
    ).graphql(`{ evaluationTask(id: "${walk.task.id}") { report { sections { code sentences { typed } } } } }`);
    const other = data.evaluationTask.report.sections.find(({ code }: { code: string }) => code === 'OTHER');
    expect(other.sentences).toEqual([{ typed: ['300万元'] }, { typed: [] }]);
    await write('OTHER', ' ');
  });

  it('marks the sentence whose source has changed, until somebody confirms it', async () => {
    const body = '综合得分{total}分，表现优秀。单位配合。';
    expect((await write('CONCLUSION', body)).errors).toBeUndefined();
    expect(await section('CONCLUSION')).toMatchObject({ isDraft: false, isStale: false, version: 1 });
    await walk.reload('leader');
    await walk.do('leader', 'saveScores', walk.scores('70'));
    const stale = await section('CONCLUSION');
    expect(stale.sentences).toMatchObject([
      { text: '综合得分70分，表现优秀。', isStale: true, changes: [{ name: 'total', before: '90', after: '70' }] },
      { text: '单位配合。', isStale: false },
    ]);
    const behind = await write('CONCLUSION', body, { expectedSectionVersion: 7 });
    expect(behind.errors![0]!.extensions.code).toBe('CONFLICT');
    await write('CONCLUSION', '综合得分{total}分，尚有差距。', { expectedSectionVersion: 1 });
    expect(await section('CONCLUSION')).toMatchObject({ isStale: false, version: 2 });
    // An empty text goes back to the draft.
    await write('OTHER', '另有说明。');
    await write('OTHER', ' ');
    expect((await section('OTHER')).isDraft).toBe(true);
  });

  it('is nobody’s to write who neither evaluates nor organises', async () => {
    const client = await app.as('clerk');
    const answer = await client.graphql(
      'mutation ($input: SaveReportSectionInput!) { saveReportSection(input: $input) { id } }',
      { input: { id: walk.task.id, code: 'OTHER', body: '改' } },
    );
    expect(codesOf(answer)).toEqual(['NO_PERMISSION']);
  });

  it('comes as a Word file by the outline of 10号 with the score sheet, and a kept version stays as it was', async () => {
    await walk.reload('leader');
    await walk.step('leader', 'submitDraft');
    await walk.step('performance', 'askOpinion');
    await walk.step('performance', 'reviseReport', { comment: '补充' });
    await walk.do('leader', 'saveScores', walk.scores('80'));
    await walk.step('leader', 'submitDraft');
    await walk.step('performance', 'askOpinion');
    await walk.step('performance', 'finalise', { opinionReply: '无意见' });
    const leader = await app.as('leader');
    const read = async (query: string): Promise<string> =>
      documentMarkup(await get(leader, `/api/evaluation/tasks/${walk.task.id}/report.docx${query}`)).replace(
        /<[^>]+>/g,
        '',
      );
    const final = await read('');
    for (const words of [
      '示例报告评价报告',
      '一、基本情况',
      '二、绩效评价工作开展情况',
      '三、综合评价情况及评价结论',
      '四、绩效评价指标分析',
      '五、主要经验及做法、存在的问题及原因分析',
      '六、有关建议',
      '七、其他需要说明的问题',
      '绩效评价指标体系评分表',
      '综合得分80分，尚有差距',
      '比较法、公众评判法',
      '第3稿（定稿',
    ])
      expect(final).toContain(words);
    const first = await read('?version=1');
    expect(first).toContain('综合得分70分');
    expect(first).toContain('第1稿（初稿');
    for (const account of ['clerk2', 'county-performance'])
      expect((await (await app.as(account)).fetch(`/api/evaluation/tasks/${walk.task.id}/report.docx`)).status).toBe(
        404,
      );
    expect((await leader.fetch(`/api/evaluation/tasks/${walk.task.id}/report.docx?version=9`)).status).toBe(404);
    expect((await leader.fetch('/api/evaluation/tasks/x/report.docx')).status).toBe(404);
    expect((await leader.fetch('/api/evaluation/years/x/key-evaluations.xlsx')).status).toBe(404);
    expect(codesOf(await write('OTHER', '晚了'))).toEqual(['STATE_INVALID']);
  });
});

describe('grades and follow-ups', () => {
  it('R146: changing the scale of 2020 does not change grades of 2019', async () => {
    await walk.step('performance', 'grade');
    expect(walk.task).toMatchObject({ totalScore: '80.00', grade: 'GOOD' });
    const scale = [
      { grade: 'EXCELLENT', from: '75', label: '优' },
      { grade: 'POOR', from: '0', label: '差' },
    ];
    await sql(
      `INSERT INTO organizations.rule_parameter (jurisdiction_id, id, code, year_from, value, source)
       VALUES ($1, gen_random_uuid(), 'grade.scale', 2020, $2, '示例')`,
      [jurisdictionId, JSON.stringify(scale)],
    );
    expect((await walk.reload('performance')).grade).toBe('GOOD');
    const { data } = await (
      await app.as('performance')
    ).graphql('{ figures(year: 2019, asOf: "2019-12-31", ids: ["evaluation_grade_good_projects"]) { value } }');
    // Two of the report, and the one of this test.
    expect(data.figures[0].value).toBe('3');
    // The same sheet in the year of the new scale.
    await walk.step('performance', 'reopen', { comment: '示例' });
    await sql('UPDATE evaluation.evaluation_task SET work_year = 2020 WHERE id = $1', [walk.task.id]);
    await walk.step('leader', 'submitDraft');
    await walk.step('performance', 'askOpinion');
    await walk.step('performance', 'finalise', { opinionReply: '无意见' });
    await walk.step('performance', 'grade');
    expect(walk.task).toMatchObject({ totalScore: '80.00', grade: 'EXCELLENT' });
  });

  it('R151: 城市书屋建设 gets a follow-up, and both results stand in one table', async () => {
    const [first] = await sql<{ id: string; project_id: string }>(
      `SELECT id, project_id FROM evaluation.evaluation_task WHERE title LIKE '城市书屋建设%'`,
    );
    const follow = new Walk(app);
    await follow.do('performance', 'listEvaluation', {
      projectId: first!.project_id,
      subjectYear: 2019,
      title: '城市书屋建设跟踪评价',
      selectionReason: '效益后显',
      method: 'OWN',
      firstTaskId: first!.id,
    });
    await follow.do('performance', 'saveFramework', { ...follow.on(), rows: FRAMEWORK });
    await follow.step('performance', 'notify', { noticeNo: '示例财绩〔2019〕51号' });
    const members = [{ accountId: people.get('leader'), isLeader: true }, { accountId: people.get('business') }];
    await follow.do('performance', 'saveWorkPlan', { ...follow.on(), ...WORK_PLAN, members });
    await follow.step('performance', 'approvePlan');
    await follow.step('leader', 'startFieldWork');
    await follow.do('leader', 'saveScores', follow.scores('88'));
    await follow.step('leader', 'submitDraft');
    await follow.step('performance', 'askOpinion');
    await follow.step('performance', 'finalise', { opinionReply: '无意见' });
    await follow.step('performance', 'grade');
    // The clock of the test stands in 2019; the follow-up is work of the year after.
    await sql('UPDATE evaluation.evaluation_task SET work_year = 2020 WHERE id = $1', [follow.task.id]);
    for (const id of [first!.id, follow.task.id]) {
      const { data } = await (
        await app.as('performance')
      ).graphql(`{ evaluationTask(id: "${id}") { chain { title workYear totalScore isFirst } } }`);
      expect(data.evaluationTask.chain).toEqual([
        { title: '城市书屋建设绩效评价', workYear: 2019, totalScore: '85.00', isFirst: true },
        { title: '城市书屋建设跟踪评价', workYear: 2020, totalScore: '88.00', isFirst: false },
      ]);
    }
    const other = await follow.call('performance', 'listEvaluation', {
      projectId: await projectOf(walk.task.id),
      subjectYear: 2018,
      title: '别的项目的跟踪评价',
      selectionReason: '示例',
      method: 'OWN',
      firstTaskId: first!.id,
    });
    expect(refusalsOf(other)).toMatchObject([
      { code: 'FIRST_EVALUATION_DIFFERS', field: 'firstTaskId', params: { title: '城市书屋建设绩效评价' } },
      { code: 'FIRST_EVALUATION_NOT_EARLIER', field: 'firstTaskId', params: { year: 2018 } },
    ]);
    const foreign = await follow.call('performance', 'listEvaluation', {
      projectId: first!.project_id,
      subjectYear: 2017,
      title: '不存在的首次评价',
      selectionReason: '示例',
      method: 'OWN',
      firstTaskId: '019a0000-0000-7000-8000-000000000000',
    });
    expect(codesOf(foreign)).toEqual(['NOT_FOUND']);
  });
});

describe('an evaluation over several bodies', () => {
  it('R140, R141, R152: carries items of many units, sums their money and names the flagged ones', async () => {
    const units = await sql<{ id: string; name: string }>(
      `SELECT id, name FROM organizations.agency WHERE level = 1 AND name LIKE '示例单位%' ORDER BY code LIMIT 16`,
    );
    const programme = new Walk(app);
    await programme.do('performance', 'listEvaluation', {
      objectType: 'PROGRAMME',
      agencyId: units[0]!.id,
      subjectYear: 2018,
      title: '示例专项',
      selectionReason: '涉及面广',
      method: 'OWN',
    });
    const items = Array.from({ length: 25 }, (_, i) => ({
      agencyId: units[i % 16]!.id,
      name: `示例分项${i + 1}`,
      category: i % 2 === 0 ? '甲' : '乙',
      amount: i === 0 ? '10000.01' : '10000',
      isRepresentative: i < 2,
    }));
    await programme.do('performance', 'saveEvaluationItems', { ...programme.on(), items });
    expect(programme.task.amount).toBe('250000.01');
    expect(programme.task.items).toHaveLength(25);
    const { data } = await (
      await app.as('performance')
    ).graphql(`{ evaluationTask(id: "${programme.task.id}") { report { sections { code sentences { text } } } } }`);
    expect(JSON.stringify(data.evaluationTask.report)).toContain('示例分项1、示例分项2等25个，涉及16家单位');
    const bad = await programme.call('performance', 'saveEvaluationItems', {
      ...programme.on(),
      items: [{ ...items[0], name: ' ', amount: '-1', agencyId: people.get('leader') }],
    });
    expect(refusalsOf(bad).map(({ field }) => field)).toEqual([
      'items[0].name',
      'items[0].agencyId',
      'items[0].amount',
    ]);
    const single = await walk.call('performance', 'saveEvaluationItems', { ...walk.on(), items: [] });
    expect(codesOf(single)).toContain('NOT_A_PROGRAMME');
  });

  it('R140: one evaluation of 78 items of 19 departments sums to 133688000.00, each item with its score', async () => {
    const units = await sql<{ id: string }>(
      `SELECT id FROM organizations.agency WHERE level = 1 AND name LIKE '示例单位%' ORDER BY code LIMIT 19`,
    );
    const programme = new Walk(app);
    await programme.do('performance', 'listEvaluation', {
      objectType: 'PROGRAMME',
      agencyId: units[0]!.id,
      subjectYear: 2018,
      title: '示例扶贫资金专项评价',
      selectionReason: '涉及面广',
      method: 'OWN',
    });
    const items = Array.from({ length: 78 }, (_, i) => ({
      agencyId: units[i % 19]!.id,
      name: `示例扶贫项目${i + 1}`,
      amount: i === 0 ? '1713948.56' : '1713948.72',
    }));
    await programme.do('performance', 'saveEvaluationItems', { ...programme.on(), items });
    expect(programme.task.amount).toBe('133688000.00');
    expect(new Set(programme.task.items.map(({ agencyName }: { agencyName: string }) => agencyName)).size).toBe(19);
    await programme.do('performance', 'saveFramework', { ...programme.on(), rows: FRAMEWORK });
    await programme.step('performance', 'notify', { noticeNo: '示例财绩〔2019〕52号' });
    const members = [{ accountId: people.get('leader'), isLeader: true }, { accountId: people.get('business') }];
    await programme.do('performance', 'saveWorkPlan', { ...programme.on(), ...WORK_PLAN, members });
    await programme.step('performance', 'approvePlan');
    await programme.step('leader', 'startFieldWork');
    await programme.do('leader', 'saveEvaluationItemScores', {
      ...programme.on(),
      scores: programme.task.items.map(({ id }: { id: string }, i: number) => ({
        itemId: id,
        score: `${70 + (i % 30)}`,
      })),
    });
    const { data } = await (
      await app.as('performance')
    ).graphql(`{ evaluationTask(id: "${programme.task.id}") { items { amount score grade } } }`);
    const kept = data.evaluationTask.items as { amount: string; score: string; grade: string }[];
    expect(kept).toHaveLength(78);
    expect(kept[25]).toEqual({ amount: '1713948.72', score: '95.00', grade: 'EXCELLENT' });
    expect(kept.every(({ score, grade }) => score !== null && grade !== null)).toBe(true);
  });

  it('R140: each unit sees its own part, results when the report is final, and no other unit sees anything', async () => {
    const units = await sql<{ id: string; name: string; project: string }>(
      `SELECT id, name, (SELECT p.id FROM projects.project p WHERE p.agency_id = a.id ORDER BY p.id LIMIT 1) AS project
         FROM organizations.agency a WHERE name IN ('示例单位001', '示例单位017', '示例单位018') ORDER BY code`,
    );
    const [lead, first, second] = units as [(typeof units)[0], (typeof units)[0], (typeof units)[0]];
    const programme = new Walk(app);
    await programme.do('performance', 'listEvaluation', {
      objectType: 'PROGRAMME',
      agencyId: lead.id,
      subjectYear: 2018,
      title: '示例专项资金评价',
      selectionReason: '涉及面广',
      method: 'OWN',
      amount: '300000',
    });
    const { id } = programme.task;
    const item = (unit: { id: string; project: string }, amount: string, more: object = {}): object => ({
      agencyId: unit.id,
      projectId: unit.project,
      name: '示例分项',
      amount,
      ...more,
    });
    const save = (items: object[], more: object = {}): ReturnType<Walk['call']> =>
      programme.call('performance', 'saveEvaluationItems', { ...programme.on(), items, ...more });
    const seenBy = async (account: string): Promise<{ total: number; task: TaskAnswer | null }> => {
      const client = await app.as(account);
      const { data } = await client.graphql(
        `{ evaluationTasks(workYear: 2019, text: "示例专项资金评价") { totalCount nodes { id isPart } } }`,
      );
      const one = await client.graphql(
        `{ evaluationTask(id: "${id}") { isPart totalScore reportSummary items { id agencyName score grade isOwn } opinions { id } findings { description } } }`,
      );
      return { total: data.evaluationTasks.totalCount, task: one.data?.evaluationTask ?? null };
    };

    const wrong = await save([
      item(first, '1'),
      item(first, '1'),
      item({ ...first, project: second.project }, '1', { area: 'NONE' }),
    ]);
    expect(refusalsOf(wrong)).toMatchObject([
      { code: 'ITEM_TWICE', ruleId: 'E-17', field: 'items[1].projectId' },
      { code: 'AREA_UNKNOWN', field: 'items[2].area' },
      { code: 'ITEM_OF_ANOTHER_UNIT', field: 'items[2].projectId', wayOut: 'CHOOSE_ITS_UNIT' },
    ]);
    expect(codesOf(await programme.call('clerk', 'saveEvaluationItems', { ...programme.on(), items: [] }))).toEqual([
      'NOT_FOUND',
    ]);

    await programme.do('performance', 'saveEvaluationItems', {
      ...programme.on(),
      items: [item(first, '100000'), item(lead, '150000')],
    });
    // What was stated stays; a sum that differs is said before the plan of work is settled.
    expect(programme.task.amount).toBe('300000.00');
    await programme.step('performance', 'notify', { noticeNo: '示例财绩〔2019〕9号' });
    expect(refusalsOf(await programme.tryStep('performance', 'approvePlan'))).toContainEqual(
      expect.objectContaining({
        code: 'PROGRAMME_SUM_DIFFERS',
        ruleId: 'E-17',
        params: { sum: '250000.00', amount: '300000.00', difference: '-50000.00' },
        wayOut: 'CORRECT_ITEMS_OR_TAKE_SUM',
      }),
    );
    expect((await seenBy('clerk')).task).toMatchObject({ isPart: true, items: [{ agencyName: '示例单位017' }] });
    expect(await seenBy('clerk2')).toEqual({ total: 0, task: null });
    expect(await seenBy('county-clerk')).toEqual({ total: 0, task: null });
    const kept = programme.task.items;
    await programme.do('performance', 'saveEvaluationItems', {
      ...programme.on(),
      items: [
        ...[first, lead].map((unit, i) => item(unit, i === 0 ? '100000' : '150000', { id: kept[i].id })),
        item(second, '60000', { name: '后加的分项' }),
      ],
      takesSum: true,
    });
    expect(programme.task.amount).toBe('310000.00');
    // The sum moves on with the items from here.
    expect(await seenBy('clerk2')).toMatchObject({ total: 1, task: { isPart: true } });
    expect(refusalsOf(await programme.tryStep('performance', 'approvePlan')).map(({ code }) => code)).not.toContain(
      'PROGRAMME_SUM_DIFFERS',
    );

    await programme.do('performance', 'saveFramework', { ...programme.on(), rows: FRAMEWORK });
    const members = [{ accountId: people.get('leader'), isLeader: true }, { accountId: people.get('treasury') }];
    await programme.do('performance', 'saveWorkPlan', { ...programme.on(), ...WORK_PLAN, members });
    await programme.step('performance', 'approvePlan');
    await programme.step('leader', 'startFieldWork');
    const scored = (score: string): Record<string, unknown> => ({
      ...programme.on(),
      scores: programme.task.items.map((one: { id: string }) => ({ itemId: one.id, score })),
    });
    expect(codesOf(await programme.call('performance', 'saveEvaluationItemScores', scored('90')))).toEqual([
      'NOT_THE_EVALUATOR',
    ]);
    expect(codesOf(await programme.call('leader', 'saveEvaluationItemScores', scored('100.5')))).toEqual([
      'ITEM_SCORE_INVALID',
      'ITEM_SCORE_INVALID',
      'ITEM_SCORE_INVALID',
    ]);
    await programme.do('leader', 'saveEvaluationItemScores', scored('92.5'));
    expect((await seenBy('leader')).task!.items).toMatchObject(
      Array.from({ length: 3 }, () => ({ score: '92.50', grade: 'EXCELLENT' })),
    );
    // Who is judged does not look over the shoulder of who judges.
    expect((await seenBy('clerk')).task!.items).toMatchObject([{ score: null, grade: null }]);
    // Points survive a change of what stands beside them.
    const again = programme.task.items.map((one: { id: string }, i: number) =>
      item([first, lead, second][i]!, ['100000', '150000', '60000'][i]!, { id: one.id, category: '甲' }),
    );
    await programme.do('performance', 'saveEvaluationItems', { ...programme.on(), items: again });
    expect((await seenBy('leader')).task!.items[0]).toMatchObject({ score: '92.50' });
    await programme.do('leader', 'saveScores', programme.scores('90'));
    await programme.step('leader', 'submitDraft');
    await programme.step('performance', 'askOpinion');
    // The lead department is asked; who has an item waits for the result.
    expect((await seenBy('clerk')).task).toMatchObject({ findings: [], items: [{ score: null }] });
    expect(codesOf(await programme.call('clerk', 'raiseOpinions', { ...programme.on(), opinions: ['x'] }))).toEqual([
      'NOT_YOUR_UNIT',
    ]);
    await programme.step('performance', 'finalise', { opinionReply: '无意见' });
    await programme.step('performance', 'grade');
    expect((await seenBy('clerk')).task).toMatchObject({
      totalScore: '90.00',
      findings: [{ description: '示例问题' }],
      items: [{ agencyName: '示例单位017', score: '92.50', isOwn: true }],
    });
    expect(codesOf(await save([]))).toContain('STATE_INVALID');
    await expect(sql('UPDATE evaluation.task_item SET score = 1 WHERE task_id = $1', [id])).rejects.toThrow(/is final/);
  });

  it('R136, R142: whole units and policies are listed outside the plan, with what the plan refuses', async () => {
    const [unit, office, below] = await Promise.all(
      [
        `SELECT id FROM organizations.agency WHERE name = '示例单位019'`,
        `SELECT id FROM organizations.agency WHERE kind = 'FINANCE_DIVISION' LIMIT 1`,
        `SELECT id FROM organizations.agency WHERE level = 2 LIMIT 1`,
      ].map(async (text) => (await sql<{ id: string }>(text))[0]!.id),
    );
    const list = (more: object): ReturnType<Walk['call']> =>
      new Walk(app).call('performance', 'listEvaluation', {
        subjectYear: 2018,
        title: '示例整体',
        selectionReason: '五年内未评价',
        method: 'OWN',
        amount: '1200000',
        ...more,
      });
    const whole = { objectType: 'DEPARTMENT_WHOLE', agencyId: unit };
    const refused: [object, string, string][] = [
      [{ ...whole, agencyId: office }, 'NOT_A_BUDGET_UNIT', 'agencyId'],
      [{ ...whole, agencyId: below }, 'NOT_A_DEPARTMENT', 'agencyId'],
      [{ ...whole, agencyId: people.get('leader') }, 'NOT_FOUND', 'agencyId'],
      [{ objectType: 'POLICY', agencyId: unit, amount: null }, 'EVALUATED_AMOUNT_UNKNOWN', 'amount'],
      [{ ...whole, amount: '12万' }, 'AMOUNT_FORMAT', 'amount'],
      [{ ...whole, area: 'NONE' }, 'AREA_UNKNOWN', 'area'],
      [{ ...whole, subjectYear: 2030 }, 'YEAR_NOT_OVER', 'subjectYear'],
    ];
    for (const [more, code, field] of refused)
      expect(refusalsOf(await list(more))).toContainEqual(expect.objectContaining({ code, field }));
    const listed = await list(whole);
    expect(listed.data.listEvaluation).toMatchObject({
      objectType: 'DEPARTMENT_WHOLE',
      amount: '1200000.00',
      isPlanned: false,
    });
    expect(codesOf(await list(whole))).toEqual(['EVALUATION_TWICE']);
    const policy = { objectType: 'POLICY', agencyId: unit, title: '示例补贴政策' };
    expect((await list(policy)).data.listEvaluation).toMatchObject({ objectType: 'POLICY' });
    expect(codesOf(await list(policy))).toEqual(['EVALUATION_TWICE']);
    // Another policy of the same unit is another object.
    expect((await list({ ...policy, title: '示例奖励政策' })).errors).toBeUndefined();
  });
});
