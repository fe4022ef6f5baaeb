import { type Type } from '@nestjs/common';
import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { badInput } from '../errors/domain-error.js';

/** `first` is at most 200 (design §4); `after` is an opaque cursor that this server made. */
@ArgsType()
export class PageArgs {
  @Field(() => Int, { defaultValue: 50 })
  @IsInt()
  @Min(1)
  @Max(200)
  first: number = 50;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  after?: string | null;
}

@ObjectType()
export class PageInfo {
  @Field(() => String, { nullable: true })
  endCursor: string | null;

  @Field()
  hasNextPage: boolean;
}

export interface Page<T> {
  nodes: T[];
  pageInfo: PageInfo;
  totalCount: number;
}

/** A connection type over `node`, named `<Node>Connection`. */
export function Connection<T>(node: Type<T>): Type<Page<T>> {
  @ObjectType(`${node.name}Connection`)
  class ConnectionType {
    @Field(() => [node])
    nodes: T[];

    @Field(() => PageInfo)
    pageInfo: PageInfo;

    @Field(() => Int, { description: 'Number of all rows that match the filter, not only of this page.' })
    totalCount: number;
  }
  return ConnectionType as Type<Page<T>>;
}

/** Cursor over sort key values. Values are data again when they come back: they only ever become parameters. */
export function encodeCursor(values: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(values), 'utf8').toString('base64url');
}

/** @throws DomainError CURSOR_INVALID */
export function decodeCursor(cursor: string | null | undefined, length: number): (string | number | null)[] | null {
  if (!cursor) return null;
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    const plain = (value: unknown): boolean => value === null || typeof value === 'string' || typeof value === 'number';
    if (Array.isArray(values) && values.length === length && values.every(plain)) {
      return values as (string | number | null)[];
    }
  } catch {
    // Falls through to the one refusal for every broken cursor.
  }
  throw badInput('CURSOR_INVALID', 'after');
}

/** Makes a page of rows that were fetched with LIMIT first + 1. */
export function pageOf<Row, Node>(
  rows: readonly Row[],
  first: number,
  totalCount: number,
  cursor: (row: Row) => readonly (string | number | null)[],
  node: (row: Row) => Node,
): Page<Node> {
  const shown = rows.slice(0, first);
  const last = shown.at(-1);
  return {
    nodes: shown.map(node),
    pageInfo: { endCursor: last ? encodeCursor(cursor(last)) : null, hasNextPage: rows.length > first },
    totalCount,
  };
}
