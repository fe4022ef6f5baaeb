/** What PostgreSQL reads out of the JSON of the loader, and the type of the value on our side. */
interface Scalar {
  uuid: string;
  text: string;
  numeric: string;
  integer: number;
  bigint: number;
  boolean: boolean;
  date: string;
  timestamptz: string;
  'text[]': readonly string[];
  'uuid[]': readonly string[];
  'integer[]': readonly number[];
  jsonb: unknown;
}
export type ColumnType = keyof Scalar;
/** A trailing question mark allows null. */
export type Column = ColumnType | `${ColumnType}?`;
export type Columns = Readonly<Record<string, Column>>;

/**
 * The columns that the demo fills in one table. `jurisdiction_id` is the loader's; generated columns and columns whose
 * default fits are left out.
 */
export const table = <const C extends Columns>(columns: C): C => columns;

export type RowOf<C extends Columns> = {
  -readonly [K in keyof C as C[K] extends ColumnType ? K : never]: C[K] extends ColumnType ? Scalar[C[K]] : never;
} & {
  -readonly [K in keyof C as C[K] extends ColumnType ? never : K]?: C[K] extends `${infer T extends ColumnType}?`
    ? Scalar[T] | null
    : never;
};
