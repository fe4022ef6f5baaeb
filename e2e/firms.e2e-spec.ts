import path from 'node:path';
import type { Browser } from 'playwright-core';
import { openTestApp, type TestApp } from '../server/test/harness/index.js';
import { contracted, engagementOf, filePapers, projectsOf, withStaff } from '../server/test/evaluation/firm.calls.js';
import { pdf, PDF } from '../server/test/platform/files.calls.js';
import { openBrowser } from './harness/browser.js';
import { Hand } from './harness/person.js';

let app: TestApp;
let browser: Browser;
let performance: Hand;
let performance2: Hand;
let firm: Hand;
let engagementId: string;
beforeAll(async () => {
  app = await openTestApp('template_demo', {
    webRoot: path.resolve(import.meta.dirname, '../web/dist'),
    knownDocumentsOnly: false,
  });
  browser = await openBrowser();
  performance = await Hand.of(browser, app.baseUrl, 'performance');
  performance2 = await Hand.of(browser, app.baseUrl, 'performance2');
  firm = await Hand.of(browser, app.baseUrl, 'firm');
  const jurisdictionId = await app.jurisdictionOf('clerk');
  const office = await app.as('performance');
  const [known] = await app.database.sql<{ id: string }>(
    jurisdictionId,
    `SELECT id FROM evaluation.third_party_firm WHERE name = '示例第三方机构01'`,
  );
  const own = await withStaff(office, known!.id);
  const projects = await projectsOf(app, jurisdictionId, '示例单位017', 2);
  const engagement = await contracted(office, '示例民生项目绩效评价委托', projects, own, { dueOn: '2019-12-27' });
  engagementId = engagement.id;
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await app?.close();
});

/** Names what then stood on the screen: a bare time-out tells nobody anything. */
async function step(name: string, hand: Hand, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const text = await hand.page.locator('body').innerText();
    throw new Error(`${name} at ${hand.page.url()}\n${String(error)}\n${text.slice(0, 2_500)}`);
  }
}

