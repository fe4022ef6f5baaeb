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
    await performance.see(/本年度规则：.*每个一级单位自选不少于 3 个/);
    await performance.press('新建监控轮次', performance.page.getByRole('dialog'));
    await performance.page.waitForURL(/monitoring\/rounds\//);
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

describe('the desk of a division', () => {
  let own: TestApp;
  let business: Hand;
  /** Sheets of one unit that its department has passed on, by name. */
  let waiting: string[];
  beforeAll(async () => {
    // A place of its own, to which the sheets are brought by program: only the division's work is done by hand here.
    own = await openTestApp('template_demo', { webRoot: path.resolve(import.meta.dirname, '../web/dist') });
    waiting = await passedOn(own, 3);
    business = await Hand.of(browser, own.baseUrl, 'business');
  }, 180_000);
  afterAll(() => own?.close());

  const list = () => business.page.getByRole('navigation', { name: '待审监控表' });
  const open = async (name: string): Promise<void> => {
    await list().getByRole('button').filter({ hasText: name }).click();
    await business.page.getByRole('heading', { name }).waitFor();
  };

  it('sends a sheet back with a word, and the unit reads why', async () => {
    await step('return', business, async () => {
      await business.open('/2019/monitoring/desk');
      await open(waiting[0]!);
      await business.confirm('退回', (dialog) => dialog.getByRole('textbox').fill('请补充支付计划'));
      await business.see('已退回');
      await list().getByText(waiting[0]!).waitFor({ state: 'detached' });
    });
    const clerk = await Hand.of(browser, own.baseUrl, 'clerk');
    await step('read why', clerk, async () => {
      await clerk.open('/2019/monitoring?state=RETURNED');
      await clerk.follow(waiting[0]!);
      await clerk.see('请补充支付计划');
    });
    expect(clerk.silent).toEqual([]);
    await clerk.close();
  }, 90_000);

  it('takes no red sheet without a disposal, and one with it becomes a correction of the unit', async () => {
    await step('accept without a disposal', business, async () => {
      await business.open('/2019/monitoring/desk');
      await open(waiting[1]!);
      await business.press('审核并处置');
      await business.see('须选定处置方式');
    });
    await step('accept with one', business, async () => {
      await business.page.getByLabel('处置', { exact: true }).click();
      await business.page.locator('.ant-select-item-option:visible').filter({ hasText: '限期纠正' }).click();
      await business.fill('处置说明', '十二月底前支付到位');
      await business.fill('整改期限', '2020-01-15');
      await business.fill('责任人', '示例责任人');
      await business.press('审核并处置');
      await list().getByText(waiting[1]!).waitFor({ state: 'detached' });
    });
    await step('the disposal', business, async () => {
      await business.open('/2019/monitoring/disposals');
      await business.follow(waiting[1]!);
      await business.see('示例责任人');
      await business.see('十二月底前支付到位');
    });
    const clerk = await Hand.of(browser, own.baseUrl, 'clerk');
    await step('the correction of the unit', clerk, async () => {
      await clerk.open('/2019/workbench');
      await clerk.see(`${waiting[1]!}监控整改`);
    });
    expect([...clerk.silent, ...business.silent]).toEqual([]);
    await clerk.close();
  }, 90_000);

  it('goes from one to the next by the keyboard', async () => {
    await step('Alt with an arrow', business, async () => {
      await business.open('/2019/monitoring/desk?state=ACCEPTED');
      const current = () => list().locator('[aria-current="true"]').innerText();
      await list().getByRole('button').first().waitFor();
      const first = await current();
      await business.page.keyboard.press('Alt+ArrowDown');
      await business.page.waitForFunction(
        (text) => document.querySelector('[aria-current="true"]')?.textContent !== text,
        first,
      );
      expect(await current()).not.toBe(first);
    });
  }, 60_000);
});

/** Opens a round over projects of one unit, fills their sheets and lets the department pass them on. */
async function passedOn(own: TestApp, count: number): Promise<string[]> {
  const jurisdiction = await own.jurisdictionOf('clerk');
  const projects = await own.database.sql<{ id: string }>(
    jurisdiction,
    `SELECT p.id FROM projects.project p JOIN organizations.agency a ON a.id = p.agency_id AND a.name = '示例单位017'
       JOIN goals.objective o ON o.project_id = p.id JOIN goals.objective_version v ON v.objective_id = o.id AND v.state = 'APPROVED'
      WHERE p.budget_year = 2019 ORDER BY p.id LIMIT ${count}`,
  );
  const send = async (account: string, name: string, type: string, input: object, fields: string) => {
    const { data, errors } = await (
      await own.as(account)
    ).graphql(`mutation ($input: ${type}!) { ${name}(input: $input) { ${fields} } }`, { input });
    if (errors) throw new Error(JSON.stringify(errors));
    return data[name];
  };
  const round = await send(
    'performance',
    'openMonitoringRound',
    'OpenRoundInput',
    {
      budgetYear: 2019,
      name: '示例审核轮',
      periodFrom: '2019-01-01',
      periodTo: '2019-11-30',
      dueOn: '2019-12-31',
      projectIds: projects.map(({ id }) => id),
    },
    'id',
  );
  const { data } = await (
    await own.as('clerk')
  ).graphql(
    'query ($roundId: ID!) { monitoringSheets(year: 2019, roundId: $roundId) { nodes { id version objectName rows { id direction targetValue } } } }',
    { roundId: round.id },
  );
  for (const { id, version, rows } of data.monitoringSheets.nodes) {
    const input = {
      id,
      expectedVersion: version,
      causeCodes: ['SCHEDULE'],
      causeText: '付款集中在四季度',
      measures: '按合同节点付款',
      rows: rows.map((row: { id: string; direction: string; targetValue: string | null }, at: number) => ({
        id: row.id,
        actualValue: row.targetValue === null ? null : '0',
        actualOn: row.direction === 'DATE_BY' ? '2019-10-01' : null,
        actualYes: row.direction === 'BOOL' ? false : null,
        actualText: row.direction === 'QUAL' ? '作用明显' : null,
        forecastValue: row.targetValue,
        likelihood: at === 0 ? 'POSSIBLE' : 'CERTAIN',
        causeCodes: ['SCHEDULE'],
        causeText: '付款集中在四季度',
        isNotDue: row.targetValue === null && !['DATE_BY', 'BOOL', 'QUAL'].includes(row.direction),
      })),
    };
    const saved = await send('clerk', 'saveMonitoringSheet', 'SaveMonitoringSheetInput', input, 'version');
    const step = (account: string, action: string, expectedVersion: number) =>
      send(account, 'moveMonitoringSheet', 'MoveMonitoringSheetInput', { id, expectedVersion, action }, 'version');
    const sent = await step('clerk', 'submit', saved.version);
    await step('head', 'deptAccept', sent.version);
  }
  return data.monitoringSheets.nodes.map(({ objectName }: { objectName: string }) => objectName);
}
