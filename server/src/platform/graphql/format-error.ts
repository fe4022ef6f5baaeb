import { Logger } from '@nestjs/common';
import { unwrapResolverError } from '@apollo/server/errors';
import type { GraphQLFormattedError } from 'graphql';
import { GraphQLError } from 'graphql';
import { currentContext } from '../access/context.js';
import { unreadableValue } from '../errors/database-error.js';
import { DomainError } from '../errors/domain-error.js';

const logger = new Logger('GraphQL');

function traceId(): string | null {
  try {
    return currentContext().traceId;
  } catch {
    return null;
  }
}

/** Stable code, refusals, trace id; no stack, no SQL, no English sentence for the user (controls C51). */
export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const thrown = unwrapResolverError(error);
  const original = unreadableValue(thrown) ?? thrown;
  const place = { ...(formatted.path ? { path: formatted.path } : {}) };
  if (original instanceof DomainError) {
    return {
      message: original.code,
      ...place,
      extensions: { code: original.code, refusals: original.refusals, traceId: traceId() },
    };
  }
  const known = error instanceof GraphQLError ? error : null;
  const nested = known?.originalError instanceof GraphQLError ? known.originalError : known;
  if (Array.isArray(nested?.extensions.refusals)) {
    return {
      message: String(nested.extensions.code),
      ...place,
      extensions: { ...nested.extensions, traceId: traceId() },
    };
  }
  const code = String(formatted.extensions?.code ?? 'INTERNAL_SERVER_ERROR');
  if (code === 'GRAPHQL_VALIDATION_FAILED' || code === 'GRAPHQL_PARSE_FAILED' || code === 'BAD_USER_INPUT') {
    return {
      message: formatted.message,
      ...(formatted.locations ? { locations: formatted.locations } : {}),
      extensions: { code: 'BAD_INPUT', refusals: [{ code }], traceId: traceId() },
    };
  }
  // The page is of another version than the server.
  if (code === 'PERSISTED_QUERY_NOT_FOUND') {
    return {
      message: formatted.message,
      extensions: { code, refusals: [{ code: 'DOCUMENT_NOT_KNOWN', wayOut: 'RELOAD_PAGE' }] },
    };
  }
  // What Apollo itself refuses, such as a hash that is not of its text.
  if (known && (known.extensions.http as { status?: number } | undefined)?.status === 400 && code !== 'BAD_REQUEST')
    return {
      message: formatted.message,
      extensions: { code: 'BAD_INPUT', refusals: [{ code: 'BAD_INPUT' }], traceId: traceId() },
    };
  if (code === 'BAD_REQUEST') return { message: formatted.message, extensions: { code } };
  const trace = traceId();
  logger.error(
    `${trace ?? '-'} ${original instanceof Error ? (original.stack ?? original.message) : String(original)}`,
  );
  return { message: 'INTERNAL', ...place, extensions: { code: 'INTERNAL', traceId: trace } };
}
