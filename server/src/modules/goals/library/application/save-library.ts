import { Injectable } from '@nestjs/common';
import {
  isNumber,
  type LibraryContent,
  libraryLevel1,
  libraryLevels,
  type Refusal,
  refusal,
  type StandardKind,
} from '@jixiao/shared';
import { currentActor, may } from '../../../../platform/access/index.js';
import { AuditService } from '../../../../platform/audit/index.js';
import { conflict, newId, UnitOfWork, updateVersioned } from '../../../../platform/database/index.js';
import { DomainError, notFound, refused } from '../../../../platform/errors/index.js';
import { libraryPolicy } from '../domain/desk.js';
import { LibraryReads } from '../persistence/library.reads.js';
import type { CandidateRecord, LibraryRecord } from '../persistence/library.records.js';
import { columnsOf, type IndicatorToWrite, LibraryWrites } from '../persistence/library.writes.js';
import { SetReads } from '../persistence/set.reads.js';
import { LIBRARY_TABLE, personOf } from './library-binding.js';
import { libraryCode } from './library-code.js';
import { LibrarySources } from './library-sources.js';

export interface IndicatorToPropose {
  /** Absent for a new one. */
  indicatorId?: string | null;
  expectedVersion?: number | null;
  changeReason?: string | null;
  content: LibraryContent;
}

export interface StandardToSet {
  indicatorId: string;
  kind: StandardKind;
  value?: string | null;
  valueText?: string | null;
  year?: number | null;
  region?: string | null;
  direction: 'GE' | 'LE' | 'EQ';
  tolerance?: string | null;
  source?: string | null;
}

const STANDARD_TABLE = 'goals.library_standard';

