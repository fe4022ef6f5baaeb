import { Column, type ColumnOptions, DefaultNamingStrategy, type ValueTransformer } from 'typeorm';

/** For `default:` of a timestamptz column. */
export const NOW = (): string => 'now()';

/** For `default:` of a date column: the day on which it happened for the office, in a demo the day of the demo. */
export const BUSINESS_DATE = (): string => 'platform.business_date()';

const AMOUNT = /^-?\d{1,16}(\.\d{1,2})?$/;

/** Yuan stay the decimal string that they are. PostgreSQL would round 0.005 without a word (ADR 3), so it never sees one. */
export const decimalYuan: ValueTransformer = {
  to(value: unknown): unknown {
    if (value === null || value === undefined) return value;
    if (typeof value === 'string' && AMOUNT.test(value)) return value;
    throw new TypeError(`Not an amount of yuan: ${String(value)}`);
  },
  from: (value: unknown): unknown => value,
};

/** An amount of yuan, `numeric(18,2)`. */
export function MoneyColumn(options: Pick<ColumnOptions, 'nullable'> = {}): PropertyDecorator {
  return Column('numeric', { precision: 18, scale: 2, transformer: decimalYuan, ...options });
}

/** The whole fen that the database derives from the amount beside it, for sorting and paging (design §8.9). */
export function FenColumn(amount: string): PropertyDecorator {
  return Column({
    type: 'bigint',
    asExpression: `((${snakeCase(amount)} * (100)::numeric))::bigint`,
    generatedType: 'STORED',
    nullable: true,
    insert: false,
    update: false,
    select: false,
  });
}

export function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** A property `projectId` is the column `project_id`; no entity says so for itself. */
export class SnakeCaseNames extends DefaultNamingStrategy {
  override columnName(propertyName: string, customName: string | undefined, prefixes: string[]): string {
    return customName ?? snakeCase([...prefixes, propertyName].join('_'));
  }
}
