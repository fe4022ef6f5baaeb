import { Injectable } from '@nestjs/common';
import { FUND_TAGS, isEconomicClass, type Refusal, refusal } from '@jixiao/shared';
import { currentActor } from '../../../../platform/access/index.js';
import { AuditService } from '../../../../platform/audit/index.js';
import { newId, UnitOfWork, updateVersioned } from '../../../../platform/database/index.js';
import { notFound, refused } from '../../../../platform/errors/index.js';
import { ProjectsApi } from '../../../projects/index.js';
import { SpendingScopeEntity } from '../persistence/alert.entity.js';
import { AlertReads } from '../persistence/alert.reads.js';

export interface ScopeToSave {
  budgetYear: number;
  projectId?: string | null;
  fundTag?: string | null;
  economicClasses: readonly string[];
  purposes: readonly string[];
  source: string;
  expectedVersion?: number | null;
}

/** What the place permits to be paid from a project or a fund; data, with the document that says so. */
@Injectable()
export class SpendingScopes {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reads: AlertReads,
    private readonly projects: ProjectsApi,
    private readonly audit: AuditService,
  ) {}

  save(draft: ScopeToSave): Promise<string> {
    return this.uow.write(async () => {
      const { jurisdictionId } = currentActor();
      const found = check(draft);
      const project = draft.projectId ? await this.projects.visible(draft.projectId) : null;
      if (draft.projectId && !project) throw notFound('projectId');
      if (project?.secrecy === 'CLASSIFIED') found.push(refusal('CLASSIFIED_STUB', { ruleId: 'C31' }));
      if (project && project.budgetYear !== draft.budgetYear)
        found.push(refusal('PROJECT_OF_OTHER_YEAR', { field: 'budgetYear', params: { year: project.budgetYear } }));
      if (found.length > 0) throw refused(found);
      const economicClasses = clean(draft.economicClasses);
      const purposes = clean(draft.purposes);
      const known = (await this.reads.scopes(draft.budgetYear)).find(
        (one) => one.projectId === (draft.projectId ?? null) && one.fundTag === (draft.fundTag ?? null),
      );
      const id = known?.id ?? newId();
      if (known) {
        await updateVersioned(this.uow, 'monitoring.spending_scope', jurisdictionId, id, draft.expectedVersion ?? 0, {
          economic_classes: economicClasses,
          purposes,
          source: draft.source.trim(),
        });
      } else {
        await this.uow.insert(SpendingScopeEntity, [
          {
            id,
            budgetYear: draft.budgetYear,
            projectId: draft.projectId ?? null,
            fundTag: draft.fundTag ?? null,
            economicClasses,
            purposes,
            source: draft.source.trim(),
          },
        ]);
      }
      this.audit.record({ entity: 'monitoring.spending_scope', entityId: id, action: 'saved', fields: { ...draft } });
      return id;
    });
  }
}

const clean = (words: readonly string[]): string[] => [...new Set(words.map((word) => word.trim()).filter(Boolean))];

function check(draft: ScopeToSave): Refusal[] {
  const found: Refusal[] = [];
  if (Boolean(draft.projectId) === Boolean(draft.fundTag))
    found.push(refusal('SCOPE_OF_ONE', { ruleId: 'M-24', field: 'projectId' }));
  if (draft.fundTag && !FUND_TAGS.some((tag) => tag === draft.fundTag))
    found.push(refusal('FUND_TAG_UNKNOWN', { field: 'fundTag', params: { value: draft.fundTag } }));
  for (const code of clean(draft.economicClasses))
    if (!isEconomicClass(code))
      found.push(refusal('ECONOMIC_CLASS_INVALID', { field: 'economicClasses', params: { value: code } }));
  if (!draft.source.trim()) found.push(refusal('REQUIRED', { field: 'source' }));
  return found;
}
