import { type GraphqlAnswer, openTestApp, type TestApp, type TestClient } from '../harness/index.js';

export const ROUND = `id version name kind state periodFrom periodTo dueOn openedOn closedOn closingNote reportNote owed sheets filed accepted
  scope { objects leastAmount leastPerUnit fundKinds } opening { state done total }`;
export const PLAN = `mutation ($input: PlanRoundInput!) { planMonitoringRound(input: $input) { ${ROUND} } }`;
export const START = `mutation ($input: MoveRoundInput!) { startMonitoringRound(input: $input) { ${ROUND} } }`;
const UNIT = `id version agencyId agencyName dueOn eligibleCount requiredCount exemptReason owed sheets filed missing amount
  clerk vacantSince head reminders lastReminderOn lastReminderRole`;
export const UNITS = `query ($roundId: ID!) { monitoringRoundUnits(roundId: $roundId) { ${UNIT} } }`;
export const BOARD = `query ($roundId: ID!) { monitoringBoard(roundId: $roundId) {
  owed filed unitsMissing vacantSeats green yellow red undecided budget executed rate late lateSheets liveExecuted liveRate
  byFund { key owed filed amount } byState { key owed filed amount } exemptItems { code agencyName }
  sheets { id agencyId isFiled state light budget executed executionRate gap goalRate goalGap quadrant lateDifference liveRate disposal }
  units { ${UNIT} } } }`;

/** January to October, filed by 20 November. */
export const roundPlan = (name: string): Record<string, unknown> => ({
  budgetYear: 2019,
  name,
  periodFrom: '2019-01-01',
  periodTo: '2019-10-31',
  dueOn: '2019-11-20',
});

export const codes = ({ errors }: GraphqlAnswer): string[] =>
  (errors?.[0]?.extensions.refusals ?? []).map(({ code }) => code);

/** Waits until the job that opens a round has come to its end, whichever. */
export const finished = (client: TestClient, id: string): Promise<void> =>
  reached(client, id, ['DONE', 'FAILED', 'CANCELLED']);

export const running = (client: TestClient, id: string): Promise<void> => reached(client, id, ['RUNNING']);

async function reached(client: TestClient, id: string, states: readonly string[]): Promise<void> {
  for (let waited = 0; waited < 60_000; waited += 100) {
    const { data } = await client.graphql('query ($id: ID!) { monitoringRound(id: $id) { opening { state } } }', {
      id,
    });
    if (states.includes(data.monitoringRound.opening?.state)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`The job did not become ${states.join(' or ')}`);
}

export interface Made {
  id: string;
  version: number;
}

/** A place of its own for tests of rounds, with the steps that every one of them takes. */
export function useRounds() {
  let app: TestApp;
  let jurisdiction: string;
  let performance: TestClient;
  let unitId: string;
  beforeAll(async () => {
    app = await openTestApp();
    jurisdiction = await app.jurisdictionOf('clerk');
    performance = await app.as('performance');
    const rows = await sql<{ id: string }>(`SELECT id FROM organizations.agency WHERE name = '示例单位017'`);
    unitId = rows[0]!.id;
    // What the demo's bureau asked in its year has its own test; here a round takes what it is told to.
    await sql(`DELETE FROM organizations.rule_parameter WHERE code = 'monitoring.leastPerUnit'`);
  });
  afterAll(() => app.close());

  const sql = <Row extends object>(text: string, params: unknown[] = []): Promise<Row[]> =>
    app.database.sql(jurisdiction, text, params);

  async function plan(name: string, scope?: object, over: object = {}): Promise<Made> {
    const { data, errors } = await performance.graphql(PLAN, { input: { ...roundPlan(name), scope, ...over } });
    expect(errors).toBeUndefined();
    return data.planMonitoringRound;
  }
  async function open(round: Made): Promise<void> {
    const { errors } = await performance.graphql(START, { input: { id: round.id, expectedVersion: round.version } });
    expect(errors).toBeUndefined();
    await finished(performance, round.id);
  }
  const see = async (id: string, who = performance) =>
    (await who.graphql(`query ($id: ID!) { monitoringRound(id: $id) { ${ROUND} } }`, { id })).data.monitoringRound;
  const unitsOf = async (roundId: string, who = performance) =>
    (await who.graphql(UNITS, { roundId })).data.monitoringRoundUnits as Record<string, never>[];
  const boardOf = async (roundId: string, who = performance) =>
    (await who.graphql(BOARD, { roundId })).data.monitoringBoard;
  const move = (action: 'close' | 'report', input: object, who = performance) =>
    who.graphql(
      `mutation ($input: ${action === 'close' ? 'CloseRoundInput' : 'MoveRoundInput'}!) { ${action}MonitoringRound(input: $input) { ${ROUND} } }`,
      { input },
    );

  /** Projects of unit 017 and of no other, so that a round stays small. */
  const ofUnit = () => ({ objects: ['PROJECT'], leastPerUnit: null, leastAmount: null, agencyIds: [unitId] });

  return {
    sql,
    plan,
    open,
    see,
    unitsOf,
    boardOf,
    move,
    ofUnit,
    /** What is there once the tests run. */
    given: async () => ({ app, jurisdiction, unitId, performance, clerk: await app.as('clerk') }),
  };
}
