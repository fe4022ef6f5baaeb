import { Injectable } from '@nestjs/common';
import { currentActor } from '../access/context.js';
import { AuditService } from '../audit/audit.service.js';
import { isId, newId } from '../database/new-id.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { notFound } from '../errors/domain-error.js';
import { SecurityNoticeEntity } from './security-notice.entity.js';

export interface SecurityNoticeRecord {
  id: string;
  noticedOn: string;
  place: string;
  mark: string;
  personName: string;
  agencyName: string | null;
  acknowledgedOn: string | null;
}

/** What was tried with a mark of secrecy, told to the security administrator until he has taken note of it (D58). */
@Injectable()
export class SecurityNotices {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly audit: AuditService,
  ) {}

  /** @param place table, form or sheet where it was tried; the text itself is part of the secret and is kept nowhere */
  async secretMark(place: string, mark: string, entityId: string | null = null): Promise<void> {
    const { kind, personName, agencyName, today } = currentActor();
    if (kind === 'ANONYMOUS') return;
    await this.uow.write(async () => {
      await this.uow.insert(SecurityNoticeEntity, [
        { id: newId(), noticedOn: today, kind: 'SECRET_MARK', place, mark, personName, agencyName },
      ]);
      this.audit.record({
        entity: place,
        entityId,
        action: 'secretMarkRefused',
        result: 'REFUSED',
        fields: { mark },
      });
    });
  }

  list(): Promise<SecurityNoticeRecord[]> {
    return this.uow.query<SecurityNoticeRecord>(
      `SELECT id, noticed_on::text AS "noticedOn", place, mark, person_name AS "personName", agency_name AS "agencyName",
              acknowledged_on::text AS "acknowledgedOn"
         FROM platform.security_notice WHERE jurisdiction_id = $1
        ORDER BY acknowledged_on IS NOT NULL, id DESC LIMIT 200`,
      [currentActor().jurisdictionId],
    );
  }

  async acknowledge(id: string): Promise<void> {
    const { jurisdictionId, userId, today } = currentActor();
    if (!isId(id)) throw notFound('id');
    await this.uow.write(async () => {
      const changed = await this.uow.affect(
        `UPDATE platform.security_notice SET acknowledged_by = $3, acknowledged_on = $4
          WHERE jurisdiction_id = $1 AND id = $2 AND acknowledged_on IS NULL`,
        [jurisdictionId, id, userId, today],
      );
      if (changed === 0) throw notFound('id');
      this.audit.record({ entity: 'platform.security_notice', entityId: id, action: 'noticeAcknowledged' });
    });
  }
}
