import { existsSync } from 'node:fs';
import path from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';

const POLICY = [
  "default-src 'self'",
  // The component library writes its styles at run time.
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** Headers that tell the browser what this site never does (controls C43). */
export function securityHeaders(request: Request, response: Response, next: NextFunction): void {
  response.setHeader('content-security-policy', POLICY);
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('x-frame-options', 'DENY');
  response.setHeader('referrer-policy', 'same-origin');
  response.setHeader('cross-origin-opener-policy', 'same-origin');
  if (request.secure) response.setHeader('strict-transport-security', 'max-age=31536000');
  if (request.path.startsWith('/api/') || request.path === '/graphql') response.setHeader('cache-control', 'no-store');
  next();
}

/** Serves the built web application: one page for those who sign in, a light one for the public. */
export function serveWeb(app: NestExpressApplication, folder: string): void {
  if (!existsSync(path.join(folder, 'index.html'))) throw new Error(`No web application in ${folder}: build it first`);
  app.useStaticAssets(path.join(folder, 'assets'), {
    prefix: '/assets/',
    immutable: true,
    maxAge: '365d',
    index: false,
    fallthrough: false,
  });
  app.useStaticAssets(folder, { index: false, maxAge: 0 });
  app.use((request: Request, response: Response, next: NextFunction) => {
    const isPage = request.method === 'GET' && !/^\/(api\/|graphql)/.test(request.path);
    if (!isPage) return next();
    response.setHeader('cache-control', 'no-cache');
    response.sendFile(/^\/public(\/|$)/.test(request.path) ? 'public.html' : 'index.html', { root: folder });
  });
}
