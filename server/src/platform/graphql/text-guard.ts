import type { ApolloServerPlugin } from '@apollo/server';
import { type DocumentNode, GraphQLError, Kind, visit } from 'graphql';
import { FORBIDDEN } from './plain-text.js';

/**
 * Refuses texts that would not come back as they were sent: NUL, halves of a character, control characters, direction
 * overrides. Looked at once for every operation, so that no form can forget it (controls C66).
 */
export const textGuardPlugin: ApolloServerPlugin = {
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation: ({ document, request }) => {
        const field = badVariable(request.variables ?? {}, '') ?? badLiteral(document);
        if (field === null) return Promise.resolve();
        throw new GraphQLError('BAD_INPUT', {
          extensions: { code: 'BAD_INPUT', refusals: [{ code: 'TEXT_INVALID_CHAR', ...(field ? { field } : {}) }] },
        });
      },
    }),
};

/** Path of the first text that is refused; null where there is none. Keys are texts, too. */
function badVariable(value: unknown, path: string): string | null {
  if (typeof value === 'string') return FORBIDDEN.test(value) ? path : null;
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, one] of Object.entries(value)) {
    if (FORBIDDEN.test(key)) return path;
    const at = Array.isArray(value) ? `${path}[${key}]` : path === '' || path === 'input' ? key : `${path}.${key}`;
    const found = badVariable(one, at);
    if (found !== null) return found;
  }
  return null;
}

/** A document that is known from before has been looked at before. */
const cleanDocuments = new WeakSet<DocumentNode>();

function badLiteral(document: DocumentNode): string | null {
  if (cleanDocuments.has(document)) return null;
  let found: string | null = null;
  visit(document, {
    [Kind.STRING]: (node) => {
      if (FORBIDDEN.test(node.value)) found = '';
    },
  });
  if (found === null) cleanDocuments.add(document);
  return found;
}
