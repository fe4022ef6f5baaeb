import type { ApolloServerPlugin } from '@apollo/server';
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

export const LIMITS = { depth: 12, aliases: 30, rootFields: 10, cost: 50_000, fields: 2_000 } as const;

type Variables = Readonly<Record<string, unknown>>;

/** Cost of an operation: fields, multiplied through every `first` above them. Lists without `first` count as ten. */
export function costOf(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables,
): {
  cost: number;
  depth: number;
  aliases: number;
  rootFields: number;
  fields: number;
} {
  const fragments = new Map(
    document.definitions
      .filter((definition): definition is FragmentDefinitionNode => definition.kind === Kind.FRAGMENT_DEFINITION)
      .map((fragment) => [fragment.name.value, fragment]),
  );
  const total = { cost: 0, depth: 0, aliases: 0, rootFields: 0, fields: 0 };

  const walk = (selectionSet: SelectionSetNode, depth: number, factor: number, path: readonly string[]): void => {
    for (const selection of selectionSet.selections) {
      // Enough is known: a bomb must not be measured to its end.
      if (total.fields > LIMITS.fields) return;
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const name = selection.name.value;
        const fragment = fragments.get(name);
        if (fragment && !path.includes(name)) walk(fragment.selectionSet, depth, factor, [...path, name]);
        continue;
      }
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        walk(selection.selectionSet, depth, factor, path);
        continue;
      }
      total.fields += 1;
      total.cost += factor;
      total.depth = Math.max(total.depth, depth);
      if (selection.alias) total.aliases += 1;
      if (depth === 1) total.rootFields += 1;
      if (selection.selectionSet)
        walk(selection.selectionSet, depth + 1, factor * listFactor(selection, variables), path);
    }
  };
  walk(operation.selectionSet, 1, 1, []);
  return total;
}

function listFactor(field: FieldNode, variables: Variables): number {
  const first = field.arguments?.find((argument) => argument.name.value === 'first');
  if (!first) return 1;
  const value =
    first.value.kind === Kind.INT
      ? Number(first.value.value)
      : first.value.kind === Kind.VARIABLE
        ? Number(variables[first.value.name.value] ?? 50)
        : 50;
  return Number.isFinite(value) ? Math.max(1, Math.min(value, 1_000_000)) : 50;
}

/** Refuses an operation before its first resolver runs, with 400 and the limit that it broke (controls C58). */
export const costPlugin: ApolloServerPlugin = {
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation: ({ document, operation, request }) => {
        if (!operation) return Promise.resolve();
        const measured = costOf(document, operation, request.variables ?? {});
        const broken = (
          [
            ['QUERY_TOO_DEEP', 'depth'],
            ['QUERY_TOO_MANY_ALIASES', 'aliases'],
            ['QUERY_TOO_MANY_ROOT_FIELDS', 'rootFields'],
            ['QUERY_TOO_COSTLY', 'fields'],
            ['QUERY_TOO_COSTLY', 'cost'],
          ] as const
        ).find(([, kind]) => measured[kind] > LIMITS[kind]);
        if (broken) {
          const [code, kind] = broken;
          throw new GraphQLError(code, {
            extensions: {
              code: 'TOO_COSTLY',
              refusals: [{ code, params: { measured: measured[kind], limit: LIMITS[kind] } }],
              http: { status: 400 },
            },
          });
        }
        return Promise.resolve();
      },
    }),
};
