import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';

const DECIMAL = /^-?(0|[1-9][0-9]{0,16})(\.[0-9]{1,6})?$/;
const MONEY = /^-?(0|[1-9][0-9]{0,13})(\.[0-9]{1,2})?$/;
const DATE = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/;

function refuse(code: string, value: unknown): never {
  throw new GraphQLError(code, {
    extensions: { code: 'BAD_INPUT', refusals: [{ code, params: { value: String(value).slice(0, 40) } }] },
  });
}

function text(node: ValueNode, code: string): string {
  if (node.kind === Kind.STRING) return node.value;
  return refuse(code, node.kind);
}

/** Yuan as a decimal string with at most two decimals. A JSON number is refused: it has passed through a float. */
export const MoneyScalar = new GraphQLScalarType<string, string>({
  name: 'Money',
  description: 'Yuan as a decimal string with at most two decimals, such as "1735330800.00".',
  serialize: (value) => String(value),
  parseValue: (value) => money(value),
  parseLiteral: (node) => money(text(node, 'AMOUNT_FORMAT')),
});

function money(value: unknown): string {
  if (typeof value !== 'string') return refuse('AMOUNT_FORMAT', value);
  if (MONEY.test(value)) {
    const [whole = '0', cents = ''] = value.split('.');
    return `${whole}.${cents.padEnd(2, '0')}`;
  }
  if (DECIMAL.test(value)) return refuse('AMOUNT_SCALE', value);
  return refuse(/^-?\d{15,}/.test(value) ? 'AMOUNT_RANGE' : 'AMOUNT_NOT_NUMBER', value);
}

/** Weights, scores, targets, rates: exact decimals as strings. */
export const DecimalScalar = new GraphQLScalarType<string, string>({
  name: 'Decimal',
  description: 'Exact decimal number as a string with at most six decimals.',
  serialize: (value) => String(value),
  parseValue: (value) => decimal(value),
  parseLiteral: (node) => decimal(text(node, 'NUMBER_FORMAT')),
});

function decimal(value: unknown): string {
  return typeof value === 'string' && DECIMAL.test(value) ? value : refuse('NUMBER_FORMAT', value);
}

/** Calendar date of Asia/Shanghai. */
export const DateScalar = new GraphQLScalarType<string, string>({
  name: 'Date',
  description: 'Calendar date of Asia/Shanghai as YYYY-MM-DD.',
  serialize: (value) => (value instanceof Date ? shanghaiDate(value) : String(value)),
  parseValue: (value) => date(value),
  parseLiteral: (node) => date(text(node, 'DATE_FORMAT')),
});

function date(value: unknown): string {
  if (typeof value !== 'string' || !DATE.test(value)) return refuse('DATE_FORMAT', value);
  const parsed = new Date(`${value}T00:00:00Z`);
  return Number.isNaN(parsed.getTime()) || parsed.toISOString().slice(0, 10) !== value
    ? refuse('DATE_FORMAT', value)
    : value;
}

function shanghaiDate(instant: Date): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(instant);
}

/** Instant in UTC. */
export const DateTimeScalar = new GraphQLScalarType<string, string>({
  name: 'DateTime',
  description: 'Instant as ISO 8601 in UTC.',
  serialize: (value) => (value instanceof Date ? value.toISOString() : new Date(String(value)).toISOString()),
  parseValue: (value) => (typeof value === 'string' ? new Date(value).toISOString() : refuse('DATE_FORMAT', value)),
});

/** Structured facts whose shape depends on their kind: working of a score, parameters of a refusal. Output only. */
export const FactsScalar = new GraphQLScalarType({
  name: 'Facts',
  description: 'Structured facts, output only: the working of a score, the parameters of a refusal.',
  serialize: (value) => value,
  parseValue: (value) => refuse('OUTPUT_ONLY', value),
  parseLiteral: (node) => refuse('OUTPUT_ONLY', node.kind),
});
