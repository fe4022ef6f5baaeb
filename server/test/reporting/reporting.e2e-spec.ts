import { openTestApp, type TestApp } from '../harness/index.js';
import { STATED_FIGURES } from '../../src/seeds/stated-figures.js';

let app: TestApp;
let jurisdictionId: string;
beforeAll(async () => {
  app = await openTestApp();
  jurisdictionId = await app.jurisdictionOf('performance');
});
afterAll(() => app.close());

interface Figure {
  id: string;
  status: string;
  value: string;
}

/** What the report prints is rounded; the record is not. */
const printed = (value: string, unit: string): string => (unit === '%' ? String(Math.round(Number(value))) : value);

describe('the figures of the Luolong report of 2019', () => {
  const compared = STATED_FIGURES.filter(([, figureId]) => figureId !== null);

  it('equal the printed ones, each computed from its records, except where the report contradicts itself', async () => {
    const { data } = await (await app.as('performance')).graphql('{ figures(year: 2019) { id status value } }');
    const byId = new Map<string, Figure>(data.figures.map((figure: Figure) => [figure.id, figure]));
    const deviations = compared.flatMap(([code, figureId, stated, unit]) => {
      const figure = byId.get(figureId!);
      return figure?.status === 'VALUE' && Number(printed(figure.value, unit)) === Number(stated)
        ? []
        : [{ code, computed: figure?.value }];
    });
    // "100 余人次" is 105 person-times; "六个方面" are five.
    expect(deviations).toEqual([
      { code: 'F004-008-01', computed: '5' },
      { code: 'F004-016-02', computed: '105' },
    ]);
    expect(compared.length).toBeGreaterThanOrEqual(30);
  });

  it('open down to their rows: the sum of the pages is the figure', async () => {
    const performance = await app.as('performance');
    let after: string | null = null;
    let sum = 0n;
    let rows = 0;
    do {
      const answer = await performance.graphql(
        'query ($after: String) { figureRows(id: "monitor_money", year: 2019, first: 150, after: $after) { totalCount nodes { label agencyName numerator url } pageInfo { endCursor hasNextPage } } }',
        { after },
      );
      const page = answer.data.figureRows;
      for (const row of page.nodes) sum += BigInt(row.numerator.replace('.', ''));
      rows += page.nodes.length;
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
      expect(page.totalCount).toBe(200);
    } while (after);
    expect([rows, sum]).toEqual([200, 41_659_300_000n]);
  });

  it('prints every relation that fails with its footnote, and only those', async () => {
    const { data } = await (
      await app.as('performance')
    ).graphql('{ crossFooting(year: 2019) { id outcome footnote } }');
    const failing = data.crossFooting.filter(({ outcome }: { outcome: string }) => outcome !== 'HOLDS');
    expect(failing.map(({ id }: { id: string }) => id)).toEqual([
      'X004-03',
      'X004-04',
      'X004-05',
      'X004-19',
      'X004-20',
    ]);
    expect(failing.every(({ footnote }: { footnote: string | null }) => footnote)).toBe(true);
  });

  it('move, and the report with them, when a record changes', async () => {
    const ask = async (): Promise<[string, string]> => {
      const { data } = await (
        await app.as('performance')
      ).graphql(
        '{ figure(id: "monitor_money", year: 2019) { value } annualReport(year: 2019) { sections { paragraphs { text } } } }',
      );
      const paragraphs: { text: string }[][] = data.annualReport.sections.flatMap(
        (section: { paragraphs: { text: string }[][] }) => section.paragraphs,
      );
      return [data.figure.value, paragraphs.map((parts) => parts.map(({ text }) => text).join('')).join('\n')];
    };
    expect((await ask())[1]).toContain('41,659.30万元');
    await app.database.sql(
      jurisdictionId,
      `UPDATE monitoring.sheet SET approved_amount = approved_amount + 100000 WHERE id = (SELECT min(id::text)::uuid FROM monitoring.sheet)`,
    );
    const [value, text] = await ask();
    expect(value).toBe('416693000.00');
    expect(text).toContain('41,669.30万元');
    await app.database.sql(
      jurisdictionId,
      `UPDATE monitoring.sheet SET approved_amount = approved_amount - 100000 WHERE id = (SELECT min(id::text)::uuid FROM monitoring.sheet)`,
    );
  });

  it('count nothing that was approved after the day of the report', async () => {
    const ask = async (asOf: string): Promise<string> =>
      (
        await (
          await app.as('performance')
        ).graphql(`{ figure(id: "goal_projects", year: 2019, asOf: "${asOf}") { value } }`)
      ).data.figure.value;
    expect([await ask('2019-02-14'), await ask('2019-10-14'), await ask('2019-12-20')]).toEqual(['0', '1539', '1599']);
  });
});

describe('the annual report', () => {
  it('is a Word file for whoever may read it, and refused to everybody else', async () => {
    const file = await (await app.as('performance')).fetch('/api/reports/annual/2019.docx');
    expect(file.status).toBe(200);
    expect(file.headers.get('content-type')).toContain('wordprocessingml');
    const bytes = Buffer.from(await file.arrayBuffer());
    expect(bytes.subarray(0, 2).toString()).toBe('PK');
    expect((await app.stranger().fetch('/api/reports/annual/2019.docx')).status).toBe(401);
    expect((await (await app.as('firm')).fetch('/api/reports/annual/2019.docx')).status).toBe(403);
    expect((await (await app.as('performance')).fetch('/api/reports/annual/2011.docx')).status).toBe(404);
  });

  it('is footed, signed by the leader, and stays as it was signed', async () => {
    const MOVE = 'mutation ($input: MoveAnnualReportInput!) { moveAnnualReport(input: $input) { id version state } }';
    const performance = await app.as('performance');
    const { data } = await performance.graphql('{ annualReport(year: 2019) { id version } }');
    const move = async (
      account: string,
      version: number,
      action: string,
    ): Promise<{ version: number; state: string }> =>
      (
        await (
          await app.as(account)
        ).graphql(MOVE, { input: { id: data.annualReport.id, workYear: 2019, expectedVersion: version, action } })
      ).data.moveAnnualReport;
    const footed = await move('performance', data.annualReport.version, 'crossCheck');
    const refused = await performance.graphql(MOVE, {
      input: { id: data.annualReport.id, workYear: 2019, expectedVersion: footed.version, action: 'sign' },
    });
    expect(refused.errors![0]!.extensions.refusals![0]!.code).toBe('NO_PERMISSION');
    expect((await move('leader', footed.version, 'sign')).state).toBe('SIGNED');
    const [row] = await app.database.sql<{ snapshot: { title: string }; snapshot_hash: string }>(
      jurisdictionId,
      'SELECT snapshot, snapshot_hash FROM reporting.annual_report',
    );
    expect(row!.snapshot.title).toContain('2019年预算绩效管理工作开展情况');
    expect(row!.snapshot_hash).toMatch(/^[0-9a-f]{64}$/);
  });
});
