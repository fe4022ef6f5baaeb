import type { GraphqlAnswer, TestClient } from '../harness/index.js';

export const ROUND = `id version name kind state periodFrom periodTo dueOn openedOn closedOn closingNote reportNote sheets filed accepted
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
