import { ValidationPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { AppModule } from './app.module.js';
import type { Config } from './platform/config/index.js';
import { validationError } from './platform/errors/index.js';
import { RecordLogger } from './platform/logging/index.js';
import { securityHeaders, serveWeb } from './platform/http/web-root.js';

/** The application as it runs, and as the tests start it. */
export async function createApp(config: Config): Promise<NestExpressApplication> {
  if (config.knownDocumentsOnly && !config.documentsFile)
    throw new Error('Set JIXIAO_DOCUMENTS to the documents.json that the build of the client wrote (web/dist)');
  const app = await NestFactory.create<NestExpressApplication>(AppModule.forRoot(config), {
    logger: new RecordLogger({
      logLevels: config.environment === 'test' ? ['error', 'warn'] : ['log', 'error', 'warn'],
      // A log that is a file carries no colours, and no sign that a text could use to paint over what stands before it.
      colors: false,
    }),
    bodyParser: false,
  });
  app.useBodyParser('json', { limit: '1mb' });
  app.useBodyParser('urlencoded', { limit: '16kb', extended: false });
  app.set('trust proxy', 'loopback');
  app.disable('x-powered-by');
  // No answer of ours is kept by anybody (web-root.ts), so none needs a fingerprint; files of the client have their own.
  app.disable('etag');
  app.use(securityHeaders);
  app.useGlobalPipes(
    new ValidationPipe({ whitelist: true, forbidNonWhitelisted: true, exceptionFactory: validationError }),
  );
  if (config.webRoot) serveWeb(app, config.webRoot);
  return app;
}
