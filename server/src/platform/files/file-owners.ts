import { Injectable } from '@nestjs/common';
import type { Permission, Refusal } from '@jixiao/shared';
import { badInput } from '../errors/domain-error.js';

export interface AttachmentLeave {
  /** Unit that the document belongs to. */
  readonly agencyId: string | null;
  /** Everything that speaks against attaching or taking away; empty when nothing does. */
  readonly refusals: readonly Refusal[];
}

/** A kind of document that files hang on. The module that keeps it decides; the platform only asks. */
export interface FileOwner {
  readonly read: Permission;
  readonly attach: Permission;
  /** Takes files that arrive in pieces and are larger than an attachment. */
  readonly isLarge?: boolean;
  mayRead(id: string): Promise<boolean>;
  /**
   * Null when there is no such document in the actor's reach.
   *
   * @param lock keeps the document as it is until the transaction ends, so that it cannot be handed in meanwhile
   */
  mayAttach(id: string, lock: boolean): Promise<AttachmentLeave | null>;
}

/** Owners by type, which is the name of their table. */
@Injectable()
export class FileOwners {
  private readonly byType = new Map<string, FileOwner>();

  register(type: string, owner: FileOwner): void {
    if (this.byType.has(type)) throw new Error(`Two owners of files are called ${type}`);
    this.byType.set(type, owner);
  }

  /** @throws DomainError when no module has registered the type */
  of(type: string): FileOwner {
    const owner = this.byType.get(type);
    if (!owner) throw badInput('FIELD_INVALID', 'ownerType');
    return owner;
  }
}
