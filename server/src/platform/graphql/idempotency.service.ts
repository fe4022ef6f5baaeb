import { Injectable } from '@nestjs/common';
import { canonicalJson } from '@jixiao/shared';
import { currentActor } from '../access/context.js';
import { sm3 } from '../audit/audit-chain.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { badInput, DomainError } from '../errors/domain-error.js';
import { IdempotencyEntity } from './idempotency.entity.js';

/** Makes a mutation safe to repeat: the same key and body give the first answer, another body is refused (controls C38). */
@Injectable()
export class IdempotencyService {
  constructor(private readonly uow: UnitOfWork) {}

  /** @param work gives a JSON answer (ids, usually), which is kept for the repetition */
  async once<T>(operation: string, key: string | null | undefined, body: unknown, work: () => Promise<T>): Promise<T> {
    if (!key) return this.uow.write(work);
    if (key.length < 8 || key.length > 100)
      throw badInput('IDEMPOTENCY_KEY_LENGTH', 'idempotencyKey', { least: 8, most: 100 });
    const actor = currentActor();
    const bodyHash = sm3(canonicalJson(body));
    return this.uow.write(async () => {
      const where = [actor.jurisdictionId, actor.userId, operation, key];
      const fresh = await this.uow.insert(IdempotencyEntity, [{ actorId: actor.userId!, operation, key, bodyHash }], {
        key: ['jurisdictionId', 'actorId', 'operation', 'key'],
      });
      if (fresh === 0) {
        const [first] = await this.uow.query<{ body_hash: string; result: T }>(
          `SELECT body_hash, result FROM platform.idempotency
            WHERE jurisdiction_id = $1 AND actor_id = $2 AND operation = $3 AND key = $4`,
          where,
        );
        if (first?.body_hash !== bodyHash) {
          throw new DomainError('IDEMPOTENCY_MISMATCH', [{ code: 'IDEMPOTENCY_MISMATCH', field: 'idempotencyKey' }]);
        }
        return first.result;
      }
      const result = await work();
      await this.uow.affect(
        `UPDATE platform.idempotency SET result = $5
          WHERE jurisdiction_id = $1 AND actor_id = $2 AND operation = $3 AND key = $4`,
        [...where, JSON.stringify(result ?? null)],
      );
      return result;
    });
  }
}
