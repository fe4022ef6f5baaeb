import type { Readable } from 'node:stream';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  ATTACHMENT_BYTES,
  checkAttachmentClaim,
  cleanFileName,
  type Refusal,
  refusal,
  UPLOAD_BYTES,
} from '@jixiao/shared';
import { currentActor, demandSignIn } from '../access/index.js';
import { AuditService } from '../audit/audit.service.js';
import { isId, newId } from '../database/new-id.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { badInput, DomainError, notFound, refused } from '../errors/domain-error.js';
import { DailyRounds } from '../events/daily-rounds.js';
import { FileFolder } from './file-folder.js';
import { FileOwners } from './file-owners.js';
import type { StoredFile } from './file-rows.js';
import { Files } from './files.service.js';
import { UploadEntity } from './upload.entity.js';

export interface UploadToBegin {
  readonly ownerType: string;
  readonly ownerId: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly algorithm: string;
  readonly hash: string;
}

export interface RunningUpload {
  readonly id: string;
  readonly ownerType: string;
  readonly ownerId: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  /** Bytes that have arrived: where the next piece begins. */
  readonly offset: number;
  readonly algorithm: 'sha256' | 'sm3';
  readonly hash: string;
  readonly expiresAt: Date;
}

const DAYS = 3;
/** Unfinished uploads of one person or program at a time. */
const MOST_RUNNING = 20;
const HASH = /^[0-9a-f]{64}$/;
const COLUMNS = `id, subject_type AS "ownerType", subject_id AS "ownerId", name, media_type AS "mediaType", bytes::float8 AS size,
  received::float8 AS "offset", algorithm, declared_hash AS hash, expires_at AS "expiresAt"`;

/**
 * Large files in pieces: announced with size and hash, sent piece by piece from the offset that the server tells, checked as
 * a whole at the end. Every piece asks the document again, so an upload dies with the right to attach.
 */
