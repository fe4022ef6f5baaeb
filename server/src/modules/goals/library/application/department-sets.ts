import { Injectable } from '@nestjs/common';
import {
  CATALOGUE_2015,
  checkSetUse,
  checkTemplateRows,
  fitLevels,
  isNumber,
  presetOf,
  type Refusal,
  refusal,
  setUse,
} from '@jixiao/shared';
import { currentActor, may } from '../../../../platform/access/index.js';
import { AuditService } from '../../../../platform/audit/index.js';
import { conflict, isId, UnitOfWork, updateVersioned } from '../../../../platform/database/index.js';
import { DomainError, notFound, refused } from '../../../../platform/errors/index.js';
import { LibraryReads } from '../persistence/library.reads.js';
import type { LibraryRecord, SetProjectRecord, SetRecord, TemplateRecord } from '../persistence/library.records.js';
import { LibraryWrites } from '../persistence/library.writes.js';
import { SetReads } from '../persistence/set.reads.js';

export interface TemplateRow {
  indicator: LibraryRecord;
  level1: string;
  level2: string;
  /** Example to be replaced by the unit's own value. */
  example: string;
}

export interface SetView extends Omit<SetRecord, 'id' | 'version'> {
  /** Null while the department has made none. */
  id: string | null;
  version: number;
  indicators: LibraryRecord[];
  mayEdit: boolean;
}

export interface SetProject extends SetProjectRecord {
  of: number;
  share: string | null;
  isBelow: boolean;
}

export interface TemplateToSave {
  /** Absent for a new one. */
  id?: string | null;
  expectedVersion?: number | null;
  name: string;
  kind: TemplateRecord['kind'];
  rows: readonly { indicatorId: string; example: string }[];
}

const SET_TABLE = 'goals.department_set';
const TEMPLATE_TABLE = 'goals.library_template';

/** A template that the place has made itself; those from above and the common ones are not changed here. */
function ownOf(templates: readonly TemplateRecord[], id: string): TemplateRecord {
  const template = templates.find((one) => one.id === id);
  if (!template) throw notFound('id');
  if (template.ownership !== 'OWN') {
    throw new DomainError('FORBIDDEN', [refusal('LIBRARY_NOT_OWN', { wayOut: 'SAVE_AS_OWN' })]);
  }
  return template;
}

