import { Injectable } from '@nestjs/common';
import {
  COMMON_FRAMEWORKS,
  type FrameworkGroup,
  type FullFrameworkRow,
  type QualityGrade,
  type Refusal,
  refusal,
} from '@jixiao/shared';
import { currentActor } from '../../../../platform/access/index.js';
import { AuditService } from '../../../../platform/audit/index.js';
import { isId, newId, UnitOfWork } from '../../../../platform/database/index.js';
import { DomainError, notFound, refused } from '../../../../platform/errors/index.js';
import { groupsOf } from '../../../../platform/graphql/index.js';
import { OrganizationsApi } from '../../../organizations/index.js';
import { EvaluationTasks, frameworkRefusals } from '../../tasks/application/evaluation-tasks.js';
import { EvaluationTaskReads } from '../../tasks/persistence/evaluation-task.reads.js';
import { FrameworkEntity, FrameworkRetirementEntity, FrameworkRowEntity } from '../../persistence/framework.entity.js';
import { FrameworkReads, type OwnFrameworkRecord } from '../persistence/framework.reads.js';

export interface FrameworkRecord {
  /** Code of a common framework, id of a version of the place's own. */
  id: string;
  origin: 'COMMON' | 'OWN';
  familyId: string | null;
  versionNo: number | null;
  isLatest: boolean;
  name: string;
  objectType: string;
  /** Rule that it stands on, or what the place says of it. */
  note: string | null;
  basedOn: string | null;
  savedOn: string | null;
  savedBy: string | null;
  rowCount: number;
  groups: readonly FrameworkGroup[];
  /** Not to be used anew since then, and why; null while it is in use. */
  retiredOn: string | null;
  retiredBy: string | null;
  retiredReason: string | null;
}

export interface FrameworkToSave {
  familyId?: string | null;
  expectedVersionNo?: number | null;
  name: string;
  objectType: string;
  note?: string | null;
  basedOn?: string | null;
  groups: readonly FrameworkGroup[];
  rows: readonly FullFrameworkRow[];
}