/** Drafts of indicators, their proposals from what has proved itself, and the standards that targets are held against. */
@Injectable()
export class SaveLibrary {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reads: LibraryReads,
    private readonly sets: SetReads,
    private readonly writes: LibraryWrites,
    private readonly sources: LibrarySources,
    private readonly audit: AuditService,
  ) {}

  /** A new indicator, a draft changed, or version n+1 of one that stands. @returns the indicator */
  save(input: IndicatorToPropose): Promise<string> {
    return this.uow.write(async () => {
      const content = { ...input.content, level1: libraryLevel1(input.content.level2) ?? input.content.level1 };
      if (!input.indicatorId)
        return this.create(content, { origin: 'LOCAL', originKind: null, originId: null, originTitle: null });
      const [record] = await this.reads.newest([input.indicatorId]);
      if (!record) throw notFound('indicatorId');
      const policy = libraryPolicy(personOf(currentActor()), 'save', record);
      if (policy.length > 0) throw new DomainError('FORBIDDEN', policy);
      await this.change(record, content, input);
      return record.id;
    });
  }

  /** From the row of an approved objective or of a finished evaluation; the origin stays linked (R044). */
  propose(source: 'OBJECTIVE' | 'EVALUATION', originId: string): Promise<string> {
    return this.uow.write(async () => {
      const found =
        source === 'OBJECTIVE'
          ? await this.sets.candidate(originId)
          : ((await this.sources.candidates()?.one(originId)) ?? null);
      if (!found) throw notFound('originId');
      return this.create(contentOf(found), {
        origin: 'PROPOSED',
        originKind: source,
        originId,
        originTitle: found.title,
      });
    });
  }

  setStandard(input: StandardToSet): Promise<string> {
    return this.uow.write(async () => {
      const [indicator] = await this.reads.admitted([input.indicatorId]);
      if (!indicator) throw notFound('indicatorId');
      const refusals: Refusal[] = [];
      for (const field of ['value', 'tolerance'] as const) {
        const text = input[field];
        if (text && !isNumber(text))
          refusals.push(refusal('NUMBER_FORMAT', { ruleId: 'L-04', field, params: { value: text } }));
      }
      if (!input.value?.trim() && !input.valueText?.trim())
        refusals.push(refusal('REQUIRED', { ruleId: 'L-04', field: 'value' }));
      if (input.tolerance?.startsWith('-'))
        refusals.push(refusal('TOLERANCE_NEGATIVE', { ruleId: 'L-04', field: 'tolerance' }));
      if (refusals.length > 0) throw refused(refusals);
      const row = {
        indicatorId: input.indicatorId,
        kind: input.kind,
        value: input.value?.trim() || null,
        valueText: input.valueText?.trim() || null,
        year: input.year ?? null,
        region: input.region?.trim() || null,
        direction: input.direction,
        tolerance: input.tolerance?.trim() || null,
        source: input.source?.trim() || null,
      };
      const [id] = await this.writes.standards([row]);
      this.audit.record({ entity: STANDARD_TABLE, entityId: id!, action: 'standardSet', fields: { ...row } });
      return input.indicatorId;
    });
  }

  removeStandard(id: string, expectedVersion: number): Promise<string> {
    return this.uow.write(async () => {
      const { jurisdictionId } = currentActor();
      const [row] = await this.uow.query<{ indicatorId: string }>(
        `SELECT indicator_id AS "indicatorId" FROM ${STANDARD_TABLE} WHERE jurisdiction_id = $1 AND id = $2 FOR UPDATE`,
        [jurisdictionId, id],
      );
      if (!row) throw notFound('id');
      if ((await this.writes.removeStandard(id, expectedVersion)) === 0) {
        throw await conflict(this.uow, STANDARD_TABLE, jurisdictionId, id, expectedVersion);
      }
      this.audit.record({ entity: STANDARD_TABLE, entityId: id, action: 'standardRemoved' });
      return row.indicatorId;
    });
  }

  private async create(content: LibraryContent, origin: Omit<IndicatorToWrite, 'id' | 'code'>): Promise<string> {
    const code = libraryCode(content);
    const [present] = await this.reads.newestByCode([code]);
    if (present) {
      throw refused([
        refusal('LIBRARY_DUPLICATE', {
          ruleId: 'L-07',
          field: 'name',
          params: { name: present.name, code },
          wayOut: 'EDIT_PRESENT',
        }),
      ]);
    }
    const id = newId();
    await this.writes.indicators([{ id, code, ...origin }]);
    const agencyId = currentActor().agencyId;
    const [versionId] = await this.writes.versions([
      { indicatorId: id, versionNo: 1, content, changeReason: null, agencyId },
    ]);
    this.audit.record({
      entity: LIBRARY_TABLE,
      entityId: versionId!,
      action: 'drafted',
      fields: { name: content.name, code, ...origin },
    });
    return id;
  }

  private async change(record: LibraryRecord, content: LibraryContent, input: IndicatorToPropose): Promise<void> {
    const { jurisdictionId, agencyId } = currentActor();
    const { expectedVersion } = input;
    if (expectedVersion !== record.version) {
      throw await conflict(this.uow, LIBRARY_TABLE, jurisdictionId, record.versionId, expectedVersion ?? 0);
    }
    if (record.state === 'DRAFT') {
      await updateVersioned(
        this.uow,
        LIBRARY_TABLE,
        jurisdictionId,
        record.versionId,
        record.version,
        columnsOf(content),
      );
      this.audit.record({
        entity: LIBRARY_TABLE,
        entityId: record.versionId,
        action: 'saved',
        fields: { name: content.name },
      });
      return;
    }
    const found: Refusal[] = [];
    if (record.state !== 'ADMITTED') {
      found.push(
        refusal('STATE_INVALID', {
          field: 'state',
          params: { state: record.state, action: 'save', allowed: 'DRAFT,ADMITTED' },
        }),
      );
    }
    if (!may(currentActor(), 'library.manage')) {
      found.push(refusal('NO_PERMISSION', { params: { permission: 'library.manage' }, wayOut: 'ASK_WHO_CAN' }));
    }
    if (!input.changeReason?.trim()) found.push(refusal('REQUIRED', { ruleId: 'L-08', field: 'changeReason' }));
    if (found.length > 0) throw refused(found);
    const [versionId] = await this.writes.versions([
      {
        indicatorId: record.id,
        versionNo: record.versionNo + 1,
        content,
        changeReason: input.changeReason!.trim(),
        agencyId,
      },
    ]);
    this.audit.record({
      entity: LIBRARY_TABLE,
      entityId: versionId!,
      action: 'drafted',
      fields: { name: content.name, versionNo: record.versionNo + 1 },
      comment: input.changeReason!.trim(),
    });
  }
}

/** What is known of a candidate; the rest is written by whoever proposes it. */
function contentOf(found: CandidateRecord): LibraryContent {
  return {
    ...EMPTY,
    ...libraryLevels(found),
    name: found.name,
    direction: found.direction,
    unit: found.unit,
    definition: found.definition,
    formula: found.formula,
    basis: found.basis,
    dataSource: found.dataSource,
    captureMethod: found.captureMethod,
  };
}

export const EMPTY: Omit<LibraryContent, 'level1' | 'level2' | 'name' | 'direction'> = {
  layer: 'PROJECT',
  industry: null,
  field: null,
  departmentName: null,
  projectTypes: [],
  definition: null,
  formula: null,
  example: null,
  help: null,
  unit: null,
  basis: null,
  dataSource: null,
  captureMethod: null,
  grades: null,
  keywords: [],
  dimension: null,
  criterion: null,
  validFromYear: null,
  validToYear: null,
};
