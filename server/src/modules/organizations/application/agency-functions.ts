import { Injectable } from '@nestjs/common';
import { type Refusal, refusal } from '@jixiao/shared';
import { currentActor, may } from '../../../platform/access/index.js';
import { AuditService } from '../../../platform/audit/index.js';
import { isId, newId, UnitOfWork, updateVersioned } from '../../../platform/database/index.js';
import { DomainError, notFound, refused } from '../../../platform/errors/index.js';
import { plainText } from '../../../platform/graphql/index.js';
import { AgencyFunctionEntity } from '../persistence/agency-function.entity.js';
import { type AgencyFunctionRecord, AgencyFunctionReads } from '../persistence/agency-function.reads.js';

export const FUNCTION_KINDS = ['FUNCTION', 'DEVELOPMENT_PLAN', 'WORK_PLAN'] as const;

export interface FunctionToSave {
  /** Absent for a new one. */
  id?: string | null;
  expectedVersion?: number | null;
  agencyId: string;
  kind: string;
  name: string;
  source: string;
  validFrom: string;
  validTo?: string | null;
}

const TABLE = 'organizations.agency_function';

/**
 * The list that objectives are derived from (部门职能、发展规划、事业发展计划, 财预〔2015〕88号). Nothing is deleted: what
 * no longer holds gets its last day, so that past objectives still say what they served.
 */
@Injectable()
export class AgencyFunctions {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reads: AgencyFunctionReads,
    private readonly audit: AuditService,
  ) {}

  async below(agencyId: string, year: number | null): Promise<AgencyFunctionRecord[]> {
    if (!isId(agencyId) || !(await this.reads.inReach(currentActor(), agencyId))) throw notFound('agencyId');
    return this.reads.below(agencyId, year);
  }

  save(input: FunctionToSave): Promise<string> {
    return this.uow.write(async () => {
      const actor = currentActor();
      if (!(await this.reads.inReach(actor, input.agencyId))) throw notFound('agencyId');
      if (actor.agencyId !== input.agencyId && !may(actor, 'parameter.manage')) {
        throw new DomainError('FORBIDDEN', [refusal('NOT_YOUR_UNIT', { field: 'agencyId', wayOut: 'ASK_UNIT_CLERK' })]);
      }
      const known = await this.known(input);
      const found = await this.check(input);
      if (found.length > 0) throw refused(found);
      const { kind, validFrom } = input;
      const [name, source, validTo] = [plainText(input.name), plainText(input.source), input.validTo ?? null];
      const id = known?.id ?? newId();
      if (known) {
        const patch = { kind, name, source, valid_from: validFrom, valid_to: validTo };
        await updateVersioned(this.uow, TABLE, actor.jurisdictionId, id, input.expectedVersion ?? 0, patch);
      } else {
        const row = { id, agencyId: input.agencyId, kind, name, source, validFrom, validTo };
        await this.uow.insert(AgencyFunctionEntity, [row]);
      }
      this.audit.record({
        entity: TABLE,
        entityId: id,
        action: known ? 'changed' : 'created',
        fields: { agencyId: input.agencyId, kind, name, source, validFrom, validTo },
      });
      return id;
    });
  }

  async one(id: string): Promise<AgencyFunctionRecord> {
    const [row] = await this.reads.byIds([id]);
    if (!row) throw notFound('id');
    return row;
  }

  private async known({ id, agencyId }: FunctionToSave): Promise<AgencyFunctionRecord | null> {
    if (!id) return null;
    const [row] = await this.reads.byIds([id]);
    if (row?.agencyId !== agencyId) throw notFound('id');
    return row;
  }

  private async check(input: FunctionToSave): Promise<Refusal[]> {
    const found: Refusal[] = [];
    if (input.validTo && input.validTo < input.validFrom) {
      found.push(refusal('FUNCTION_PERIOD_REVERSED', { field: 'validTo' }));
    }
    const overlaps = (row: AgencyFunctionRecord): boolean =>
      row.validFrom <= (input.validTo ?? '9999-12-31') && input.validFrom <= (row.validTo ?? '9999-12-31');
    const twin = (await this.reads.below(input.agencyId, null)).find(
      (row) =>
        row.agencyId === input.agencyId &&
        row.id !== input.id &&
        row.kind === input.kind &&
        row.name === plainText(input.name) &&
        overlaps(row),
    );
    if (twin) found.push(refusal('FUNCTION_TWICE', { ruleId: 'O-02', field: 'name', params: { name: twin.name } }));
    return found;
  }
}
