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
const ONE_AT_A_TIME = new Set(['history', 'findings', 'rules']);

type Field = GraphQLField<unknown, unknown>;
const needsArguments = ({ args }: Field): boolean =>
  args.some(({ type, defaultValue }) => isNonNullType(type) && defaultValue === undefined);

/** Everything that can be asked of a type without arguments, two levels of objects deep. */
function everything(typeName: string, depth = 3): string {
  const type = schema.getType(typeName);
  if (!isObjectType(type)) return '';
  const parts = Object.values(type.getFields())
    .filter((field) => !needsArguments(field) && !ONE_AT_A_TIME.has(field.name))
    .flatMap((field) => {
      const named = getNamedType(field.type);
      if (!isObjectType(named)) return [field.name];
      return depth === 1 ? [] : [`${field.name} ${everything(named.name, depth - 1)}`];
    });
  return `{ ${parts.join(' ')} }`;
}

const ACCOUNTS = ['performance', 'business', 'clerk', 'sysadmin', 'secadmin', 'auditadmin', 'auditor'];
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
  it('is the same for one row and for many, in every list of the schema with everything below it', async () => {
    const costs = [];
    let many = 0;
    for (const connection of connections()) {
      const one = await page(connection, 1);
      const all = await page(connection, 60);
      if (all.rows >= 50) many += 1;
      costs.push({ name: connection.name, one: one.statements, all: all.statements });
    }
    expect(costs.filter(({ one, all }) => one !== all)).toEqual([]);
    expect(costs.every(({ one }) => one >= 2)).toBe(true);
    // The demo holds at least fifty rows of these, or the comparison would say little.
    expect(many).toBeGreaterThanOrEqual(6);
  });
});
