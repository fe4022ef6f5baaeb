import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { Response } from 'express';
import { currentContext } from '../access/context.js';
import { unreadableValue } from '../errors/database-error.js';
import { DomainError, type ErrorCode } from '../errors/domain-error.js';

const STATUS: Readonly<Record<ErrorCode, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  REFUSED: 422,
  CONFLICT: 409,
  BAD_INPUT: 400,
  TOO_COSTLY: 400,
  IDEMPOTENCY_MISMATCH: 409,
  UNAVAILABLE: 503,
};

/** REST answers `{error: {code, refusals, traceId}}`; a defect tells its trace id and nothing else (controls C51). */
@Catch()
export class RestErrorsFilter implements ExceptionFilter {
  private readonly logger = new Logger('REST');

  catch(thrown: unknown, host: ArgumentsHost): void {
    // GraphQL has a formatter of its own, which must see the error as it was thrown.
    if (host.getType<string>() !== 'http') throw thrown;
    const error = unreadableValue(thrown) ?? thrown;
    const response = host.switchToHttp().getResponse<Response>();
    const traceId = response.getHeader('x-trace-id') ?? traceOfContext();
    if (response.headersSent) {
      this.logger.error(error);
      response.destroy();
      return;
    }
    if (error instanceof DomainError) {
      response.status(STATUS[error.code]).json({ error: { code: error.code, refusals: error.refusals, traceId } });
      return;
    }
    const status = error instanceof HttpException ? error.getStatus() : statusOfBodyParser(error);
    if (status < 500) {
      const code = status === 404 ? 'NOT_FOUND' : status === 413 ? 'FILE_TOO_LARGE' : 'BAD_INPUT';
      response.status(status).json({ error: { code, refusals: [{ code }], traceId } });
      return;
    }
    this.logger.error(`${String(traceId)} ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    response.status(500).json({ error: { code: 'INTERNAL', refusals: [], traceId } });
  }
}

/** The body parser throws plain errors that carry a status. */
function statusOfBodyParser(error: unknown): number {
  const { status } = (error ?? {}) as { status?: unknown };
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
}

function traceOfContext(): string | null {
  try {
    return currentContext().traceId;
  } catch {
    return null;
  }
}
