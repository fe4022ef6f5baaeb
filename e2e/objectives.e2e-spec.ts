import path from 'node:path';
import ExcelJS from 'exceljs';
import type { Browser } from 'playwright-core';
import { openTestApp, type TestApp } from '../server/test/harness/index.js';
import { openBrowser } from './harness/browser.js';
import { Hand } from './harness/person.js';

const CODE = '120-2019-1600';
const HEAD = ['项目代码', '年度资金总额（万元）', '年度目标', '一级指标', '二级指标', '三级指标', '指标性质', '指标值'];
HEAD.push('度量单位', '分值', '设定依据');

let app: TestApp;
let browser: Browser;
beforeAll(async () => {
  app = await openTestApp('template_demo', { webRoot: path.resolve(import.meta.dirname, '../web/dist') });
  browser = await openBrowser();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await app?.close();
});

async function sheet(...targets: string[]): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const book = new ExcelJS.Workbook();
  const list = book.addWorksheet('绩效目标清单');
  list.addRow(HEAD);
  for (const [at, target] of targets.entries())
    list.addRow([
      CODE,
      12.5,
      '完成年度任务',
      '产出指标',
      '数量指标',
      `示例指标${at + 1}`,
      '≥',
      target,
      '人',
      5,
      '年度计划',
    ]);
  const buffer = Buffer.from(await book.xlsx.writeBuffer());
  return { name: '示例清单.xlsx', mimeType: 'application/octet-stream', buffer };
}

/** The address of an objective of the clerk's, by its title. */
async function addressOf(title: string, state = 'DRAFT'): Promise<string> {
  const clerk = await app.as('clerk');
  const { data } = await clerk.graphql(
    'query ($state: String!) { goals(year: 2019, states: [$state]) { nodes { id title } } }',
    {
      state,
    },
  );
  const found = (data.goals.nodes as { id: string; title: string }[]).find((one) => one.title.includes(title));
  return `/2019/goals/${found!.id}`;
}

describe('an objective sheet', () => {
  it('D2 D64: with wrong cells is refused by row and column, with all of them at once; corrected, it is saved as drafts', async () => {
    const clerk = await Hand.of(browser, app.baseUrl, 'clerk');
    await clerk.open('/2019/goals');
    await clerk.press('导入');
    const dialog = clerk.page.getByRole('dialog');
    const choose = dialog.locator('input[type=file]');
    await choose.setInputFiles(await sheet('九十', '95', '很多'));
    await dialog.getByText('共 2 处问题').waitFor();
    for (const [row, words] of [
      ['2', '九十'],
      ['4', '很多'],
    ] as const)
      await dialog.getByRole('row').filter({ hasText: words }).getByRole('cell', { name: row, exact: true }).waitFor();
    expect(await dialog.getByRole('button', { name: '保存为草稿' }).count()).toBe(0);
    const [list] = await Promise.all([
      clerk.page.waitForEvent('download'),
      dialog.getByRole('button', { name: '下载问题清单' }).click(),
    ]);
    expect(list.suggestedFilename()).toBe('示例清单-问题清单.csv');

    await choose.setInputFiles(await sheet('90', '95', '100'));
    await dialog.getByRole('row').filter({ hasText: CODE }).getByText('更新').waitFor();
    await clerk.press('保存为草稿', dialog);
    await dialog.getByText('新建 0 · 更新 1 · 不变 0').waitFor();

    await clerk.press('再导入一份', dialog);
    await choose.setInputFiles(await sheet('90', '95', '100'));
    await dialog.getByRole('row').filter({ hasText: CODE }).getByText('不变').waitFor();
    await dialog.getByText('没有可保存的变化').waitFor();
    expect(clerk.silent).toEqual([]);
    await clerk.close();
  }, 60_000);
});

describe('two people at one objective', () => {
  it('D40 D41: the second is told who changed what and when, loses nothing, and takes over or keeps each cell', async () => {
    const jurisdiction = await app.jurisdictionOf('clerk');
    const seatOf = (name: string) => `(SELECT t.seat_id FROM auth.login_directory d
       JOIN organizations.appointment t ON t.jurisdiction_id = d.jurisdiction_id AND t.account_id = d.subject_id
      WHERE d.name = '${name}')`;
    // The clerk of another unit is moved to this one.
    await app.database.sql(
      jurisdiction,
      `UPDATE organizations.seat s SET agency_id = (SELECT agency_id FROM organizations.seat WHERE id = ${seatOf('clerk')})
        WHERE s.id = ${seatOf('clerk2')}`,
    );
    const address = await addressOf('老旧小区改造');
    const [first, second] = [
      await Hand.of(browser, app.baseUrl, 'clerk'),
      await Hand.of(browser, app.baseUrl, 'clerk2'),
    ];
    for (const hand of [first, second]) {
      await hand.open(address);
      await hand.page.getByLabel('年度目标').first().waitFor();
    }
    await first.page.getByLabel('年度目标').first().fill('第一人写的年度目标');
    await first.page.getByLabel('立项依据').first().fill('第一人写的依据');
    await first.see('已自动保存');
    await second.page.getByLabel('年度目标').first().fill('第二人写的年度目标');
    const dialog = second.page.getByRole('dialog');
    await dialog.getByText(/示例人员\d+ 已于 .* 保存了这份目标/).waitFor();
    const goal = dialog.getByRole('row').filter({ hasText: '第二人写的年度目标' });
    await goal.getByText('第一人写的年度目标').waitFor();
    await dialog.getByRole('row').filter({ hasText: '第一人写的依据' }).getByRole('radio').last().check();
    await second.press('按选择合并', dialog);
    await second.see('已自动保存');
    await first.open(address);
    expect(await first.page.getByLabel('年度目标').first().inputValue()).toBe('第二人写的年度目标');
    expect(await first.page.getByLabel('立项依据').first().inputValue()).toBe('第一人写的依据');
    expect([...first.silent, ...second.silent]).toEqual([]);
    await first.close();
    await second.close();
  }, 60_000);
});

describe('a deadline that passes while a form is open', () => {
  it('D42: refuses the submission with who can lift it, and keeps what was typed', async () => {
    const clerk = await Hand.of(browser, app.baseUrl, 'clerk');
    await clerk.open(await addressOf('示例项目2019', 'APPROVED'));
    await clerk.confirm('调整目标', (dialog) => dialog.locator('textarea').fill('九月监控结果'));
    await clerk.see('编制中');
    const performance = await app.as('performance');
    const { errors } = await performance.graphql(
      'mutation ($input: SetRuleParameterInput!) { setRuleParameter(input: $input) { code } }',
      {
        input: {
          code: 'goal.adjustmentCutoff',
          yearFrom: 2019,
          value: '"11-30"',
          source: '示例文件',
          expectedVersion: null,
        },
      },
    );
    expect(errors).toBeUndefined();
    await clerk.page.getByLabel('年度目标').first().fill('截止以后还在写的目标，受益户满意。');
    await clerk.press('提交审核');
    await clerk.see('目标调整已于 2019-11-30 截止');
    await clerk.see('可找绩效中心处理');
    await clerk.see('您输入的内容仍在屏幕上，没有丢失');
    expect(await clerk.page.getByLabel('年度目标').first().inputValue()).toBe('截止以后还在写的目标，受益户满意。');
    await clerk.page.reload();
    await clerk.page.getByLabel('年度目标').first().waitFor();
    expect(await clerk.page.getByLabel('年度目标').first().inputValue()).toBe('截止以后还在写的目标，受益户满意。');
    expect(clerk.silent).toEqual([]);
    await clerk.close();
  }, 60_000);
});
