import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import {
  getNamedType,
  type GraphQLArgument,
  type GraphQLSchema,
  isInputObjectType,
  isNonNullType,
  isEnumType,
  isListType,
  lexicographicSortSchema,
  printSchema,
} from 'graphql';
import { newId } from '../../src/platform/database/index.js';
import { openTestApp, type TestApp } from '../harness/index.js';

const FILE = path.resolve(import.meta.dirname, '../../schema.graphql');

let app: TestApp;
let schema: GraphQLSchema;
beforeAll(async () => {
  app = await openTestApp();
  ({ schema } = app.app.get(GraphQLSchemaHost));
});
afterAll(() => app.close());

/** A value of the right type that names nothing of the caller's: ids are foreign, words are harmless. */
function sample(type: GraphQLArgument['type'], foreignId: string, depth = 0): unknown {
  if (isNonNullType(type)) return sample(type.ofType, foreignId, depth);
  if (isListType(type)) return [sample(type.ofType, foreignId, depth + 1)];
  const named = getNamedType(type);
  if (isEnumType(named)) return named.getValues()[0]!.name;
  if (isInputObjectType(named)) {
    return Object.fromEntries(
      Object.values(named.getFields())
        .filter((field) => isNonNullType(field.type) && field.defaultValue === undefined)
        .map((field) => [field.name, sample(field.type, foreignId, depth + 1)]),
    );
  }
  switch (named.name) {
    case 'ID':
      return foreignId;
    case 'Int':
      return 2019;
    case 'Boolean':
      return false;
    case 'Date':
      return '2019-12-31';
    case 'Money':
    case 'Decimal':
      return '1.00';
    default:
      return '1';
  }
}

/** Leaves only: enough to make the server answer, little enough to read. */
const selection = (typeName: string): string =>
  schema.getType(typeName)!.astNode === undefined && 'getFields' in schema.getType(typeName)! ? '{ __typename }' : '';

describe('the schema', () => {
  it('is the committed one (refresh with JIXIAO_WRITE_SCHEMA=1 npm test -- schema)', () => {
    const printed = `${printSchema(lexicographicSortSchema(schema))}\n`;
    if (process.env.JIXIAO_WRITE_SCHEMA === '1') writeFileSync(FILE, printed);
    expect(printed).toBe(readFileSync(FILE, 'utf8'));
  });

  it.each([
    ['a clerk of another tenant', 'county-clerk'],
    ['a firm', 'firm'],
    ['a clerk of another unit', 'clerk2'],
  ])(
    'gives %s nothing for foreign ids, over every operation that takes one',
    async (_name, account) => {
      const jurisdictionId = await app.jurisdictionOf('clerk');
      // Real ids of unit 017 or of the whole district, one of every kind of document, and one that does not exist.
      const rows = await app.database.sql<{ id: string }>(
        jurisdictionId,
        `SELECT p.id FROM projects.project p JOIN organizations.agency a ON a.id = p.agency_id AND a.name = '示例单位017' AND p.budget_year = 2019
        UNION ALL (SELECT v.id FROM goals.objective_version v JOIN goals.objective o ON o.id = v.objective_id JOIN organizations.agency a ON a.id = o.agency_id AND a.name = '示例单位017' LIMIT 2)
        UNION ALL (SELECT s.id FROM monitoring.sheet s JOIN organizations.agency a ON a.id = s.agency_id AND a.name = '示例单位017' LIMIT 1)
        UNION ALL (SELECT e.id FROM evaluation.self_evaluation e JOIN organizations.agency a ON a.id = e.agency_id AND a.name = '示例单位017' LIMIT 1)
        UNION ALL (SELECT id FROM evaluation.evaluation_task WHERE kind = 'FINANCE' AND state = 'FEEDBACK_SENT' LIMIT 1)
        UNION ALL (SELECT id FROM results.corrective_action LIMIT 1)
        UNION ALL (SELECT s.id FROM assessment.sheet s JOIN organizations.agency a ON a.id = s.agency_id AND a.name = '示例单位017' LIMIT 1)`,
      );
      const ids = [...rows.slice(0, 3).map(({ id }) => id), ...rows.slice(-7).map(({ id }) => id), newId()];
      const client = await app.as(account);
      const operations = [schema.getQueryType()!, schema.getMutationType()!].flatMap((root) =>
        Object.values(root.getFields()).map((field) => ({ root: root.name === 'Query' ? 'query' : 'mutation', field })),
      );
      const takesId = (type: GraphQLArgument['type'], seen = new Set<string>()): boolean => {
        const named = getNamedType(type);
        if (named.name === 'ID') return true;
        if (!isInputObjectType(named) || seen.has(named.name)) return false;
        seen.add(named.name);
        return Object.values(named.getFields()).some((field) => isNonNullType(field.type) && takesId(field.type, seen));
      };
      const before = await app.database.sql<{ n: string }>(
        jurisdictionId,
        'SELECT count(*)::text AS n FROM platform.audit_entry',
      );
      const leaks: string[] = [];
      let tried = 0;
      for (const { root, field } of operations) {
        const required = field.args.filter((arg) => isNonNullType(arg.type) && arg.defaultValue === undefined);
        if (!required.some((arg) => takesId(arg.type))) continue;
        const declared = required.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ');
        const passed = required.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
        const text = `${root} (${declared}) { ${field.name}(${passed}) ${selection(getNamedType(field.type).name)} }`;
        const answers = await Promise.all(
          ids.map((id) =>
            client.graphql(text, Object.fromEntries(required.map((arg) => [arg.name, sample(arg.type, id)]))),
          ),
        );
        for (const answer of answers) {
          tried += 1;
          const isEmptyList = Array.isArray(answer.data?.[field.name]) && answer.data[field.name].length === 0;
          if (answer.errors === undefined && answer.data?.[field.name] !== null && !isEmptyList)
            leaks.push(`${field.name} answered`);
          const code = answer.errors?.[0]?.extensions.code;
          if (code && !['NOT_FOUND', 'FORBIDDEN', 'BAD_INPUT', 'REFUSED', 'CONFLICT'].includes(code))
            leaks.push(`${field.name}: ${code}`);
          if (JSON.stringify(answer).includes('示例单位017')) leaks.push(`${field.name} names the unit`);
        }
      }
      const after = await app.database.sql<{ n: string }>(
        jurisdictionId,
        'SELECT count(*)::text AS n FROM platform.audit_entry',
      );
      expect([...new Set(leaks)]).toEqual([]);
      expect(tried).toBeGreaterThan(100);
      // Nothing was written: refused operations leave no trace of a change.
      expect(after).toEqual(before);
    },
    180_000,
  );
});
