import { FigureRegistry } from '../../src/platform/figures/index.js';
import { openTestApp, type TestApp, type TestClient } from '../harness/index.js';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

/** Sign-in look-up and one statement for all the rest. */
const ALONE = 2;

const PROJECT = `id version budgetYear code name agencyId agencyName category nature field state secrecy source responsiblePerson
  responsiblePhone startsOn endsOn overview previousProjectId isSupplement isAssumed
  execution { asOf originalBudget adjustedBudget executedAmount executionRate }
  fundingLines { id fundKind fundSource originalAmount }
  adjustments { id fundingLineId kind amount adjustedOn documentNo reason }
  payments { id fundingLineId paidOn amount voucherNo }
  goal { id versionId versionNo version state objectType budgetYear projectId agencyId budgetRound catalogueCode overallGoal
    annualGoal basis scheduleText annualAmount contentHash returnedReason returnedBy adjustmentReason documentNo approvedOn isAssumed
    indicators { id indicatorKey horizon ordinal level1 level2 name direction isStrict targetValue targetText targetOn unit weight } }`;

/** A directive is for the executor only: the same question, answered by the resolvers. */
const byResolvers = (query: string): string => query.replace('{ id version', '{ id @include(if: true) version');

const LIST = `query ($after: String, $text: String) { projects(year: 2019, first: 40, after: $after, text: $text) {
  totalCount pageInfo { hasNextPage endCursor } nodes { ${PROJECT} } } }`;
const ONE = `query ($id: ID!) { project(id: $id) { ${PROJECT} } }`;

async function compare(client: TestClient, query: string, variables: Record<string, unknown>) {
  const fast = await client.graphql(query, variables);
  const slow = await client.graphql(byResolvers(query), variables);
  expect(fast.statements).toBe(ALONE);
  expect(slow.statements).toBeGreaterThan(ALONE);
  expect(slow.errors).toBeUndefined();
  expect(fast.data).toEqual(slow.data);
  return fast.data;
}

