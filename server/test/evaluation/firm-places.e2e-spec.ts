import { keepDemoFiles } from '../../src/seeds/demo-files.js';
import { openTestApp, type TestApp } from '../harness/index.js';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp('template_places');
});
afterAll(() => app.close());

describe('firms of the places', () => {
  it('R144: the 24 papers of Tianyuan are files that open, kept once however often the demo starts', async () => {
    expect(await keepDemoFiles(app.app)).toBe(24);
    expect(await keepDemoFiles(app.app)).toBe(0);
    const performance = await app.as('tianyuan-performance');
    const { data } = await performance.graphql(
      '{ engagementsOfYear(workYear: 2023, first: 200) { nodes { papers { kind isThere archiveRef files { id name } } } } }',
    );
    const papers = data.engagementsOfYear.nodes.flatMap((one: { papers: object[] }) => one.papers) as {
      kind: string;
      files: { id: string; name: string }[];
    }[];
    expect(papers.map(({ files }) => files.length)).toEqual(Array.from({ length: 24 }, () => 1));
    for (const { files } of papers.slice(0, 3)) {
      const answer = await performance.fetch(`/api/files/${files[0]!.id}`);
      expect(answer.status).toBe(200);
      // A Word file is a zip.
      expect(
        Buffer.from(await answer.arrayBuffer())
          .subarray(0, 2)
          .toString(),
      ).toBe('PK');
    }
  });

  it('R144: Tianyuan 2023 has eight evaluations with three papers each, and none is missing', async () => {
    const performance = await app.as('tianyuan-performance');
    const { data } = await performance.graphql(
      '{ engagementsOfYear(workYear: 2023, first: 200) { totalCount nodes { firmName contractAmount qualityScore papersOwed papersFiled papers { kind isThere } } } }',
    );
    const { totalCount, nodes } = data.engagementsOfYear;
    expect(totalCount).toBe(8);
    const papers = nodes.flatMap((one: { papers: { kind: string; isThere: boolean }[] }) => one.papers);
    expect(papers).toHaveLength(24);
    expect(papers.filter(({ isThere }: { isThere: boolean }) => !isThere)).toEqual([]);
    expect([...new Set(papers.map(({ kind }: { kind: string }) => kind))].sort()).toEqual([
      'FIELD_PAPERS',
      'FIELD_RECEIPT',
      'OFFICE_OPINION',
    ]);
    // Of the real firms the report tells neither fee nor quality.
    expect(
      nodes.filter((one: { contractAmount: unknown; qualityScore: unknown }) => one.contractAmount ?? one.qualityScore),
    ).toEqual([]);
  });

  it('R155, R160: its three firms share eight engagements and 2.4亿 as 3, 3 and 2', async () => {
    const performance = await app.as('tianyuan-performance');
    const { data } = await performance.graphql(
      '{ firmComparison(workYear: 2023) { firmName engagements evaluations amount averageQuality } }',
    );
    const rows = data.firmComparison as {
      firmName: string;
      engagements: number;
      evaluations: number;
      amount: string;
      averageQuality: string | null;
    }[];
    expect(rows.map(({ firmName, engagements, evaluations }) => [firmName, engagements, evaluations]).sort()).toEqual([
      ['湖南天信兴业会计师事务所', 3, 3],
      ['湖南天岳会计师事务所', 2, 2],
      ['湖南建业会计师事务所', 3, 3],
    ]);
    expect(rows.reduce((sum, { amount }) => sum + BigInt(amount.replace('.', '')), 0n)).toBe(24_000_000_000n);
    expect(rows.map(({ averageQuality }) => averageQuality)).toEqual([null, null, null]);
    // R159: a firm that has finished sees none of them any more.
    const own = await (await app.as('tianyuan-jianye')).graphql('{ engagementsOfYear(workYear: 2023) { totalCount } }');
    expect(own.data.engagementsOfYear.totalCount).toBe(0);
  });

  it('R155: Huating has the firm whose lecturer taught its training, with its kind and without an engagement', async () => {
    const performance = await app.as('huating-performance');
    const { data } = await performance.graphql(
      '{ thirdPartyFirms(first: 200) { nodes { name kind engagements isAssumed } } }',
    );
    const real = data.thirdPartyFirms.nodes.filter(({ isAssumed }: { isAssumed: boolean }) => !isAssumed);
    expect(real).toEqual([{ name: '兰州恒通会计事务所', kind: 'ACCOUNTING', engagements: 0, isAssumed: false }]);
  });

  it('R158: Hengyang 2021 has 29 engagements rated; below 60 the fee is cut and the firm is blocked for the next selection', async () => {
    const performance = await app.as('hengyang-performance');
    const { data } = await performance.graphql(
      `{ qualityRatings(workYear: 2021) { state total firmName band { name deduct suspendYears } rows { points } }
         engagementsOfYear(workYear: 2021, first: 200) { totalCount nodes { firmId firmName state contractAmount qualityScore deductPercent paidAmount } }
         thirdPartyFirms(first: 200) { nodes { id name isSuspended suspendedUntil } } }`,
    );
    expect(data.engagementsOfYear.totalCount).toBe(29);
    expect(data.qualityRatings).toHaveLength(29);
    for (const rating of data.qualityRatings) {
      expect(rating.state).toBe('SETTLED');
      const sum = rating.rows.reduce(
        (all: number, { points }: { points: string }) => all + Math.round(Number(points) * 100),
        0,
      );
      expect((sum / 100).toFixed(2)).toBe(rating.total);
    }
    const low = data.engagementsOfYear.nodes.filter(
      ({ qualityScore }: { qualityScore: string }) => Number(qualityScore) < 60,
    );
    expect(low.length).toBeGreaterThan(0);
    const suspended = new Map(
      data.thirdPartyFirms.nodes.map((one: { id: string; isSuspended: boolean }) => [one.id, one.isSuspended]),
    );
    for (const one of low) {
      expect(one).toMatchObject({ state: 'PAID', deductPercent: '30.00' });
      expect(Number(one.paidAmount)).toBeCloseTo(Number(one.contractAmount) * 0.7, 2);
      expect([one.firmName, suspended.get(one.firmId)]).toEqual([one.firmName, true]);
    }
    // Rewards and deductions: bands from the best to the worst, on example firms only.
    const bands = new Set(data.qualityRatings.map(({ band }: { band: { name: string } }) => band.name));
    expect([...bands].sort()).toEqual(['不合格', '优秀', '基本合格', '合格', '良好'].sort());
    expect(data.qualityRatings.filter(({ firmName }: { firmName: string }) => !firmName.startsWith('示例'))).toEqual(
      [],
    );
  });
});
