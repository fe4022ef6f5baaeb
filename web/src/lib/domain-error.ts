import { CombinedGraphQLErrors, ServerError } from '@apollo/client/errors';

/** One reason why something was refused: a stable code; the words live in the message catalogues. */
export interface Refusal {
  code: string;
  ruleId?: string | null;
  field?: string | null;
  params?: Record<string, string | number | null> | null;
  wayOut?: string | null;
  /** Role that can lift the refusal. */
  who?: string | null;
}

/** What the server refused, or how it failed. A defect carries nothing but its trace id. */
export class DomainError extends Error {
  constructor(
    readonly code: string,
    readonly refusals: Refusal[] = [],
    readonly traceId?: string,
    readonly params: Record<string, string | number | null> = {},
  ) {
    super(code);
    this.name = 'DomainError';
  }

  get isDefect(): boolean {
    return this.code === 'INTERNAL' || this.code === 'INTERNAL_SERVER_ERROR' || this.code === 'UNREADABLE';
  }
}

interface ErrorFacts {
  code?: string;
  refusals?: Refusal[];
  params?: Record<string, string | number | null>;
  traceId?: string;
}

const fromFacts = (facts: ErrorFacts) =>
  new DomainError(facts.code ?? 'INTERNAL', facts.refusals ?? [], facts.traceId, facts.params ?? {});

/** REST answers `{ error: { code, params, refusals, traceId } }`; anything else is a defect. */
export function fromRestBody(status: number, body: unknown, traceId?: string): DomainError {
  const facts = (body as { error?: ErrorFacts } | null)?.error;
  if (facts?.code) return fromFacts({ traceId, ...facts });
  return new DomainError(codeOfStatus(status), [], traceId);
}

function codeOfStatus(status: number): string {
  if (status === 401) return 'UNAUTHENTICATED';
  if (status === 403) return 'FORBIDDEN';
  if (status === 404) return 'NOT_FOUND';
  if (status === 413) return 'FILE_TOO_LARGE';
  if (status === 429) return 'TOO_MANY_REQUESTS';
  if (status === 502 || status === 503 || status === 504) return 'UNAVAILABLE';
  return 'INTERNAL';
}

/** Turns whatever a hook or a promise threw into the one error type that the screens show. */
export function toDomainError(error: unknown): DomainError {
  if (error instanceof DomainError) return error;
  if (CombinedGraphQLErrors.is(error)) return fromGraphQL(error);
  if (ServerError.is(error)) return fromServerError(error);
  if (error instanceof TypeError && /fetch|network|load failed/i.test(error.message)) return new DomainError('OFFLINE');
  if (error instanceof DOMException && error.name === 'AbortError') return new DomainError('ABORTED');
  return new DomainError('UNREADABLE', [], undefined, {
    detail: error instanceof Error ? error.message : String(error),
  });
}

function fromGraphQL(error: CombinedGraphQLErrors): DomainError {
  const all = error.errors.map((one) => (one.extensions ?? {}) as ErrorFacts);
  const first = all.find((facts) => facts.code) ?? {};
  return fromFacts({ ...first, refusals: all.flatMap((facts) => facts.refusals ?? []) });
}

function fromServerError(error: ServerError): DomainError {
  const traceId = error.response.headers.get('x-trace-id') ?? undefined;
  try {
    const body: unknown = JSON.parse(error.bodyText);
    const graphql = (body as { errors?: { extensions?: ErrorFacts }[] }).errors?.[0]?.extensions;
    if (graphql?.code) return fromFacts({ traceId, ...graphql });
    return fromRestBody(error.statusCode, body, traceId);
  } catch {
    return new DomainError(codeOfStatus(error.statusCode), [], traceId);
  }
}
