import path from 'node:path';
import type { Browser } from 'playwright-core';
import { closed, get, opened } from '../server/test/goals/sheets.calls.js';
import { openTestApp, type TestApp, withClient } from '../server/test/harness/index.js';
import { openBrowser } from './harness/browser.js';
import { Hand } from './harness/person.js';

let app: TestApp;
let browser: Browser;
let place: string;
const people = new Map<string, Hand>();
beforeAll(async () => {
  app = await openTestApp('template_demo', {
    webRoot: path.resolve(import.meta.dirname, '../web/dist'),
    knownDocumentsOnly: true,
  });
  place = await app.jurisdictionOf('clerk');
  browser = await openBrowser();
  for (const name of ['clerk', 'head', 'business', 'performance'])
    people.set(name, await Hand.of(browser, app.baseUrl, name));
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await app?.close();
});

/** Names what then stood on the screen: a bare time-out tells nobody anything. */
async function step(name: string, who: string, work: (hand: Hand) => Promise<unknown>): Promise<void> {
  const hand = people.get(who)!;
  try {
    await work(hand);
  } catch (error) {
    const text = await hand.page.locator('body').innerText();
    throw new Error(`${name} at ${hand.page.url()}\n${String(error)}\n${text.slice(0, 2_500)}`);
  }
}

