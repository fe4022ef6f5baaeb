import { GraphQLSchemaHost } from '@nestjs/graphql';
import { type Permission, permissionsOf, type Role } from '@jixiao/shared';
import {
  type GraphQLField,
  getNamedType,
  type GraphQLInputType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { accessOf } from '../../src/platform/graphql/index.js';
import { type GraphqlAnswer, openTestApp, type TestApp, type TestClient } from '../harness/index.js';

let app: TestApp;
let schema: GraphQLSchema;
beforeAll(async () => {
  app = await openTestApp();
  schema = app.app.get(GraphQLSchemaHost).schema;
});
afterAll(() => app.close());

/** Open to a stranger, each for a reason that can be said in a line. */
const PUBLIC: Readonly<Record<string, string>> = {
  'Query.installation': 'the sign-in page must know where it is',
  'Query.viewer': 'null says that nobody has signed in',
};

/** One demo account for every role that has one. */
const ACCOUNTS: Readonly<Record<string, string>> = {
  UNIT_CLERK: 'clerk',
  UNIT_HEAD: 'subhead',
  FIN_BUSINESS: 'business',
  FIN_BUDGET: 'budget',
  FIN_TREASURY: 'treasury',
  FIN_PERFORMANCE: 'performance',
  FIN_SUPERVISION: 'supervision',
  BUREAU_LEADER: 'leader',
  GOVERNMENT: 'government',
  CONGRESS: 'congress',
  AUDIT: 'auditor',
  THIRD_PARTY: 'firm',
  SYSTEM_ADMIN: 'sysadmin',
  SECURITY_ADMIN: 'secadmin',
  AUDIT_ADMIN: 'auditadmin',
};

/** Between them they may do nearly everything, seen from the ends that differ. */
const ODD_SENDERS = ['performance', 'clerk', 'budget', 'sysadmin', 'secadmin', 'auditadmin', 'leader', 'business'];
const roleOf = (account: string): Role => Object.keys(ACCOUNTS).find((role) => ACCOUNTS[role] === account) as Role;

type Field = GraphQLField<unknown, unknown>;
/** Values by scalar that no honest form sends; every argument gets one, the optional ones as well. */
type Odd = Readonly<Record<string, unknown>>;
/** Refused before anything else is looked at, so an odd value in them would hide the rest. */
const GATES = ['idempotencyKey', 'after'];
const NOBODY = '019a0000-0000-7000-8000-000000000000';
const SCALARS: Readonly<Record<string, unknown>> = {
  Int: 2019,
  Float: 1,
  String: 'x',
  ID: NOBODY,
  Boolean: false,
  Date: '2019-12-26',
  DateTime: '2019-12-26T00:00:00Z',
  Money: '1.00',
  Decimal: '1',
};

function roots(): { name: string; field: Field; kind: 'query' | 'mutation' }[] {
  const of = (kind: 'query' | 'mutation'): { name: string; field: Field; kind: 'query' | 'mutation' }[] => {
    const type = kind === 'query' ? schema.getQueryType() : schema.getMutationType();
    return Object.values(type?.getFields() ?? {}).map((field) => ({
      name: `${type!.name}.${field.name}`,
      field,
      kind,
    }));
  };
  return [...of('query'), ...of('mutation')];
}

/** The least that the type takes, so that the operation gets as far as its guard. */
function sample(type: GraphQLInputType, odd?: Odd): unknown {
  if (isNonNullType(type)) return sample(type.ofType, odd);
  if (isListType(type)) return odd ? [sample(type.ofType, odd)] : [];
  if (isEnumType(type)) return type.getValues()[0]!.name;
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields());
    const needed = odd
      ? fields.filter(({ name }) => !GATES.includes(name))
      : fields.filter((one) => isNonNullType(one.type) && one.defaultValue === undefined);
    return Object.fromEntries(needed.map((one) => [one.name, sample(one.type, odd)]));
  }
  const { name } = getNamedType(type);
  return odd?.[name] ?? SCALARS[name] ?? 'x';
}

async function call(
  client: TestClient,
  { field, kind }: { field: Field; kind: string },
  odd?: Odd,
): Promise<GraphqlAnswer> {
  const args = odd
    ? field.args.filter(({ name }) => !GATES.includes(name))
    : field.args.filter((arg) => isNonNullType(arg.type) && arg.defaultValue === undefined);
  const declared = args.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ');
  const passed = args.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
  const body = isLeafType(getNamedType(field.type)) ? '' : '{ __typename }';
  const query = `${kind}${declared ? `(${declared})` : ''} { ${field.name}${passed ? `(${passed})` : ''} ${body} }`;
  return client.graphql(query, Object.fromEntries(args.map((arg) => [arg.name, sample(arg.type, odd)])));
}

