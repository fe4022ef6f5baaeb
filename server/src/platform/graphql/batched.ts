import DataLoader from 'dataloader';
import { currentContext } from '../access/context.js';

/**
 * Collects the ids that the rows of one answer ask for and loads them in one call, so that a list costs as many
 * statements as a single row. Nothing is cached: what a mutation has changed is read anew.
 *
 * @param load values by id; an id that is absent gives `missing`
 */
export function batched<Value>(
  load: (ids: readonly string[]) => Promise<ReadonlyMap<string, Value>>,
  missing: Value,
): (id: string) => Promise<Value> {
  const loaders = new WeakMap<object, DataLoader<string, Value>>();
  return (id) => {
    const context = currentContext();
    let loader = loaders.get(context);
    if (!loader) {
      loader = new DataLoader<string, Value>(
        async (ids) => {
          const values = await load([...new Set(ids)]);
          return ids.map((key) => values.get(key) ?? missing);
        },
        { cache: false },
      );
      loaders.set(context, loader);
    }
    return loader.load(id);
  };
}
