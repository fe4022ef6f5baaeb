import path from 'node:path';
import type { Browser } from 'playwright-core';
import { openTestApp, type TestApp } from '../server/test/harness/index.js';
import { openBrowser } from './harness/browser.js';
import { Hand } from './harness/person.js';

const PEOPLE = [
  'clerk',
  'head',
  'business',
  'performance',
  'performance2',
  'budget',
  'leader',
  'firm',
  'supervision',
] as const;
type Name = (typeof PEOPLE)[number];

let app: TestApp;
let browser: Browser;
let hands: Record<Name, Hand>;
beforeAll(async () => {
  app = await openTestApp('template_demo', {
    webRoot: path.resolve(import.meta.dirname, '../web/dist'),
    // As in production: an operation that the build did not see is refused.
    knownDocumentsOnly: true,
  });
  browser = await openBrowser();
  const entries: [Name, Hand][] = [];
  for (const name of PEOPLE) entries.push([name, await Hand.of(browser, app.baseUrl, name)]);
  hands = Object.fromEntries(entries) as Record<Name, Hand>;
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await app?.close();
});

const PROJECT = '示例项目：社区养老服务';
/** A target as it is shown, to the value that reaches it. */
const reached = (shown: string): string => (shown.includes('–') ? '98' : (/[\d.]+/.exec(shown)?.[0] ?? '98'));

/** What the unit claims for each row of the usual assessment sheet: 95 of 100. */
const SCORES = ['19', '9.5', '9.5', '9.5', '4.5', '4.5', '10', '9.5', '19'];

let place = '';
let current: Hand;
/** Names the step that failed and what then stood on the screen: a bare time-out tells nobody anything. */
async function step(name: string, who: Name, work: (hand: Hand) => Promise<void>): Promise<void> {
  place = name;
  current = hands[who];
  try {
    await work(current);
  } catch (error) {
    const text = await current.page.locator('body').innerText();
    throw new Error(`${place} (${who}) at ${current.page.url()}\n${String(error)}\n${text.slice(0, 3_000)}`);
  }
}