const admits = (field: Field, may: ReadonlySet<Permission>): boolean => {
  const access = accessOf(field);
  return access.kind !== 'REQUIRES' || may.has(access.permission as Permission);
};

const codeOf = ({ errors }: GraphqlAnswer): string | null => errors?.[0]?.extensions.code ?? null;

describe('every operation', () => {
  it('C10: declares who may use it', () => {
    const open = roots().filter(({ field }) => accessOf(field).kind === 'PUBLIC');
    expect(open.map(({ name }) => name).sort()).toEqual(Object.keys(PUBLIC).sort());
    const undeclared = roots().filter(({ field }) => ['UNDECLARED', 'INHERITS'].includes(accessOf(field).kind));
    expect(undeclared.map(({ name }) => name)).toEqual([]);
    const loose = roots().filter(({ field, kind }) => kind === 'mutation' && accessOf(field).kind !== 'REQUIRES');
    expect(loose.map(({ name }) => name)).toEqual([]);
  });

  it('refuses a stranger', async () => {
    const answers = await Promise.all(
      roots()
        .filter(({ name }) => !(name in PUBLIC))
        .map(async (root) => [root.name, codeOf(await call(app.stranger(), root))]),
    );
    expect(answers.filter(([, code]) => code !== 'UNAUTHENTICATED')).toEqual([]);
  });

  it.each(Object.entries(ACCOUNTS))(
    'C11: lets %s do what the role may, refuses the rest, and never breaks',
    async (role, account) => {
      const client = await app.as(account);
      const may = permissionsOf([role as Role]);
      const { data } = await client.graphql('{ viewer { permissions roles } }');
      expect(data.viewer).toMatchObject({ roles: [role], permissions: [...may].sort() });
      const wrong: unknown[] = [];
      for (const root of roots()) {
        // The last one ends what the others stand on; it has a test of its own.
        if (root.name === 'Mutation.moveDemoDate' && may.has('demo.moveDate')) continue;
        const allowed = admits(root.field, may);
        const answer = await call(client, root);
        const code = codeOf(answer);
        const refused = code === 'FORBIDDEN' && answer.errors![0]!.extensions.refusals![0]!.code === 'NO_PERMISSION';
        if (code === 'INTERNAL' || code === 'UNAUTHENTICATED' || (!allowed && !refused))
          wrong.push([root.name, code, allowed]);
      }
      expect(wrong).toEqual([]);
    },
  );

  it('R229: lets the auditor read reports and ledgers and change nothing', async () => {
    const auditor = await app.as('auditor');
    const { data, errors } = await auditor.graphql(`{
      annualReport(year: 2019) { title availableActions { allowed } } figures(year: 2019) { id }
      correctiveActions(workYear: 2019) { nodes { availableActions { allowed } } }
      goals(year: 2019) { nodes { availableActions { allowed } } }
      monitoringSheets(year: 2019) { nodes { availableActions { allowed } } }
      disclosures(workYear: 2019) { nodes { availableActions { allowed } } } }`);
    expect(errors).toBeUndefined();
    expect(data.correctiveActions.nodes.length).toBeGreaterThan(0);
    expect(JSON.stringify(data)).toContain('"allowed":false');
    expect(JSON.stringify(data)).not.toContain('"allowed":true');
    const entries = async (): Promise<unknown> =>
      app.database.sql(
        await app.jurisdictionOf('auditor'),
        `SELECT count(*) FROM platform.audit_entry WHERE action <> 'signIn'`,
      );
    const before = await entries();
    const answers = await Promise.all(
      roots()
        .filter(({ kind }) => kind === 'mutation')
        .map(async (root) => [root.name, codeOf(await call(auditor, root))]),
    );
    expect(answers.filter(([, code]) => !['FORBIDDEN', 'REFUSED', 'NOT_FOUND'].includes(code!))).toEqual([]);
    expect(await entries()).toEqual(before);
  });

  it('C52: shows no administrator any business', () => {
    const business = roots().filter(({ field }) => {
      const access = accessOf(field);
      return access.kind === 'REQUIRES' && !/^(org|user|grant|audit)\./.test(access.permission);
    });
    expect(business.length).toBeGreaterThan(20);
    for (const role of ['SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN'] as const) {
      const seen = business.filter(({ field }) => {
        const access = accessOf(field);
        return access.kind === 'REQUIRES' && permissionsOf([role]).has(access.permission);
      });
      expect([role, seen.map(({ name }) => name)]).toEqual([role, []]);
    }
  });
});