it('R155, R158: a firm is registered, works in its project room, is rated by facts, objects, and is paid by its band', async () => {
  await step('register a firm', performance, async () => {
    await performance.open('/2019/evaluation/firms?view=firms');
    await performance.see('河南凯桥会计师事务所');
    await performance.press('登记机构');
    const dialog = performance.page.getByRole('dialog');
    await dialog.locator('#name').fill('示例会计师事务所丁');
    await dialog.locator('#creditCode').fill('91350100M000100Y42');
    await dialog.getByRole('button', { name: /保\s*存/ }).click();
    await performance.see('校验位不对');
    await dialog.locator('#creditCode').fill('91350100M000100Y43');
    await dialog.getByRole('button', { name: /保\s*存/ }).click();
    await performance.see('还没有人员');
    await performance.shot('firms-1-firm');
  });
  await step('the list of engagements', performance, async () => {
    await performance.open('/2019/evaluation/firms');
    await performance.see('示例民生项目绩效评价委托');
    await performance.shot('firms-2-engagements');
  });
  await step('the project room', firm, async () => {
    await firm.open('/2019/workbench');
    await firm.see('完成受托工作');
    await firm.open(`/2019/evaluation/engagements/${engagementId}`);
    await firm.see('还要交 10 项');
    await firm.see('报告未定稿');
    expect(
      await firm.page
        .getByRole('button', { name: /^签\s*署$/ })
        .first()
        .isDisabled(),
    ).toBe(true);
    await firm.shot('firms-3-room');
    await firm.press('开始工作');
    await firm.see('工作中');
    const row = firm.page.getByRole('row').filter({ hasText: '工作方案' }).first();
    await row
      .locator('input[type=file]')
      .setInputFiles({ name: '方案.pdf', mimeType: PDF, buffer: Buffer.from(pdf('示例方案')) });
    await row.getByRole('button', { name: /报\s*送/ }).click();
    await firm.see('还要交 9 项');
  });
  // The evaluations themselves are walked elsewhere: here their reports are final.
  await app.database.sql(
    await app.jurisdictionOf('clerk'),
    `UPDATE evaluation.evaluation_task SET state = 'REPORT_FINAL' WHERE engagement_id = $1`,
    [engagementId],
  );
  await step('sign the reports', firm, async () => {
    await firm.page.reload();
    for (const left of [8, 7]) {
      await firm.page
        .getByRole('row')
        .filter({ hasText: '未签署' })
        .first()
        .getByRole('button', { name: /签\s*署/ })
        .click();
      const dialog = firm.page.getByRole('dialog');
      await dialog.locator('#statedTotal').fill('85');
      await dialog.locator('#statedGrade').click();
      await firm.page.locator('.ant-select-item-option:visible').filter({ hasText: '良' }).first().click();
      await dialog.getByRole('button', { name: /签\s*署/ }).click();
      await firm.see(`还要交 ${left} 项`);
    }
  });
  await step('hand in', firm, async () => {
    const program = await app.as('firm');
    await filePapers(program, engagementId, ({ kind }) => kind !== 'OFFICE_OPINION');
    await firm.page.reload();
    await firm.see('本机构要交的已经齐全');
    await firm.shot('firms-4-complete');
    await firm.press('提交成果');
    await firm.see('已提交');
  });
  await step('accept', performance, async () => {
    await performance.open(`/2019/evaluation/engagements/${engagementId}`);
    await performance.see('缺少《财政业务科室绩效报告反馈意见》');
    await performance.shot('firms-5-incomplete');
    for (let n = 0; n < 2; n += 1) {
      await performance.page
        .getByRole('button', { name: /登记纸质件/ })
        .first()
        .click();
      const dialog = performance.page.getByRole('dialog');
      await dialog.getByLabel('存放的卷宗、位置').fill('示例卷宗2019-3');
      await dialog.getByRole('button', { name: /登记纸质件/ }).click();
      await performance.see(`应交 10 份，已交 ${9 + n} 份`);
    }
    await performance.press('验收');
    await performance.see('开始考评');
    expect((await engagementOf(await app.as('performance'), engagementId)).state).toBe('ACCEPTED');
  });
  await step('the firm has lost it', firm, async () => {
    await firm.open(`/2019/evaluation/engagements/${engagementId}`);
    await firm.see(/不存在|找不到|看不到|没有/);
  });
  await step('rate', performance, async () => {
    await performance.press('开始考评');
    await performance.see('第三方机构工作质量考核评分表');
    await performance.see('事实');
    const full = performance.page.locator('[data-col="0"]');
    for (let i = 0; i < (await full.count()); i += 1) {
      const cell = full.nth(i);
      if ((await cell.inputValue()) !== '') continue;
      const most = await cell.locator('xpath=ancestor::tr').locator('td').nth(1).innerText();
      await cell.fill(most.trim());
    }
    await performance.shot('firms-6-rating');
    await performance.press('告知机构');
    await performance.see('已告知机构');
  });
  await step('object', firm, async () => {
    await firm.open('/2019/evaluation/firms?view=ratings');
    await firm.follow('示例民生项目绩效评价委托');
    await firm.see('请核对事实和评分');
    await firm.confirm('提出异议', (dialog) => dialog.locator('textarea').fill('示例异议'));
    await firm.see('机构有异议');
    await firm.shot('firms-7-objection');
  });
  await step('decide, pay', performance2, async () => {
    await performance2.open('/2019/evaluation/firms?view=ratings');
    await performance2.follow('示例民生项目绩效评价委托');
    await performance2.confirm('作出决定', (dialog) => dialog.locator('textarea').fill('示例决定'));
    await performance2.see('已定案');
    await performance2.open(`/2019/evaluation/engagements/${engagementId}`);
    await performance2.press('记入考评结果');
    await performance2.see('已考评');
    await performance2.press('付费');
    await performance2.see('已付费');
    await performance2.shot('firms-8-paid');
  });
  await step('compare', performance, async () => {
    await performance.open('/2019/evaluation/firms?view=comparison');
    await performance.see('合计');
    await performance.shot('firms-9-comparison');
  });
  expect([performance, performance2, firm].flatMap((hand) => hand.silent)).toEqual([]);
}, 240_000);

it('a firm subscribes its system, and the administrator registers its program; secrets are shown once', async () => {
  await step('subscribe', firm, async () => {
    await firm.open('/settings/webhooks');
    await firm.see('没有订阅');
    await firm.press('新增订阅');
    const dialog = firm.page.getByRole('dialog');
    await dialog.locator('#name').fill('示例机构系统');
    await dialog.locator('#url').fill('https://10.0.0.1/hook');
    await dialog.getByRole('button', { name: '新增订阅' }).click();
    await firm.see('推送地址须是公网可达的 https 地址');
    await dialog.locator('#url').fill('https://example.com/hook');
    await dialog.getByRole('button', { name: '新增订阅' }).click();
    await firm.see(/^whsec_/);
    await firm.page.getByRole('button', { name: '已保存' }).click();
    await firm.see('还没有推送');
    await firm.shot('firms-10-webhooks');
  });
  const sysadmin = await Hand.of(browser, app.baseUrl, 'sysadmin');
  await step('register a program', sysadmin, async () => {
    await sysadmin.open('/settings/programs');
    await sysadmin.press('登记程序');
    const dialog = sysadmin.page.getByRole('dialog');
    await dialog.locator('#name').fill('示例机构系统');
    await sysadmin.choose('seatId', '示例第三方机构01', '示例第三方机构01');
    await dialog.getByRole('button', { name: '登记程序' }).click();
    await sysadmin.see('只显示这一次');
    await sysadmin.page.getByRole('button', { name: '已保存' }).click();
    await sysadmin.see('示例机构系统');
    await sysadmin.shot('firms-11-programs');
  });
  expect([firm, sysadmin].flatMap((hand) => hand.silent)).toEqual([]);
}, 120_000);
