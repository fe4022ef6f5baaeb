import type { ApolloServerPlugin, GraphQLResponse } from '@apollo/server';
import { HeaderMap } from '@apollo/server';
import { Logger } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import {
  type DocumentNode,
  getArgumentValues,
  getVariableValues,
  type GraphQLSchema,
  type OperationDefinitionNode,
  OperationTypeNode,
} from 'graphql';
import { type Actor, currentActor } from '../../access/index.js';
import type { UnitOfWork } from '../../database/unit-of-work.js';
import { unreadableValue } from '../../errors/database-error.js';
import { DomainError } from '../../errors/domain-error.js';
import { accessOf, type FieldAccess, refusalOf } from '../access.js';
import { isCovered, rootSql } from './plan.js';
import { type ReadModels, type Root, scopeOf } from './read-models.js';
import { RawJson } from './raw-json.js';
import { type Selected, selectionOf } from './selection.js';

interface Plan {
  roots: readonly { selected: Selected; root: Root }[];
  /** Everything that the fields of the answer ask of the actor. */
  accesses: readonly FieldAccess[];
}

const logger = new Logger('ReadModel');

/**
 * Answers a query by one prepared statement whose JSON the database makes, where read models describe every selected
 * field, every permission is there and the arguments are in order. In every other case it steps aside, and the resolvers
 * answer or refuse: there is one way to refuse, and it is theirs.
 */
export function readModelPlugin(uow: UnitOfWork, models: ReadModels): ApolloServerPlugin {
  const plans = new WeakMap<OperationDefinitionNode, Plan | null>();
  const names = new Map<string, string>();

  const planOf = (schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): Plan | null => {
    const known = plans.get(operation);
    if (known !== undefined) return known;
    const made = makePlan(models, schema, document, operation);
    plans.set(operation, made);
    return made;
  };

  const nameOf = (sql: string): string => {
    const known = names.get(sql);
    if (known) return known;
    // Free queries of programs must not fill the memory; a name that is forgotten is not given again.
    if (names.size >= MOST_STATEMENTS) return '';
    const name = `read_model_${names.size + 1}`;
    names.set(sql, name);
    return name;
  };

  const answer = async (
    schema: GraphQLSchema,
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Record<string, unknown>,
  ): Promise<string | null> => {
    const plan = planOf(schema, document, operation);
    const actor = currentActor();
    if (!plan || plan.accesses.some((access) => refusalOf(access, actor) !== null)) return null;
    const statement = write(models, schema, operation, plan, variables, actor);
    if (!statement) return null;
    const [row] = await uow.preparedLast<Record<string, string | null>>(
      nameOf(statement.sql),
      statement.sql,
      statement.params,
    );
    const parts = plan.roots.map(({ selected: { key } }, n) => [key, row![`r${n}`]] as const);
    // Nothing there, or not for this actor: the resolver says so.
    return parts.every(([, json]) => json) ? `{${parts.map(([key, json]) => `"${key}":${json}`).join(',')}}` : null;
  };

  return {
    requestDidStart: () =>
      Promise.resolve({
        responseForOperation: async ({ schema, document, operation, request }) => {
          try {
            const json = await answer(schema, document, operation, request.variables ?? {});
            return json === null ? null : response(json);
          } catch (error) {
            // A broken description must not cost the answer: the resolvers give it, and the log tells. A value that the
            // database cannot read is the asker's fault, and theirs to refuse.
            if (!(error instanceof DomainError) && unreadableValue(error) === null)
              logger.error(error instanceof Error ? error.stack : String(error));
            await uow.endRead();
            return null;
          }
        },
      }),
  };
}

const MOST_STATEMENTS = 2_000;

const response = (json: string): GraphQLResponse => ({
  http: { status: undefined, headers: new HeaderMap() },
  body: { kind: 'single', singleResult: { data: new RawJson(json) as unknown as Record<string, unknown> } },
});

function makePlan(
  models: ReadModels,
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): Plan | null {
  if (operation.operation !== OperationTypeNode.QUERY) return null;
  const fields = selectionOf(document, schema.getQueryType()!, operation.selectionSet);
  if (!fields) return null;
  const roots = fields.map((selected) => ({ selected, root: models.root(selected.field.name) }));
  const covered = roots.filter(
    (one): one is { selected: Selected; root: Root } =>
      one.root !== undefined && isCovered(models, one.root, one.selected),
  );
  return covered.length === roots.length ? { roots: covered, accesses: accessesOf(fields) } : null;
}

function accessesOf(fields: readonly Selected[]): FieldAccess[] {
  const found = new Map<string, FieldAccess>();
  const walk = (all: readonly Selected[]): void => {
    for (const { field, below } of all) {
      const access = accessOf(field);
      found.set(JSON.stringify(access), access);
      walk(below);
    }
  };
  walk(fields);
  return [...found.values()];
}

function write(
  models: ReadModels,
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  { roots }: Plan,
  variables: Record<string, unknown>,
  actor: Actor,
): { sql: string; params: unknown[] } | null {
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
  if (!coerced) return null;
  const scope = scopeOf(actor);
  const parts: string[] = [];
  for (const [n, { selected, root }] of roots.entries()) {
    const args = getArgumentValues(selected.field, selected.node, coerced);
    if (!isInOrder(root, args)) return null;
    const sql = rootSql(models, root, selected, scope, args);
    if (sql === null) return null;
    parts.push(`${sql}::text AS r${n}`);
  }
  // Named once, so that the statement's first two parameters have a type even where nothing uses them.
  return {
    sql: `SELECT ${parts.join(', ')} WHERE $1::uuid IS NOT NULL AND $2::text IS NOT NULL`,
    params: scope.params,
  };
}

function isInOrder({ args: type }: Root, args: Record<string, unknown>): boolean {
  if (!type) return true;
  return validateSync(plainToInstance(type, args), { whitelist: true, forbidNonWhitelisted: true }).length === 0;
}
