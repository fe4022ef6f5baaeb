import path from 'node:path';
import type { Browser } from 'playwright-core';
import { openTestApp, type TestApp } from '../server/test/harness/index.js';
import { pdf, PDF } from '../server/test/platform/files.calls.js';
import { openBrowser } from './harness/browser.js';
import { Hand } from './harness/person.js';

let app: TestApp;
let browser: Browser;
const hands = new Map<string, Hand>();
beforeAll(async () => {
  app = await openTestApp('template_demo', {
    webRoot: path.resolve(import.meta.dirname, '../web/dist'),
    knownDocumentsOnly: true,
  });
  browser = await openBrowser();
  for (const name of ['performance', 'leader', 'clerk', 'clerk2', 'officer', 'head'])
    hands.set(name, await Hand.of(browser, app.baseUrl, name));
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await app?.close();
});

/** Names what then stood on the screen: a bare time-out tells nobody anything. */
async function step(name: string, who: string, work: (hand: Hand) => Promise<unknown>): Promise<void> {
  const hand = hands.get(who)!;
  try {
    await work(hand);
  } catch (error) {
    const text = await hand.page.locator('body').innerText();
    throw new Error(`${name} (${who}) at ${hand.page.url()}\n${String(error)}\n${text.slice(0, 2_500)}`);
  }
}

const ROWS = [
  ['立项依据', '20'],
  ['预算执行率', '20'],
  ['实际完成率', '30'],
  ['实施效益', '30'],
] as const;

