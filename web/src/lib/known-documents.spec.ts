import { ApolloClient, ApolloLink, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { toDomainError } from './domain-error.js';
import { knownDocumentsLink } from './known-documents.js';

const NAMED = gql`
  query Named {
    viewer {
      userId
    }
  }
`;
const OTHER = gql`
  query Other {
    viewer {
      userId
    }
  }
`;

/** What was sent, and the client that sent it. */
function client(answer: object, hashes?: Record<string, string>) {
  const sent: Record<string, unknown>[] = [];
  const http = new HttpLink({
    uri: 'http://server/graphql',
    fetch: (_, init) => {
      sent.push(JSON.parse(String(init?.body)) as Record<string, unknown>);
      const text = JSON.stringify(answer);
      return Promise.resolve({
        status: 200,
        headers: { get: () => 'application/json' },
        text: () => Promise.resolve(text),
      } as unknown as Response);
    },
  });
  const link = ApolloLink.from([...knownDocumentsLink(hashes), http]);
  return { sent, apollo: new ApolloClient({ link, cache: new InMemoryCache() }) };
}

describe('operations of the client', () => {
  it('leave as the hash that the build gave them, without their text', async () => {
    const { sent, apollo } = client({ data: { viewer: null } }, { Named: 'abc' });
    expect((await apollo.query({ query: NAMED })).data).toEqual({ viewer: null });
    expect(sent).toEqual([
      {
        operationName: 'Named',
        variables: {},
        extensions: expect.objectContaining({ persistedQuery: { version: 1, sha256Hash: 'abc' } }),
      },
    ]);
  });

  it('are not sent as text to a server that does not know the hash: the refusal reaches the page', async () => {
    const extensions = { code: 'PERSISTED_QUERY_NOT_FOUND', refusals: [{ code: 'DOCUMENT_NOT_KNOWN' }] };
    const { sent, apollo } = client({ errors: [{ message: 'PersistedQueryNotFound', extensions }] }, { Named: 'abc' });
    const error = toDomainError(await apollo.query({ query: NAMED }).catch((thrown: unknown) => thrown));
    expect(error.refusals).toEqual([{ code: 'DOCUMENT_NOT_KNOWN' }]);
    expect(sent).toHaveLength(1);
    expect(sent[0]).not.toHaveProperty('query');
  });

  it('that the build did not see are a defect, not a free query', async () => {
    const { sent, apollo } = client({ data: { viewer: null } }, { Named: 'abc' });
    await expect(apollo.query({ query: OTHER })).rejects.toThrow('The operation Other');
    expect(sent).toEqual([]);
  });

  it('are sent as text while developing, when no build has given hashes', async () => {
    const { sent, apollo } = client({ data: { viewer: null } });
    await apollo.query({ query: NAMED });
    expect(sent[0]!.query).toContain('query Named');
  });
});