it('R117, R118, R125: a clerk fills the sheet, errs, is told by the cell, is saved by itself, hands in; the division gives its word', async () => {
  const [project] = await app.database.sql<{ id: string; name: string }>(
    place,
    `SELECT p.id, p.name FROM projects.project p JOIN organizations.agency a ON a.id = p.agency_id AND a.name = '示例单位017'
       JOIN goals.objective o ON o.project_id = p.id JOIN goals.objective_version v ON v.objective_id = o.id AND v.state = 'APPROVED'
      WHERE p.budget_year = 2019 AND EXISTS (SELECT 1 FROM goals.indicator i WHERE i.objective_version_id = v.id
              AND i.direction = 'GE' AND i.target_value > 10) ORDER BY p.code LIMIT 1`,
  );
  await step('send out the sheet', 'performance', async (performance) => {
    await performance.open('/2019/evaluation');
    await performance.press('布置自评');
    await performance.page.locator('#subjectYear').fill('2019');
    await performance.choose('projectIds', project!.name, project!.name);
    await performance.page.locator('#dueOn').fill('2020-03-31');
    await performance.press('布置', performance.page.getByRole('dialog'));
    await performance.see('已布置，待办已发出');
  });
  const targets = await app.database.sql<{ direction: string; value: string | null }>(
    place,
    `SELECT i.direction, coalesce(trim_scale(i.target_value)::text, trim_scale(i.target_low)::text, i.target_on::text, '95') AS value
       FROM evaluation.self_evaluation e JOIN evaluation.self_evaluation_row w ON w.self_evaluation_id = e.id
       JOIN goals.indicator i ON i.id = w.indicator_id WHERE e.project_id = $1 ORDER BY w.ordinal`,
    [project!.id],
  );
  const first = targets.findIndex(({ direction, value }) => direction === 'GE' && Number(value) > 10);
  let url = '';
  await step('open from the list', 'clerk', async (clerk) => {
    await clerk.open(`/2019/evaluation?text=${encodeURIComponent(project!.name)}`);
    await clerk.follow(project!.name);
    await clerk.see('项目支出绩效自评表');
    await clerk.see('国库支付数据，不能手填');
    url = clerk.page.url();
  });
  await step('a wrong value is marked and not saved', 'clerk', async (clerk) => {
    await clerk.cell(first, 0).fill('约一百');
    await clerk.press('保存并计分');
    await clerk.see(/约一百/);
    expect(await clerk.cell(first, 0).getAttribute('aria-invalid')).toBe('true');
  });
  await step('fill; the score lives', 'clerk', async (clerk) => {
    for (const [row, { direction, value }] of targets.entries()) {
      if (direction === 'QUAL') await clerk.cell(row, 0).selectOption('ACHIEVED');
      else if (direction === 'BOOL') await clerk.cell(row, 0).selectOption('YES');
      else await clerk.cell(row, 0).fill(row === first ? String(Number(value) * 0.9) : value!);
      await clerk.cell(row, 1).fill('业务台账（示例）');
    }
    await clerk.see(/× .* ÷ .* = /);
    await clerk.see('偏差原因');
  });
  await step('it is saved by itself', 'clerk', async (clerk) => {
    await clerk.see(/已自动保存 \d\d:\d\d/);
    await clerk.page.reload();
    await clerk.see('项目支出绩效自评表');
    expect(await clerk.cell(first, 0).inputValue()).toBe(String(Number(targets[first]!.value) * 0.9));
  });
  await step('what is missing is told at once, and keeps it back', 'clerk', async (clerk) => {
    await clerk.see('还差 2 处');
    await clerk.press('报送');
    await clerk.see('须写明偏差原因');
  });
  await step('explain, record the working group, hand in', 'clerk', async (clerk) => {
    const causes = clerk.page.locator('.jx-self-words textarea');
    await causes.nth(0).fill('申请人数减少（示例）');
    await causes.nth(1).fill('加强宣传（示例）');
    await clerk.fill('成立项目评价工作小组 日期', '2019-12-20');
    await clerk.fill('成立项目评价工作小组 说明', '示例甲、示例乙');
    await clerk.fill('实际完成情况', '除人数外全部完成（示例）');
    await look(clerk, 'self-filled');
    await clerk.press('报送');
    await clerk.see('待单位审核');
  });
  await step('the unit reviews', 'head', async (head) => {
    await head.open(url);
    await head.press('单位审核通过');
    await head.see('待业务股室审核');
  });
  await step('the division cannot only tick', 'business', async (business) => {
    await business.open(url);
    await business.press('审核通过');
    await business.see('还没有对项目整体情况提出审核意见');
    await business.page.getByRole('checkbox', { name: '数据已核实' }).click();
    await business.fill('对项目整体情况的审核意见', '实施内容与目标一致，人数不足的原因说明充分，同意自评结论。');
    await look(business, 'self-opinion');
    await business.press('审核通过');
    await business.see('已审核');
  });
  const recheck = await issuedRecheck(url.split('/').at(-1)!);
  await step('the unit answers the recheck', 'clerk', async (clerk) => {
    await clerk.open(url);
    await clerk.follow('查看财政复核');
    await clerk.page.waitForURL(new RegExp(recheck));
    await clerk.see('示例复核意见');
    await clerk.confirm('回复', (dialog) => dialog.locator('textarea').fill('同意复核意见，已补充佐证（示例）'));
    await clerk.see('同意复核意见，已补充佐证（示例）');
    await look(clerk, 'self-recheck');
  });
  await step('the division reads the answer and closes', 'business', async (business) => {
    await business.open(`/2019/evaluation/recheck/${recheck}`);
    await business.see('同意复核意见，已补充佐证（示例）');
    await business.confirm('办结');
    await business.see('已办结');
  });
  await step('the bureau looks how far it has come', 'performance', async (performance) => {
    await performance.open('/2019/evaluation/progress');
    await performance.see('各单位推进情况');
    await performance.see('薄弱环节');
    await look(performance, 'self-progress');
    await performance.press('记录辅导');
    const dialog = performance.page.getByRole('dialog');
    await dialog.getByLabel('单位', { exact: true }).click();
    await dialog.getByLabel('单位', { exact: true }).fill('示例单位017');
    await performance.page
      .locator('.ant-select-item-option:visible')
      .filter({ hasText: '示例单位017' })
      .first()
      .click();
    await performance.fill('主题', '自评表填报', dialog);
    await performance.fill('内容', '逐行说明计分方法（示例）', dialog);
    await performance.press('记录辅导', dialog);
    await performance.see('逐行说明计分方法（示例）');
  });
  expect([...people.values()].flatMap(({ silent }) => silent)).toEqual([]);
}, 180_000);

