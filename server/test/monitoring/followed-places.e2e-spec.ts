import { drawSample } from '@jixiao/shared';
import { openTestApp, type TestApp } from '../harness/index.js';
import { BOARD, PLAN, roundPlan } from './round.calls.js';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp('template_places');
}, 120_000);
afterAll(() => app.close());

async function ask(place: string, query: string) {
  const { data, errors } = await (await app.as(`${place}-performance`)).graphql(query);
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}
async function figures(place: string, ids: string[]): Promise<Record<string, string | null>> {
  const data = await ask(place, `{ figures(year: 2020, ids: ${JSON.stringify(ids)}) { id value status } }`);
  return Object.fromEntries(
    data.figures.map(({ id, value, status }: Record<string, string>) => [id, status === 'VALUE' ? value : status]),
  );
}

describe('funds, samples and whole departments of the places that report them', () => {
  it('R109: Chongxin 2020 has four kinds of direct funds, 25,568.18万元, and every yuan is somewhere below the treasury', async () => {
    expect(await figures('chongxin', ['direct_fund_kinds', 'direct_fund_money', 'poverty_fund_money'])).toMatchObject({
      direct_fund_kinds: '4',
      direct_fund_money: '255681800.00',
    });
    const { trackedFunds } = await ask(
      'chongxin',
      '{ trackedFunds(year: 2020, first: 200) { nodes { amount kind detail { positions { level holder amount } } } } }',
    );
    expect(trackedFunds.nodes).toHaveLength(4);
    for (const { amount, detail } of trackedFunds.nodes) {
      const fen = (value: string) => BigInt(value.replace('.', ''));
      const lying = detail.positions.reduce((sum: bigint, one: { amount: string }) => sum + fen(one.amount), 0n);
      expect(lying).toBe(fen(amount));
      expect(detail.positions.map(({ level }: { level: string }) => level)).not.toContain('COUNTY');
    }
  });

  it('R108: Jingchuan 2020 watches 30 items of poverty money, 33,959.99万元, with stage, execution and goal of each', async () => {
    expect((await figures('jingchuan', ['poverty_fund_money'])).poverty_fund_money).toBe('339599900.00');
    const { povertyProjects, trackedFunds } = await ask(
      'jingchuan',
      '{ povertyProjects(year: 2020) { state budget executed executionRate goalRate } trackedFunds(year: 2020, kind: "POVERTY", first: 1) { totalCount } }',
    );
    expect(povertyProjects).toHaveLength(30);
    expect(trackedFunds.totalCount).toBe(30);
    expect(
      povertyProjects.every((one: Record<string, string | null>) => one.state && one.executionRate && one.goalRate),
    ).toBe(true);
    const fen = (key: string) =>
      povertyProjects.reduce(
        (sum: bigint, one: Record<string, string>) => sum + BigInt(one[key]!.replace('.', '')),
        0n,
      );
    expect(fen('budget')).toBe(33_959_990_000n);
    expect(fen('executed')).toBeGreaterThan(0n);
  });

  it('R105: Huating 2020 watches eight whole departments, the others owe nothing, and the ledger has its corrections with their origin', async () => {
    expect(await figures('huating', ['monitor_units_whole', 'monitor_disposals'])).toMatchObject({
      monitor_units_whole: '8',
      // Two were told to lag; of a third the projects lag.
      monitor_disposals: '3',
    });
    const { monitoringRounds } = await ask('huating', '{ monitoringRounds(year: 2020) { id } }');
    const { data } = await (await app.as('huating-performance')).graphql(BOARD, { roundId: monitoringRounds[0].id });
    expect(data.monitoringBoard).toMatchObject({ owed: 8, filed: 8, unitsMissing: 0 });
    expect(data.monitoringBoard.units.filter(({ owed }: { owed: number }) => owed === 0)).toHaveLength(78);
    const jurisdiction = await app.jurisdictionOf('huating-clerk');
    const ledger = await app.database.sql<Record<string, string>>(
      jurisdiction,
      `SELECT c.source_type, c.state, d.kind, s.object_type, d.state AS ended FROM results.corrective_action c
         JOIN monitoring.disposal d ON d.id = c.source_id JOIN monitoring.sheet s ON s.id = d.source_id`,
    );
    expect(ledger).toEqual(
      Array.from({ length: 3 }, () => ({
        source_type: 'MONITORING',
        state: 'CLOSED',
        kind: 'CORRECT',
        object_type: 'DEPARTMENT_WHOLE',
        ended: 'ENDED',
      })),
    );
    const board = await ask(
      'huating',
      `{ monitoringDisposals(year: 2020, roundId: "${monitoringRounds[0].id}") { totalCount } standing: monitoringDisposals(year: 2020, roundId: "${monitoringRounds[0].id}", isStanding: true) { totalCount } }`,
    );
    expect([board.monitoringDisposals.totalCount, board.standing.totalCount]).toEqual([3, 0]);
    // What was decided on another round is not shown with this one.
    const other = await ask(
      'huating',
      `{ monitoringDisposals(year: 2020, roundId: "${jurisdiction}") { totalCount } }`,
    );
    expect(other.monitoringDisposals.totalCount).toBe(0);
  });

  it('R104: Lingtai 2020 drew 28 of 273, and whoever knows the seed draws the same', async () => {
    const { spotSamples } = await ask(
      'lingtai',
      '{ spotSamples(year: 2020) { seed share populationCount populationHash checks rows { projectId ordinal checkedOn } } }',
    );
    expect(spotSamples).toMatchObject([{ populationCount: 273, checks: 28 }]);
    expect(spotSamples[0].rows).toHaveLength(28);
    expect((await figures('lingtai', ['monitor_spot_checks', 'monitor_problems'])).monitor_spot_checks).toBe('28');
    const projects = await app.database.sql<{ id: string; code: string }>(
      await app.jurisdictionOf('lingtai-clerk'),
      'SELECT id, code FROM projects.project WHERE budget_year = 2020',
    );
    const drawn = drawSample(
      projects.map(({ code }) => code),
      spotSamples[0].share,
      spotSamples[0].seed,
    );
    const idOf = new Map(projects.map(({ id, code }) => [code, id]));
    expect(
      [...spotSamples[0].rows]
        .sort((a: { ordinal: number }, b: { ordinal: number }) => a.ordinal - b.ordinal)
        .map(({ projectId }: { projectId: string }) => projectId),
    ).toEqual(drawn.map((code) => idOf.get(code)));
    // Drawn again through the product, from the same population.
    const client = await app.as('lingtai-performance');
    const again = await client.graphql('mutation ($input: DrawSampleInput!) { drawSpotSample(input: $input) { id } }', {
      input: { budgetYear: 2020, name: '示例复核', share: spotSamples[0].share, seed: spotSamples[0].seed },
    });
    expect(again.errors).toBeUndefined();
    const both = (await ask('lingtai', '{ spotSamples(year: 2020) { populationHash } }')).spotSamples;
    expect(new Set(both.map(({ populationHash }: { populationHash: string }) => populationHash)).size).toBe(1);
  });

  it('R099: in Luolong 2019 a round planned by the rules asks for three of each unit; the next year is not bound by it', async () => {
    const client = await app.as('performance');
    const plan = async (over: Record<string, unknown>) => {
      const { data, errors } = await client.graphql(PLAN, { input: { ...roundPlan('按本地规则'), ...over } });
      if (errors) throw new Error(JSON.stringify(errors));
      return data.planMonitoringRound.scope.leastPerUnit;
    };
    expect(await plan({})).toBe(3);
    expect(
      await plan({ budgetYear: 2020, periodFrom: '2020-01-01', periodTo: '2020-10-31', dueOn: '2020-11-20' }),
    ).toBeNull();
    expect(await plan({ name: '全部', scope: { leastPerUnit: null } })).toBeNull();
  });
});
