import { InMemoryCache } from '@apollo/client';

export const createCache = (): InMemoryCache =>
  new InMemoryCache({
    // Working of a score and the like have no id of their own and belong to their parent.
    typePolicies: { Viewer: { keyFields: [] }, Installation: { keyFields: [] } },
  });