/** Templates to start from, and the sets by which departments show their duties. */
@Injectable()
export class DepartmentSets {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reads: LibraryReads,
    private readonly sets: SetReads,
    private readonly writes: LibraryWrites,
    private readonly audit: AuditService,
  ) {}

  async templates(kind?: string | null): Promise<TemplateRecord[]> {
    const all = await this.sets.templates();
    return kind ? all.filter((template) => template.kind === kind) : all;
  }

  /** Rows of a template under the levels of a preset; indicators that were retired since are left out. */
  async templateRows(template: Pick<TemplateRecord, 'rows'>, presetCode: string): Promise<TemplateRow[]> {
    const catalogue = presetOf(presetCode) ?? CATALOGUE_2015;
    const records = new Map(
      (await this.reads.admitted(template.rows.map(({ indicatorId }) => indicatorId))).map((row) => [row.id, row]),
    );
    return template.rows.flatMap(({ indicatorId, example }) => {
      const indicator = records.get(indicatorId);
      return indicator ? [{ indicator, example, ...fitLevels(indicator, catalogue) }] : [];
    });
  }

  /** Rows of an objective as the beginning of a template, and the names that the library does not hold yet. */
  async rowsOfObjective(objectiveId: string, presetCode: string): Promise<{ rows: TemplateRow[]; unknown: string[] }> {
    const found = isId(objectiveId) ? await this.sets.rowsOfObjective(objectiveId) : null;
    if (!found) throw notFound('objectiveId');
    const wanted = found.flatMap(({ indicatorId, targetValue, targetDay }) =>
      indicatorId ? [{ indicatorId, example: targetValue ?? targetDay ?? '' }] : [],
    );
    const once = wanted.filter((row, at) => wanted.findIndex((one) => one.indicatorId === row.indicatorId) === at);
    const rows = await this.templateRows({ rows: once }, presetCode);
    const known = new Set(rows.map(({ indicator }) => indicator.id));
    const unknown = found.filter(({ indicatorId }) => !indicatorId || !known.has(indicatorId));
    return { rows, unknown: unknown.map(({ name }) => name) };
  }

  saveTemplate(input: TemplateToSave): Promise<string> {
    return this.uow.write(async () => {
      const found = await this.reads.admitted(input.rows.map(({ indicatorId }) => indicatorId));
      const known = new Set(found.map(({ id }) => id));
      if (input.rows.some(({ indicatorId }) => !known.has(indicatorId))) throw notFound('rows');
      const byId = new Map(found.map((row) => [row.id, row]));
      const refusals = checkTemplateRows(input.rows.map(({ indicatorId }) => byId.get(indicatorId)!));
      const code = input.name.normalize('NFKC').trim();
      const all = await this.sets.templates();
      const stored = input.id ? ownOf(all, input.id) : null;
      const taken = all.some((one) => one.ownership === 'OWN' && one.code === code && one.id !== input.id);
      if (taken)
        refusals.push(refusal('TEMPLATE_NAME_TAKEN', { ruleId: 'L-05', field: 'name', params: { name: code } }));
      if (refusals.length > 0) throw refused(refusals);
      const id = stored?.id ?? (await this.writes.template({ code, name: code, kind: input.kind, rows: input.rows }));
      if (stored) {
        const patch = { code, name: code, kind: input.kind, rows: JSON.stringify(input.rows) };
        const { jurisdictionId } = currentActor();
        await updateVersioned(this.uow, TEMPLATE_TABLE, jurisdictionId, id, input.expectedVersion ?? 0, patch);
      }
      const action = stored ? 'changed' : 'created';
      this.audit.record({ entity: TEMPLATE_TABLE, entityId: id, action, fields: { name: code } });
      return id;
    });
  }

  /** Nobody starts from it any more; what was filled from it stays. */
  retireTemplate(id: string, expectedVersion: number): Promise<string> {
    return this.uow.write(async () => {
      const { jurisdictionId, today } = currentActor();
      const { name } = ownOf(await this.sets.templates(), id);
      const patch = { retired_on: today };
      await updateVersioned(this.uow, TEMPLATE_TABLE, jurisdictionId, id, expectedVersion, patch);
      this.audit.record({ entity: TEMPLATE_TABLE, entityId: id, action: 'retired', fields: { name } });
      return id;
    });
  }

  async view(agencyId: string): Promise<SetView> {
    const agency = await this.sets.agencyInReach(agencyId);
    if (!agency) throw notFound('agencyId');
    const set = await this.sets.setOf(agencyId);
    const indicators = set ? await this.reads.newest(set.indicatorIds) : [];
    return {
      id: set?.id ?? null,
      agencyId,
      agencyName: agency.name,
      name: set?.name ?? '',
      minimumShare: set?.minimumShare ?? null,
      version: set?.version ?? 0,
      indicatorIds: set?.indicatorIds ?? [],
      indicators,
      mayEdit: this.policy(agencyId).length === 0,
    };
  }

  /** Per project: how many of the set's indicators are used, and whether that is less than was asked. */
  async projects(set: SetView, year: number, first: number): Promise<SetProject[]> {
    if (!set.id) return [];
    const members = new Set(set.indicatorIds);
    const rows = await this.sets.projects({ ...set, id: set.id }, year, first);
    return rows.map((row) => {
      const use = setUse(set.indicatorIds.slice(0, row.used), members);
      return { ...row, of: use.of, share: use.share, isBelow: checkSetUse(use, set.minimumShare).length > 0 };
    });
  }

  save(input: {
    agencyId: string;
    name: string;
    minimumShare?: string | null;
    indicatorIds: readonly string[];
    expectedVersion?: number | null;
  }): Promise<string> {
    return this.uow.write(async () => {
      const actor = currentActor();
      if (!(await this.sets.agencyInReach(input.agencyId))) throw notFound('agencyId');
      const policy = this.policy(input.agencyId);
      if (policy.length > 0) throw new DomainError('FORBIDDEN', policy);
      const share = input.minimumShare?.trim() || null;
      if (share !== null && (!isNumber(share) || Number(share) < 0 || Number(share) > 100)) {
        throw refused([refusal('SHARE_RANGE', { ruleId: 'L-06', field: 'minimumShare', params: { value: share } })]);
      }
      const ids = [...new Set(input.indicatorIds)];
      if ((await this.reads.admitted(ids)).length !== ids.length) throw notFound('indicatorIds');
      const set = await this.sets.setOf(input.agencyId, true);
      if (set && set.version !== input.expectedVersion) {
        throw await conflict(this.uow, SET_TABLE, actor.jurisdictionId, set.id, input.expectedVersion ?? 0);
      }
      const id = set?.id ?? (await this.writes.set(input.agencyId, input.name, share));
      if (set) {
        await updateVersioned(this.uow, SET_TABLE, actor.jurisdictionId, set.id, set.version, {
          name: input.name,
          minimum_share: share,
        });
      }
      await this.writes.setIndicators(id, ids);
      this.audit.record({
        entity: SET_TABLE,
        entityId: id,
        action: 'saved',
        fields: { name: input.name, minimumShare: share, indicatorIds: ids },
      });
      return input.agencyId;
    });
  }

  /** The department itself, by its head or officer; the performance office for any of them. */
  private policy(agencyId: string): Refusal[] {
    const actor = currentActor();
    if (may(actor, 'library.manage')) return [];
    const speaks = actor.roles.some((role) => role === 'UNIT_HEAD' || role === 'DEPARTMENT_OFFICER');
    if (speaks && actor.agencyId === agencyId) return [];
    return [refusal('NOT_YOUR_DESK', { wayOut: 'ASK_WHO_CAN', who: 'DEPARTMENT_OFFICER' })];
  }
}