it('D12, D52, D65, R118: a workbook is refused by its cells, saved by a job that is stopped and begun again; a questionnaire answers the satisfaction indicator', async () => {
  const unit = await app.as('clerk');
  await step('send out all sheets', 'performance', async (performance) => {
    await performance.open('/2019/evaluation');
    await performance.press('布置自评');
    await performance.page.locator('#subjectYear').fill('2019');
    await performance.page.locator('#dueOn').fill('2020-03-31');
    await performance.press('布置', performance.page.getByRole('dialog'));
    await performance.see('已布置，待办已发出');
  });
  const sheets = await openSheets();
  const book = await opened(
    await get(unit, `/api/self-evaluations/forms.xlsx?ids=${sheets.map(({ id }) => id).join(',')}`),
  );
  const name = '自评表（示例）.xlsx';
  const choose = async (clerk: Hand, bytes: Uint8Array): Promise<void> =>
    clerk.page.locator('input[type=file]').setInputFiles({
      name,
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: Buffer.from(bytes),
    });
  const column = sheets.map((_, at) => columnOf(book.worksheets[at]!, '改进措施'));
  await step('another workbook is none of these', 'clerk', async (clerk) => {
    await clerk.open('/2019/evaluation');
    await clerk.press('导入自评表');
    await choose(clerk, await get(unit, '/api/goals/blank/list.xlsx?year=2019'));
    await clerk.see('应有：《绩效自评表》');
    await look(clerk, 'forms-wrong-workbook');
  });
  await step('a cell that is wrong is named, and nothing is saved', 'clerk', async (clerk) => {
    const page = book.worksheets[1]!;
    const actual = columnOf(page, '实际完成值（B）');
    const cell = page.getCell(actual.row + 1, actual.column);
    const before = cell.value;
    cell.value = '约一百';
    await choose(clerk, await closed(book));
    await clerk.see(/约一百/);
    await clerk.see(page.name);
    await look(clerk, 'forms-wrong-cell');
    cell.value = before;
  });
  await step('stopped, it has saved nothing; begun again, all of it', 'clerk', async (clerk) => {
    for (const [at, page] of book.worksheets.entries())
      page.getCell(column[at]!.row, column[at]!.column + 2).value = '示例措施';
    await withClient(app.database.ownerUrl, async (client) => {
      await client.query('BEGIN');
      await client.query(`SELECT set_config('app.scope', $1, true)`, [`{${place}}`]);
      await client.query('SELECT id FROM evaluation.self_evaluation WHERE id = $1 FOR UPDATE', [sheets[0]!.id]);
      await choose(clerk, await closed(book));
      await clerk.see(/^更新$/);
      await look(clerk, 'forms-preview');
      await clerk.press('导入', clerk.page.getByRole('dialog'));
      await clerk.see('停止则一张也不保存');
      await look(clerk, 'forms-running');
      await clerk.press('停止');
      await client.query('ROLLBACK');
    });
    await clerk.see('已停止');
    await clerk.see('均未保存');
    await look(clerk, 'forms-stopped');
    await clerk.press('重新开始');
    await clerk.see('完成');
    await clerk.see(`更新 ${sheets.length}`);
    await look(clerk, 'forms-done');
  });
  const [asked] = await app.database.sql<{ id: string; row: number }>(
    place,
    `SELECT e.id, (SELECT count(*)::int FROM evaluation.self_evaluation_row b WHERE b.self_evaluation_id = e.id AND b.ordinal < w.ordinal) AS row FROM evaluation.self_evaluation e JOIN evaluation.self_evaluation_row w ON w.self_evaluation_id = e.id
       JOIN goals.indicator i ON i.id = w.indicator_id AND i.level1 = 'SATISFACTION' AND i.unit = '%'
      WHERE e.id = ANY ($1::uuid[]) ORDER BY e.id LIMIT 1`,
    [sheets.map(({ id }) => id)],
  );
  const url = `/2019/evaluation/self/${asked!.id}`;
  await step('the unit asks those it serves', 'clerk', async (clerk) => {
    await clerk.open(url);
    await clerk.press('新建问卷');
    const dialog = clerk.page.getByRole('dialog');
    await clerk.fill('标题', '示例办事满意度', dialog);
    await dialog.locator('textarea').fill('服务是否满意？\n效率是否满意？');
    await clerk.fill('截止', '2020-01-31', dialog);
    await look(clerk, 'survey-dialog');
    await clerk.press('保存', dialog);
    await clerk.see('示例办事满意度');
    await clerk.press('开放');
    await clerk.see('请服务对象扫码填写');
    await look(clerk, 'survey-open', '示例办事满意度');
  });
  await answered(asked!.id);
  await step('closed, it is the value, and is not typed over', 'clerk', async (clerk) => {
    await clerk.press('结束');
    await clerk.see('满意度 90.00%（n = 40）');
    await clerk.see('已填入指标');
    const value = `[data-row="${asked!.row}"][data-col="0"]`;
    await clerk.page.waitForFunction((at) => document.querySelector<HTMLInputElement>(at)?.value === '90', value);
    expect(await clerk.cell(asked!.row, 0).getAttribute('readonly')).not.toBeNull();
    await look(clerk, 'survey-closed', '示例办事满意度');
  });
  await step('the division sees what was asked, and how many answered', 'business', async (business) => {
    await business.open(url);
    await business.see('满意度 90.00%（n = 40）');
    await look(business, 'survey-division', '示例办事满意度');
  });
  expect([...people.values()].flatMap(({ silent }) => silent)).toEqual([]);
}, 180_000);

