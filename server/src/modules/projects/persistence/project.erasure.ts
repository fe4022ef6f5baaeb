import type { UnitOfWork } from '../../../platform/database/index.js';
import type { ErasureRules } from '../../../platform/security/index.js';

/** Money of a stub is nothing; the keys by which the feed knows its lines again stay. */
export const PROJECT_ERASURE: Readonly<Record<string, ErasureRules>> = {
  'projects.budget_adjustment': { keep: ['source_key'] },
  'projects.payment': { keep: ['source_key'] },
};

/** Lines in quarantine name a project by its code: no key leads to them. */
export async function eraseQuarantined(
  uow: UnitOfWork,
  jurisdictionId: string,
  project: { budgetYear: number; code: string },
): Promise<void> {
  await uow.affect(
    `UPDATE projects.quarantined_line SET payload = '{}', refusals = '[]', project_name = '—'
      WHERE jurisdiction_id = $1 AND budget_year = $2 AND project_code = $3`,
    [jurisdictionId, project.budgetYear, project.code],
  );
}
