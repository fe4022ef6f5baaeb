import type { ApolloLink } from '@apollo/client';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { type DocumentNode, getOperationAST } from 'graphql';

/** Name of an operation → hash of its text, put in by the build; absent while developing. */
declare const __DOCUMENT_HASHES__: Readonly<Record<string, string>> | undefined;

const HASHES = typeof __DOCUMENT_HASHES__ === 'undefined' ? undefined : __DOCUMENT_HASHES__;

/**
 * Sends the hash of an operation instead of its text. The text is never sent after a refusal: a server that does not
 * know the hash is of another version than this page, and the page has to be loaded again.
 */
export function knownDocumentsLink(hashes = HASHES): ApolloLink[] {
  if (!hashes) return [];
  return [
    new PersistedQueryLink({
      generateHash: (document) => hashOf(hashes, document),
      retry: () => false,
      disable: () => false,
    }),
  ];
}

function hashOf(hashes: Readonly<Record<string, string>>, document: DocumentNode): string {
  const name = getOperationAST(document)?.name?.value ?? '';
  const hash = Object.hasOwn(hashes, name) ? hashes[name] : undefined;
  if (!hash) throw new Error(`The operation ${name} is not among the documents of the build`);
  return hash;
}
