import { openTestApp, type TestApp, type TestClient } from '../harness/index.js';

let app: TestApp;
let business: TestClient;
beforeAll(async () => {
  app = await openTestApp();
  business = await app.as('performance');
});
afterAll(() => app.close());

const DESK = `query ($state: String, $first: Int, $after: String, $order: String) {
  monitoringSheets(year: 2019, state: $state, first: $first, after: $after, order: $order) {
    totalCount pageInfo { hasNextPage endCursor } nodes { id light } } }`;

async function pages(
  first: number,
): Promise<{ ids: string[]; lights: (string | null)[]; total: number; statements: number[] }> {
  const ids: string[] = [];
  const lights: (string | null)[] = [];
  const statements: number[] = [];
  let after: string | null = null;
  for (;;) {
    const answer = await business.graphql(DESK, { state: 'ACCEPTED', first, after, order: 'LIGHT' });
    const { nodes, pageInfo, totalCount } = answer.data.monitoringSheets;
    statements.push(answer.statements);
    for (const node of nodes as { id: string; light: string | null }[]) {
      ids.push(node.id);
      lights.push(node.light);
    }
    if (!pageInfo.hasNextPage) return { ids, lights, total: totalCount, statements };
    after = pageInfo.endCursor;
  }
}

describe('the desk', () => {
  it('R101: puts red first, then amber, over any number of pages, and leaves out none', async () => {
    const small = await pages(7);
    const large = await pages(200);
    expect(small.ids).toEqual(large.ids);
    expect(new Set(small.ids).size).toBe(small.total);
    const rank = ['RED', 'YELLOW', 'GREEN', null];
    const ranks = small.lights.map((light) => rank.indexOf(light));
    expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
    expect(new Set(ranks).size).toBeGreaterThan(1);
  });

  it('asks the same number of questions whatever the page', async () => {
    const { statements } = await pages(11);
    expect(new Set(statements).size).toBe(1);
  });

  it('D62: refuses a cursor of the other order', async () => {
    const plain = await business.graphql(DESK, { state: 'ACCEPTED', first: 2 });
    const after = plain.data.monitoringSheets.pageInfo.endCursor;
    const { errors } = await business.graphql(DESK, { first: 2, after, order: 'LIGHT' });
    expect(errors![0]!.extensions.refusals).toMatchObject([{ code: 'CURSOR_INVALID' }]);
    const unknown = await business.graphql(DESK, { first: 2, order: 'NAME' });
    expect(unknown.errors![0]!.extensions.code).toBe('BAD_INPUT');
  });
});
