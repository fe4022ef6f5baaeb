import { Injectable, Logger, type NestMiddleware } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { runInContext, type RequestContext } from '../access/context.js';
import { Authenticator } from '../auth/authenticator.js';
import { newId } from '../database/new-id.js';
import { UnitOfWork } from '../database/unit-of-work.js';

/** Opens the context of a request: trace id, address, and the actor whom the cookie or the token proves. */
@Injectable()
export class RequestContextMiddleware implements NestMiddleware {
  private readonly logger = new Logger(RequestContextMiddleware.name);

  constructor(
    private readonly authenticator: Authenticator,
    private readonly uow: UnitOfWork,
  ) {}

  use(request: Request, response: Response, next: NextFunction): void {
    const context: RequestContext = { actor: this.authenticator.anonymous(), traceId: newId(), ip: request.ip ?? null };
    response.setHeader('x-trace-id', context.traceId);
    runInContext(context, () => {
      // Also when the client went away in the middle: the connection goes back to the pool.
      response.on('close', () => {
        // The socket closes outside the request: its context is taken along by hand.
        runInContext(context, () => this.uow.endRead()).catch((error: unknown) => this.logger.error(error));
      });
      this.authenticator.authenticate(request, context).then(() => next(), next);
    });
  }
}
