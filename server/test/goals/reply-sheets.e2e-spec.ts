import { openTestApp, type TestApp, type TestClient } from '../harness/index.js';
import { documentMarkup, get, opened } from './sheets.calls.js';

let app: TestApp;
let clerk: TestClient;
let clerk2: TestClient;
let budget: TestClient;
beforeAll(async () => {
  app = await openTestApp();
  [clerk, clerk2, budget] = await Promise.all(['clerk', 'clerk2', 'budget'].map((name) => app.as(name)));
});
afterAll(() => app.close());

interface Reply {
  id: string;
  documentNo: string;
  repliedOn: string;
  objectives: number;
  units: { agencyId: string; agencyName: string; objectives: number }[];
}
const REPLIES = `{ budgetReplies(year: 2019) { id documentNo title repliedOn objectives
  units { agencyId agencyName objectives } } }`;
const repliesOf = async (who: TestClient): Promise<Reply[]> => (await who.graphql(REPLIES)).data.budgetReplies;

describe('the numbered reply with the budget', () => {
  it('R083: a reply lists all objectives of the unit with their amounts and carries the date of the budget reply', async () => {
    const [own] = await repliesOf(clerk);
    expect(own!.units).toHaveLength(1);
    const { agencyId, agencyName, objectives } = own!.units[0]!;
    const jurisdiction = await app.jurisdictionOf('clerk');
    const expected = await app.database.sql<{ name: string; amount: string }>(
      jurisdiction,
      `SELECT p.name, v.annual_amount::text AS amount FROM goals.objective_version v
         JOIN goals.objective o ON o.jurisdiction_id = v.jurisdiction_id AND o.id = v.objective_id
         JOIN projects.project p ON p.jurisdiction_id = o.jurisdiction_id AND p.id = o.project_id
        WHERE v.jurisdiction_id = $1 AND v.budget_reply_id = $2 AND o.agency_id = $3 AND p.secrecy <> 'CLASSIFIED'`,
      [jurisdiction, own!.id, agencyId],
    );
    expect(objectives).toBe(expected.length);
    const workbook = await opened(await get(clerk, `/api/goals/replies/${own!.id}.xlsx?agency=${agencyId}`));
    expect(workbook.worksheets).toHaveLength(1);
    const sheet = workbook.worksheets[0]!;
    expect(sheet.getCell('A1').text).toBe('预算绩效目标批复表');
    expect(sheet.getCell('A3').text).toBe(`单位：${agencyName}`);
    expect(sheet.getCell('E3').text).toBe(`批复文号：${own!.documentNo}　批复日期：${own!.repliedOn}`);
    const rows = new Map<string, unknown>();
    sheet.eachRow((row) => rows.set(row.getCell(3).text, row.getCell(5).value));
    for (const { name, amount } of expected) expect([name, rows.get(name)]).toEqual([name, Number(amount) / 10_000]);

    const words = documentMarkup(await get(clerk, `/api/goals/replies/${own!.id}.docx?agency=${agencyId}`));
    for (const text of [agencyName, own!.documentNo, ...expected.map(({ name }) => name)])
      expect(words).toContain(text);
    const [year, month, day] = own!.repliedOn.split('-').map(Number);
    expect(words).toContain(`${year}年${month}月${day}日`);
  });

  it('the bureau takes all units of a reply in one file, a sheet or a letter each; a unit sees only itself', async () => {
    const [own] = await repliesOf(clerk);
    const whole = (await repliesOf(budget)).find(({ id }) => id === own!.id)!;
    expect(whole.units.length).toBeGreaterThan(1);
    expect(whole.units.reduce((sum, unit) => sum + unit.objectives, 0)).toBe(whole.objectives);
    const workbook = await opened(await get(budget, `/api/goals/replies/${own!.id}.xlsx`));
    expect(workbook.worksheets.map((sheet) => sheet.getCell('A3').text)).toEqual(
      whole.units.map(({ agencyName }) => `单位：${agencyName}`),
    );
    const letters = documentMarkup(await get(budget, `/api/goals/replies/${own!.id}.docx`));
    expect(letters.match(/<w:pageBreakBefore\/>/g)).toHaveLength(whole.units.length - 1);
    // The clerk asks for the whole document and gets his unit's part of it.
    const mine = await opened(await get(clerk, `/api/goals/replies/${own!.id}.xlsx`));
    expect(mine.worksheets.map((sheet) => sheet.getCell('A3').text)).toEqual([`单位：${own!.units[0]!.agencyName}`]);
    const other = await clerk2.fetch(`/api/goals/replies/${own!.id}.xlsx?agency=${own!.units[0]!.agencyId}`);
    expect(other.status).toBe(404);
    for (const path of ['1.xlsx', `${own!.id}.pdf`, `${own!.id}.xlsx?agency=1`])
      expect([path, (await clerk.fetch(`/api/goals/replies/${path}`)).status >= 400]).toEqual([path, true]);
    expect((await app.stranger().fetch(`/api/goals/replies/${own!.id}.xlsx`)).status).toBe(401);
    const county = await app.as('county-clerk');
    expect((await county.fetch(`/api/goals/replies/${own!.id}.xlsx`)).status).toBe(404);
  });
});
