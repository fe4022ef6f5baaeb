import { Readable } from 'node:stream';
import { LEVEL2_HELP } from '@jixiao/shared';
import { Sheets } from '../../src/platform/exchange/index.js';
import { openTestApp, type TestApp, type TestClient, type TestRefusal } from '../harness/index.js';
import { codes, count, read } from './library.calls.js';

let app: TestApp;
let office: TestClient;
let office2: TestClient;
let clerk: TestClient;
let sheets: Sheets;
beforeAll(async () => {
  app = await openTestApp();
  [office, office2, clerk] = await Promise.all(['performance', 'performance2', 'clerk'].map((name) => app.as(name)));
  sheets = app.app.get(Sheets);
});
afterAll(() => app.close());

const HEAD = [
  '行业领域(类)',
  '行业类别(款)',
  '资金用途',
  '一级指标',
  '二级指标',
  '三级指标',
  '指标解释',
  '计划标准',
  '历史标准',
  '行业标准',
  '预算支出标准',
  '其他标准',
  '关键词',
  '计算公式',
];
const row = (name: string, change: Record<number, string> = {}): string[] =>
  [
    '示例行业',
    '示例类别',
    '承包服务',
    '产出指标',
    '质量指标',
    name,
    '示例解释：达到标准的比例。',
    '',
    '≥９０％',
    '≥95%',
    '',
    '按合同',
    '示例、保洁',
    '达标数 ÷ 抽查数 × 100%',
  ].map((text, i) => change[i] ?? text);
const workbook = async (rows: string[][], head = HEAD): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(
    await sheets.write({
      sheets: [
        {
          name: '指标',
          columnWidths: head.map(() => 14),
          rows: [head, ...rows].map((cells) => ({ cells: cells.map((text) => ({ text, style: 'TEXT' as const })) })),
        },
      ],
    }),
  );
const send = async (who: TestClient, body: BodyInit, query = '') => {
  const response = await who.fetch(`/api/library/sheets${query}`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/octet-stream' },
  });
  const answer = (await response.json()) as {
    created?: number;
    changed?: number;
    present?: string[];
    error?: { code: string; refusals: TestRefusal[] };
  };
  return { status: response.status, ...answer };
};

describe('a library from a sheet', () => {
  it('R043: looks first, enters drafts with their standards, and brings nothing twice', async () => {
    const file = await workbook([row('示例导入指标甲'), row('示例导入指标乙')]);
    const before = await count(office, ', state: "DRAFT"');
    expect(await send(office, file, '?check=1')).toMatchObject({ created: 2, changed: 0, present: [] });
    expect(await count(office, ', state: "DRAFT"')).toBe(before);
    expect(await send(office, file)).toMatchObject({ created: 2 });
    expect(await send(office, file)).toMatchObject({
      created: 0,
      changed: 0,
      present: [expect.stringMatching(/^L/), expect.stringMatching(/^L/)],
    });
    const { data } = await office.graphql(
      '{ libraryIndicators(state: "DRAFT", text: "导入指标甲") { nodes { id versionId } } }',
    );
    const drafts = await office.graphql(
      '{ libraryIndicators(state: "DRAFT", text: "示例导入") { nodes { versionId } } }',
    );
    const one = await read(
      office,
      data.libraryIndicators.nodes[0].id,
      'standards { kind value valueText direction } keywords field',
    );
    expect(one).toMatchObject({
      industry: '示例行业',
      field: '示例类别',
      projectTypes: ['承包服务'],
      unit: '%',
      direction: 'GE',
      level1: 'OUTPUT',
      keywords: ['示例', '保洁'],
    });
    expect(one.standards).toEqual(
      expect.arrayContaining([
        { kind: 'HISTORICAL', value: '90', valueText: null, direction: 'GE' },
        { kind: 'INDUSTRY', value: '95', valueText: null, direction: 'GE' },
        { kind: 'OTHER', value: null, valueText: '按合同', direction: 'GE' },
      ]),
    );
    const ids = drafts.data.libraryIndicators.nodes.map(({ versionId }: { versionId: string }) => versionId);
    const MOVE =
      'mutation ($action: String!, $ids: [ID!]!) { moveLibraryIndicators(action: $action, versionIds: $ids) { state } }';
    expect((await office.graphql(MOVE, { action: 'submit', ids })).errors).toBeUndefined();
    expect(codes(await office.graphql(MOVE, { action: 'admit', ids }))).toEqual(['SELF_APPROVAL', 'SELF_APPROVAL']);
    const admitted = await office2.graphql(MOVE, { action: 'admit', ids });
    expect(admitted.data.moveLibraryIndicators).toEqual([{ state: 'ADMITTED' }, { state: 'ADMITTED' }]);

    const changed = await workbook([row('示例导入指标甲', { 6: '示例解释：口径已经修改。' }), row('示例导入指标乙')]);
    expect(await send(office, changed)).toMatchObject({ created: 0, changed: 1, present: [expect.any(String)] });
    expect(await read(office, one.id)).toMatchObject({
      versionNo: 2,
      state: 'DRAFT',
      definition: '示例解释：口径已经修改。',
      formula: '达标数 ÷ 抽查数 × 100%',
    });
  });

  it('D40 D41: names every fault by its cell and enters nothing', async () => {
    const before = await count(office, ', state: "DRAFT"');
    const answer = await send(
      office,
      await workbook([row('示例坏行', { 4: '神秘指标' }), row('', { 6: '' }), row('示例重复'), row('示例重复')]),
    );
    expect(answer.status).toBe(422);
    expect(answer.error!.refusals.map(({ code, field }) => [code, field])).toEqual([
      ['SHEET_CHOICE', 'E2'],
      ['SHEET_CELL_EMPTY', 'F3'],
      ['SHEET_CELL_EMPTY', 'G3'],
      ['SHEET_TWICE', 'F5'],
    ]);
    const head = await send(office, await workbook([row('示例')], ['列一', '列二']));
    expect(head.error!.refusals[0]).toMatchObject({ code: 'SHEET_HEAD_MISSING' });
    expect(await count(office, ', state: "DRAFT"')).toBe(before);
    expect((await send(clerk, await workbook([row('示例')]))).error!.code).toBe('FORBIDDEN');
  });

  it('R056: the template prints the same explanations as the form shows', async () => {
    const response = await clerk.fetch('/api/library/template.xlsx');
    const read = await sheets.read(Readable.from([Buffer.from(await response.arrayBuffer())]));
    expect(Object.values(read.sheets[0]!.rows[0]!.cells).slice(0, 13)).toEqual(
      HEAD.slice(0, 13).map((text) => expect.stringContaining(text.slice(0, 4)) as string),
    );
    const guide = read.sheets.find(({ name }) => name === '填写说明')!;
    const timeliness = guide.rows.find(({ cells }) => cells[1] === '时效指标')!;
    expect([timeliness.cells[2], timeliness.cells[4]]).toEqual([
      LEVEL2_HELP.TIMELINESS!.definition,
      LEVEL2_HELP.TIMELINESS!.example,
    ]);
  });

  it('R043: what is written out comes back unchanged', async () => {
    const response = await office.fetch('/api/library/library.xlsx?industry=%E7%A4%BA%E4%BE%8B%E8%A1%8C%E4%B8%9A');
    const file = new Uint8Array(await response.arrayBuffer());
    const answer = await send(office, file, '?check=1');
    // 乙 stands as it was written out; 甲 has a newer draft, from which what stands differs.
    expect(answer).toMatchObject({ created: 0, changed: 1, present: [expect.any(String)] });
  });
});
