import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getNamedType,
  type GraphQLField,
  type GraphQLObjectType,
  isLeafType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';

/** One field of an answer: the name it has there, its definition, and what is asked below it. */
export interface Selected {
  key: string;
  node: FieldNode;
  field: GraphQLField<unknown, unknown>;
  parent: string;
  /** Type below; null for a scalar. */
  type: GraphQLObjectType | null;
  below: readonly Selected[];
}

/** PostgreSQL cuts longer names. */
const LONGEST_KEY = 60;

/** Fields of a selection with fragments opened; null where it holds what only the executor understands. */
export function selectionOf(
  document: DocumentNode,
  type: GraphQLObjectType,
  selectionSet: SelectionSetNode,
): Selected[] | null {
  const fragments = new Map(
    document.definitions
      .filter((one): one is FragmentDefinitionNode => one.kind === Kind.FRAGMENT_DEFINITION)
      .map((one) => [one.name.value, one]),
  );
  return fieldsOf(type, [selectionSet], fragments);
}

function fieldsOf(
  type: GraphQLObjectType,
  sets: readonly SelectionSetNode[],
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): Selected[] | null {
  const found = new Map<string, FieldNode[]>();
  if (!sets.every((set) => collect(type, set, fragments, found))) return null;
  const selected: Selected[] = [];
  for (const [key, nodes] of found) {
    const node = nodes[0]!;
    const field = type.getFields()[node.name.value];
    if (!field || key.length > LONGEST_KEY) return null;
    const named = getNamedType(field.type);
    if (!isLeafType(named) && !isObjectType(named)) return null;
    const below = isObjectType(named)
      ? fieldsOf(
          named,
          nodes.map(({ selectionSet }) => selectionSet!),
          fragments,
        )
      : [];
    if (!below) return null;
    selected.push({ key, node, field, parent: type.name, type: isObjectType(named) ? named : null, below });
  }
  return selected;
}

/** @returns false at a directive, a fragment on another type, or a name of introspection */
function collect(
  type: GraphQLObjectType,
  set: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  into: Map<string, FieldNode[]>,
): boolean {
  return set.selections.every((selection) => {
    if (selection.directives && selection.directives.length > 0) return false;
    if (selection.kind === Kind.FIELD) {
      if (selection.name.value.startsWith('__')) return false;
      const key = selection.alias?.value ?? selection.name.value;
      into.set(key, [...(into.get(key) ?? []), selection]);
      return true;
    }
    const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
    const on = fragment?.typeCondition?.name.value ?? type.name;
    return fragment !== undefined && on === type.name && collect(type, fragment.selectionSet, fragments, into);
  });
}
