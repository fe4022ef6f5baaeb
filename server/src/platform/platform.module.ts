import { type DynamicModule, Global, Injectable, Logger, Module, type OnApplicationShutdown } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { Archives } from './archives/archives.service.js';
import { AuditHistory } from './audit/audit-history.js';
import { AuditService } from './audit/audit.service.js';
import { Config } from './config/config.js';
import { createDataSource, type EntityClass } from './database/data-source.js';
import { UnitOfWork } from './database/unit-of-work.js';
import { DailyRounds } from './events/daily-rounds.js';
import { EventBus } from './events/event-bus.js';
import { EventWorker } from './events/event-worker.js';
import { FormImports } from './exchange/forms/form-imports.service.js';
import { Sheets } from './exchange/sheets.service.js';
import { FigureRegistry } from './figures/figure-registry.js';
import { ContentCheck } from './files/content-check.js';
import { FileController } from './files/file.controller.js';
import { FileFolder } from './files/file-folder.js';
import { FileOwners } from './files/file-owners.js';
import { FileRows } from './files/file-rows.js';
import { FileSweep } from './files/file-sweep.js';
import { Files } from './files/files.service.js';
import { UploadController } from './files/upload.controller.js';
import { Uploads } from './files/uploads.service.js';
import { IdempotencyService } from './graphql/idempotency.service.js';
import { ReadModels } from './graphql/read-model/index.js';
import { JobService } from './jobs/job.service.js';
import { PortalDatabase } from './portal/portal-database.js';
import { EraseTexts } from './security/erase-texts.js';
import { SecurityNotices } from './security/security-notices.js';
import { ReminderService } from './reminders/reminder.service.js';
import { DutyGates } from './tasks/duty-gates.js';
import { TaskService } from './tasks/task.service.js';
import { TransitionService } from './workflow/transition.service.js';

const SERVICES = [
  UnitOfWork,
  AuditService,
  AuditHistory,
  EventBus,
  EventWorker,
  DailyRounds,
  TransitionService,
  TaskService,
  DutyGates,
  ReminderService,
  FigureRegistry,
  IdempotencyService,
  ReadModels,
  JobService,
  SecurityNotices,
  Sheets,
  FormImports,
  FileOwners,
  Files,
  Archives,
  Uploads,
  EraseTexts,
  PortalDatabase,
];

/** Parts that no module needs by name. */
const INNER = [FileFolder, FileRows, ContentCheck, FileSweep];

/** Gives the connections back when the application ends; the worker, which uses them, has stopped before. */
@Injectable()
class DatabaseCloser implements OnApplicationShutdown {
  constructor(
    private readonly dataSource: DataSource,
    // Asked for, so that the container closes the worker first.
    private readonly worker: EventWorker,
  ) {}

  async onApplicationShutdown(): Promise<void> {
    await this.worker.stopped;
    await this.dataSource.destroy();
  }
}

/** What every module stands on. Knows no business. */
@Global()
@Module({})
export class PlatformModule {
  static forRoot(config: Config, entities: readonly EntityClass[]): DynamicModule {
    return {
      module: PlatformModule,
      imports: [DiscoveryModule],
      controllers: [FileController, UploadController],
      providers: [
        { provide: Config, useValue: config },
        {
          provide: DataSource,
          useFactory: () => {
            const logger = new Logger('Database');
            return createDataSource({
              url: config.databaseUrl,
              poolSize: config.poolSize,
              entities,
              onPoolError: (error) => logger.error(error.message),
            }).initialize();
          },
        },
        ...SERVICES,
        ...INNER,
        DatabaseCloser,
      ],
      exports: [Config, DataSource, ...SERVICES],
    };
  }
}
