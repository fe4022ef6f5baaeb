import { Injectable } from '@nestjs/common';
import type { Refusal } from '@jixiao/shared';
import { currentActor } from '../../../platform/access/index.js';
import { AuditService } from '../../../platform/audit/index.js';
import { UnitOfWork } from '../../../platform/database/index.js';
import { refused } from '../../../platform/errors/index.js';

const MOST_YEARS = 5;

/** The date at which a place of the demo stands. It moves forward only: what has been done stays done (design §8.25). */
@Injectable()
export class DemoDateService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly audit: AuditService,
  ) {}

  move(to: string): Promise<string> {
    return this.uow.write(async () => {
      const { jurisdictionId } = currentActor();
      const [row] = await this.uow.query<{ isDemo: boolean; date: string | null; latest: string | null }>(
        `SELECT i.is_demo AS "isDemo", COALESCE(place.demo_date, i.demo_date)::text AS date,
                (COALESCE(place.demo_date, i.demo_date) + interval '${MOST_YEARS} years')::date::text AS latest
           FROM platform.installation i JOIN organizations.jurisdiction place ON place.jurisdiction_id = $1 AND place.id = $1
            FOR UPDATE OF place`,
        [jurisdictionId],
      );
      const refusals: Refusal[] = [];
      if (!row!.isDemo || !row!.date) refusals.push({ code: 'NOT_A_DEMO' });
      else if (to <= row!.date) refusals.push({ code: 'DATE_NOT_FORWARD', field: 'to', params: { now: row!.date } });
      else if (to > row!.latest!) refusals.push({ code: 'DATE_TOO_FAR', field: 'to', params: { latest: row!.latest } });
      if (refusals.length > 0) throw refused(refusals);
      await this.uow.affect(
        'UPDATE organizations.jurisdiction SET demo_date = $2 WHERE jurisdiction_id = $1 AND id = $1',
        [jurisdictionId, to],
      );
      this.audit.record({
        entity: 'organizations.jurisdiction',
        entityId: jurisdictionId,
        action: 'moveDemoDate',
        fields: { before: row!.date, to },
      });
      return to;
    });
  }
}
