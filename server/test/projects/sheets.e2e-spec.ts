import { Readable } from 'node:stream';
import { Sheets } from '../../src/platform/exchange/index.js';
import { openTestApp, type TestApp, type TestClient, type TestRefusal } from '../harness/index.js';

let app: TestApp;
let clerk: TestClient;
let sheets: Sheets;
let agencyCode: string;
beforeAll(async () => {
  app = await openTestApp();
  clerk = await app.as('clerk');
  sheets = app.app.get(Sheets);
  const { data } = await clerk.graphql('{ viewer { seat { agencyId } } agencies { id code } }');
  const own = data.viewer.seat.agencyId as string;
  agencyCode = (data.agencies as { id: string; code: string }[]).find(({ id }) => id === own)!.code;
});
afterAll(() => app.close());

const HEAD = [
  '项目代码',
  '项目名称',
  '单位代码',
  '项目类别',
  '项目属性',
  '预算类型',
  '资金来源',
  '年初预算（元）',
  '开始日期',
];
const good = (code: string, amount: string, source = '当年财政拨款'): string[] => [
  code,
  '示例导入项目',
  agencyCode,
  '特定目标类',
  '新增',
  '一般公共预算',
  source,
  amount,
  '2019年3月1日',
];
const workbook = async (rows: string[][], head = HEAD): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(
    await sheets.write({
      sheets: [
        {
          name: '项目',
          columnWidths: head.map(() => 14),
          rows: [head, ...rows].map((cells) => ({ cells: cells.map((text) => ({ text, style: 'TEXT' as const })) })),
        },
      ],
    }),
  );
const send = async (who: TestClient, body: BodyInit, query = '', year = 2019) => {
  const response = await who.fetch(`/api/projects/sheets/${year}${query}`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/octet-stream' },
  });
  const answer = (await response.json()) as {
    created?: number;
    present?: string[];
    amount?: string;
    error?: { code: string; refusals: TestRefusal[] };
  };
  return { status: response.status, ...answer };
};
const projects = async (): Promise<number> => {
  const { data } = await clerk.graphql('{ projects(year: 2019, text: "IMP-") { totalCount } }');
  return data.projects.totalCount as number;
};

