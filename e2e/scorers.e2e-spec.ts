import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { DEMO_SURVEY } from '../server/src/seeds/index.js';
import { openTestApp, type TestApp } from '../server/test/harness/index.js';
import { openBrowser, shoot } from './harness/browser.js';
import { Hand } from './harness/person.js';

const PHONE = { width: 390, height: 844 };

let app: TestApp;
let browser: Browser;
beforeAll(async () => {
  app = await openTestApp('template_demo', {
    webRoot: path.resolve(import.meta.dirname, '../web/dist'),
    knownDocumentsOnly: true,
  });
  browser = await openBrowser();
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await app?.close();
});

/** Every row as its kind asks: elements and grades by touch, numbers by the keys. */
async function fillRows(page: Page): Promise<void> {
  const rows = page.locator('.bs-row[id]');
  for (let at = 0; at < (await rows.count()); at += 1) {
    const row = rows.nth(at);
    const number = row.locator('.bs-number input').first();
    if ((await number.count()) > 0) {
      await number.fill((await number.getAttribute('aria-label'))!.includes('扣分') ? '1' : '96');
      continue;
    }
    const choices = row.locator('.bs-choice');
    const isVeto = (await choices.last().innerText()).includes('未发现');
    await (isVeto ? choices.last() : choices.first()).click();
  }
}

/** What a thumb must hit is at least 44 px high, and nothing makes the page scroll sideways. */
async function fitsThePhone(page: Page): Promise<void> {
  const facts = await page.evaluate(() => ({
    width: document.documentElement.scrollWidth,
    small: [...document.querySelectorAll<HTMLElement>('.bs-choice, .bs-reason, .po-survey label span')].filter(
      (one) => one.getBoundingClientRect().height < 44,
    ).length,
    targets: document.querySelectorAll('.bs-choice, .po-survey label span').length,
  }));
  expect(facts.width).toBeLessThanOrEqual(PHONE.width);
  expect(facts.small).toBe(0);
  expect(facts.targets).toBeGreaterThan(10);
}

it('R162: an expert scores blind on a phone, saved as he goes; the office sees the panel only when he has handed in', async () => {
  const expert = await Hand.of(browser, app.baseUrl, 'county-expert');
  const office = await Hand.of(browser, app.baseUrl, 'county-performance');
  await expert.page.setViewportSize(PHONE);
  await expert.open('/2019/evaluation/sheets');
  await expert.page.getByRole('link', { name: /示例县项目/ }).click();
  await expert.see('邀请您独立评分');
  await expert.page.getByRole('checkbox').check();
  await expert.press('接受并声明');
  await expert.see('已评 0 / 17');
  await fitsThePhone(expert.page);
  await expert.shot('expert-phone');
  await fillRows(expert.page);
  await expert.see('已评 17 / 17');
  // What was typed is with the server before anybody has pressed a button for it.
  await expert.see(/已自动保存/);
  await expert.page.reload();
  await expert.see('已评 17 / 17');

  await office.open('/2019/evaluation?tab=FINANCE');
  await office.page.getByRole('link', { name: '示例县项目2绩效评价' }).click();
  await office.page.getByRole('tab', { name: '独立评分' }).click();
  await office.see('还有 1 人没有提交，评分保持不可见。');
  expect(await office.page.getByText('标准差').count()).toBe(0);

  await expert.page.getByLabel('总体意见').fill('示例意见：实施规范。');
  await expert.press('提交');
  await expert.see('已提交，不能再改');
  await office.page.reload();
  await office.see('全部已提交，可以看到离散程度');
  await office.see('标准差');
  await office.shot('panel-dispersion');
  expect([...expert.silent, ...office.silent]).toEqual([]);
  await expert.close();
  await office.close();
});

it('R049: whoever has the link answers on a phone, once, in either language; an unknown link says so', async () => {
  const context = await browser.newContext({ viewport: PHONE, locale: 'zh-CN' });
  const page = await context.newPage();
  await page.goto(`${app.baseUrl}/public/survey/${DEMO_SURVEY}`);
  await page.getByText('供水水质是否满意').waitFor();
  await fitsThePhone(page);
  await shoot(page, 'survey-phone');
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByText('Very satisfied').first().waitFor();
  for (let at = 0; at < 3; at += 1) await page.getByText('Satisfied', { exact: true }).nth(at).click();
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByText('Thank you, received').waitFor();
  await page.reload();
  await page.getByText('This device has answered already').waitFor();
  await page.goto(`${app.baseUrl}/public/survey/nothing`);
  await page.getByText('There is no such survey').waitFor();
  await context.close();
});
