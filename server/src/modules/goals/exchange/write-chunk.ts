import { Injectable } from '@nestjs/common';
import { type Refusal, refusal } from '@jixiao/shared';
import { currentActor } from '../../../platform/access/index.js';
import { AuditService } from '../../../platform/audit/index.js';
import { newId } from '../../../platform/database/index.js';
import { groupBy } from '../../../platform/graphql/index.js';
import { ProjectsApi } from '../../projects/index.js';
import { amountsOf } from '../application/begin-objective.js';
import { Catalogues } from '../application/catalogues.js';
import { Completeness } from '../application/completeness.js';
import type { ObjectiveForm } from '../application/content.js';
import { OBJECTIVE_TABLE } from '../application/objective.binding.js';
import { ObjectiveTasks } from '../application/objective-tasks.js';
import { GoalReads } from '../persistence/goal.reads.js';
import { GoalSetsWrites, type ObjectiveOfSet, type VersionOfSet } from '../persistence/goal-sets.writes.js';
import type { ImportItem, ItemOutcome } from '../persistence/sheet-import.rows.js';
import { type SheetTarget, SheetTargets } from '../persistence/sheet-targets.reads.js';
import { keyOf, mayImport } from './check-sheets.js';
import { isSame } from './form-after.js';
import { versionOf } from './sheet-version.js';

const OPEN = ['DRAFT', 'RETURNED'];

/**
 * Takes over a number of objectives in one transaction, which the caller has opened: their drafts, their audit entries,
 * their tasks. What has changed since the file was looked at is judged again, under the lock.
 */
@Injectable()
export class WriteChunk {
  constructor(
    private readonly targets: SheetTargets,
    private readonly reads: GoalReads,
    private readonly sets: GoalSetsWrites,
    private readonly completeness: Completeness,
    private readonly catalogues: Catalogues,
    private readonly projects: ProjectsApi,
    private readonly tasks: ObjectiveTasks,
    private readonly audit: AuditService,
  ) {}

  async write(items: readonly ImportItem[], year: number, fileSm3: string): Promise<ItemOutcome[]> {
    const found = await this.targets.find(
      year,
      items.map(({ content }) => content),
    );
    const begun = await this.begin(items, found, year);
    const ids = items.flatMap((item) => begun.get(item.id) ?? found.get(keyOf(item))?.objectiveId ?? []);
    const forms = await this.completeness.forms(await this.reads.objectives(ids, true));
    const byId = new Map(forms.map((form) => [form.objective.id, form]));
    const outcomes: ItemOutcome[] = [];
    const versions: { item: ImportItem; version: VersionOfSet; isNew: boolean }[] = [];
    for (const item of items) {
      const isNew = begun.has(item.id);
      const objectiveId = begun.get(item.id) ?? found.get(keyOf(item))?.objectiveId ?? null;
      const form = objectiveId ? byId.get(objectiveId) : undefined;
      const refused = isNew ? null : this.refuse(item, found.get(keyOf(item)), form);
      if (!form || refused) {
        outcomes.push({ id: item.id, state: 'REFUSED', objectiveId: null, reason: refused?.code ?? 'REF_UNKNOWN' });
        continue;
      }
      const version = versionOf(item.content, form);
      const state = isNew ? 'CREATED' : isSame(form, version) ? 'UNCHANGED' : 'UPDATED';
      outcomes.push({ id: item.id, state, objectiveId, reason: null });
      if (state !== 'UNCHANGED') versions.push({ item, version, isNew });
    }
    await this.withBudget(versions, byId, found);
    if (versions.length > 0) await this.sets.fill(versions.map(({ version }) => version));
    await this.tasks.declare(
      ...forms.filter(({ objective }) => [...begun.values()].includes(objective.id)).map((one) => one.objective),
    );
    this.audit.recordAll(
      versions.map(({ item, version, isNew }) => ({
        entity: OBJECTIVE_TABLE,
        entityId: version.versionId,
        action: isNew ? 'created' : 'saved',
        fields: {
          annualAmount: version.annualAmount,
          annualGoal: version.annualGoal,
          indicators: version.indicators.map(({ name, weight }) => ({ name, weight })),
          sheet: item.sheet,
          row: item.sheetRow,
          fileSm3,
        },
      })),
    );
    return outcomes;
  }

  private refuse(
    { content: { code } }: ImportItem,
    target: SheetTarget | undefined,
    form: ObjectiveForm | undefined,
  ): Refusal | null {
    if (!target || !form) return refusal('REF_UNKNOWN', { params: { code } });
    if (!mayImport(currentActor(), form.objective.agencyId)) return refusal('NOT_YOUR_DESK');
    return OPEN.includes(form.objective.state)
      ? null
      : refusal('OBJECTIVE_NOT_OPEN', { params: { code, name: target.name } });
  }

  /** Objectives of what has none yet, by item. */
  private async begin(
    items: readonly ImportItem[],
    found: ReadonlyMap<string, SheetTarget>,
    year: number,
  ): Promise<Map<string, string>> {
    const shelf = await this.catalogues.shelf(year);
    const begun = new Map<string, string>();
    const rows = items.flatMap((item): ObjectiveOfSet[] => {
      const target = found.get(keyOf(item));
      const { objectType } = item.content;
      if (!target || target.objectiveId || target.secrecy === 'CLASSIFIED') return [];
      if (!mayImport(currentActor(), target.agencyId)) return [];
      const id = newId();
      begun.set(item.id, id);
      return [
        {
          id,
          versionId: newId(),
          objectType,
          projectId: target.projectId,
          previousProjectId: target.previousProjectId,
          agencyId: target.agencyId,
          budgetYear: year,
          budgetRound: target.isSupplement ? 'SUPPLEMENT' : 'FIRST_UP',
          catalogueCode: shelf.inForce(objectType, year).code,
        },
      ];
    });
    if (rows.length > 0) await this.sets.begin(rows);
    return begun;
  }

  /** A new form whose sheet says nothing of where the money comes from takes that from the budget system. */
  private async withBudget(
    versions: { version: VersionOfSet; isNew: boolean }[],
    forms: ReadonlyMap<string, ObjectiveForm>,
    found: ReadonlyMap<string, SheetTarget>,
  ): Promise<void> {
    const byVersion = new Map([...forms.values()].map(({ objective }) => [objective.versionId, objective.projectId]));
    const silent = versions.filter(({ version, isNew }) => isNew && version.amountBlocks.length === 0);
    const projectIds = silent.flatMap(({ version }) => byVersion.get(version.versionId) ?? []);
    if (projectIds.length === 0 || found.size === 0) return;
    const lines = groupBy(await this.projects.fundingLines(projectIds), ({ projectId }) => projectId);
    for (const entry of silent) {
      const own = lines.get(byVersion.get(entry.version.versionId) ?? '') ?? [];
      entry.version = { ...entry.version, amountBlocks: ['ANNUAL'], amounts: amountsOf(own) };
    }
  }
}