/** The library of frameworks: common ones as data, the place's own in versions that never change. */
@Injectable()
export class Frameworks {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reads: FrameworkReads,
    private readonly evaluations: EvaluationTaskReads,
    private readonly tasks: EvaluationTasks,
    private readonly organizations: OrganizationsApi,
    private readonly audit: AuditService,
  ) {}

  async list(): Promise<FrameworkRecord[]> {
    return [...COMMON_FRAMEWORKS.map(common), ...(await this.reads.latest()).map(own)];
  }

  async framework(id: string): Promise<FrameworkRecord> {
    const shared = COMMON_FRAMEWORKS.find(({ code }) => code === id);
    if (shared) return common(shared);
    const found = isId(id) ? await this.reads.byId(id) : null;
    if (!found) throw notFound('id');
    return own(found);
  }

  async rows(id: string): Promise<readonly FullFrameworkRow[]> {
    return (await this.rowsOf([id])).get(id) ?? [];
  }

  /** As they are answered: a row without grades has none, and does not leave it out. */
  async rowsOf(
    ids: readonly string[],
  ): Promise<Map<string, (FullFrameworkRow & { grades: readonly QualityGrade[] })[]>> {
    const stored = await this.reads.rows(ids.filter(isId));
    const of = (id: string): readonly FullFrameworkRow[] =>
      COMMON_FRAMEWORKS.find(({ code }) => code === id)?.rows ?? stored.get(id) ?? [];
    return new Map(ids.map((id) => [id, of(id).map((row) => ({ ...row, grades: row.grades ?? [] }))]));
  }

  async versionsOf(familyIds: readonly string[]): Promise<Map<string, FrameworkRecord[]>> {
    const rows = (await this.reads.versions(familyIds)).map(own);
    return groupsOf(familyIds, rows, ({ familyId }) => familyId);
  }

  /** A new framework of the place, or the next version of one: what evaluations were made by stays as it was. */
  save(draft: FrameworkToSave): Promise<string> {
    return this.uow.write(async () => {
      const { today, userId } = currentActor();
      const before = draft.familyId ? await this.newest(draft.familyId) : null;
      const rules = await this.organizations.parameters(Number(today.slice(0, 4)));
      const found = frameworkRefusals(draft.rows, rules.rule('eval.oeWeightMin'), draft.groups);
      if (!draft.name.trim()) found.push(refusal('REQUIRED', { field: 'name' }));
      if (before) found.push(...retired(before, 'familyId'));
      if (found.length > 0) throw refused(found);
      if (before && before.versionNo !== draft.expectedVersionNo) throw stale(before, draft.expectedVersionNo ?? 0);
      const id = newId();
      await this.uow.insert(FrameworkEntity, [
        {
          id,
          name: draft.name.trim(),
          objectType: before?.objectType ?? draft.objectType,
          isTemplate: true,
          familyId: before?.familyId ?? newId(),
          versionNo: (before?.versionNo ?? 0) + 1,
          note: draft.note?.trim() || null,
          basedOn: draft.basedOn?.trim() || before?.basedOn || null,
          groups: draft.groups,
          savedBy: userId,
          savedOn: today,
        },
      ]);
      await this.uow.insert(
        FrameworkRowEntity,
        draft.rows.map((row, index) => ({
          id: newId(),
          frameworkId: id,
          ordinal: index + 1,
          level1: row.level1,
          level2: row.level2.trim(),
          name: row.name.trim(),
          weight: row.weight,
          kind: row.kind,
          explanation: row.explanation,
          standard: row.standard,
          elements: row.elements,
          basis: row.basis,
          scoringRule: row.scoringRule,
          method: row.method,
          evidenceNeeded: row.evidenceNeeded,
          grades: row.grades ?? [],
        })),
      );
      this.audit.record({
        entity: 'evaluation.framework',
        entityId: id,
        action: before ? 'versionSaved' : 'saved',
        fields: { name: draft.name, rows: draft.rows.length, basedOn: draft.basedOn ?? null },
      });
      return id;
    });
  }

  /** A copy into an evaluation that is still being planned; there it is adapted without touching the library. */
  async copyToTask(draft: { taskId: string; expectedVersion: number; frameworkId: string }): Promise<string> {
    const framework = await this.framework(draft.frameworkId);
    const gone = retired(framework, 'frameworkId');
    if (gone.length > 0) throw refused(gone);
    const rows = await this.rows(framework.id);
    const basedOn = framework.versionNo ? `${framework.name}（第 ${framework.versionNo} 版）` : framework.name;
    return this.tasks.saveFramework(draft.taskId, draft.expectedVersion, rows, { groups: framework.groups, basedOn });
  }

  /** Taken out of use with a reason: nothing is made by it any more, what was made by it keeps it. */
  retire(draft: { familyId: string; reason: string }): Promise<string> {
    return this.uow.write(async () => {
      const { today, userId, personName } = currentActor();
      const newest = await this.newest(draft.familyId);
      const found = retired(newest, 'familyId');
      if (!draft.reason.trim()) found.push(refusal('REQUIRED', { ruleId: 'FW-05', field: 'reason' }));
      if (found.length > 0) throw refused(found);
      await this.uow.insert(FrameworkRetirementEntity, [
        {
          id: newId(),
          familyId: newest.familyId,
          reason: draft.reason.trim(),
          retiredBy: userId,
          retiredByName: personName,
          retiredOn: today,
        },
      ]);
      this.audit.record({
        entity: 'evaluation.framework',
        entityId: newest.id,
        action: 'retired',
        fields: { familyId: newest.familyId },
        comment: draft.reason.trim(),
      });
      return newest.id;
    });
  }

  /** What was made for one evaluation becomes a framework of the place. */
  saveFromTask(draft: { taskId: string; name: string }): Promise<string> {
    return this.uow.write(async () => {
      const [task] = await this.evaluations.visible(currentActor(), [draft.taskId], false);
      if (!task) throw notFound('taskId');
      const head = task.frameworkId ? await this.reads.groupsOf(task.frameworkId) : null;
      if (!head) throw refused([refusal('FRAMEWORK_MISSING', { ruleId: 'E-01', wayOut: 'MAKE_FRAMEWORK' })]);
      const rows = (await this.reads.rows([task.frameworkId!])).get(task.frameworkId!) ?? [];
      return this.save({ name: draft.name, ...head, rows, basedOn: task.title });
    });
  }

  private async newest(familyId: string): Promise<OwnFrameworkRecord> {
    await this.reads.lockFamily(familyId);
    const [newest] = await this.reads.versions([familyId]);
    if (!newest) throw notFound('familyId');
    return newest;
  }
}

const common = ({
  code,
  name,
  objectType,
  source,
  rows,
  groups,
}: (typeof COMMON_FRAMEWORKS)[number]): FrameworkRecord => ({
  id: code,
  origin: 'COMMON',
  familyId: null,
  versionNo: null,
  isLatest: true,
  name,
  objectType,
  note: source,
  basedOn: null,
  savedOn: null,
  savedBy: null,
  rowCount: rows.length,
  groups,
  retiredOn: null,
  retiredBy: null,
  retiredReason: null,
});

const own = ({ latestNo, ...row }: OwnFrameworkRecord): FrameworkRecord => ({
  ...row,
  origin: 'OWN',
  isLatest: row.versionNo === latestNo,
});

/** What is refused of a framework that is out of use. */
const retired = (one: { name: string; retiredOn: string | null }, field: string): Refusal[] =>
  one.retiredOn === null
    ? []
    : [
        refusal('FRAMEWORK_RETIRED', {
          ruleId: 'FW-05',
          field,
          params: { name: one.name, on: one.retiredOn },
          wayOut: 'CHOOSE_ANOTHER_FRAMEWORK',
        }),
      ];

const stale = (newest: OwnFrameworkRecord, expected: number): DomainError =>
  new DomainError('CONFLICT', [
    {
      code: 'STALE_VERSION',
      ruleId: 'W-01',
      field: 'expectedVersionNo',
      params: { expected, current: newest.versionNo, changedBy: newest.savedBy, changedAt: newest.savedOn },
      wayOut: 'RELOAD_AND_COMPARE',
    },
  ]);
