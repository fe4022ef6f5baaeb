import { ApolloClient, ApolloLink, HttpLink } from '@apollo/client';
import { ErrorLink } from '@apollo/client/link/error';
import { createCache } from './cache.js';
import { toDomainError } from './domain-error.js';
import { knownDocumentsLink } from './known-documents.js';
import { CLIENT_HEADER } from './rest.js';

/** Called when the server no longer knows the session; the router keeps the address and asks for sign-in. */
type SignedOut = () => void;

export function createApolloClient(onSignedOut: SignedOut): ApolloClient {
  const errors = new ErrorLink(({ error }) => {
    if (toDomainError(error).code === 'UNAUTHENTICATED') onSignedOut();
  });
  const http = new HttpLink({ uri: '/graphql', credentials: 'same-origin', headers: CLIENT_HEADER });
  return new ApolloClient({
    link: ApolloLink.from([errors, ...knownDocumentsLink(), http]),
    cache: createCache(),
    defaultOptions: {
      watchQuery: { fetchPolicy: 'cache-and-network', nextFetchPolicy: 'cache-first' },
    },
  });
}

/** One key per intention of a person: a repeated request is then harmless. */
export function newIdempotencyKey(): string {
  // randomUUID is missing outside secure contexts, and a bureau's intranet is plain http.
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
