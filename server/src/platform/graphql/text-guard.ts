import type { ApolloServerPlugin } from '@apollo/server';
import { type DocumentNode, GraphQLError, Kind, OperationTypeNode, visit } from 'graphql';
import { type Refusal, refusal, secrecyMark } from '@jixiao/shared';
import type { SecurityNotices } from '../security/security-notices.js';
import { FORBIDDEN } from './plain-text.js';

/**
 * Refuses texts that would not come back as they were sent: NUL, halves of a character, control characters, direction
 * overrides; and texts that bear a mark of secrecy, which are told to the security administrator (D58). Looked at once
 * for every operation, so that no form can forget it (controls C66).
 */
export function textGuardPlugin(notices: Pick<SecurityNotices, 'secretMark'>): ApolloServerPlugin {
  return {
    requestDidStart: () =>
      Promise.resolve({
        didResolveOperation: async ({ document, request, operation, operationName }) => {
          const variables = request.variables ?? {};
          const field = badVariable(variables, '') ?? badLiteral(document);
          if (field !== null) throw badInput({ code: 'TEXT_INVALID_CHAR', ...(field ? { field } : {}) });
          if (operation?.operation !== OperationTypeNode.MUTATION) return;
          const secret = secretVariable(variables, '') ?? secretLiteral(document);
          if (secret === null) return;
          const { mark, path } = secret;
          await notices.secretMark(`graphql.${operationName ?? 'mutation'}`, mark);
          throw badInput(
            refusal('SECRET_TEXT', {
              ruleId: 'C31',
              ...(path ? { field: path } : {}),
              params: { mark },
              wayOut: 'SECRETS_STAY_OUTSIDE',
            }),
          );
        },
      }),
  };
}

const badInput = (one: Refusal): GraphQLError =>
  new GraphQLError('BAD_INPUT', { extensions: { code: 'BAD_INPUT', refusals: [one] } });

/** Path of the first text that is refused; null where there is none. Keys are texts, too. */
function badVariable(value: unknown, path: string): string | null {
  if (typeof value === 'string') return FORBIDDEN.test(value) ? path : null;
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, one] of Object.entries(value)) {
    if (FORBIDDEN.test(key)) return path;
    const found = badVariable(one, under(path, key, value));
    if (found !== null) return found;
  }
  return null;
}

const under = (path: string, key: string, value: object): string =>
  Array.isArray(value) ? `${path}[${key}]` : path === '' || path === 'input' ? key : `${path}.${key}`;

interface Secret {
  mark: string;
  path: string;
}

/** The first text that bears a mark, and where. */
function secretVariable(value: unknown, path: string): Secret | null {
  if (typeof value === 'string') {
    const mark = secrecyMark(value);
    return mark ? { mark, path } : null;
  }
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, one] of Object.entries(value)) {
    const found = secretVariable(one, under(path, key, value));
    if (found) return found;
  }
  return null;
}

function secretLiteral(document: DocumentNode): Secret | null {
  let mark: string | null = null;
  visit(document, {
    [Kind.STRING]: (node) => {
      mark ??= secrecyMark(node.value);
    },
  });
  return mark ? { mark, path: '' } : null;
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