describe('the project sheet', () => {
  it('refuses what is no workbook, naming the file and the way out, and stays up', async () => {
    const whole = await workbook([good('IMP-9', '1')]);
    const cases: [BodyInit, string][] = [
      ['项目代码,项目名称', 'FILE_TYPE'],
      [new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'FILE_TYPE'],
      [whole.slice(0, 900), 'FILE_TYPE'],
      [whole.slice(0, whole.length - 30), 'FILE_STRUCTURE'],
      [new Uint8Array(), 'FILE_EMPTY'],
    ];
    for (const [body, code] of cases) {
      const { status, error } = await send(clerk, body);
      expect([status, error!.refusals[0]]).toMatchObject([
        422,
        { code: expect.stringMatching(/^FILE_/), field: 'file', wayOut: 'SAVE_AS_XLSX' },
      ]);
      if (code !== 'FILE_TYPE') expect(error!.refusals[0]!.code).toBe(code);
    }
    expect(await projects()).toBe(0);
  });

  it('names every fault by its cell, all at once, and saves nothing', async () => {
    const bad = await workbook([
      good('IMP-1', '100.00'),
      ['IMP-2', '', agencyCode, '特定目标', '新增', '一般公共预算', '当年财政拨款', '1', '2019-13-01'],
      good('IMP-3', '1'),
    ]);
    const shapes = await send(clerk, bad);
    expect(shapes.error!.refusals.map(({ code, field }) => `${code} ${field}`)).toEqual([
      'SHEET_CHOICE D3',
      'SHEET_DATE I3',
      'REQUIRED B3',
    ]);
    const rules = await send(
      clerk,
      await workbook([
        good('IMP-1', '-5'),
        good('IMP-2', '1.234'),
        good('IMP-3', 'abc'),
        ['IMP-4', '示例', 'X99', '特定目标类', '新增', '一般公共预算', '其他资金', '1', ''],
        good('IMP-5', '1'),
        good('IMP-5', '2'),
      ]),
    );
    expect(rules.error!.refusals.map(({ code, field }) => `${code} ${field}`).sort()).toEqual(
      [
        'AGENCY_UNKNOWN C5',
        'AMOUNT_NEGATIVE H2',
        'AMOUNT_SCALE H3',
        'AMOUNT_FORMAT H4',
        'FUNDING_LINE_TWICE G7',
      ].sort(),
    );
    const headless = await send(clerk, await workbook([], ['甲', '乙']));
    expect(headless.error!.refusals[0]).toMatchObject({ code: 'SHEET_HEAD_MISSING', wayOut: 'USE_TEMPLATE' });
    expect(await projects()).toBe(0);
  });

  it('R247: refuses 1,599 projects for one bad amount, names its row and enters none of them', async () => {
    const rows = Array.from({ length: 1_599 }, (_, n) => good(`IMP-L${n}`, n === 799 ? '12.345' : '1.00'));
    const { status, error } = await send(clerk, await workbook(rows));
    expect(status).toBe(422);
    // The head is row 1, so project 800 stands in row 801.
    expect(error!.refusals).toMatchObject([{ code: 'AMOUNT_SCALE', field: 'H801' }]);
    expect(await projects()).toBe(0);
  });

  it('looks without entering, enters once, and takes 万元 for what it is', async () => {
    const head = HEAD.map((caption) => caption.replace('（元）', '（万元）'));
    const sheet = await workbook(
      [good('IMP-1', '12.345678'), good('IMP-1', '1,000', '其他资金'), good('IMP-2', '0.01')],
      head,
    );
    expect(await send(clerk, sheet, '?check=1')).toMatchObject({ status: 201, created: 2, amount: '10123556.78' });
    expect(await projects()).toBe(0);
    expect(await send(clerk, sheet)).toMatchObject({ created: 2, present: [], amount: '10123556.78' });
    expect(await projects()).toBe(2);
    expect(await send(clerk, sheet)).toMatchObject({ created: 0, present: ['IMP-1', 'IMP-2'], amount: '0.00' });
    const { data } = await clerk.graphql(
      '{ projects(year: 2019, text: "IMP-1") { nodes { startsOn fundingLines { originalAmount } history { action } } } }',
    );
    expect(data.projects.nodes).toEqual([
      {
        startsOn: '2019-03-01',
        fundingLines: [{ originalAmount: '123456.78' }, { originalAmount: '10000000.00' }],
        history: [{ action: 'imported' }],
      },
    ]);
  });

  it('gives out what it takes in: an export enters nothing new', async () => {
    const response = await clerk.fetch('/api/projects/sheets/2019.xlsx');
    expect(response.headers.get('content-disposition')).toContain('projects-2019.xlsx');
    const bytes = new Uint8Array(await response.arrayBuffer());
    const read = await sheets.read(Readable.from([Buffer.from(bytes)]));
    const { data } = await clerk.graphql('{ projects(year: 2019, first: 1) { totalCount } }');
    expect(new Set(read.sheets[0]!.rows.slice(1).map(({ cells }) => cells[1])).size).toBe(data.projects.totalCount);
    const again = await send(clerk, bytes);
    expect(again).toMatchObject({ status: 201, created: 0 });
    expect(again.present).toHaveLength(data.projects.totalCount as number);
    expect((await clerk.fetch('/api/projects/template.xlsx')).status).toBe(200);
  });

  it('is for those who keep projects, and for signed-in people', async () => {
    const sheet = await workbook([good('IMP-7', '1')]);
    expect((await send(await app.as('treasury'), sheet)).status).toBe(403);
    expect((await send(app.stranger(), sheet)).status).toBe(401);
    expect((await app.stranger().fetch('/api/projects/sheets/2019.xlsx')).status).toBe(401);
    const other = await send(await app.as('clerk2'), sheet);
    expect(other.error!.refusals.map(({ code }) => code)).toEqual(['AGENCY_UNKNOWN']);
    expect((await send(clerk, sheet, '', 1999)).error!.refusals[0]!.code).toBe('YEAR_INVALID');
  });
});
