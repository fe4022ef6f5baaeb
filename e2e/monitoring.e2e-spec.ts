import path from 'node:path';
import type { Browser } from 'playwright-core';
import { openTestApp, type TestApp } from '../server/test/harness/index.js';
import { openBrowser } from './harness/browser.js';
import { Hand } from './harness/person.js';

let app: TestApp;
let browser: Browser;
let clerk: Hand;
let performance: Hand;
beforeAll(async () => {
  app = await openTestApp('template_demo', {
    webRoot: path.resolve(import.meta.dirname, '../web/dist'),
    knownDocumentsOnly: true,
  });
  browser = await openBrowser();
  clerk = await Hand.of(browser, app.baseUrl, 'clerk');
  performance = await Hand.of(browser, app.baseUrl, 'performance');
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

const NAME = '2019年11月绩效运行监控';

it('a round in which units choose is planned, opened, chosen for, filled, pressed for and closed', async () => {
  let board = '';
  await step('plan by the rules of the place', performance, async () => {
    await performance.open('/2019/monitoring');
    await performance.press('新建监控轮次');
    await performance.page.locator('#name').fill(NAME);
    await performance.page.locator('#periodFrom').fill('2019-01-01');
    await performance.page.locator('#periodTo').fill('2019-11-30');
    await performance.page.locator('#dueOn').fill('2019-12-31');
    await performance.press('新建监控轮次', performance.page.getByRole('dialog'));
    await performance.see('每个一级单位自选不少于 3 个');
    board = performance.page.url();
  });
  await step('open', performance, async () => {
    await performance.confirm('开始监控');
    await performance.see('收报中');
    await performance.see('谁还没报');
  });
  await step('choose three', clerk, async () => {
    await clerk.open('/2019/monitoring');
    await clerk.follow(NAME);
    await clerk.press('选择监控项目');
    await clerk.see('已选 0 个');
    const boxes = clerk.page.getByRole('checkbox');
    for (let i = 0; i < 3; i += 1) await boxes.nth(i).click();
    await clerk.press('选定');
    await clerk.see('监控表已生成');
  });
  await step('fill one', clerk, async () => {
    await clerk.open('/2019/monitoring?state=DRAFT');
    const sheets = clerk.page.getByRole('row').filter({ hasText: NAME }).filter({ hasText: '填报中' });
    await sheets.getByRole('link').first().click();
    await clerk.see('项目支出绩效目标执行监控表');
    await clerk.cell(0, 0).fill('1');
    await clerk.press('保存');
    await clerk.see('已保存');
  });
  await step('press for the missing', performance, async () => {
    await performance.open(board);
    await performance.page.getByRole('button', { name: /^催报/ }).click();
    const dialog = performance.page.getByRole('dialog').last();
    await dialog.getByRole('button', { name: /催报/ }).click();
    await performance.see('催报已发出并记录');
  });
  await step('close with the missing named', performance, async () => {
    await performance.confirm('结束本轮');
    await performance.see('已结束');
  });
  expect([...clerk.silent, ...performance.silent]).toEqual([]);
}, 120_000);

it('the dots of a round are reached by one tab stop and the arrows, and Enter opens the sheet', async () => {
  await step('keys', performance, async () => {
    await performance.open('/2019/monitoring');
    await performance.follow('2019年1—7月绩效运行监控');
    await performance.see('处置及其结果');
    const stops = performance.page.locator('.mr-mark[tabindex="0"]');
    expect(await stops.count()).toBe(1);
    const first = await stops.getAttribute('aria-label');
    await stops.focus();
    await performance.page.keyboard.press('ArrowRight');
    const second = await performance.page.locator('.mr-mark:focus').getAttribute('aria-label');
    expect(second).not.toBe(first);
    await performance.page.keyboard.press('Enter');
    await performance.see('项目支出绩效目标执行监控表');
    await performance.see(second!.split('（')[0]!);
  });
}, 60_000);
