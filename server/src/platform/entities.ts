import { AccessTokenEntity, ApiClientEntity } from './auth/api-client.entity.js';
import { AccountEntity, LoginDirectoryEntity, PasswordHistoryEntity } from './auth/account.entity.js';
import { AuditChainEntity, AuditEntryEntity, AuditTextEntity } from './audit/audit.entity.js';
import { DailyRoundEntity } from './events/daily-rounds.js';
import { EventDeliveryEntity, EventEntity } from './events/event.entity.js';
import { UploadEntity } from './files/upload.entity.js';
import { FileEntity } from './files/file.entity.js';
import { IdempotencyEntity } from './graphql/idempotency.entity.js';
import { InstallationEntity } from './config/installation.entity.js';
import { FormImportEntity } from './exchange/forms/form-import.entity.js';
import { JobEntity } from './jobs/job.entity.js';
import { ReminderEntity } from './reminders/reminder.entity.js';
import { SessionEntity, SignInAttemptEntity } from './auth/session.entity.js';
import { SecurityNoticeEntity } from './security/security-notice.entity.js';
import { TaskEntity } from './tasks/task.entity.js';

/** Every table that the platform itself keeps; the modules add theirs (app.module.ts). */
export const PLATFORM_ENTITIES = [
  InstallationEntity,
  EventEntity,
  EventDeliveryEntity,
  DailyRoundEntity,
  FormImportEntity,
  JobEntity,
  TaskEntity,
  ReminderEntity,
  AuditChainEntity,
  AuditEntryEntity,
  AuditTextEntity,
  IdempotencyEntity,
  FileEntity,
  UploadEntity,
  SecurityNoticeEntity,
  AccountEntity,
  PasswordHistoryEntity,
  LoginDirectoryEntity,
  SessionEntity,
  SignInAttemptEntity,
  ApiClientEntity,
  AccessTokenEntity,
] as const;
