import path from 'node:path';
import { IsBoolean, IsIn, IsInt, IsNotEmpty, IsOptional, IsString, Max, Min, validateSync } from 'class-validator';

/** The one place that reads the environment. Everything is validated before the first connection is opened. */
export class Config {
  @IsIn(['development', 'test', 'production'])
  environment: 'development' | 'test' | 'production';

  @IsInt()
  @Min(0)
  @Max(65535)
  port: number;

  @IsString()
  @IsNotEmpty()
  host: string;

  /** Connection of the runtime role: neither superuser nor owner. */
  @IsString()
  @IsNotEmpty()
  databaseUrl: string;

  /** Connection of the owner role: migrations, the queue's schema, demo loading. */
  @IsOptional()
  @IsString()
  ownerDatabaseUrl?: string;

  /** Connection of the portal role: published snapshots only. */
  @IsOptional()
  @IsString()
  portalDatabaseUrl?: string;

  @IsBoolean()
  isDemo: boolean;

  @IsInt()
  @Min(1)
  @Max(200)
  poolSize: number;

  /** Where attachments lie; every process of the installation must reach the same folder. */
  @IsString()
  @IsNotEmpty()
  filesFolder: string;

  @IsOptional()
  @IsString()
  webRoot?: string;

  /** Operations of the client, written by its build. */
  @IsOptional()
  @IsString()
  documentsFile?: string;

  /** Whether the queue goes round the places for what each day asks for. */
  @IsBoolean()
  dailyRounds: boolean;

  /** Whether webhooks may go to addresses inside a network: a closed office network, or a test. */
  @IsBoolean()
  webhooksInside: boolean;

  /** People are answered the operations of the client only; programs ask what they like. */
  @IsBoolean()
  knownDocumentsOnly: boolean;
}

/** @throws Error naming every wrong setting at once */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const config = new Config();
  config.environment = (env.NODE_ENV as Config['environment'] | undefined) ?? 'development';
  config.isDemo = env.JIXIAO_DEMO === '1';
  config.port = Number(env.PORT ?? 3000);
  // A demo shows its passwords on the sign-in page, so it must not be reachable from other machines (design §8.25).
  config.host = config.isDemo ? '127.0.0.1' : (env.HOST ?? '127.0.0.1');
  config.databaseUrl = env.JIXIAO_DATABASE_URL ?? '';
  config.ownerDatabaseUrl = env.JIXIAO_OWNER_DATABASE_URL;
  config.portalDatabaseUrl = env.JIXIAO_PORTAL_DATABASE_URL;
  config.poolSize = Number(env.JIXIAO_POOL_SIZE ?? 20);
  config.filesFolder = env.JIXIAO_FILES_FOLDER ?? path.resolve('.data/files');
  config.webRoot = env.JIXIAO_WEB_ROOT;
  config.documentsFile = env.JIXIAO_DOCUMENTS ?? (config.webRoot && path.join(config.webRoot, 'documents.json'));
  config.webhooksInside = env.JIXIAO_WEBHOOKS_INSIDE === '1';
  config.dailyRounds = env.JIXIAO_DAILY_ROUNDS !== '0';
  // A demo is there to be tried out, by hand-written questions, too.
  config.knownDocumentsOnly = config.environment === 'production' && !config.isDemo;
  const errors = validateSync(config);
  if (errors.length > 0) {
    const lines = errors.map((error) => `${error.property}: ${Object.values(error.constraints ?? {}).join('; ')}`);
    throw new Error(`Settings refused:\n  ${lines.join('\n  ')}`);
  }
  return config;
}