it('one project of 2019 goes through the whole loop on screen', async () => {
  let goal = '';
  await step('submit the goal', 'clerk', async (clerk) => {
    await clerk.open('/2019/goals?state=DRAFT');
    await clerk.follow(PROJECT);
    await clerk.see('提交审核');
    goal = clerk.page.url();
    await clerk.shot('loop-01-goal');
    await clerk.press('提交审核');
    await clerk.see('待主管审核');
  });
  await step('department review', 'head', async (head) => {
    await head.open(`${goal}/review`);
    await head.press('通过，下一件');
    await head.page.waitForURL((url) => !url.href.startsWith(`${goal}/review`));
  });
  await step('finance review', 'business', async (business) => {
    await business.open(`${goal}/review`);
    await business.page.locator('.goals-item').first().waitFor();
    for (const item of await business.page.locator('.goals-item').all()) await item.locator('label').first().click();
    await business.shot('loop-02-review');
    await business.press('通过，下一件');
    await business.page.waitForURL((url) => !url.href.startsWith(`${goal}/review`));
  });
  await step('budget reply', 'budget', async (budget) => {
    await budget.open('/2019/goals/reply');
    await budget.page.getByRole('row').filter({ hasText: PROJECT }).getByRole('checkbox').click();
    await budget.page.getByRole('button', { name: /批复所选/ }).click();
    await budget.page.locator('#reply-no').fill('洛龙财预〔2019〕90号');
    await budget.shot('loop-03-reply');
    await budget.press('批复', budget.page.getByRole('dialog'));
    await budget.see(/已批复/);
  });

  await step('open a round', 'performance', async (performance) => {
    await performance.open('/2019/monitoring');
    await performance.press('新建监控轮次');
    await performance.page.locator('#name').fill('2019年全年绩效监控');
    await performance.page.locator('#periodFrom').fill('2019-01-01');
    await performance.page.locator('#periodTo').fill('2019-12-20');
    await performance.page.locator('#dueOn').fill('2019-12-31');
    await performance.page.locator('#byRules').uncheck();
    await performance.choose('projectIds', PROJECT, '社区养老');
    await performance.page.locator('#name').click();
    await performance.press('新建监控轮次', performance.page.getByRole('dialog'));
    await performance.see('未开始');
    await performance.confirm('开始监控');
    await performance.see('收报中');
    await performance.shot('loop-04-round');
  });
  let sheet = '';
  await step('fill the monitoring sheet', 'clerk', async (clerk) => {
    await clerk.open('/2019/monitoring?state=DRAFT');
    await clerk.page
      .getByRole('row')
      .filter({ hasText: '2019年全年绩效监控' })
      .filter({ hasText: PROJECT })
      .getByRole('link')
      .first()
      .click();
    await clerk.see('项目支出绩效目标执行监控表');
    sheet = clerk.page.url();
    const rows = clerk.page.locator('tr:has([data-col="2"])');
    const cell = (row: number, column: number) => rows.nth(row).locator(`[data-col="${column}"]`);
    for (let row = 0; row < (await rows.count()); row += 1) {
      const target = reached(await rows.nth(row).locator('td').nth(3).innerText());
      await cell(row, 0).fill(target);
      await cell(row, 1).fill(target);
      await cell(row, 2).selectOption('CERTAIN');
    }
    await clerk.press('保存');
    await clerk.see('已保存');
    await clerk.shot('loop-04-monitoring');
    await clerk.press('报送');
    await clerk.see('待单位审核');
  });
  await step('unit accepts the sheet', 'head', async (head) => {
    await head.open(sheet);
    await head.press('单位审核通过');
    await head.see('待业务股室审核');
  });
  await step('division disposes', 'business', async (business) => {
    await business.open(sheet);
    await business.page.getByLabel('处置', { exact: true }).click();
    await business.page.locator('.ant-select-item-option:visible').filter({ hasText: '正常实施' }).click();
    await business.press('审核并处置');
    await business.see('已审核');
  });

  await step('the year ends', 'performance', async (performance) => {
    await performance.open('/settings/demo');
    await performance.fill('移到哪一天', '2020-03-02');
    await performance.press('移动日期');
    await performance.see(/2020年3月2日/);
  });
  await step('send out self-evaluations', 'performance', async (performance) => {
    await performance.open('/2020/evaluation');
    await performance.press('布置自评');
    await performance.choose('projectIds', PROJECT, '社区养老');
    await performance.page.locator('#dueOn').fill('2020-03-31');
    await performance.press('布置', performance.page.getByRole('dialog'));
    await performance.see('已布置，待办已发出');
  });
  let self = '';
  await step('self-evaluate', 'clerk', async (clerk) => {
    await clerk.open('/2020/evaluation?state=DRAFT');
    await clerk.follow(PROJECT);
    await clerk.see('项目支出绩效自评表');
    self = clerk.page.url();
    const rows = clerk.page.locator('tr[id^="self-row-"]');
    for (let row = 0; row < (await rows.count()); row += 1) {
      await clerk.cell(row, 0).fill(reached(await rows.nth(row).locator('td').nth(3).innerText()));
      await clerk.cell(row, 1).fill('业务台账');
    }
    await clerk.fill('实际完成情况', '全部完成');
    await clerk.press('保存并计分');
    await clerk.see('已保存');
    await clerk.shot('loop-05-self-evaluation');
    await clerk.press('报送');
    await clerk.see('待单位审核');
  });
  await step('unit accepts the self-evaluation', 'head', async (head) => {
    await head.open(self);
    await head.press('单位审核通过');
    await head.see('待业务股室审核');
  });
  await step('division accepts the self-evaluation', 'business', async (business) => {
    await business.open(self);
    await business.page.getByRole('checkbox', { name: '数据已核实' }).click();
    await business.fill('对项目整体情况的审核意见', '内容与目标一致，数据与台账相符，自评结论客观，同意。');
    await business.press('审核通过');
    await business.see('已审核');
  });

  let task = '';
  await step('list for evaluation', 'performance', async (performance) => {
    await performance.open('/2020/evaluation?tab=FINANCE');
    await performance.press('列入评价');
    await performance.choose('projectId', PROJECT, '社区养老');
    await performance.page.locator('#title').fill('社区养老服务绩效评价');
    await performance.page.locator('#selectionReason').fill('民生项目');
    await performance.choose('engagementId', '示例第三方机构');
    await performance.press('列入评价', performance.page.getByRole('dialog'));
    await performance.page.waitForURL(/\/evaluation\/tasks\//);
    task = performance.page.url();
  });
  await step('refuse a framework of 99.99', 'performance', async (performance) => {
    const rows = [
      ['立项依据', '20', 'ELEMENT_COUNT', '依据充分、程序规范'],
      ['预算执行率', '20', 'FORMULA', ''],
      ['实际完成率', '30', 'FORMULA', ''],
      ['实施效益', '29.99', 'GRADE', ''],
    ] as const;
    for (const [row, [name, weight, kind, elements]] of rows.entries()) {
      await performance.cell(row, 1).fill(name);
      await performance.cell(row, 2).fill(name);
      await performance.cell(row, 3).fill(weight);
      await performance.cell(row, 4).selectOption(kind);
      if (elements) await performance.cell(row, 5).fill(elements);
    }
    await performance.press('保存指标体系');
    await performance.see(/99\.99/);
    await performance.shot('loop-06-framework-refused');
    await performance.cell(3, 3).fill('30');
    await performance.press('保存指标体系');
    await performance.see('已保存');
    await performance.fill('通知文号', '洛龙财绩〔2020〕3号');
    await performance.press('下达通知');
    await performance.see('已通知');
    await performance.fill('评价目的', '了解资金使用效果');
    await performance.pick('评价方法', '比较法');
    await performance.pick('评价标准', '计划标准');
    await performance.fill('现场评价开始', '2020-02-03');
    await performance.fill('现场评价结束', '2020-02-14');
    await performance.press('保存方案');
    await performance.see('方案已保存');
    await performance.press('确定方案');
    await performance.see('方案已定');
  });
  await step('field work', 'firm', async (firm) => {
    await firm.open(task);
    await firm.press('开始现场评价');
    await firm.press('全部展开');
    await firm.page.getByRole('checkbox', { name: '依据充分' }).check();
    await firm.fill('预算执行率 完成比例', '96');
    await firm.fill('实际完成率 完成比例', '96');
    await firm.fill('实施效益 得分比例', '90');
    for (let row = 0; row < 4; row += 1) {
      await firm.cell(row, 0).fill('现场资料');
      await firm.cell(row, 1).fill('见现场记录');
    }
    await firm.press('加一条问题');
    await firm.fill('问题', '程序资料不全');
    await firm.fill('建议', '补齐程序资料');
    await firm.fill('依据', '现场资料');
    await firm.fill('评价报告摘要', '总体良好');
    await firm.press('保存并计分');
    await firm.see('已保存');
    await firm.shot('loop-07-scores');
    await firm.press('提交报告初稿');
    await firm.see('报告初稿');
  });
  await step('opinion, final report, grade', 'performance', async (performance) => {
    await performance.open(task);
    await performance.press('征求意见');
    await performance.fill('被评价单位意见', '无意见');
    await performance.press('报告定稿');
    await performance.press('评定等级');
    await performance.see('已定级');
    await performance.shot('loop-08-graded');
    await performance.follow('反馈结果、下达整改');
  });

  let after = '';
  let notice = '';
  await step('issue a notice', 'performance', async (performance) => {
    await performance.see('反馈结果并下达整改通知');
    after = performance.page.url();
    await performance.page.locator('#documentNo').fill('洛龙财绩〔2020〕5号');
    await performance.page.locator('#dueOn').fill('2020-04-02');
    await performance.page.locator('#content').fill('请按意见整改');
    await performance.press('反馈并下达');
    await performance.page.waitForURL(/results\/corrective\//);
    notice = performance.page.url();
  });
  await step('rectify', 'clerk', async (clerk) => {
    await clerk.open(notice);
    await clerk.press('接收');
    await clerk.see('整改中');
    await clerk.fill('整改情况和佐证', '资料已补齐');
    await clerk.fill('整改报告', '已整改');
    await clerk.shot('loop-09-rectify');
    await clerk.press('提交整改报告');
    await clerk.see('待核实');
  });
  await step('verify', 'performance', async (performance) => {
    await performance.open(notice);
    await performance.confirm('核实通过');
    await performance.see('已核实');
    await performance.press('办结');
    await performance.see('已办结');
  });
  await step("next year's project", 'clerk', async (clerk) => {
    await clerk.open('/2020/projects');
    await clerk.press('新增项目');
    await clerk.page.locator('#code').fill('WALK-2020-1');
    await clerk.page.locator('#name').fill('社区养老服务（2020）');
    await clerk.page.locator('#fundingLines_0_amount').fill('1200000.005');
    await clerk.press('保存', clerk.page.getByRole('dialog'));
    await clerk.see(/小数/);
    await clerk.shot('loop-10-amount-refused');
    await clerk.page.locator('#fundingLines_0_amount').fill('1200000.00');
    await clerk.press('保存', clerk.page.getByRole('dialog'));
    await clerk.page.waitForURL(/\/2020\/projects\/[0-9a-f-]{36}/);
    await clerk.see('社区养老服务（2020）');
  });
  let linkage = '';
  await step('propose a linkage', 'performance', async (performance) => {
    await performance.open(after);
    await performance.choose('projectId', 'WALK-2020-1', 'WALK');
    await performance.choose('fundingLineId', '120.00');
    await performance.choose('decision', '增加');
    await performance.page.locator('#amountChange').fill('100000.00');
    await performance.page.locator('#reason').fill('评价结果良好');
    await performance.shot('loop-11-linkage');
    await performance.press('提出挂钩');
    await performance.page.waitForURL(/results\/linkage\//);
    linkage = performance.page.url();
  });
  await step('agree', 'budget', async (budget) => {
    await budget.open(linkage);
    await budget.press('同意');
    await budget.see('预算股同意');
  });
  await step('decide', 'leader', async (leader) => {
    await leader.open(linkage);
    await leader.fill('文号', '洛龙财〔2020〕7号');
    await leader.press('决定');
    await leader.see('已决定');
  });
  await step('apply', 'budget', async (budget) => {
    await budget.open(linkage);
    await budget.confirm('落实到预算');
    await budget.see('已落实');
  });

  let disclosure = '';
  await step('publish: prepare', 'performance', async (performance) => {
    await performance.open(after);
    await performance.press('列入公开');
    await performance.page.waitForURL(/results\/disclosure\//);
    disclosure = performance.page.url();
    await performance.press('提交审查');
    await performance.see('保密审查');
  });
  await step('publish: clear', 'supervision', async (supervision) => {
    await supervision.open(disclosure);
    await supervision.confirm('可以公开', (dialog) => dialog.getByRole('textbox').fill('不涉密'));
    await supervision.see('可公开');
  });
  await step('publish', 'performance2', async (second) => {
    await second.open(disclosure);
    await second.confirm('发布');
    await second.see(/打开公众页面/);
  });
  const stranger = await browser.newPage();
  await stranger.goto(`${app.baseUrl}/public/${disclosure.split('/').at(-1)}`);
  await stranger.getByRole('heading', { name: '社区养老服务绩效评价' }).waitFor();
  await stranger.close();

  await step('open the assessment', 'performance', async (performance) => {
    await performance.open('/2020/assessment');
    await performance.press('开展考核');
    await performance.page.locator('#name').fill('2020年度考核');
    await performance.page.locator('#selfScoreDueOn').fill('2020-12-08');
    await performance.press('开展考核', performance.page.getByRole('dialog'));
    await performance.see('考核已开展');
  });
  let assessed = '';
  await step('score oneself', 'clerk', async (clerk) => {
    await clerk.open('/2020/assessment');
    await clerk.follow('示例单位017');
    await clerk.see('预算绩效管理工作考核评分表');
    assessed = clerk.page.url();
    for (const [row, score] of SCORES.entries()) await clerk.cell(row, 0).fill(score);
    await clerk.press('报送自评');
    await clerk.see('待审核');
  });
  await step('review the score', 'performance', async (performance) => {
    await performance.open(assessed);
    await performance.press('开始审核');
    await performance.see('审核中');
    for (const [row, score] of SCORES.entries()) await performance.cell(row, 1).fill(score);
    // The records say otherwise of this row: who departs from them says why.
    await performance.cell(1, 2).fill('在途目标已按期申报');
    await performance.press('评定');
    await performance.see('已评定');
    await performance.shot('loop-12-assessment');
    await performance.open('/2020/assessment');
    await performance.press('填写通报文号');
    await performance.page.getByRole('dialog').getByRole('textbox').fill('洛龙财绩〔2020〕30号');
    await performance.page.getByRole('dialog').getByRole('button').last().click();
    await performance.see('洛龙财绩〔2020〕30号');
    await performance.open(assessed);
    await performance.press('通报');
    await performance.see(/第 1 名，95\.00 分|第 1 名，95 分/);
  });
  await step('read the report', 'leader', async (leader) => {
    await leader.open('/2019/reports/annual');
    await leader.see('173,533.08');
    await leader.shot('loop-13-report');
    await leader.open('/2020/reports/figures/disclosed_results');
    await leader.see('社区养老服务绩效评价');
  });
  expect(Object.values(hands).flatMap(({ silent }) => silent)).toEqual([]);
}, 240_000);