describe('every input', () => {
  it.each<[string, Odd]>([
    ['no id', { ID: 'x' }],
    ['an id with a statement in it', { ID: `${NOBODY}' OR 1=1 --`, String: `'; DROP TABLE x; --` }],
    ['the smallest number', { Int: -2147483648, Money: '-99999999999999.99', Decimal: '-99999999999999999' }],
    ['the largest number', { Int: 2147483647, Money: '99999999999999.99', Decimal: '99999999999999999.999999' }],
    ['a NUL', { String: 'a\u0000b' }],
    ['half a character', { String: 'a\ud800' }],
    ['a direction override', { String: 'a\u202eb' }],
    ['a long text', { String: '长'.repeat(20_000) }],
    ['the first day', { Date: '0001-01-01' }],
    ['the last day', { Date: '9999-12-31' }],
  ])('D: answers %s with a refusal, never with a defect', async (_name, odd) => {
    const broken: unknown[] = [];
    let asked = 0;
    for (const account of ODD_SENDERS) {
      const client = await app.as(account);
      // Whoever may not is stopped before a value is looked at; that is C11's to show.
      const may = permissionsOf([roleOf(account)]);
      for (const root of roots().filter(({ name, field }) => name !== 'Mutation.moveDemoDate' && admits(field, may))) {
        const code = codeOf(await call(client, root, odd));
        asked += 1;
        if (code === 'INTERNAL' || code === 'INTERNAL_SERVER_ERROR') broken.push([account, root.name]);
      }
    }
    expect(broken).toEqual([]);
    expect(asked).toBeGreaterThan(roots().length);
  });

  it('C19: has no field for the tenant, the state or the version that the server decides', () => {
    const forbidden =
      /^(jurisdictionId|tenantId|version|createdAt|updatedAt|isAssumed|contentHash|submittedBy|approvedBy)$/i;
    const inputs = Object.values(schema.getTypeMap()).filter(isInputObjectType);
    expect(inputs.length).toBeGreaterThan(10);
    const bad = inputs.flatMap((type) =>
      Object.keys(type.getFields())
        .filter((name) => forbidden.test(name))
        .map((name) => `${type.name}.${name}`),
    );
    expect(bad).toEqual([]);
  });

  it('D30: takes no cursor but its own', async () => {
    const values = ['x', -1, null, '1e999', '9999-99-99', NOBODY];
    const forged = values.flatMap((value) =>
      [1, 2, 3, 4].map((length) => Buffer.from(JSON.stringify(Array(length).fill(value))).toString('base64url')),
    );
    const performance = await app.as('performance');
    const auditadmin = await app.as('auditadmin');
    const broken: unknown[] = [];
    for (const { name, field } of roots().filter((root) => root.field.args.some((arg) => arg.name === 'after'))) {
      const needed = field.args.filter((arg) => isNonNullType(arg.type) && arg.defaultValue === undefined);
      const passed = needed.map((arg) => `, ${arg.name}: ${JSON.stringify(sample(arg.type))}`).join('');
      for (const cursor of ['x', '%', ...forged]) {
        const client = name === 'Query.auditEntries' || name === 'Query.users' ? auditadmin : performance;
        const answer = await client.graphql(`{ ${field.name}(after: "${cursor}"${passed}) { __typename } }`);
        if (codeOf(answer) === 'INTERNAL') broken.push([name, Buffer.from(cursor, 'base64url').toString()]);
      }
    }
    expect(broken).toEqual([]);
  });

  it('limits every list argument of the schema that pages', () => {
    const types = Object.values(schema.getTypeMap()).filter(isObjectType);
    const pages = types.flatMap((type) =>
      Object.values(type.getFields()).map((field) => ({ name: `${type.name}.${field.name}`, field })),
    );
    const unlimited = pages.filter(({ field }) => {
      const returns = getNamedType(field.type).name;
      return returns.endsWith('Connection') && !field.args.some((arg) => arg.name === 'first');
    });
    expect(unlimited.map(({ name }) => name)).toEqual([]);
  });
});
