/**
 * The operations of the client, as the server will know them in production: at the end of a build every document of
 * `*.graphql.ts` is written into `documents.json` (hash → text), and the client learns the hash of each by its name.
 */
import { createHash } from 'node:crypto';
import { createServer, type Plugin } from 'vite';

/** Module of the client that gathers them. */
const GATHERED = '/src/lib/all-documents.ts';

interface KnownDocument {
  name: string;
  text: string;
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

export function knownDocuments(root: string, alias: Record<string, string>): Plugin {
  let documents: readonly KnownDocument[] = [];
  return {
    name: 'jixiao-known-documents',
    apply: 'build',
    config: async () => {
      documents = await gather(root, alias);
      const hashes = documents.map(({ name, text }) => [name, hashOf(text)]);
      return { define: { __DOCUMENT_HASHES__: JSON.stringify(Object.fromEntries(hashes)) } };
    },
    generateBundle() {
      const byHash = Object.fromEntries(documents.map(({ text }) => [hashOf(text), text]));
      this.emitFile({ type: 'asset', fileName: 'documents.json', source: JSON.stringify(byHash, null, 1) });
    },
  };
}

/** Loads the client's own modules, so that a document is what the client would send and not what a parser guesses. */
async function gather(root: string, alias: Record<string, string>): Promise<readonly KnownDocument[]> {
  const server = await createServer({
    configFile: false,
    root,
    resolve: { alias },
    appType: 'custom',
    logLevel: 'error',
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
  });
  try {
    const { allDocuments } = (await server.ssrLoadModule(GATHERED)) as { allDocuments: () => KnownDocument[] };
    return allDocuments();
  } finally {
    await server.close();
  }
}
