import { Injectable } from '@nestjs/common';
import { parseMoney, type Refusal, refusal } from '@jixiao/shared';
import { AuditService } from '../../../platform/audit/index.js';
import { newId, UnitOfWork } from '../../../platform/database/index.js';
import { notFound, refused } from '../../../platform/errors/index.js';
import { checkProject, type DraftProject } from '../domain/project-rules.js';
import { ProjectReads } from '../persistence/project.reads.js';
import { type NewProject, ProjectWrites } from '../persistence/project.writes.js';

export interface ProjectToCreate extends DraftProject {
  budgetYear: number;
  agencyId: string;
  category: string;
  nature: string;
  field?: string | null;
  responsiblePerson?: string | null;
  responsiblePhone?: string | null;
  overview?: string | null;
  previousProjectId?: string | null;
  isSupplement?: boolean;
  isMajor?: boolean;
  isRenewal?: boolean;
}

/** Enters a project in a year whose master is this system (design §8.17). */
@Injectable()
export class CreateProject {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reads: ProjectReads,
    private readonly writes: ProjectWrites,
    private readonly audit: AuditService,
  ) {}

  run(draft: ProjectToCreate): Promise<string> {
    return this.uow.write(async () => {
      const agencies = await this.reads.agenciesInReach([draft.agencyId]);
      if (!agencies.some(({ id }) => id === draft.agencyId)) throw notFound('agencyId');
      if (draft.previousProjectId && !(await this.reads.visible(draft.previousProjectId))) {
        throw notFound('previousProjectId');
      }
      const found: Refusal[] = checkProject(draft);
      if ((await this.reads.sourceOf(draft.budgetYear)) === 'EXTERNAL') {
        found.push(
          refusal('PROJECTS_KEPT_ELSEWHERE', { params: { year: draft.budgetYear }, wayOut: 'CHANGE_IN_BUDGET_SYSTEM' }),
        );
      }
      if ((await this.reads.codesTaken(draft.budgetYear, [draft.code.trim()])).size > 0) {
        found.push(refusal('PROJECT_CODE_TAKEN', { field: 'code', params: { code: draft.code.trim() } }));
      }
      if (found.length > 0) throw refused(found);

      const project = newProject(draft, draft.agencyId);
      await this.writes.insert([project], 'LOCAL');
      this.audit.record({
        entity: 'projects.project',
        entityId: project.id,
        action: 'created',
        fields: { ...project, fundingLines: project.fundingLines },
      });
      return project.id;
    });
  }
}

/** The row of a draft that has passed its checks. */
export function newProject(draft: Omit<ProjectToCreate, 'agencyId'>, agencyId: string): NewProject {
  return {
    id: newId(),
    budgetYear: draft.budgetYear,
    code: draft.code.trim(),
    name: draft.name.trim(),
    agencyId,
    category: draft.category,
    nature: draft.nature,
    field: draft.field ?? null,
    responsiblePerson: draft.responsiblePerson ?? null,
    responsiblePhone: draft.responsiblePhone ?? null,
    startsOn: draft.startsOn ?? null,
    endsOn: draft.endsOn ?? null,
    overview: draft.overview ?? null,
    previousProjectId: draft.previousProjectId ?? null,
    isSupplement: draft.isSupplement ?? false,
    isMajor: draft.isMajor ?? false,
    isRenewal: draft.isRenewal ?? false,
    fundingLines: draft.fundingLines.map((line) => {
      const amount = parseMoney(line.amount);
      if (!amount.ok) throw new Error('The draft was not checked');
      return { fundKind: line.fundKind, fundSource: line.fundSource, amount: amount.value };
    }),
  };
}