it('an evaluation by the bureau itself goes from the plan of the year to its grade on screen', async () => {
  let task = '';
  await step('judge and choose', 'performance', async (performance) => {
    await performance.open('/2019/evaluation/plan');
    await performance.press('编制计划');
    await performance.see('建议名单');
    await performance.page.getByRole('tab', { name: '项目支出' }).click();
    await performance.fill('名称', '示例单位017');
    await performance.page.getByRole('row').filter({ hasText: '示例单位017' }).getByRole('checkbox').first().click();
    await performance.page.getByRole('button', { name: /列为备选/ }).click();
    await performance.see('已列为备选');
    await performance.press('打分');
    await performance.fill('社会关注度高（20 分）', '18');
    await performance.pick('决定', '选定');
    await performance.pick('实施方式', '自行组织');
    await performance.fill('选取理由', '社会关注度高');
    await performance.press('保存', performance.page.getByRole('dialog'));
    await performance.see('选定 1 个');
    await performance.press('报送审批');
    await performance.see('待批准');
  });
  await step('approve the plan', 'leader', async (leader) => {
    await leader.open('/2019/evaluation/plan');
    await leader.fill('计划文号', '洛龙财绩〔2019〕1号');
    await leader.press('批准计划');
    await leader.see('已批准');
    await leader.shot('evaluation-01-plan');
    await leader.page.locator('a[href*="/evaluation/tasks/"]').first().click();
    await leader.page.waitForURL(/\/evaluation\/tasks\//);
    task = leader.page.url();
  });
  await step('notice, framework, plan of work and team', 'performance', async (performance) => {
    await performance.open(task);
    await performance.fill('通知文号', '洛龙财绩〔2019〕31号');
    await performance.press('下达通知');
    await performance.see('已通知');
    for (const [row, [name, weight]] of ROWS.entries()) {
      await performance.cell(row, 1).fill(name);
      await performance.cell(row, 2).fill(name);
      await performance.cell(row, 3).fill(weight);
    }
    await performance.press('保存指标体系');
    await performance.see('已保存');
    await performance.fill('评价目的', '了解资金使用效果');
    await performance.pick('评价方法', '比较法');
    await performance.pick('评价标准', '计划标准');
    await performance.fill('现场评价开始', '2019-12-09');
    await performance.fill('现场评价结束', '2019-12-20');
    await performance.press('加一人');
    await performance.pick('第 1 人', '分管局长');
    await performance.press('加一人');
    await performance.pick('第 2 人', '国库股股长');
    await performance.press('保存方案');
    await performance.see('方案已保存');
    await performance.press('确定方案');
    await performance.see('方案已定');
    await performance.shot('evaluation-02-plan-of-work');
  });
  await step('score with evidence', 'leader', async (leader) => {
    await leader.open(task);
    await leader.press('开始现场评价');
    // One begins where something is missing; the others are folded.
    await leader.page.getByRole('button', { name: '立项依据', exact: true, expanded: true }).waitFor();
    await leader.fill('立项依据 完成比例', '90');
    await leader.see('20 × min(90%, 100%) = 18.00');
    // A look at another part loses nothing of what is typed.
    await leader.page.getByRole('tab', { name: '方案' }).click();
    await leader.see('了解资金使用效果');
    await leader.page.getByRole('tab', { name: /评分表/ }).click();
    await leader.see('20 × min(90%, 100%) = 18.00');
    await leader.press('保存并计分');
    await leader.see('须写明扣分或调整的理由');
    await leader.press('全部展开');
    for (const [row, [name]] of ROWS.entries()) {
      await leader.fill(`${name} 完成比例`, '90');
      await leader.cell(row, 0).fill('现场资料');
      await leader.cell(row, 1).fill('部分任务未完成');
    }
    await leader.press('加一条问题');
    await leader.fill('问题', '进度滞后');
    await leader.fill('建议', '加快进度');
    await leader.fill('依据', '进度表');
    await leader.fill('评价报告摘要', '总体良好');
    await leader.press('保存并计分');
    await leader.see('18.00 + 18.00 + 27.00 + 27.00 = 90.00');
    await leader.see('已保存');
  });
  await step('unfold the evidence beside the working', 'leader', async (leader) => {
    const box = leader.page.getByRole('region', { name: '预算执行率的佐证' });
    await box.waitFor({ state: 'hidden' });
    await leader.page.getByRole('button', { name: '预算执行率', exact: true, expanded: false }).click();
    await box.waitFor();
    await box
      .locator('input[type=file]')
      .setInputFiles({ name: '支付凭证.pdf', mimeType: PDF, buffer: Buffer.from(pdf('凭证')) });
    await box.getByRole('link', { name: '支付凭证.pdf' }).waitFor();
    await box.getByText('示例人员001').waitFor();
    const row = leader.page
      .getByRole('row')
      .filter({ has: leader.page.getByRole('button', { name: '预算执行率', exact: true }) });
    expect((await row.locator('td').allInnerTexts()).slice(2, 5)).toEqual(['20', '2', '18.00']);
    await leader.shot('evaluation-03-score-sheet');
    await leader.press('提交报告初稿');
    // The word of the state, which the button has as a part of its own.
    await leader.page.getByText('报告初稿', { exact: true }).first().waitFor();
  });
  await step('ask for opinions', 'performance', async (performance) => {
    await performance.open(`${task}?tab=report`);
    await performance.see('综合得分90分');
    await performance.press('征求意见');
    await performance.see('等示例单位017');
  });
  await step('object', 'clerk', async (clerk) => {
    await clerk.open(task);
    await clerk.fill('意见 1', '完成率应按验收数计');
    await clerk.press('反馈意见');
    await clerk.see('意见已反馈');
  });
  await step('decide, make final, grade', 'performance', async (performance) => {
    await performance.open(task);
    await performance.pick('第 1 条意见的处理', '部分采纳');
    await performance.fill('第 1 条意见的理由', '验收数已核对');
    await performance.press('答复');
    await performance.see('已答复');
    await performance.shot('evaluation-04-opinions');
    await performance.press('报告定稿');
    await performance.press('评定等级');
    await performance.see('已定级');
    await performance.open(`${task}?tab=version`);
    await performance.see('第 2 稿 定稿');
    await performance.shot('evaluation-05-versions');
  });
  await step('see it on the board', 'performance', async (performance) => {
    await performance.open('/2019/evaluation?tab=FINANCE');
    await performance.see('定稿、定级');
    await performance.shot('evaluation-06-board');
  });
}, 180_000);

/** One option of a list inside a dialog, found by typing. */
async function chooseIn(hand: Hand, label: string, typed: string): Promise<void> {
  const list = hand.page.getByRole('dialog').last().getByLabel(label, { exact: true });
  await list.click();
  await list.fill(typed);
  await hand.page.locator('.ant-select-item-option:visible').filter({ hasText: typed }).first().click();
}

it('R140: a programme gets its items by paste and from the catalogue, and each unit sees its own part', async () => {
  let task = '';
  await step('list a programme', 'performance', async (performance) => {
    await performance.open('/2019/evaluation?tab=FINANCE');
    await performance.press('列入评价');
    await performance.pick('评价对象', '专项');
    await chooseIn(performance, '牵头单位', '示例单位001');
    await performance.fill('评价金额（万元）', '100');
    await performance.fill('评价任务', '示例专项资金评价');
    await performance.fill('选取理由', '涉及面广');
    await performance.shot('evaluation-07-list-a-programme');
    await performance.press('列入评价', performance.page.getByRole('dialog'));
    await performance.page.waitForURL(/\/evaluation\/tasks\//);
    task = performance.page.url();
  });
  await step('enter items', 'performance', async (performance) => {
    const { page } = performance;
    await performance.open(`${task}?tab=item`);
    await performance.see('还没有分项');
    await performance.press('从表格粘贴');
    await performance.fill('分项', '没有的单位\t道路维修\t12万', page.getByRole('dialog'));
    await performance.see('第 1 行：没有单位“没有的单位”');
    await performance.see('第 1 行：资金“12万”不是金额');
    await performance.shot('evaluation-08-paste-wrong');
    await performance.fill(
      '分项',
      '单位\t项目\t资金\t类别\n示例单位019\t道路维修\t60\t基础设施',
      page.getByRole('dialog'),
    );
    await performance.press('加入分项（1）');
    await performance.see('道路维修');
    await performance.press('从项目库选取');
    await chooseIn(performance, '单位', '示例单位018');
    await page
      .getByRole('dialog')
      .getByRole('row')
      .filter({ hasText: '示例单位018' })
      .first()
      .getByRole('checkbox')
      .click();
    await performance.shot('evaluation-09-pick');
    await performance.press('加入分项（1）');
    await performance.see('相差');
    await performance.shot('evaluation-10-items-differ');
    await performance.press('以分项合计为评价金额');
    await page.getByText('相差').waitFor({ state: 'detached' });
    await page.getByRole('row').filter({ hasText: '道路维修' }).getByRole('button', { name: '修改' }).click();
    await performance.fill('资金（万元）', '七十五', page.getByRole('dialog'));
    await performance.press('保存', page.getByRole('dialog'));
    await performance.see('七十五 不是金额');
    await performance.shot('evaluation-11-item');
    await performance.fill('资金（万元）', '75.5', page.getByRole('dialog'));
    await performance.press('保存', page.getByRole('dialog'));
    await performance.see('75.50');
    await performance.shot('evaluation-12-items');
  });
  await step('see the own part', 'clerk2', async (clerk2) => {
    await clerk2.open('/2019/evaluation?tab=FINANCE&view=list');
    await clerk2.follow('示例专项资金评价');
    await clerk2.see('本单位的分项');
    await clerk2.shot('evaluation-13-own-part');
    expect(await clerk2.page.getByText('道路维修').count()).toBe(0);
  });
  await step('see nothing of it', 'clerk', async (clerk) => {
    await clerk.open('/2019/evaluation?tab=FINANCE&view=list');
    await clerk.page.waitForLoadState('networkidle');
    expect(await clerk.page.getByText('示例专项资金评价').count()).toBe(0);
  });
}, 180_000);

it('R131: a department draws up its plan, its head approves, and the bureau reads it beside those without one', async () => {
  await step('draw up', 'officer', async (officer) => {
    await officer.open('/2019/evaluation/plan');
    await officer.see('示例单位017 2019 年部门评价计划');
    await officer.shot('evaluation-14-own-plan-none');
    await officer.press('编制计划');
    await officer.see('建议名单');
    await officer.page.getByRole('row').filter({ hasText: '未评价过' }).getByRole('checkbox').first().click();
    await officer.page.getByRole('button', { name: /列为备选/ }).click();
    await officer.see('已列为备选');
    await officer.press('打分');
    await officer.fill('社会关注度高（20 分）', '18');
    await officer.pick('决定', '选定');
    await officer.pick('实施方式', '自行组织');
    await officer.fill('选取理由', '社会关注度高');
    await officer.press('保存', officer.page.getByRole('dialog'));
    await officer.see('选定 1 个');
    await officer.shot('evaluation-15-own-plan');
    await officer.press('报送审批');
    await officer.see('待批准');
  });
  await step('approve', 'head', async (head) => {
    await head.open('/2019/evaluation/plan');
    await head.press('批准计划');
    await head.see('已批准');
  });
  await step('report', 'officer', async (officer) => {
    await officer.open('/2019/evaluation/plan');
    await officer.press('报送财政');
    await officer.see('已报财政');
    await officer.shot('evaluation-16-own-plan-reported');
  });
  await step('read', 'performance', async (performance) => {
    await performance.open('/2019/evaluation/plan');
    await performance.see('部门年度评价计划');
    await performance.page.getByText('部门年度评价计划').scrollIntoViewIfNeeded();
    await performance.shot('evaluation-17-plans-of-departments');
    await performance.see(/没有计划的部门（61 个）/);
    await performance.follow('示例单位017');
    await performance.see('示例单位017 2019 年部门评价计划');
    await performance.see('选定 1 个');
    await performance.shot('evaluation-18-plan-of-a-department');
  });
  expect([...hands.values()].flatMap((hand) => hand.silent)).toEqual([]);
}, 180_000);
