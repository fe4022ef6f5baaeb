import { Injectable } from '@nestjs/common';
import { type Refusal, refusal } from '@jixiao/shared';
import { AuditService } from '../../../platform/audit/index.js';
import { UnitOfWork } from '../../../platform/database/index.js';
import { checkProject } from '../domain/project-rules.js';
import { ProjectReads } from '../persistence/project.reads.js';
import { ProjectWrites } from '../persistence/project.writes.js';
import { newProject, type ProjectToCreate } from './create-project.js';

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

/** Many projects at once, from a sheet or a feed. */
@Injectable()
export class ProjectImport {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reads: ProjectReads,
    private readonly writes: ProjectWrites,
    private readonly audit: AuditService,
  ) {}

  /**
   * All or nothing: with one refusal, no line is entered. Codes that stand already are reported, not changed.
   *
   * @param enter false to check only
   */
  run(rows: readonly ProjectToImport[], source: 'LOCAL' | 'EXTERNAL' = 'LOCAL', enter = true): Promise<ImportOutcome> {
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
      if (enter && created.length > 0) await this.writes.insert(created, source);
      this.audit.recordAll(
        (enter ? created : []).map((project) => ({
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
