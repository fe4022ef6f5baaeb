import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';

/**
 * Filters of a list live in the query string: a link carries them, and "back" returns to the same rows.
 * Defaults are left out of the URL.
 */
export function useUrlFilters<T extends Record<string, string>>(
  defaults: T,
): [T, (patch: Partial<T>) => void, () => void] {
  const [params, setParams] = useSearchParams();
  const key = JSON.stringify(defaults);

  const filters = useMemo(() => {
    const known = JSON.parse(key) as T;
    return Object.fromEntries(Object.entries(known).map(([name, value]) => [name, params.get(name) ?? value])) as T;
  }, [params, key]);

  const set = useCallback(
    (patch: Partial<T>) => {
      const known = JSON.parse(key) as T;
      setParams(
        (current) => {
          const next = new URLSearchParams(current);
          Object.entries(patch).forEach(([name, value]) => {
            if (value === undefined || value === '' || value === known[name]) next.delete(name);
            else next.set(name, value as string);
          });
          return next;
        },
        { replace: true },
      );
    },
    [setParams, key],
  );

  const reset = useCallback(() => {
    const known = Object.keys(JSON.parse(key) as T);
    setParams(
      (current) => {
        const next = new URLSearchParams(current);
        known.forEach((name) => next.delete(name));
        return next;
      },
      { replace: true },
    );
  }, [setParams, key]);

  return [filters, set, reset];
}