/** What then lies with the clerk's unit for 2019. */
const openSheets = (): Promise<{ id: string }[]> =>
  app.database.sql<{ id: string }>(
    place,
    `SELECT e.id FROM evaluation.self_evaluation e JOIN organizations.agency a ON a.id = e.agency_id AND a.name = '示例单位017'
      WHERE e.subject_year = 2019 AND e.state = 'DRAFT' ORDER BY e.id`,
  );

/** Where a caption of a form stands. */
function columnOf(
  page: Awaited<ReturnType<typeof opened>>['worksheets'][number],
  caption: string,
): { row: number; column: number } {
  let found = { row: 0, column: 0 };
  page.eachRow((cells, row) =>
    cells.eachCell((cell, column) => {
      if (cell.value === caption && found.row === 0) found = { row, column };
    }),
  );
  return found;
}

/** Forty answers, as the public's page keeps them: grades and nothing else. */
async function answered(sheetId: string): Promise<void> {
  await app.database.sql(
    place,
    `INSERT INTO evaluation.survey_answer (jurisdiction_id, id, survey_id, grades)
     SELECT $1, gen_random_uuid(), s.id, '{4,5}' FROM evaluation.survey s
       JOIN evaluation.self_evaluation_row w ON w.id = s.self_evaluation_row_id AND w.self_evaluation_id = $2, generate_series(1, 40) RETURNING id`,
    [place, sheetId],
  );
}

/** A recheck of the sheet that the bureau has issued: which sheets a draw takes is left to chance, so it is laid down here. */
async function issuedRecheck(sheetId: string): Promise<string> {
  const [made] = await app.database.sql<{ id: string }>(
    place,
    `WITH sample AS (
       INSERT INTO evaluation.recheck_sample (jurisdiction_id, id, work_year, name, seed, by_risk, share, risk_rules, population_count, population_hash, drawn_on)
       VALUES ($1, gen_random_uuid(), 2019, '示例复核', '示例种子', 1, 0, '{}', 1, 'x', '2019-12-26') RETURNING id),
     recheck AS (
       INSERT INTO evaluation.recheck (jurisdiction_id, id, sample_id, work_year, self_evaluation_id, agency_id, ordinal, chosen_by, risk_weight,
              risk_points, quality_score, state, self_score, self_grade, recheck_score, recheck_grade, opinion, issued_on)
       SELECT $1, gen_random_uuid(), sample.id, 2019, e.id, e.agency_id, 1, 'RISK', 1, 1, 100, 'ISSUED', e.total_score, e.grade,
              e.total_score - 1, e.grade, '示例复核意见', '2019-12-26'
         FROM evaluation.self_evaluation e, sample WHERE e.id = $2 RETURNING id),
     line AS (
       INSERT INTO evaluation.recheck_row (jurisdiction_id, id, recheck_id, self_evaluation_row_id, ordinal, weight, self_score, recheck_score, reason)
       SELECT $1, gen_random_uuid(), recheck.id, w.id, w.ordinal, i.weight, w.score, w.score - CASE WHEN w.ordinal = 1 THEN 1 ELSE 0 END, '示例理由'
         FROM recheck, evaluation.self_evaluation_row w JOIN goals.indicator i ON i.id = w.indicator_id WHERE w.self_evaluation_id = $2 RETURNING 1)
     SELECT id FROM recheck`,
    [place, sheetId],
  );
  return made!.id;
}

/** A picture for whoever works on the screen; ordinary runs take none. */
async function look(hand: Hand, name: string, at?: string): Promise<void> {
  const folder = process.env.JIXIAO_LOOK;
  if (folder && at) {
    await hand.page.waitForTimeout(800);
    await hand.page.getByText(at).last().scrollIntoViewIfNeeded();
  }
  if (folder) await hand.page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });
}
