import type { DocumentNode, TypedDocumentNode } from '@apollo/client';
import { useQuery } from '@apollo/client/react';
import { useCallback, useState } from 'react';

export interface PageInfo {
  endCursor: string | null;
  hasNextPage: boolean;
}

export interface Connection<T> {
  nodes: T[];
  pageInfo: PageInfo;
  totalCount?: number | null;
}

export interface ConnectionState<T> {
  rows: T[] | undefined;
  total: number | null | undefined;
  loading: boolean;
  loadingMore: boolean;
  error: unknown;
  hasMore: boolean;
  loadMore(): void;
  refetch(): void;
}

type Variables = Record<string, unknown>;
type Data = Record<string, unknown>;

export interface ConnectionOptions<T> {
  variables?: Variables;
  /** Name of the root field that holds the connection. */
  field: string;
  first?: number;
  skip?: boolean;
  node?: T;
}

/** Keyset paging by `after`; what is loaded stays, "more" appends, a changed filter starts anew. */
export function useConnection<T>(
  query: DocumentNode | TypedDocumentNode<unknown, Variables>,
  { variables = {}, field, first = 50, skip = false }: ConnectionOptions<T>,
): ConnectionState<T> {
  const [loadingMore, setLoadingMore] = useState(false);
  const result = useQuery<Data, Variables>(query as TypedDocumentNode<Data, Variables>, {
    variables: { ...variables, first },
    skip,
    notifyOnNetworkStatusChange: true,
  });
  const connection = (result.data as Data | undefined)?.[field] as Connection<T> | undefined;
  const { fetchMore, refetch } = result;
  const after = connection?.pageInfo.endCursor;

  const loadMore = useCallback(() => {
    if (!after) return;
    setLoadingMore(true);
    void fetchMore({
      variables: { after },
      updateQuery: (previous, { fetchMoreResult }) => {
        const seen = (previous as Data)[field] as Connection<T>;
        const next = (fetchMoreResult as Data)[field] as Connection<T>;
        return { ...(previous as Data), [field]: { ...next, nodes: [...seen.nodes, ...next.nodes] } };
      },
    }).finally(() => setLoadingMore(false));
  }, [after, fetchMore, field]);

  return {
    rows: connection?.nodes,
    total: connection?.totalCount,
    loading: result.loading && !connection,
    loadingMore,
    error: result.error,
    hasMore: connection?.pageInfo.hasNextPage ?? false,
    loadMore,
    refetch: useCallback(() => void refetch(), [refetch]),
  };
}

/** The same as a table takes it. */
export function tableOf<T>(list: ConnectionState<T>): {
  rows: T[] | undefined;
  total: number | null | undefined;
  loading: boolean;
  loadingMore: boolean;
  error: unknown;
  hasMore: boolean;
  onLoadMore: () => void;
  onRetry: () => void;
} {
  const { loadMore, refetch, ...shown } = list;
  return { ...shown, onLoadMore: loadMore, onRetry: refetch };
}
