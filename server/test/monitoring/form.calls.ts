import type ExcelJS from 'exceljs';
import { importEnded, type TestApp, type TestClient, type TestRefusal } from '../harness/index.js';

export interface FormAnswer {
  sheets: number;
  updated: number;
  unchanged: number;
  skipped: number;
  ready: boolean;
  problemCount: number;
  problems: { code: string; sheet: string; row: number; column: string; cell: string; weight: string }[];
  preview: { code: string; name: string; outcome: string }[];
  importId: string | null;
  error?: { code: string; refusals: TestRefusal[] };
  status: number;
}

export interface FilledRow {
  id: string;
  name: string;
  level1: string;
  level2: string;
  direction: string;
  unit: string | null;
  targetValue: string | null;
  targetText: string | null;
  targetOn: string | null;
}

export interface OpenSheet {
  id: string;
  version: number;
  roundId: string;
  rows: FilledRow[];
}

const SHEET = `id version state roundId objectName light forecastAmount forecastBasis causeCodes causeText measures suggestions unitRating
  rows { id name level1 level2 direction unit targetValue targetText targetOn actualValue actualText actualOn actualYes isNotDue
    stageTarget forecastValue forecastText likelihood causeCodes causeText comment }
  moneys { id source forecastAmount }`;
export const READ = `query ($id: ID!) { monitoringSheet(id: $id) { ${SHEET} } }`;
let rounds = 0;

/** Sheets of a unit in a round of their own, as the round opens them. */
export async function openSheets(
  app: TestApp,
  jurisdictionId: string,
  count: number,
  unit: string,
): Promise<OpenSheet[]> {
  const projects = await app.database.sql<{ id: string }>(
    jurisdictionId,
    `SELECT p.id FROM projects.project p JOIN organizations.agency a ON a.id = p.agency_id AND a.name = '${unit}'
       JOIN goals.objective o ON o.project_id = p.id JOIN goals.objective_version v ON v.objective_id = o.id AND v.state = 'APPROVED'
      WHERE p.budget_year = 2019 ORDER BY p.id LIMIT ${count}`,
  );
  rounds += 1;
  const input = {
    budgetYear: 2019,
    name: `示例表格监控第${rounds}轮`,
    periodFrom: '2019-01-01',
    periodTo: '2019-07-31',
    dueOn: '2019-08-31',
    projectIds: projects.map(({ id }) => id),
  };
  const performance = await app.as('performance');
  const open = 'mutation ($input: OpenRoundInput!) { openMonitoringRound(input: $input) { id } }';
  const opened = await performance.graphql(open, { input });
  const list = `query ($roundId: ID!) { monitoringSheets(year: 2019, roundId: $roundId) { nodes { ${SHEET} } } }`;
  const { data } = await performance.graphql(list, { roundId: opened.data.openMonitoringRound.id });
  return data.monitoringSheets.nodes;
}

/** What is committed has been saved by its job when this answers. */
export async function sendForm(
  who: TestClient,
  roundId: string,
  body: Uint8Array<ArrayBuffer>,
  query = '',
): Promise<FormAnswer> {
  const response = await who.fetch(`/api/monitoring/rounds/${roundId}/forms?x=1${query}`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/octet-stream' },
  });
  const answer = { ...((await response.json()) as FormAnswer), status: response.status };
  if (answer.importId) await importEnded(who, `/api/monitoring/rounds/${roundId}/imports`, answer.importId);
  return answer;
}

/** Cell of a form by the words of its caption in the same row or column. */
export function cellBy(sheet: ExcelJS.Worksheet, text: string): { row: number; column: number } {
  let found: { row: number; column: number } | null = null;
  sheet.eachRow((row, at) =>
    row.eachCell((cell, column) => {
      if (found === null && cell.value === text) found = { row: at, column };
    }),
  );
  if (!found) throw new Error(`No cell says ${text}`);
  return found;
}
