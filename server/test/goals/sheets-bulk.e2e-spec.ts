import {
  type FormGrid,
  type GridCell,
  layoutOf,
  type PlacedForm,
  placeForm,
  rangeOf,
  readSheets,
} from '@jixiao/shared';
import { Completeness } from '../../src/modules/goals/application/completeness.js';
import { hashOf } from '../../src/modules/goals/application/content.js';
import { contentOf } from '../../src/modules/goals/exchange/goal-sheets.js';
import { versionOf } from '../../src/modules/goals/exchange/sheet-version.js';
import { formAfter } from '../../src/modules/goals/exchange/form-after.js';
import { GoalReads } from '../../src/modules/goals/persistence/goal.reads.js';
import { runInContext, systemActor } from '../../src/platform/access/index.js';
import { newId, UnitOfWork } from '../../src/platform/database/index.js';
import { type TestApp } from '../harness/index.js';
import { finished, listOf, rowOf, send, sheetRoom, type SheetRoom, type Value } from './sheets.calls.js';

let app: TestApp;
let jurisdictionId: string;
let own: SheetRoom['own'];
beforeAll(async () => {
  ({ app, jurisdictionId, own } = await sheetRoom());
});
afterAll(() => app.close());

const row = (change: Record<string, Value> = {}, code = own.code): Value[] => rowOf(code, change);

it('R247: every objective of the demo comes back from its form with the same content hash', async () => {
  const actor = systemActor(jurisdictionId, '2019-12-26');
  await runInContext({ actor, traceId: newId(), ip: null }, async () => {
    const ids = (
      await app.database.sql<{ id: string }>(jurisdictionId, 'SELECT id FROM goals.objective ORDER BY id')
    ).map(({ id }) => id);
    const completeness = app.app.get(Completeness);
    const records = await app.app.get(GoalReads).objectives(ids);
    const parameters = await completeness.parametersOf(records);
    const forms = await completeness.forms(records);
    expect(forms.length).toBeGreaterThan(1_000);
    const differing = forms.flatMap((form) => {
      const { catalogue } = parameters.get(form.objective.versionId)!;
      const layout = layoutOf(form.objective.objectType);
      const placed = placeForm(layout, contentOf(form), NOBODY, catalogue, '表');
      const { objectives, problems } = readSheets([gridOf(placed)], form.objective.budgetYear, [catalogue]);
      const back = objectives[0] ? hashOf(formAfter(form, versionOf(objectives[0].content, form))) : '';
      return back === hashOf(form) && problems.length === 0 ? [] : [{ id: form.objective.id, problems }];
    });
    expect(differing).toEqual([]);
    await app.app.get(UnitOfWork).endRead();
  });
});

const NOBODY = { name: '', agencyName: '', departmentName: '', nature: '', period: '', responsiblePerson: '' };
function gridOf(form: PlacedForm): FormGrid {
  const rows = new Map<number, Record<number, GridCell>>();
  for (const { area, text, number } of form.cells) {
    const cell = number ? { number } : (text ?? '');
    if (cell !== '') rows.set(area.top, { ...rows.get(area.top), [area.left]: cell });
  }
  return {
    name: form.name,
    hidden: false,
    hasHiddenRows: false,
    merges: form.cells.map(({ area }) => rangeOf(area)),
    rows: [...rows].sort(([a], [b]) => a - b).map(([row, cells]) => ({ row, cells })),
  };
}

describe('a year in one file', () => {
  const codesOf = (states: string): Promise<{ code: string }[]> =>
    app.database.sql(
      jurisdictionId,
      `SELECT p.code FROM projects.project p JOIN goals.objective o ON o.project_id = p.id
         JOIN goals.objective_version v ON v.objective_id = o.id AND v.state IN (${states})
        WHERE p.budget_year = 2019 AND p.secrecy <> 'CLASSIFIED' ORDER BY p.code`,
    );

  it('is cut off between two chunks, goes on, and changes nothing twice', async () => {
    const performance = await app.as('performance');
    await withoutObjectives(150);
    const codes = (
      await app.database.sql<{ code: string }>(
        jurisdictionId,
        `SELECT p.code FROM projects.project p WHERE p.code LIKE 'BULK-%' ORDER BY p.code`,
      )
    ).map(({ code }) => code);
    const body = await listOf(
      codes.flatMap((code) => [row({}, code), row({ 三级指标: '满意度', 指标值: '90%', 度量单位: null }, code)]),
    );
    // Somebody holds the last project's row, so that the second chunk waits; then its connection is ended.
    const report = await send(performance, body, '&commit=true');
    expect(report).toMatchObject({ objectives: 150, indicators: 300, created: 150 });
    await app.database.sql(
      null,
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()
          AND query LIKE '%goals.sheet_import_item%'`,
    );
    let state = await finished(performance, report.importId!);
    if (state.pending > 0) {
      await performance.fetch(`/api/goals/imports/${report.importId}/resume`, { method: 'POST' });
      state = await finished(performance, report.importId!);
    }
    expect(state).toMatchObject({ jobState: 'DONE', pending: 0, created: 150, refused: 0 });
    const [counts] = await app.database.sql(
      jurisdictionId,
      `SELECT count(DISTINCT o.id)::int AS objectives, count(DISTINCT v.id)::int AS versions, count(i.id)::int AS indicators
         FROM goals.objective o JOIN projects.project p ON p.id = o.project_id AND p.code LIKE 'BULK-%'
         JOIN goals.objective_version v ON v.objective_id = o.id JOIN goals.indicator i ON i.objective_version_id = v.id`,
    );
    expect(counts).toEqual({ objectives: 150, versions: 150, indicators: 300 });
    const done = await performance.fetch(`/api/goals/imports/${report.importId}/resume`, { method: 'POST' });
    expect(done.status).toBe(422);
    expect((await codesOf("'DRAFT'")).length).toBeGreaterThanOrEqual(150);
  });

  async function withoutObjectives(count: number): Promise<void> {
    await app.database.sql(
      jurisdictionId,
      `INSERT INTO projects.project (jurisdiction_id, id, agency_id, budget_year, code, name, category, nature, source)
       SELECT p.jurisdiction_id, gen_random_uuid(), p.agency_id, 2019, 'BULK-' || lpad(n::text, 4, '0'), '示例批量' || n, p.category, p.nature, 'LOCAL'
         FROM (SELECT * FROM projects.project WHERE code = '${own.code}' AND budget_year = 2019) p, generate_series(1, ${count}) n`,
    );
  }
});
