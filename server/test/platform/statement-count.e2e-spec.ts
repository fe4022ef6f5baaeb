import { GraphQLSchemaHost } from '@nestjs/graphql';
import { getNamedType, type GraphQLField, type GraphQLSchema, isNonNullType, isObjectType } from 'graphql';
import { openTestApp, type TestApp } from '../harness/index.js';

let app: TestApp;
let schema: GraphQLSchema;
beforeAll(async () => {
  app = await openTestApp();
  ({ schema } = app.app.get(GraphQLSchemaHost));
});
afterAll(() => app.close());

/** Fields that answer from another source with each row's own history, and are asked for one record at a time only. */
const ONE_AT_A_TIME = new Set(['history', 'findings', 'rules', 'versions', 'uses', 'reachedBefore']);

/** Lists of which the demo holds more than fifty. */
const LONG = [
  'projects',
  'goals',
  'monitoringSheets',
  'selfEvaluations',
  'evaluationTasks',
  'assessmentRanking',
  'figureRows',
];

/** Pages of single records, by the list that names them. */
const PAGES = {
  projects: 'project',
  goals: 'goal',
  monitoringSheets: 'monitoringSheet',
  selfEvaluations: 'selfEvaluation',
  evaluationTasks: 'evaluationTask',
  assessmentRanking: 'assessmentSheet',
  correctiveActions: 'correctiveAction',
};

type Field = GraphQLField<unknown, unknown>;
const needsArguments = ({ args }: Field): boolean =>
  args.some(({ type, defaultValue }) => isNonNullType(type) && defaultValue === undefined);

/** Everything that can be asked of a type without arguments, three levels deep. */
function everything(typeName: string, depth = 3): string {
  const type = schema.getType(typeName);
  if (!isObjectType(type)) return '';
  const parts = Object.values(type.getFields())
    .filter((field) => !needsArguments(field) && !ONE_AT_A_TIME.has(field.name))
    .flatMap((field) => {
      const named = getNamedType(field.type);
      if (!isObjectType(named)) return [field.name];
      const below = depth === 1 ? '' : everything(named.name, depth - 1);
      return below === '' ? [] : [`${field.name} ${below}`];
    });
  return parts.length === 0 ? '' : `{ ${parts.join(' ')} }`;
}

const ACCOUNTS = [
  'performance',
  'business',
  'budget',
  'treasury',
  'leader',
  'clerk',
  'sysadmin',
  'secadmin',
  'auditadmin',
];
/** Questions that the guards of one state ask more than those of another: of an evaluation corrections, papers, contract, team. */
const GUARDS = 4;
const ARGUMENTS: Readonly<Record<string, string>> = {
  year: 'year: 2019',
  workYear: 'workYear: 2019',
  term: 'term: "示例"',
};

/** The connections of the schema: what a list page asks. */
function connections(): { name: string; node: string; args: string[] }[] {
  return Object.values(schema.getQueryType()!.getFields())
    .filter(({ type }) => getNamedType(type).name.endsWith('Connection'))
    .map((field) => {
      const connection = getNamedType(field.type);
      const node = isObjectType(connection) ? getNamedType(connection.getFields().nodes!.type).name : '';
      const required = field.args.filter(({ type, defaultValue }) => isNonNullType(type) && defaultValue === undefined);
      const args = required.map(({ name }) =>
        name === 'id' ? 'id: "goal_projects"' : (ARGUMENTS[name] ?? `${name}: ?`),
      );
      return { name: field.name, node, args };
    });
}

/** Statements and rows of one page, asked by the first account that may. */
async function page({ name, node, args }: ReturnType<typeof connections>[number], first: number) {
  const query = `{ ${name}(${[...args, `first: ${first}`].join(', ')}) { totalCount nodes ${everything(node)} pageInfo { hasNextPage endCursor } } }`;
  for (const account of ACCOUNTS) {
    const client = await app.as(account).catch(() => null);
    const answer = await client?.graphql(query);
    if (!answer || answer.errors?.some(({ extensions }) => extensions.code === 'FORBIDDEN')) continue;
    if (answer.errors) throw new Error(`${name}: ${JSON.stringify(answer.errors).slice(0, 500)}`);
    return { statements: answer.statements, rows: answer.data[name].nodes.length as number };
  }
  throw new Error(`${name}: none of ${ACCOUNTS.join(', ')} may ask it`);
}

describe('the number of SQL statements of an operation', () => {
  it('does not grow with the rows, in every list of the schema with everything below it', async () => {
    const costs = [];
    for (const connection of connections()) {
      const one = await page(connection, 1);
      const some = await page(connection, 25);
      const many = await page(connection, 60);
      costs.push({
        name: connection.name,
        one: one.statements,
        some: some.statements,
        many: many.statements,
        rows: many.rows,
      });
    }
    expect(costs.filter(({ some, many }) => some !== many)).toEqual([]);
    // A guard is asked where some row stands in its state, so that one row may ask a few questions less than many.
    expect(costs.filter(({ one, many }) => one < 2 || one > many || many - one > GUARDS)).toEqual([]);
    // The demo holds at least fifty rows of these, or the comparison would say little.
    const long = costs.filter(({ rows }) => rows >= 50).map(({ name }) => name);
    expect(long).toEqual(expect.arrayContaining(LONG));
  });

  it('is the same for any record of a kind, for its page with everything on it', async () => {
    for (const [list, single] of Object.entries(PAGES)) {
      const connection = connections().find(({ name }) => name === list)!;
      const client = await app.as('performance');
      const found = await client.graphql(
        `{ ${list}(${[...connection.args, 'first: 30'].join(', ')}) { nodes { id } } }`,
      );
      const counts = new Set<number>();
      for (const { id } of found.data[list].nodes) {
        const answer = await client.graphql(`{ ${single}(id: "${id}") ${everything(connection.node)} }`);
        expect(answer.errors).toBeUndefined();
        counts.add(answer.statements);
      }
      expect([single, Math.max(...counts) - Math.min(...counts) <= GUARDS]).toEqual([single, true]);
    }
  });

  it('is two for the figures, for a list and for a page of projects', async () => {
    const performance = await app.as('performance');
    const figures = await performance.graphql('{ figures(year: 2019) { id value status rowCount } }');
    expect(figures.data.figures.length).toBeGreaterThan(30);
    // Sign-in and the answer.
    expect(figures.statements).toBe(2);
    const some = await performance.graphql(
      '{ figures(year: 2019, ids: ["goal_money", "monitor_money", "goal_money"]) { id value status rowCount } }',
    );
    const named = ({ id }: { id: string }) => ['goal_money', 'monitor_money'].includes(id);
    expect(some.data.figures).toEqual(figures.data.figures.filter(named));
    expect(some.statements).toBe(2);
    const unknown = await performance.graphql('{ figures(year: 2019, ids: ["no_such_figure"]) { id } }');
    expect(unknown.errors![0]!.extensions.code).toBe('NOT_FOUND');
    const list = await performance.graphql(
      '{ projects(year: 2019, first: 100) { totalCount nodes { id goal { state } } } }',
    );
    expect([list.data.projects.nodes.length, list.statements]).toEqual([100, 2]);
  });

  it('is the same for an empty desk and a full one', async () => {
    const workbench = `{ workbench(year: 2019) ${everything('Workbench')} }`;
    const counts = [];
    for (const account of ['performance', 'clerk', 'head', 'business', 'leader']) {
      const answer = await (await app.as(account)).graphql(workbench);
      expect(answer.errors).toBeUndefined();
      counts.push(answer.statements);
    }
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(2);
  });
});
