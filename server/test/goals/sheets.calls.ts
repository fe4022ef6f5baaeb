import ExcelJS from 'exceljs';
import { inflateRawSync } from 'node:zlib';
import { openTestApp, type TestApp, type TestClient, type TestRefusal } from '../harness/index.js';

export interface Report {
  objectives: number;
  indicators: number;
  created: number;
  updated: number;
  skipped: number;
  ready: boolean;
  problemCount: number;
  problems: {
    code: string;
    sheet: string;
    row: number;
    cell: string;
    weight: string;
    params: Record<string, unknown>;
  }[];
  importId: string | null;
  jobId: string | null;
  error?: { code: string; refusals: TestRefusal[] };
  status: number;
}

export type Body = Uint8Array<ArrayBuffer>;

export async function send(who: TestClient, body: Body, query = ''): Promise<Report> {
  const response = await who.fetch(`/api/goals/sheets?year=2019${query}`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/octet-stream' },
  });
  return { ...((await response.json()) as Report), status: response.status };
}

export async function get(who: TestClient, path: string): Promise<Body> {
  const response = await who.fetch(path);
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return new Uint8Array(await response.arrayBuffer());
}

export async function opened(bytes: Body): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes.buffer);
  return workbook;
}

/** Markup of word/document.xml inside a Word file. */
export function documentMarkup(bytes: Body): string {
  const file = Buffer.from(bytes);
  for (let at = file.indexOf('PK\u0003\u0004'); at >= 0; at = file.indexOf('PK\u0003\u0004', at + 4)) {
    const end = at + 30 + file.readUInt16LE(at + 26);
    if (file.toString('utf8', at + 30, end) !== 'word/document.xml') continue;
    return inflateRawSync(file.subarray(end + file.readUInt16LE(at + 28))).toString('utf8');
  }
  throw new Error('The file has no document');
}

export async function closed(workbook: ExcelJS.Workbook): Promise<Body> {
  return new Uint8Array((await workbook.xlsx.writeBuffer()) as ArrayBuffer);
}

export const HEAD = [
  '项目代码',
  '年度资金总额（万元）',
  '年度目标',
  '一级指标',
  '二级指标',
  '三级指标',
  '指标性质',
  '指标值',
  '度量单位',
  '分值',
  '设定依据',
];

export type Value = ExcelJS.CellValue;

/** A list as a unit sends it. */
export async function listOf(
  rows: readonly (readonly Value[])[],
  change: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void = () => undefined,
  head: readonly string[] = HEAD,
): Promise<Body> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('清单');
  sheet.addRow([...head]);
  for (const row of rows) sheet.addRow([...row]);
  change(sheet, book);
  return closed(book);
}

export interface ImportState {
  jobState: string;
  pending: number;
  created: number;
  updated: number;
  unchanged: number;
  refused: number;
  jobId: string;
  fileName: string;
}

export async function finished(who: TestClient, importId: string): Promise<ImportState> {
  for (let n = 0; n < 600; n += 1) {
    const state = (await (await who.fetch(`/api/goals/imports/${importId}`)).json()) as ImportState;
    if (['DONE', 'FAILED', 'CANCELLED'].includes(state.jobState)) return state;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('The import does not end');
}

/** What the sheets of a clerk are tried with: a draft and an approved objective of the own unit, a project of another. */
export interface SheetRoom {
  app: TestApp;
  clerk: TestClient;
  jurisdictionId: string;
  own: { id: string; code: string; budget: string; name: string };
  approved: { id: string; code: string; name: string };
  foreign: string;
}

export async function sheetRoom(): Promise<SheetRoom> {
  const app = await openTestApp();
  const clerk = await app.as('clerk');
  const jurisdictionId = await app.jurisdictionOf('clerk');
  const { data } = await clerk.graphql('{ viewer { seat { agencyId } } }');
  const agencyId = data.viewer.seat.agencyId as string;
  const [draft, done] = await Promise.all(
    ['DRAFT', 'APPROVED'].map((state) =>
      app.database.sql<{ id: string; code: string; name: string; budget: string }>(
        jurisdictionId,
        `SELECT o.id, p.code, p.name, (SELECT sum(l.original_amount)::text FROM projects.funding_line l WHERE l.project_id = p.id) AS budget
           FROM goals.objective o JOIN goals.objective_version v ON v.objective_id = o.id AND v.state = '${state}'
           JOIN projects.project p ON p.id = o.project_id
          WHERE o.budget_year = 2019 AND o.agency_id = '${agencyId}' AND p.secrecy <> 'CLASSIFIED' ORDER BY p.code LIMIT 1`,
      ),
    ),
  );
  const [other] = await app.database.sql<{ code: string }>(
    jurisdictionId,
    `SELECT code FROM projects.project WHERE budget_year = 2019 AND agency_id <> '${agencyId}' AND secrecy <> 'CLASSIFIED' LIMIT 1`,
  );
  return { app, clerk, jurisdictionId, own: draft![0]!, approved: done![0]!, foreign: other!.code };
}

/** One good row; cells are replaced by their caption. */
export const rowOf = (code: string, change: Record<string, Value> = {}): Value[] => {
  const good: Record<string, Value> = {
    项目代码: code,
    '年度资金总额（万元）': 1,
    年度目标: '完成年度任务',
    一级指标: '产出指标',
    二级指标: '数量指标',
    三级指标: '服务人数',
    指标性质: '≥',
    指标值: '120',
    度量单位: '人',
    分值: 10,
    设定依据: '年度工作计划',
    ...change,
  };
  return HEAD.map((caption) => good[caption] ?? null);
};
