import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError } from 'graphql';
import { currentActor } from '../access/context.js';

/**
 * The operations of our own pages, written by the build of the client (hash → text). Read once, never added to: a hash
 * that somebody sends along with a text of his own registers nothing.
 */
export class KnownDocuments {
  private constructor(private readonly texts: ReadonlyMap<string, string>) {}

  static none(): KnownDocuments {
    return new KnownDocuments(new Map());
  }

  /** @throws Error where the file is missing, is no manifest, or says another hash than its text has */
  static read(file: string): KnownDocuments {
    const entries = Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>);
    for (const [hash, text] of entries) {
      if (createHash('sha256').update(text).digest('hex') !== hash)
        throw new Error(`${file}: ${hash} is not of its text`);
    }
    return new KnownDocuments(new Map(entries));
  }

  has(hash: string | undefined): boolean {
    return hash !== undefined && this.texts.has(hash);
  }

  /** Apollo asks for `apq:<hash>`. */
  get(key: string): Promise<string | undefined> {
    return Promise.resolve(this.texts.get(key.slice(key.indexOf(':') + 1)));
  }

  set(): Promise<void> {
    return Promise.resolve();
  }

  delete(): Promise<boolean> {
    return Promise.resolve(false);
  }
}

/**
 * Whoever comes without the token of a program comes through our pages, and these ask nothing that is not known: a
 * stolen cookie or a script in a page cannot ask what no page asks (design §8.29). Programs ask freely, within the limits
 * of cost.
 */
export function knownDocumentsPlugin(known: KnownDocuments): ApolloServerPlugin {
  return {
    requestDidStart: () =>
      Promise.resolve({
        didResolveOperation: ({ queryHash }) => {
          if (currentActor().kind === 'CLIENT' || known.has(queryHash)) return Promise.resolve();
          throw new GraphQLError('FORBIDDEN', {
            extensions: {
              code: 'FORBIDDEN',
              refusals: [{ code: 'DOCUMENT_NOT_KNOWN', wayOut: 'RELOAD_PAGE' }],
              http: { status: 400 },
            },
          });
        },
      }),
  };
}
