import { Injectable } from '@nestjs/common';
import { type Actor, reachSql } from '../../access/index.js';

/** What the SQL of one question may use: the actor's reach, and parameters. */
export interface SqlScope {
  readonly actor: Actor;
  readonly params: unknown[];
}

/** Placeholders that every question begins with. */
export const JURISDICTION = '$1';
/** Business date of the actor. */
export const TODAY = '$2';

export const scopeOf = (actor: Actor): SqlScope => ({ actor, params: [actor.jurisdictionId, actor.today] });

export function parameter(scope: SqlScope, value: unknown): string {
  scope.params.push(value);
  return `$${scope.params.length}`;
}

export const withinReach = (scope: SqlScope, agencyColumn: string): string =>
  reachSql(scope.actor, agencyColumn, JURISDICTION, scope.params);

/** SQL expression of each field that is a column: already the text or number that the scalar would print. */
export type Columns = Readonly<Record<string, string>>;

/** A field that holds one object or a list of objects. */
export interface Branch {
  /** FROM and WHERE, which may look at the aliases of the object above. */
  from: (scope: SqlScope) => string;
  /** For a list, its order; a branch without one is a single object or null. */
  orderBy?: string;
}

type Args = Readonly<Record<string, unknown>>;

/** A root field that yields one object. Null: this question is not for the read model. */
export interface OneRoot {
  kind: 'ONE';
  from: (scope: SqlScope, args: Args) => string | null;
}

/** A root field that yields a connection in the order of one unique column. */
export interface ConnectionRoot {
  kind: 'CONNECTION';
  table: string;
  alias: string;
  key: string;
  where: (scope: SqlScope, args: Args) => string;
  /** Key of the row that the cursor names; throws where there is none. */
  after: (cursor: unknown) => string | null;
}

/** A root field whose JSON its owner writes as a whole: fields that are computed, not columns of a table. */
export interface WrittenRoot {
  kind: 'WRITTEN';
  /** Fields that `sql` can write. */
  fields: readonly string[];
  sql: (scope: SqlScope, args: Args, shown: readonly { key: string; name: string }[]) => string | null;
}

export type Root = (OneRoot | ConnectionRoot | WrittenRoot) & {
  /** The class that the arguments are checked by, the same as the resolver's. */
  args?: new () => object;
};

/**
 * Types that the database can answer as JSON by itself. A module describes its own types and adds its fields to those of
 * earlier modules, as its resolvers do; what is not described here is answered by the resolvers.
 */
@Injectable()
export class ReadModels {
  private readonly types = new Map<string, { columns: Columns; branches: Record<string, Branch> }>();
  private readonly roots = new Map<string, Root>();

  type(name: string, columns: Columns, branches: Record<string, Branch> = {}): void {
    const known = this.types.get(name);
    this.types.set(name, {
      columns: { ...known?.columns, ...columns },
      branches: { ...known?.branches, ...branches },
    });
  }

  query(field: string, root: Root): void {
    this.roots.set(field, root);
  }

  root(field: string): Root | undefined {
    return this.roots.get(field);
  }

  column(type: string, field: string): string | undefined {
    const columns = this.types.get(type)?.columns;
    return columns && Object.hasOwn(columns, field) ? columns[field] : undefined;
  }

  branch(type: string, field: string): Branch | undefined {
    const branches = this.types.get(type)?.branches;
    return branches && Object.hasOwn(branches, field) ? branches[field] : undefined;
  }
}
