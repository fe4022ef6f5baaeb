import path from 'node:path';
import type { Browser } from 'playwright-core';
import { DEMO_PASSWORD } from '../server/src/seeds/index.js';
import { openTestApp, type TestApp } from '../server/test/harness/index.js';
import { openBrowser, shoot, signIn } from './harness/browser.js';

let app: TestApp;
let browser: Browser;
beforeAll(async () => {
  app = await openTestApp('template_demo', {
    webRoot: path.resolve(import.meta.dirname, '../web/dist'),
    // As in production: an operation that the build did not see is refused.
    knownDocumentsOnly: true,
  });
  browser = await openBrowser();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await app?.close();
});

/** What each role opens on an ordinary day, and a word that must then stand on the screen. */
const WALKS: [account: string, pages: [url: string, word: string][]][] = [
  [
    'clerk',
    [
      ['workbench', '示例项目：社区养老服务'],
      ['projects', '示例项目2019'],
      ['goals', '示例单位017'],
      ['goals/new', '目标对象'],
      ['goals/publication', '目标公开'],
      ['monitoring', '绩效运行监控'],
    ],
  ],
  [
    'head',
    [
      ['workbench', '工作台'],
      ['goals', '示例单位017'],
      ['goals/board', '示例单位017'],
    ],
  ],
  [
    'business',
    [
      ['goals', '绩效目标'],
      ['monitoring', '示例项目2019'],
    ],
  ],
  [
    'performance',
    [
      ['monitoring', '洛龙区服务业发展局'],
      ['evaluation', '示例项目2018'],
      ['evaluation?tab=FINANCE', '城市书屋建设绩效评价'],
      ['results', '关于城市书屋建设绩效评价结果的整改通知'],
      ['results?tab=disclosure', '已公开'],
      ['assessment', '2019年度预算绩效管理工作考核'],
      ['reports', '173,533.08'],
      ['reports/annual', 'X004-03'],
      ['reports/figures/monitor_money', '41,659.30'],
      ['library', '新增制度文件'],
      ['library?tab=trainings', '举办日期'],
      ['library?tab=articles', '洛龙区'],
      ['library?tab=bases', 'BASE_1'],
      ['library?tab=channels', '栏目'],
      ['goals/board?gap=behind', '编报进度'],
      ['../settings/parameters', '指标权重合计'],
      ['../settings/catalogues', '产出指标'],
    ],
  ],
  [
    'budget',
    [
      ['goals', '1,599'],
      ['projects', '示例项目'],
    ],
  ],
  ['sysadmin', [['../settings/agencies', '示例单位017']]],
  ['leader', [['reports/annual', '勾稽关系']]],
  ['firm', [['evaluation?tab=FINANCE', '绩效评价']]],
  ['congress', [['reports', '绩效目标']]],
];

describe('the screens of each role', () => {
  it.each(WALKS)('%s', async (account, pages) => {
    const person = await signIn(browser, app.baseUrl, account, DEMO_PASSWORD);
    const defects: string[] = [];
    person.page.on('pageerror', (error) => defects.push(error.message));
    person.page.on('response', (response) => {
      if (response.status() >= 500) defects.push(`${response.status()} ${response.url()}`);
    });
    for (const [url, word] of pages) {
      await person.page.goto(`${app.baseUrl}/2019/${url}`);
      await person.page.getByText(word).first().waitFor({ timeout: 15_000 });
      await person.shot(`${account}-${url.replace(/[^a-z_]+/gi, '-')}`);
    }
    expect(defects).toEqual([]);
    await person.close();
  });

  it('a full text is attached, opened and taken away where the document stands; a program is refused in words', async () => {
    const person = await signIn(browser, app.baseUrl, 'performance', DEMO_PASSWORD);
    await person.page.goto(`${app.baseUrl}/2019/library`);
    const picker = person.page.locator('input[type=file]').first();
    await picker.setInputFiles({
      name: '全文.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.4\n%%EOF'),
    });
    const link = person.page.getByRole('link', { name: '全文.pdf' });
    await link.waitFor();
    const [download] = await Promise.all([person.page.waitForEvent('download'), link.click()]);
    expect(download.suggestedFilename()).toBe('全文.pdf');
    await picker.setInputFiles({ name: '安装.exe', mimeType: 'application/pdf', buffer: Buffer.from('MZ') });
    await person.page.getByText('不收这类文件（实际为 exe）').waitFor();
    await person.shot('library-attachment-refused');
    await person.page.getByRole('button', { name: '移除附件 全文.pdf' }).click();
    await link.waitFor({ state: 'detached' });
    await person.close();
  });

  it('a stranger sees the sign-in page, the demo roles on it, and is led back after signing in', async () => {
    const context = await browser.newContext({ locale: 'zh-CN' });
    const page = await context.newPage();
    await page.goto(`${app.baseUrl}/2019/monitoring`);
    await page.getByLabel('账号').waitFor();
    await shoot(page, 'sign-in');
    await page.getByLabel('账号').fill('performance');
    await page.getByLabel('密码', { exact: true }).fill('wrong-password');
    await page.getByRole('button', { name: '登录' }).click();
    await page
      .getByText(/账号或密码/)
      .first()
      .waitFor();
    await page.getByLabel('密码', { exact: true }).fill(DEMO_PASSWORD);
    await page.getByRole('button', { name: '登录' }).click();
    await page.waitForURL('**/2019/monitoring');
    await context.close();
  });

  it('a stranger reads what is published, and nothing else', async () => {
    const page = await browser.newPage();
    await page.goto(`${app.baseUrl}/public/`);
    await page.getByRole('link', { name: '城市书屋建设绩效评价' }).click();
    await page.getByRole('heading', { name: '城市书屋建设绩效评价' }).waitFor();
    await shoot(page, 'public-result');
    await page.close();
  });

  it('a page of another unit tells who can help, and nothing of the page', async () => {
    const person = await signIn(browser, app.baseUrl, 'clerk2', DEMO_PASSWORD);
    const [sheet] = await app.database.sql<{ id: string }>(
      await app.jurisdictionOf('clerk'),
      `SELECT s.id FROM monitoring.sheet s JOIN organizations.agency a ON a.id = s.agency_id AND a.name = '示例单位017' LIMIT 1`,
    );
    await person.page.goto(`${app.baseUrl}/2019/monitoring/${sheet!.id}`);
    await person.page.getByText('没有找到，或您无权查看').waitFor();
    expect(await person.page.getByText('示例单位017').count()).toBe(0);
    await person.close();
  });
});
