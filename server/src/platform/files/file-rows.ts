import { Injectable } from '@nestjs/common';
import { currentActor } from '../access/context.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { FileEntity } from './file.entity.js';

export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly sm3: string;
  readonly ownerType: string;
  readonly ownerId: string;
  readonly uploadedAt: Date;
  readonly uploadedBy: string;
}

export interface FileToInsert extends Omit<StoredFile, 'uploadedAt' | 'uploadedBy'> {
  readonly agencyId: string | null;
}

const COLUMNS = `f.id, f.name, f.media_type AS "mediaType", f.bytes::int AS size, f.sm3, f.subject_type AS "ownerType",
  f.subject_id AS "ownerId", f.uploaded_at AS "uploadedAt", f.uploaded_by_name AS "uploadedBy"`;

/** Rows of files. What they say is not permission: the owner of each is asked first. */
@Injectable()
export class FileRows {
  constructor(private readonly uow: UnitOfWork) {}

  async one(id: string): Promise<StoredFile | null> {
    const [row] = await this.uow.query<StoredFile>(
      `SELECT ${COLUMNS} FROM platform.file f WHERE f.jurisdiction_id = $1 AND f.id = $2`,
      [currentActor().jurisdictionId, id],
    );
    return row ?? null;
  }

  of(ownerType: string, ownerIds: readonly string[]): Promise<StoredFile[]> {
    return this.uow.query(
      `SELECT ${COLUMNS} FROM platform.file f
        WHERE f.jurisdiction_id = $1 AND f.subject_type = $2 AND f.subject_id = ANY ($3::uuid[]) ORDER BY f.id`,
      [currentActor().jurisdictionId, ownerType, ownerIds],
    );
  }

  ofAny(ownerIds: readonly string[]): Promise<StoredFile[]> {
    return this.uow.query(
      `SELECT ${COLUMNS} FROM platform.file f WHERE f.jurisdiction_id = $1 AND f.subject_id = ANY ($2::uuid[]) ORDER BY f.id`,
      [currentActor().jurisdictionId, ownerIds],
    );
  }

  /** Of owners of one type, by the clock of the machine. */
  older(ownerType: string, days: number): Promise<StoredFile[]> {
    return this.uow.query(
      `SELECT ${COLUMNS} FROM platform.file f
        WHERE f.jurisdiction_id = $1 AND f.subject_type = $2 AND f.uploaded_at < now() - make_interval(days => $3) ORDER BY f.id`,
      [currentActor().jurisdictionId, ownerType, days],
    );
  }

  async insert(file: FileToInsert): Promise<StoredFile> {
    const { userId, personName } = currentActor();
    const { id, name, mediaType, size, sm3, ownerType, ownerId, agencyId } = file;
    await this.uow.insert(FileEntity, [
      {
        id,
        name,
        mediaType,
        bytes: String(size),
        sm3,
        subjectType: ownerType,
        subjectId: ownerId,
        agencyId,
        uploadedBy: userId,
        uploadedByName: personName,
      },
    ]);
    return (await this.one(id))!;
  }

  async remove(ids: readonly string[]): Promise<void> {
    await this.uow.affect(`DELETE FROM platform.file WHERE jurisdiction_id = $1 AND id = ANY ($2::uuid[])`, [
      currentActor().jurisdictionId,
      ids,
    ]);
  }

  /** Those of the ids that no row names. */
  async unknown(ids: readonly string[]): Promise<string[]> {
    const rows = await this.uow.query<{ id: string }>(
      `SELECT t.id FROM unnest($2::uuid[]) AS t(id)
        WHERE NOT EXISTS (SELECT 1 FROM platform.file f WHERE f.jurisdiction_id = $1 AND f.id = t.id)`,
      [currentActor().jurisdictionId, ids],
    );
    return rows.map(({ id }) => id);
  }
}
