import type { ReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { ATTACHMENTS_PER_OWNER, checkAttachmentClaim, cleanFileName, type Refusal, refusal } from '@jixiao/shared';
import { currentActor, demand, demandSignIn } from '../access/index.js';
import { AuditService } from '../audit/audit.service.js';
import { isId, newId } from '../database/new-id.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { DomainError, notFound, refused } from '../errors/domain-error.js';
import { ContentCheck } from './content-check.js';
import { SecurityNotices } from '../security/security-notices.js';
import { FileFolder, type ReceivedFile } from './file-folder.js';
import { FileOwners } from './file-owners.js';
import { FileRows, type StoredFile } from './file-rows.js';
import { groupsOf } from '../graphql/index.js';

export interface FileToAttach {
  readonly ownerType: string;
  readonly ownerId: string;
  readonly name: string;
  readonly mediaType: string;
  /** Id of an attachment of the same owner whose place the new one takes. */
  readonly replaces: string | null;
}

/** What the system makes itself may be larger than what somebody sends: all reports of a round. */
const MADE_BYTES = 512 * 1024 * 1024;

/** Attachments of documents: taken in, handed out, taken away, always by leave of the document that they hang on. */
@Injectable()
export class Files {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly owners: FileOwners,
    private readonly rows: FileRows,
    private readonly folder: FileFolder,
    private readonly content: ContentCheck,
    private readonly audit: AuditService,
    private readonly notices: SecurityNotices,
  ) {}

  /** @returns the attachment; the one that is there already when the owner has the same bytes (D54) */
  async attach(wanted: FileToAttach, source: Readable): Promise<StoredFile> {
    const file = { ...wanted, name: cleanFileName(wanted.name) };
    await this.ask(file, checkAttachmentClaim(file.name, file.mediaType));
    // A slow sender holds no connection to the database.
    await this.uow.endRead();
    const received = await this.folder.receive(source);
    return this.admit(file, received);
  }

  /** Looks into a file that has arrived whole, and keeps it if it is what it says it is; its place is empty afterwards. */
  async admit(file: FileToAttach, received: ReceivedFile): Promise<StoredFile> {
    try {
      const refusals = await this.content.refusals(received, file.name);
      if (refusals.length > 0) throw await this.refusedFile(file, refusals);
      return await this.keep(file, received);
    } finally {
      await this.folder.discard(received.place);
    }
  }

  async open(id: string): Promise<{ file: StoredFile; content: ReadStream }> {
    const { jurisdictionId } = demandSignIn();
    const file = isId(id) ? await this.rows.one(id) : null;
    if (!file) throw notFound('id');
    const owner = this.owners.of(file.ownerType);
    demand(owner.read);
    if (!(await owner.mayRead(file.ownerId))) throw notFound('id');
    await this.uow.endRead();
    const content = await this.folder.read(jurisdictionId, file.id);
    if (!content)
      throw new DomainError('UNAVAILABLE', [refusal('FILE_LOST', { field: 'id', wayOut: 'RESTORE_FILES' })]);
    return { file, content };
  }

  async remove(id: string): Promise<void> {
    demandSignIn();
    await this.uow.write(async () => {
      const file = isId(id) ? await this.rows.one(id) : null;
      if (!file) throw notFound('id');
      await this.leave(file, []);
      await this.take([file]);
    });
  }

  /** Attachments by owner, oldest first. Whoever sees the owner sees them. */
  async of(ownerType: string, ownerIds: readonly string[]): Promise<Map<string, StoredFile[]>> {
    const files = await this.rows.of(ownerType, ownerIds);
    return groupsOf(ownerIds, files, ({ ownerId }) => ownerId);
  }

  /** For a module that takes a document out: inside its transaction, the files go with it. */
  async removeOwned(ownerType: string, ownerId: string): Promise<void> {
    await this.take(await this.rows.of(ownerType, [ownerId]));
  }

  /** All attachments of these documents, of whatever kind they are. */
  async removeOf(ownerIds: readonly string[]): Promise<void> {
    await this.take(await this.rows.ofAny(ownerIds));
  }

  /** What the system itself has made for somebody; nobody attached it, so no document is asked. */
  async keepMade(made: Omit<FileToAttach, 'replaces'>, source: Readable): Promise<StoredFile> {
    const { jurisdictionId } = currentActor();
    const received = await this.folder.receive(source, MADE_BYTES);
    const id = newId();
    try {
      await this.folder.keep(received, jurisdictionId, id);
      return await this.uow.write(() => {
        this.audit.record({
          entity: made.ownerType,
          entityId: made.ownerId,
          action: 'fileMade',
          fields: { file: id, name: made.name, size: received.bytes, sm3: received.sm3 },
        });
        return this.rows.insert({ ...made, id, agencyId: null, size: received.bytes, sm3: received.sm3 });
      });
    } finally {
      await this.folder.discard(received.place);
    }
  }

  /** Inside the transaction of whoever tidies up. */
  async removeOlder(ownerType: string, days: number): Promise<void> {
    await this.take(await this.rows.older(ownerType, days));
  }

  private async keep(file: FileToAttach, received: ReceivedFile): Promise<StoredFile> {
    const { jurisdictionId } = currentActor();
    const id = newId();
    await this.folder.keep(received, jurisdictionId, id);
    const stored = await this.uow
      .write(() => this.enter(file, received, id))
      .catch(async (error: unknown) => {
        // After a refusal there is no row, so there is no file. Where the commit itself was cut off nobody knows: the file
        // stays, and the sweep asks the table.
        if (error instanceof DomainError) await this.folder.remove(jurisdictionId, id);
        throw error;
      });
    if (stored.id !== id) await this.folder.remove(jurisdictionId, id);
    return stored;
  }

  private async enter(file: FileToAttach, received: ReceivedFile, id: string): Promise<StoredFile> {
    const agencyId = await this.leave(file, []);
    const before = await this.rows.of(file.ownerType, [file.ownerId]);
    const same = before.find(({ sm3 }) => sm3 === received.sm3);
    if (same) return same;
    const replaced = file.replaces === null ? null : before.find((one) => one.id === file.replaces);
    if (replaced === undefined) throw notFound('replaces');
    if (replaced) await this.take([replaced]);
    else if (before.length >= ATTACHMENTS_PER_OWNER) {
      const params = { most: ATTACHMENTS_PER_OWNER };
      throw refused([refusal('TOO_MANY_FILES', { field: 'file', params, wayOut: 'REMOVE_A_FILE' })]);
    }
    this.audit.record({
      entity: file.ownerType,
      entityId: file.ownerId,
      action: 'fileAttached',
      fields: { file: id, name: file.name, size: received.bytes, sm3: received.sm3, replaces: file.replaces },
    });
    return this.rows.insert({ ...file, id, agencyId, size: received.bytes, sm3: received.sm3 });
  }

  private async take(files: readonly StoredFile[]): Promise<void> {
    const { jurisdictionId } = currentActor();
    await this.rows.remove(files.map(({ id }) => id));
    for (const { id, ownerType, ownerId, name, sm3 } of files) {
      this.audit.record({
        entity: ownerType,
        entityId: ownerId,
        action: 'fileRemoved',
        fields: { file: id, name, sm3 },
      });
      this.uow.afterCommit(() => this.folder.remove(jurisdictionId, id));
    }
  }

  /** Whether the document takes a file of this claim now. @throws DomainError with every reason against it */
  async ask(file: FileToAttach, claim: readonly Refusal[]): Promise<void> {
    try {
      await this.leave(file, claim);
    } catch (error) {
      if (error instanceof DomainError) await this.noteSecret(file, error.refusals);
      throw error;
    }
  }

  /** @returns the unit of the document */
  private async leave(
    { ownerType, ownerId }: Pick<FileToAttach, 'ownerType' | 'ownerId'>,
    claim: readonly Refusal[],
  ): Promise<string | null> {
    const owner = this.owners.of(ownerType);
    demand(owner.attach);
    const leave = isId(ownerId) ? await owner.mayAttach(ownerId, this.uow.isWriting) : null;
    if (!leave) throw notFound('ownerId');
    const refusals = [...leave.refusals, ...claim];
    if (refusals.length > 0) throw refused(refusals);
    return leave.agencyId;
  }

  private async refusedFile(file: FileToAttach, refusals: readonly Refusal[]): Promise<DomainError> {
    await this.noteSecret(file, refusals);
    return refused(refusals);
  }

  /** An attempt with a marked file is told to audit and security; the file's name is part of the secret (D58). */
  private async noteSecret({ ownerType, ownerId }: FileToAttach, refusals: readonly Refusal[]): Promise<void> {
    const mark = refusals.find(({ code }) => code === 'SECRET_MARK');
    if (mark && isId(ownerId)) await this.notices.secretMark(ownerType, String(mark.params?.mark), ownerId);
  }
}
