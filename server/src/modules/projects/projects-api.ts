import { Injectable } from '@nestjs/common';
import { type Refusal, refusal } from '@jixiao/shared';
import { currentActor } from '../../platform/access/index.js';
import { AuditService } from '../../platform/audit/index.js';
import { UnitOfWork } from '../../platform/database/index.js';
import { newProject, type ProjectToCreate } from './application/create-project.js';
import { checkProject } from './domain/project-rules.js';
import {
  type ExecutionRecord,
  type FundingRecord,
  type ProjectRecord,
  ProjectReads,
} from './persistence/project.reads.js';
import { ProjectWrites } from './persistence/project.writes.js';

/** One line of a sheet or of a feed. */
export interface ProjectToImport extends Omit<ProjectToCreate, 'agencyId'> {
  agencyCode: string;
}

export interface ImportOutcome {
  created: string[];
  /** Codes that stand already and were left as they are. */
  present: string[];
  refusals: Refusal[];
}

/** What other modules may ask about projects. */
@Injectable()
export class ProjectsApi {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reads: ProjectReads,
    private readonly writes: ProjectWrites,
    private readonly audit: AuditService,
  ) {}

  /** Projects by id, not narrowed to the actor's units: the caller has checked its own document. */
  projects(ids: readonly string[]): Promise<ProjectRecord[]> {
    return this.reads.byIds(ids);
  }

  /** The project, if the actor may see it. */
  visible(id: string): Promise<ProjectRecord | null> {
    return this.reads.visible(id);
  }

  /** Budget and payments up to a business date, in one statement; null amounts for a classified project. */
  execution(projectIds: readonly string[], asOf: string): Promise<ExecutionRecord[]> {
    return this.reads.execution(projectIds, asOf);
  }

  fundingLines(projectIds: readonly string[]): Promise<FundingRecord[]> {
    return this.reads.funding(projectIds);
  }

  /** Changes a line as a decided budget linkage says; called inside the transaction that applies it. */
  async applyLinkage(change: {
    projectId: string;
    fundingLineId: string;
    amount: string;
    documentNo: string;
    reason: string;
  }): Promise<void> {
    await this.writes.adjust({ ...change, kind: 'LINKAGE', adjustedOn: currentActor().today });
    this.audit.record({
      entity: 'projects.project',
      entityId: change.projectId,
      action: 'budgetAdjusted',
      fields: { ...change, kind: 'LINKAGE' },
      comment: change.reason,
    });
  }

  /** Called inside the transaction of a budget reply. */
  async reply(projectIds: readonly string[], documentNo: string): Promise<void> {
    await this.writes.reply(projectIds);
    this.audit.recordAll(
      projectIds.map((id) => ({ entity: 'projects.project', entityId: id, action: 'replied', fields: { documentNo } })),
    );
  }

  /** All or nothing: with one refusal, no line is entered. Codes that stand already are reported, not changed. */
  import(rows: readonly ProjectToImport[], source: 'LOCAL' | 'EXTERNAL' = 'LOCAL'): Promise<ImportOutcome> {
    return this.uow.write(async () => {
      const agencies = new Map(
        (await this.reads.agenciesInReach(rows.map((row) => row.agencyCode))).map(({ id, code }) => [code, id]),
      );
      const taken = new Set<string>();
      for (const year of new Set(rows.map((row) => row.budgetYear))) {
        const codes = rows.filter((row) => row.budgetYear === year).map((row) => row.code.trim());
        for (const code of await this.reads.codesTaken(year, codes)) taken.add(`${year}/${code}`);
      }
      const refusals: Refusal[] = [];
      const seen = new Set<string>();
      rows.forEach((row, index) => {
        const prefix = `rows[${index}].`;
        const key = `${row.budgetYear}/${row.code.trim()}`;
        refusals.push(...checkProject(row, prefix));
        if (!agencies.has(row.agencyCode)) {
          refusals.push(refusal('AGENCY_UNKNOWN', { field: `${prefix}agencyCode`, params: { code: row.agencyCode } }));
        }
        if (seen.has(key))
          refusals.push(refusal('PROJECT_CODE_TWICE', { field: `${prefix}code`, params: { code: row.code } }));
        seen.add(key);
      });
      if (refusals.length > 0) return { created: [], present: [], refusals };
      const fresh = rows.filter((row) => !taken.has(`${row.budgetYear}/${row.code.trim()}`));
      const created = fresh.map((row) => newProject(row, agencies.get(row.agencyCode)!));
      if (created.length > 0) await this.writes.insert(created, source);
      this.audit.recordAll(
        created.map((project) => ({
          entity: 'projects.project',
          entityId: project.id,
          action: 'imported',
          fields: { ...project },
        })),
      );
      return {
        created: created.map(({ id }) => id),
        present: rows.filter((row) => taken.has(`${row.budgetYear}/${row.code.trim()}`)).map((row) => row.code.trim()),
        refusals: [],
      };
    });
  }
}