@Injectable()
export class Uploads implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly owners: FileOwners,
    private readonly files: Files,
    private readonly folder: FileFolder,
    private readonly audit: AuditService,
    private readonly rounds: DailyRounds,
  ) {}

  onModuleInit(): void {
    this.rounds.register(() => this.expire());
  }

  async begin(wanted: UploadToBegin): Promise<RunningUpload> {
    const { userId, jurisdictionId } = demandSignIn();
    const file = { ...wanted, name: cleanFileName(wanted.name), hash: wanted.hash.toLowerCase(), replaces: null };
    const most = this.owners.of(file.ownerType).isLarge ? UPLOAD_BYTES : ATTACHMENT_BYTES;
    await this.files.ask(file, [...checkAttachmentClaim(file.name, file.mediaType), ...checkAnnounced(file, most)]);
    const id = newId();
    await this.uow.write(async () => {
      const [running] = await this.uow.query<{ n: number }>(
        'SELECT count(*)::int AS n FROM platform.upload WHERE jurisdiction_id = $1 AND started_by = $2',
        [jurisdictionId, userId],
      );
      if (running!.n >= MOST_RUNNING)
        throw refused([
          refusal('TOO_MANY_UPLOADS', { ruleId: 'T-11', params: { most: MOST_RUNNING }, wayOut: 'FINISH_UPLOADS' }),
        ]);
      await this.uow.insert(UploadEntity, [
        {
          id,
          subjectType: file.ownerType,
          subjectId: file.ownerId,
          name: file.name,
          mediaType: file.mediaType,
          bytes: String(file.size),
          algorithm: file.algorithm,
          declaredHash: file.hash,
          startedBy: userId!,
          expiresAt: new Date(Date.now() + DAYS * 86_400_000),
        },
      ]);
      this.audit.record({
        entity: file.ownerType,
        entityId: file.ownerId,
        action: 'uploadBegun',
        fields: { upload: id, name: file.name, size: file.size, hash: file.hash },
      });
    });
    return this.one(id);
  }

  /** Where it stands; asks the document whether it may still go on. */
  async find(id: string): Promise<RunningUpload> {
    const upload = await this.one(id);
    await this.files.ask({ ...upload, replaces: null }, []);
    return upload;
  }

  /** The piece is written where the last one ended; a piece that was sent twice tells where to go on. */
  async append(id: string, offset: number, source: Readable): Promise<RunningUpload> {
    const upload = await this.find(id);
    this.checkOffset(upload, offset);
    // A slow sender holds no connection to the database.
    await this.uow.endRead();
    const piece = await this.folder.receive(source);
    try {
      await this.uow.write(async () => {
        const now = await this.one(id, true);
        await this.files.ask({ ...now, replaces: null }, []);
        this.checkOffset(now, offset);
        if (offset + piece.bytes > now.size)
          throw refused([refusal('UPLOAD_TOO_LONG', { ruleId: 'T-11', field: 'offset', params: { size: now.size } })]);
        await this.folder.append(currentActor().jurisdictionId, id, piece, offset);
        await this.uow.affect('UPDATE platform.upload SET received = $3 WHERE jurisdiction_id = $1 AND id = $2', [
          currentActor().jurisdictionId,
          id,
          offset + piece.bytes,
        ]);
      });
    } finally {
      await this.folder.discard(piece.place);
    }
    return this.one(id);
  }

  /** All of it is read once more: hash, marks, kind. What is not what was announced is thrown away. */
  async finish(id: string): Promise<StoredFile> {
    const { jurisdictionId } = currentActor();
    const upload = await this.find(id);
    if (upload.offset < upload.size)
      throw refused([
        refusal('UPLOAD_UNFINISHED', {
          ruleId: 'T-11',
          field: 'offset',
          params: { offset: upload.offset, size: upload.size },
          wayOut: 'SEND_THE_REST',
        }),
      ]);
    await this.uow.endRead();
    const received = await this.folder.seal(jurisdictionId, id);
    if (received[upload.algorithm] !== upload.hash) {
      await this.drop([id]);
      throw refused([refusal('UPLOAD_HASH', { ruleId: 'T-11', field: 'hash', wayOut: 'SEND_AGAIN' })]);
    }
    try {
      return await this.files.admit({ ...upload, replaces: null }, received);
    } finally {
      await this.drop([id]);
    }
  }

  async abort(id: string): Promise<void> {
    await this.one(id);
    await this.drop([id]);
  }

  /** For a module that closes a document: inside its transaction, what is arriving for it ends. */
  async endOf(ownerType: string, ownerIds: readonly string[]): Promise<void> {
    const { jurisdictionId } = currentActor();
    const rows = await this.uow.query<{ id: string }>(
      'DELETE FROM platform.upload WHERE jurisdiction_id = $1 AND subject_type = $2 AND subject_id = ANY ($3::uuid[]) RETURNING id',
      [jurisdictionId, ownerType, ownerIds],
    );
    for (const { id } of rows) this.uow.afterCommit(() => this.folder.removePart(jurisdictionId, id));
  }

  /** Those whose time is over; by the daily round, and when the server starts. */
  async expire(): Promise<number> {
    const { jurisdictionId } = currentActor();
    const rows = await this.uow.query<{ id: string }>(
      'DELETE FROM platform.upload WHERE jurisdiction_id = $1 AND expires_at < now() RETURNING id',
      [jurisdictionId],
    );
    for (const { id } of rows) this.uow.afterCommit(() => this.folder.removePart(jurisdictionId, id));
    return rows.length;
  }

  /** Those of the ids that no row names. */
  async unknown(ids: readonly string[]): Promise<string[]> {
    if (ids.length === 0) return [];
    const rows = await this.uow.query<{ id: string }>(
      `SELECT t.id FROM unnest($2::uuid[]) AS t(id)
        WHERE NOT EXISTS (SELECT 1 FROM platform.upload u WHERE u.jurisdiction_id = $1 AND u.id = t.id)`,
      [currentActor().jurisdictionId, ids],
    );
    return rows.map(({ id }) => id);
  }

  private async drop(ids: readonly string[]): Promise<void> {
    const { jurisdictionId } = currentActor();
    await this.uow.write(() =>
      this.uow.affect('DELETE FROM platform.upload WHERE jurisdiction_id = $1 AND id = ANY ($2::uuid[])', [
        jurisdictionId,
        ids,
      ]),
    );
    for (const id of ids) await this.folder.removePart(jurisdictionId, id);
  }

  private async one(id: string, lock = false): Promise<RunningUpload> {
    const { jurisdictionId, userId } = demandSignIn();
    if (!isId(id)) throw notFound('id');
    const [row] = await this.uow.query<RunningUpload & Record<string, unknown>>(
      `SELECT ${COLUMNS} FROM platform.upload
        WHERE jurisdiction_id = $1 AND id = $2 AND started_by = $3 AND expires_at > now() ${lock ? 'FOR UPDATE' : ''}`,
      [jurisdictionId, id, userId],
    );
    if (!row) throw notFound('id');
    return row;
  }

  private checkOffset(upload: RunningUpload, offset: number): void {
    if (offset === upload.offset) return;
    throw new DomainError('CONFLICT', [
      refusal('UPLOAD_OFFSET', {
        ruleId: 'T-11',
        field: 'offset',
        params: { offset: upload.offset },
        wayOut: 'GO_ON_FROM_OFFSET',
      }),
    ]);
  }
}

function checkAnnounced({ size, algorithm, hash }: UploadToBegin, most: number): Refusal[] {
  if (!['sha256', 'sm3'].includes(algorithm)) throw badInput('FIELD_INVALID', 'algorithm');
  if (!HASH.test(hash)) throw badInput('FIELD_INVALID', 'hash');
  if (!Number.isSafeInteger(size) || size < 1) throw badInput('FIELD_INVALID', 'size');
  if (size <= most) return [];
  return [refusal('FILE_TOO_LARGE', { ruleId: 'C61', field: 'size', params: { limit: most / 1024 / 1024 } })];
}
