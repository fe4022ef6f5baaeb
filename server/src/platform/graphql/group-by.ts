/** Rows by what they belong to, in their order. */
export function groupBy<Row, Key>(rows: readonly Row[], key: (row: Row) => Key): Map<Key, Row[]> {
  const groups = new Map<Key, Row[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group) group.push(row);
    else groups.set(key(row), [row]);
  }
  return groups;
}

/** The same for keys that were asked for: each has its rows, or none. */
export function groupsOf<Row, Key>(
  keys: readonly Key[],
  rows: readonly Row[],
  key: (row: Row) => Key | null,
): Map<Key, Row[]> {
  const groups = groupBy(rows, key);
  return new Map(keys.map((one) => [one, groups.get(one) ?? []]));
}
