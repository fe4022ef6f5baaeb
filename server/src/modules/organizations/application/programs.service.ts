import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Refusal, refusal, SCOPES } from '@jixiao/shared';
import { currentActor } from '../../../platform/access/index.js';
import { AuditService } from '../../../platform/audit/index.js';
import { ApiClientEntity, hashPassword, LoginDirectoryEntity } from '../../../platform/auth/index.js';
import { newId, UnitOfWork, updateVersioned } from '../../../platform/database/index.js';
import { notFound, refused } from '../../../platform/errors/index.js';
import { plainText } from '../../../platform/graphql/index.js';
import { AdministrationReads, type ProgramRecord } from '../persistence/administration.reads.js';
import { allowAdministrators } from './allow-administrators.js';

/** What a program may be given, by the kind of body in whose seat it sits. Nothing opens everything. */
const FOR_FIRMS = ['evaluation', 'webhooks'];
const FOR_OTHERS = ['read', 'budget-feed', 'unit-work'];
export const programScopes = (agencyKind: string): readonly string[] =>
  agencyKind === 'FIRM' ? FOR_FIRMS : FOR_OTHERS;

/** Programs that sign in by client credentials: bound to one seat, with the scopes that suit its body. */
@Injectable()
export class ProgramsService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reads: AdministrationReads,
    private readonly audit: AuditService,
  ) {}

  programs(): Promise<ProgramRecord[]> {
    allowAdministrators();
    return this.reads.programs(null);
  }

  async program(id: string): Promise<ProgramRecord> {
    const [found] = await this.reads.programs([id]);
    if (!found) throw notFound('programId');
    return found;
  }

  /** @returns the secret as well: it is shown this once */
  register(seatId: string, given: string, scopes: readonly string[]): Promise<{ id: string; secret: string }> {
    return this.uow.write(async () => {
      const seat = await this.reads.seatOfProgram(seatId);
      if (!seat) throw notFound('seatId');
      const name = plainText(given);
      const refusals: Refusal[] = [];
      if (!name) refusals.push(refusal('REQUIRED', { field: 'name' }));
      const allowed = programScopes(seat.agencyKind);
      const foreign = scopes.filter((scope) => !allowed.includes(scope) || !Object.hasOwn(SCOPES, scope));
      if (scopes.length === 0) refusals.push(refusal('REQUIRED', { field: 'scopes' }));
      if (foreign.length > 0)
        refusals.push(
          refusal('SCOPE_NOT_FOR_SEAT', {
            ruleId: 'A-03',
            field: 'scopes',
            params: { scopes: foreign.join('、'), allowed: allowed.join('、') },
          }),
        );
      if (refusals.length > 0) throw refused(refusals);
      const id = newId();
      const clientId = newId();
      const secret = randomBytes(32).toString('base64url');
      await this.uow.insert(LoginDirectoryEntity, [{ kind: 'CLIENT', name: clientId, subjectId: id }]);
      await this.uow.insert(ApiClientEntity, [
        { id, clientId, name, secretHash: await hashPassword(secret), scopes: [...new Set(scopes)], seatId },
      ]);
      this.audit.record({
        entity: 'auth.api_client',
        entityId: id,
        action: 'registerProgram',
        fields: { clientId, name, scopes, seatId },
      });
      return { id, secret };
    });
  }

  /** What it was given is void from this moment. */
  end(id: string, expectedVersion: number): Promise<string> {
    return this.uow.write(async () => {
      const { jurisdictionId } = currentActor();
      await this.program(id);
      await updateVersioned(this.uow, 'auth.api_client', jurisdictionId, id, expectedVersion, { state: 'DISABLED' });
      await this.uow.affect(
        'UPDATE auth.access_token SET revoked_at = now() WHERE jurisdiction_id = $1 AND client_row_id = $2 AND revoked_at IS NULL',
        [jurisdictionId, id],
      );
      this.audit.record({ entity: 'auth.api_client', entityId: id, action: 'endProgram' });
      return id;
    });
  }
}