describe('read models', () => {
  it('answer a list as its resolvers do, page after page, for every reach', async () => {
    for (const account of ['performance', 'business', 'clerk']) {
      const client = await app.as(account);
      const first = await compare(client, LIST, {});
      expect(first.projects.nodes.length).toBeGreaterThan(0);
      if (first.projects.pageInfo.hasNextPage)
        await compare(client, LIST, { after: first.projects.pageInfo.endCursor });
      await compare(client, LIST, { text: '示例' });
      await compare(client, LIST, { text: 'no such project' });
    }
  });

  it('answer a page as its resolvers do, a classified project and one with money alike', async () => {
    const performance = await app.as('performance');
    const jurisdictionId = await app.jurisdictionOf('performance');
    const picked = await app.database.sql<{ id: string }>(
      jurisdictionId,
      `SELECT id FROM (SELECT project_id AS id, count(*) FROM projects.payment GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 3) paid
       UNION SELECT id FROM (SELECT id FROM projects.project WHERE budget_year = 2018 ORDER BY code LIMIT 1) earlier`,
    );
    expect(picked).toHaveLength(4);
    const answers = [];
    for (const { id } of picked) answers.push((await compare(performance, ONE, { id })).project);
    expect(answers.some(({ payments }) => payments.length > 0)).toBe(true);
    expect(answers.every(({ goal }) => goal.indicators.length > 0)).toBe(true);

    const classified = picked[0]!.id;
    await app.database.sql(
      jurisdictionId,
      `UPDATE projects.project SET secrecy = 'CLASSIFIED', name = code, field = NULL, overview = NULL,
         responsible_person = NULL, responsible_phone = NULL WHERE id = $1`,
      [classified],
    );
    const { project } = await compare(performance, ONE, { id: classified });
    expect(project).toMatchObject({ goal: null, payments: [], fundingLines: [] });
    expect(project.execution).toMatchObject({ originalBudget: null, executedAmount: null, executionRate: null });
  });

  it('open aliases and fragments, and merge what is asked twice', async () => {
    const performance = await app.as('performance');
    const { data, statements } = await performance.graphql(`
      { few: projects(year: 2019, first: 9) { nodes { ...Named goal { id } goal { state } } } all: projects(year: 2018) { totalCount } }
      fragment Named on Project { number: code ... on Project { name } }`);
    expect(statements).toBe(ALONE);
    expect(data.all.totalCount).toBeGreaterThan(1000);
    expect(Object.keys(data.few.nodes[0])).toEqual(['number', 'name', 'goal']);
    const withGoal = data.few.nodes.find(({ goal }: { goal: unknown }) => goal !== null);
    expect(Object.keys(withGoal.goal)).toEqual(['id', 'state']);
  });

  it('answer the figures of a year as their resolver does: all or some, of a report or of a day, of a place without records', async () => {
    const shown = 'id name definition unit owner status value numerator denominator rowCount asOf';
    const fast = `query ($year: Int!, $asOf: Date, $ids: [ID!]) { figures(year: $year, asOf: $asOf, ids: $ids) { ${shown} } }`;
    const slow = fast.replace('{ id', '{ id @include(if: true)');
    const ids = ['goal_coverage_pct_base1', 'goal_money', 'monitor_completed_month', 'goal_money', 'third_party_firms'];
    const seen = new Set<string>();
    for (const account of ['performance', 'county-clerk']) {
      const client = await app.as(account);
      for (const variables of [
        { year: 2019 },
        { year: 2019, asOf: '2019-06-30' },
        { year: 2019, ids },
        { year: 2031 },
        { year: 2019, asOf: '2001-01-01', ids },
      ]) {
        const [ours, theirs] = [await client.graphql(fast, variables), await client.graphql(slow, variables)];
        expect(theirs.errors).toBeUndefined();
        expect(ours.statements).toBe(ALONE);
        expect(ours.data).toEqual(theirs.data);
        for (const { status } of ours.data.figures) seen.add(status as string);
        const asked: string[] =
          variables.ids ??
          app.app
            .get(FigureRegistry)
            .all()
            .map(({ id }) => id);
        expect(ours.data.figures.map(({ id }: { id: string }) => id)).toEqual([...new Set(asked)]);
      }
    }
    expect([...seen].sort()).toEqual(['NOT_APPLICABLE', 'NOT_REPORTED', 'VALUE']);
  });

  it('leave figures to their resolver where it has something to refuse or nothing to answer', async () => {
    const client = await app.as('performance');
    const ask = 'query ($year: Int!, $ids: [ID!]) { figures(year: $year, ids: $ids) { id value } }';
    expect((await client.graphql(ask, { year: 2019, ids: ['no_such_figure'] })).errors?.[0]?.extensions.code).toBe(
      'NOT_FOUND',
    );
    expect((await client.graphql(ask, { year: 2019, ids: [] })).data).toEqual({ figures: [] });
    const odd = await client.graphql(ask, { year: -2147483648 });
    expect(odd.errors?.[0]?.extensions.code).toBe('BAD_INPUT');
    const refused = await (await app.as('sysadmin')).graphql(ask, { year: 2019 });
    expect(refused.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('leave every refusal to the resolvers: no permission, foreign id, broken cursor, too many, no sign-in', async () => {
    const county = await app.as('county-clerk');
    const mine = await (await app.as('performance')).graphql('{ projects(year: 2019, first: 1) { nodes { id } } }');
    const id = mine.data.projects.nodes[0].id as string;
    const code = async (client: TestClient, query: string, variables = {}) =>
      (await client.graphql(query, variables)).errors?.[0]?.extensions.code;
    const one = 'query ($id: ID!) { project(id: $id) { id } }';
    expect(await code(county, one, { id })).toBe('NOT_FOUND');
    expect(await code(county, one, { id: 'no id' })).toBe('NOT_FOUND');
    expect(await code(await app.as('clerk2'), one, { id: await projectOf('clerk') })).toBe('NOT_FOUND');
    expect(await code(county, '{ projects(year: 2019, after: "broken") { totalCount } }')).toBe('BAD_INPUT');
    expect(await code(county, '{ projects(year: 2019, first: 201) { totalCount } }')).toBe('BAD_INPUT');
    expect(await code(county, '{ projects(year: 1999) { totalCount } }')).toBe('BAD_INPUT');
    expect(await code(app.stranger(), '{ projects(year: 2019) { totalCount } }')).toBe('UNAUTHENTICATED');
    expect(await code(await app.as('sysadmin'), '{ projects(year: 2019) { totalCount } }')).toBe('FORBIDDEN');
  });

  it('give a program without the objective its project, and refuse the objective as the resolvers do', async () => {
    const feed = await app.program('budget-system', 'budget-feed');
    const answer = await feed.graphql('{ projects(year: 2019, first: 1) { nodes { id goal { id } } } }');
    expect(answer.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await feed.graphql('{ projects(year: 2019, first: 1) { nodes { id } } }')).statements).toBe(ALONE);
  });

  async function projectOf(account: string): Promise<string> {
    const { data } = await (await app.as(account)).graphql('{ projects(year: 2019, first: 1) { nodes { id } } }');
    return data.projects.nodes[0].id as string;
  }
});
