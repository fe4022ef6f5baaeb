import ExcelJS from 'exceljs';
import { openTestApp, type TestApp } from '../harness/index.js';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp('template_places');
}, 120_000);
afterAll(() => app.close());

/** Figures of a place by its performance office, in their own units. */
async function figures(prefix: string, year: number, ids: readonly string[]): Promise<Record<string, string | null>> {
  const client = await app.as(`${prefix}performance`);
  const { data } = await client.graphql(
    `{ figures(year: ${year}, asOf: "${year}-12-31", ids: ${JSON.stringify(ids)}) { id value } }`,
  );
  return Object.fromEntries(data.figures.map(({ id, value }: { id: string; value: string | null }) => [id, value]));
}
const ask = async (account: string, query: string): Promise<Record<string, never>> =>
  (await (await app.as(account)).graphql(query)).data;

interface Notice {
  id: string;
  sourceId: string;
  repliedOn: string | null;
  items: object[];
}

const wan = (amount: string): string => (Number(amount) * 10_000).toFixed(2);

describe('finance evaluations of the places that report them', () => {
  it('R137, R138: Hengyang 2021 shows 41 = 27 + 14 = 29 + 12 of 138.98亿, 40 published and one withheld', async () => {
    expect(
      await figures('hengyang-', 2021, [
        'keyeval_count',
        'wholeunit_eval_units',
        'keyeval_projects',
        'keyeval_by_third_party',
        'keyeval_in_house',
        'keyeval_money',
        'keyeval_reports_published',
        'keyeval_reports_withheld',
      ]),
    ).toEqual({
      keyeval_count: '41',
      wholeunit_eval_units: '27',
      keyeval_projects: '14',
      keyeval_by_third_party: '29',
      keyeval_in_house: '12',
      keyeval_money: wan('1389800'),
      keyeval_reports_published: '40',
      keyeval_reports_withheld: '1',
    });
    const jurisdictionId = await app.jurisdictionOf('hengyang-clerk');
    const teams = await app.database.sql<{ leaders: string; members: string }>(
      jurisdictionId,
      `SELECT count(*) FILTER (WHERE m.is_leader)::text AS leaders, count(*) FILTER (WHERE NOT m.is_leader)::text AS members
         FROM evaluation.evaluation_task t JOIN evaluation.task_member m ON m.task_id = t.id WHERE t.work_year = 2021 GROUP BY t.id`,
    );
    expect(teams).toHaveLength(12);
    expect(teams.every(({ leaders, members }) => leaders === '1' && Number(members) >= 1)).toBe(true);
  });

  it('R018: of the 41 reports one is withheld because the unit is secret, and an ordinary unit user finds it nowhere', async () => {
    const list = `{ disclosures(workYear: 2021, first: 200) { nodes { subjectId state secrecyReason } } }`;
    const all = (await ask('hengyang-performance', list)) as unknown as {
      disclosures: { nodes: { subjectId: string; state: string; secrecyReason: string }[] };
    };
    const held = all.disclosures.nodes.filter(({ state }) => state !== 'PUBLISHED');
    expect([all.disclosures.nodes.length, held.length]).toEqual([41, 1]);
    expect(held[0]!.secrecyReason).toContain('单位涉密');
    const [{ subjectId } = { subjectId: '' }] = held;
    const clerk = await app.as('hengyang-clerk');
    const own = await clerk.graphql(list);
    expect(own.data.disclosures.nodes.map((one: { subjectId: string }) => one.subjectId)).not.toContain(subjectId);
    const asked = await clerk.graphql(`{ evaluationTask(id: "${subjectId}") { title } }`);
    expect(asked.errors![0]!.extensions.code).toBe('NOT_FOUND');
    const report = `/api/evaluation/tasks/${subjectId}/report.docx`;
    expect((await clerk.fetch(report)).status).toBe(404);
    expect((await (await app.as('hengyang-performance')).fetch(report)).status).toBe(200);
  });

  it('R137: each of the 41 evaluations of Hengyang has its notice of correction, answered, and the figure opens down to them', async () => {
    expect(await figures('hengyang-', 2021, ['corrective_issued_evaluation', 'corrective_closed_evaluation'])).toEqual({
      corrective_issued_evaluation: '41',
      corrective_closed_evaluation: '41',
    });
    const data = await ask(
      'hengyang-performance',
      `{ figureRows(year: 2021, asOf: "2021-12-31", id: "corrective_issued_evaluation", first: 100) { totalCount nodes { id label url } }
         correctiveActions(workYear: 2021, sourceType: "EVALUATION", first: 100) { totalCount nodes { id sourceId state repliedOn items { ordinal state } } } }`,
    );
    const rows = (data.figureRows as unknown as { nodes: { id: string }[] }).nodes;
    const notices = (data.correctiveActions as unknown as { nodes: Notice[] }).nodes;
    expect(rows.map(({ id }) => id).sort()).toEqual(notices.map(({ id }) => id).sort());
    const jurisdictionId = await app.jurisdictionOf('hengyang-clerk');
    const tasks = await app.database.sql<{ id: string }>(
      jurisdictionId,
      'SELECT id FROM evaluation.evaluation_task WHERE work_year = 2021',
    );
    expect(notices.map(({ sourceId }) => sourceId).sort()).toEqual(tasks.map(({ id }) => id).sort());
    expect(notices.every(({ repliedOn, items }) => repliedOn !== null && items.length > 0)).toBe(true);
  });

  it('R137: the plan of 2022 has 34 = 22 + 12 = 29 + 5, seven fewer than were done', async () => {
    const data = await ask(
      'hengyang-leader',
      `{ evaluationPlanYears(from: 2021, to: 2022) { year planned { total whole projects thirdParty own } done { total } againstLastYear moneyDifference } }`,
    );
    expect(data.evaluationPlanYears).toEqual([
      {
        year: 2021,
        planned: { total: 41, whole: 27, projects: 14, thirdParty: 29, own: 12 },
        done: { total: 41 },
        againstLastYear: null,
        moneyDifference: '0.00',
      },
      {
        year: 2022,
        planned: { total: 34, whole: 22, projects: 12, thirdParty: 29, own: 5 },
        done: { total: 0 },
        againstLastYear: -7,
        // The plan names no money: not stated is no difference.
        moneyDifference: null,
      },
    ]);
  });

  it('R147: the paragraph of Hengyang prints the 7 and 9 kinds in order of frequency', async () => {
    const data = await ask(
      'hengyang-performance',
      `{ evaluationProblems(workYear: 2021) { paragraph kinds { of count } } }`,
    );
    const { paragraph, kinds } = data.evaluationProblems as unknown as {
      paragraph: string;
      kinds: { of: string; count: number }[];
    };
    expect(paragraph).toBe(
      '部门整体支出主要存在绩效意识不强、绩效目标不精准、预算编制欠合理、预算执行有偏差、财务管理欠规范、资产管理不到位、项目支出弥补公用支出等问题；' +
        '项目资金主要存在申报程序欠规范、项目无绩效目标、资金拨付时间较晚、资金滞留、资金使用不规范、项目建设进度滞后、政策执行有偏差、资金闲置、使用率低效益不高等问题。',
    );
    const counts = (of: string): number[] => kinds.filter((kind) => kind.of === of).map(({ count }) => count);
    expect(counts('WHOLE')).toEqual([7, 6, 5, 4, 3, 2, 1]);
    expect(counts('PROJECT')).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1]);
    // Each evaluation shows its own, and together they are what the paragraph counts.
    const listed = await ask(
      'hengyang-performance',
      `{ evaluationTasks(workYear: 2021, first: 200) { nodes { id findings { problemKind } } }
         keyEvaluations(workYear: 2021) { id problems }
         evaluationProblems(workYear: 2021) { kinds { code name } } }`,
    );
    const of = listed as unknown as {
      evaluationTasks: { nodes: { id: string; findings: { problemKind: string }[] }[] };
      keyEvaluations: { id: string; problems: string[] }[];
      evaluationProblems: { kinds: { code: string; name: string }[] };
    };
    const found = of.evaluationTasks.nodes.flatMap(({ findings }) => findings);
    expect(found).toHaveLength(28 + 45);
    const words = new Map(of.evaluationProblems.kinds.map(({ code, name }) => [code, name]));
    const rows = new Map(of.keyEvaluations.map((row) => [row.id, row.problems]));
    for (const { id, findings } of of.evaluationTasks.nodes) {
      const own = [...new Set(findings.map(({ problemKind }) => words.get(problemKind)!))];
      expect([...rows.get(id)!].sort()).toEqual(own.sort());
    }
    expect(new Set([...rows.values()].map((names) => names.join())).size).toBeGreaterThan(3);
    expect(await figures('hengyang-', 2021, ['problem_kinds_whole_unit', 'problem_kinds_project'])).toEqual({
      problem_kinds_whole_unit: '7',
      problem_kinds_project: '9',
    });
  });

  it('R147: opened figures tell their rows in their own unit, in words, and lead to the evaluation', async () => {
    const data = await ask(
      'hengyang-performance',
      `{ kinds: figureRows(id: "problem_kinds_whole_unit", year: 2021, asOf: "2021-12-31", first: 20) { nodes { label url } }
         share: figure(id: "wholeunit_eval_share_pct", year: 2021) { unit rowUnit }
         self: figure(id: "selfeval_units_pct", year: 2021) { rowUnit } mean: figure(id: "selfeval_mean_score", year: 2021) { rowUnit }
         money: figure(id: "selfeval_money_pct", year: 2021) { rowUnit } keyMoney: figure(id: "keyeval_money", year: 2021) { rowUnit } }`,
    );
    const { nodes } = data.kinds as unknown as { nodes: { label: string; url: string }[] };
    expect(nodes.map(({ label }) => label).sort()).toEqual(
      [
        '绩效意识不强',
        '绩效目标不精准',
        '预算编制欠合理',
        '预算执行有偏差',
        '财务管理欠规范',
        '资产管理不到位',
        '项目支出弥补公用支出',
      ].sort(),
    );
    expect(nodes.every(({ url }) => /^\/2021\/evaluation\/tasks\/[0-9a-f-]{36}$/.test(url))).toBe(true);
    expect(data).toMatchObject({
      share: { unit: 'PERCENT', rowUnit: 'COUNT' },
      self: { rowUnit: 'COUNT' },
      mean: { rowUnit: 'POINTS' },
      money: { rowUnit: 'YUAN' },
      keyMoney: { rowUnit: 'YUAN' },
    });
    const bodies = await ask(
      'kongtong-performance',
      '{ figureRows(id: "keyeval_departments", year: 2020, asOf: "2020-12-31", first: 50) { nodes { url } } }',
    );
    const urls = (bodies.figureRows as unknown as { nodes: { url: string }[] }).nodes.map(({ url }) => url);
    expect(urls).toHaveLength(33);
    expect(urls.every((url) => url.startsWith('/2020/evaluation/tasks/'))).toBe(true);
  });

  it('R149: the table of Tianyuan has 8 rows of 3 firms and sums to 2.4亿, on screen and as a sheet', async () => {
    const data = await ask(
      'tianyuan-performance',
      '{ keyEvaluations(workYear: 2023) { title agencyName objectType method firmName amount totalScore grade problems use { uses } } }',
    );
    const rows = data.keyEvaluations as unknown as { title: string; firmName: string; amount: string }[];
    expect(rows).toHaveLength(8);
    expect(rows[0]).toMatchObject({
      method: 'THIRD_PARTY',
      totalScore: null,
      grade: null,
      problems: [],
      use: { uses: [] },
    });
    const firms = new Map<string, number>();
    for (const { firmName } of rows) firms.set(firmName, (firms.get(firmName) ?? 0) + 1);
    expect([...firms.entries()].sort()).toEqual([
      ['湖南天信兴业会计师事务所', 3],
      ['湖南天岳会计师事务所', 2],
      ['湖南建业会计师事务所', 3],
    ]);
    expect(rows.reduce((sum, { amount }) => sum + Number(amount), 0).toFixed(2)).toBe('240000000.00');
    const response = await (
      await app.as('tianyuan-performance')
    ).fetch('/api/evaluation/years/2023/key-evaluations.xlsx');
    expect(response.status).toBe(200);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(await response.arrayBuffer());
    const sheet = book.worksheets[0]!;
    expect((sheet.getRow(2).values as unknown[]).slice(1)).toEqual([
      '序号',
      '评价对象',
      '单位',
      '类型',
      '实施机构',
      '资金（万元）',
      '得分',
      '等级',
      '主要问题',
      '结果应用',
    ]);
    expect(sheet.getRow(11).getCell(2).text).toBe('合计 8 个');
    expect(Number(sheet.getRow(11).getCell(6).value)).toBe(24_000);
  });

  it('R136, R154: Pingliang selected 15 projects of 12302.35万元 and two whole units of 706.01万元', async () => {
    expect(
      await figures('pingliang-', 2020, [
        'keyeval_projects',
        'keyeval_project_money',
        'wholeunit_eval_units',
        'wholeunit_eval_money',
      ]),
    ).toEqual({
      keyeval_projects: '15',
      keyeval_project_money: wan('12302.35'),
      wholeunit_eval_units: '2',
      wholeunit_eval_money: wan('706.01'),
    });
    const data = await ask(
      'pingliang-leader',
      '{ evaluationYearPlan(workYear: 2020) { candidates { title decision } } }',
    );
    const { candidates } = data.evaluationYearPlan as unknown as { candidates: { title: string; decision: string }[] };
    const chosen = candidates.filter(({ decision }) => decision === 'SELECTED').map(({ title }) => title);
    expect(chosen).toEqual(
      expect.arrayContaining([
        '中心城市新民北路道路工程',
        '战备桥南北两侧匝道建设工程',
        '市科技局部门整体支出',
        '市国资委部门整体支出',
      ]),
    );
  });

  it('R140, R141: Kongtong evaluated 177 items of 33 departments and 17 towns in one programme of 19.38亿', async () => {
    expect(
      await figures('kongtong-', 2020, [
        'keyeval_count',
        'keyeval_special_fund_items',
        'keyeval_departments',
        'keyeval_townships',
        'keyeval_project_categories',
        'keyeval_money',
      ]),
    ).toEqual({
      keyeval_count: '1',
      keyeval_special_fund_items: '177',
      keyeval_departments: '33',
      keyeval_townships: '17',
      keyeval_project_categories: '4',
      keyeval_money: wan('193800'),
    });
  });

  it('R140, R152: Chongxin evaluated 25 items of 16 bodies, 29190000.00, and the report names one of them', async () => {
    expect(
      await figures('chongxin-', 2020, ['keyeval_projects', 'keyeval_departments', 'keyeval_money', 'keyeval_count']),
    ).toEqual({ keyeval_projects: '25', keyeval_departments: '16', keyeval_money: '29190000.00', keyeval_count: '1' });
    const data = await ask(
      'chongxin-performance',
      '{ evaluationTasks(workYear: 2020) { nodes { items { agencyName isRepresentative } report { sections { code sentences { text } } } } } }',
    );
    const [task] = (data.evaluationTasks as unknown as { nodes: { items: object[]; report: object }[] }).nodes;
    expect(task!.items).toContainEqual({ agencyName: '县生态环境局', isRepresentative: true });
    expect(JSON.stringify(task!.report)).toContain('示例生态功能区项目016等25个，涉及16家单位');
  });

  it('R141: Lingtai evaluated 16 categories of 2.36亿', async () => {
    expect(await figures('lingtai-', 2020, ['keyeval_project_categories', 'keyeval_money'])).toEqual({
      keyeval_project_categories: '16',
      keyeval_money: wan('23600'),
    });
  });

  it('R142: Zhuanglang evaluated 5 projects and 5 units, Jingning 35 of 103 departments', async () => {
    expect(
      await figures('zhuanglang-', 2020, [
        'keyeval_projects',
        'keyeval_project_money',
        'wholeunit_eval_units',
        'wholeunit_eval_money',
      ]),
    ).toEqual({
      keyeval_projects: '5',
      keyeval_project_money: wan('31996.65'),
      wholeunit_eval_units: '5',
      wholeunit_eval_money: wan('14358.17'),
    });
    const jingning = await figures('jingning-', 2020, [
      'wholeunit_eval_units',
      'wholeunit_eval_share_pct',
      'keyeval_project_money',
    ]);
    expect(jingning).toMatchObject({ wholeunit_eval_units: '35', keyeval_project_money: wan('64323') });
    // 35 ÷ 103 = 33.98 %, printed 34 %.
    expect(Number(jingning.wholeunit_eval_share_pct).toFixed(2)).toBe('33.98');
  });

  it('R162: Jingning’s pool has twenty experts, all of them examples', async () => {
    const data = await ask('jingning-performance', '{ experts { name state } }');
    const experts = data.experts as unknown as { name: string; state: string }[];
    expect(experts).toHaveLength(20);
    expect(experts.every(({ name, state }) => name.startsWith('示例') && state === 'ADMITTED')).toBe(true);
  });

  it('R153: Jingning offers the other 68 departments first in the year after', async () => {
    const data = await ask(
      'jingning-performance',
      '{ evaluationProposals(workYear: 2021, subjectYear: 2020, objectType: "DEPARTMENT_WHOLE", first: 200) { agencyName lastYear } }',
    );
    const years = (data.evaluationProposals as unknown as { lastYear: number | null }[]).map(
      ({ lastYear }) => lastYear,
    );
    expect(years).toHaveLength(103);
    expect(years.slice(0, 68).every((year) => year === null)).toBe(true);
    expect(years.slice(68).every((year) => year === 2020)).toBe(true);
  });

  it('R146: the Industrial Park grades by five bands, each once', async () => {
    const data = await ask(
      'park-performance',
      '{ evaluationTasks(workYear: 2021) { nodes { items { score grade gradeLabel } } } }',
    );
    const [task] = (data.evaluationTasks as unknown as { nodes: { items: { grade: string; gradeLabel: string }[] }[] })
      .nodes;
    expect(task!.items.map(({ gradeLabel }) => gradeLabel)).toEqual(['优', '良', '中', '低', '差']);
    expect(task!.items.map(({ grade }) => grade)).toEqual(['EXCELLENT', 'GOOD', 'FAIR', 'LOW', 'POOR']);
  });

  it('R150: every evaluation that was done has a method, and its report prints it; what was done elsewhere is said so', async () => {
    for (const prefix of ['hengyang-', 'tianyuan-', 'pingliang-', 'kongtong-', 'chongxin-', 'lingtai-', 'park-']) {
      const jurisdictionId = await app.jurisdictionOf(`${prefix}clerk`);
      const rows = await app.database.sql(
        jurisdictionId,
        `SELECT title FROM evaluation.evaluation_task
          WHERE state IN ('GRADED', 'FEEDBACK_SENT', 'CLOSED', 'ARCHIVED') AND cardinality(methods) = 0`,
      );
      expect(rows).toEqual([]);
    }
    const data = await ask(
      'tianyuan-performance',
      '{ evaluationTasks(workYear: 2023) { nodes { availableActions { action allowed refusals { code } } report { sections { code sentences { text } } } } } }',
    );
    const { nodes } = data.evaluationTasks as unknown as {
      nodes: { availableActions: object[]; report: { sections: { code: string }[] } }[];
    };
    expect(nodes).toHaveLength(8);
    // There is nothing to score it by, so it is not opened again.
    expect(nodes[0]!.availableActions).toContainEqual({
      action: 'reopen',
      allowed: false,
      refusals: [{ code: 'FRAMEWORK_MISSING' }],
    });
    for (const { report } of nodes) {
      const text = JSON.stringify(report.sections);
      expect(text).toContain('评价方法采用比较法、因素分析法');
      expect(text).toContain('评价在系统外开展，得分和等级未录入。');
      expect(text).not.toContain('未定');
    }
  });

  it('R143: filters by area, special bonds with their one and government debt with none', async () => {
    const data = await ask(
      'hengyang-performance',
      `{ evaluationAreas(workYear: 2021) { code total }
         debt: evaluationTasks(workYear: 2021, area: "DEBT") { totalCount }
         bond: evaluationTasks(workYear: 2021, area: "SPECIAL-BOND") { totalCount nodes { title } } }`,
    );
    const of = data as unknown as {
      evaluationAreas: { code: string; total: number }[];
      debt: { totalCount: number };
      bond: { totalCount: number; nodes: object[] };
    };
    const total = (code: string): number => of.evaluationAreas.find((area) => area.code === code)!.total;
    expect([of.debt.totalCount, total('DEBT')]).toEqual([0, 0]);
    expect([of.bond.totalCount, total('SPECIAL-BOND')]).toEqual([1, 1]);
    expect(of.bond.nodes).toEqual([{ title: '政府专项债券资金' }]);
  });

  it('says nothing of real bodies that their reports do not say: no points, no grade, no finding', async () => {
    const named = ['市科技局', '市国资委', '县人社局', '县卫计局', '县生态环境局', '盘安镇'];
    for (const prefix of ['pingliang-', 'jingning-', 'chongxin-', 'zhuanglang-']) {
      const jurisdictionId = await app.jurisdictionOf(`${prefix}clerk`);
      const rows = await app.database.sql(
        jurisdictionId,
        `SELECT t.title FROM evaluation.evaluation_task t JOIN organizations.agency a ON a.id = t.agency_id
          WHERE a.name = ANY ($1) AND (t.grade IS NOT NULL OR t.total_score IS NOT NULL OR EXISTS (SELECT 1 FROM evaluation.finding f WHERE f.task_id = t.id))`,
        [named],
      );
      expect(rows).toEqual([]);
    }
  });
});
