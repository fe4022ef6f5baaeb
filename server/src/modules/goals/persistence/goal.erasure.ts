import type { ErasedIds, ErasureRules } from '../../../platform/security/index.js';
import type { UnitOfWork } from '../../../platform/database/index.js';

/**
 * Of the goals of a project that became a state secret there stays how many there were, of which kind and weight, by
 * which rules they were judged, and the hash of what was approved.
 */
export const GOAL_ERASURE: Readonly<Record<string, ErasureRules>> = {
  'goals.objective_version': { keep: ['catalogue_code', 'content_hash', 'parameters'] },
  'goals.indicator': {
    keep: ['level1', 'level2', 'weight'],
    also: ['target_on', 'planned_start_on', 'baseline_year'],
  },
  'goals.objective_round': { keep: ['content_hash'] },
  'goals.ex_ante_appraisal': {
    keep: ['object_code', 'parameters', 'content_hash'],
    zero: ['total_score', 'amount_supported'],
    foreign: ['duplicate_of_id'],
  },
  'goals.appraisal_material': { keep: ['code'] },
  'goals.appraisal_score': { keep: ['item_code'] },
  'goals.preparation_document': { keep: ['code'] },
};

/**
 * Rows of sheets that name the project by its code and were not taken over, so that no key leads to them. Their code stays:
 * whoever sent the sheet must see which row it was. What still waited is not taken over any more.
 */
export async function eraseSheetItems(uow: UnitOfWork, jurisdictionId: string, erased: ErasedIds): Promise<void> {
  const params = [jurisdictionId, erased.get('projects.project') ?? []];
  const named = `SELECT t.id FROM goals.sheet_import_item t
      JOIN goals.sheet_import i ON i.jurisdiction_id = t.jurisdiction_id AND i.id = t.import_id
      JOIN projects.project p ON p.jurisdiction_id = i.jurisdiction_id AND p.budget_year = i.budget_year
       AND p.code = t.content ->> 'code'
     WHERE t.jurisdiction_id = $1 AND p.id = ANY ($2::uuid[])`;
  await uow.affect(
    `UPDATE platform.job j SET error = jsonb_build_object('code', j.error -> 'code', 'refusals', '[]'::jsonb)
       FROM goals.sheet_import i
      WHERE j.jurisdiction_id = $1 AND i.jurisdiction_id = $1 AND i.job_id = j.id AND j.error IS NOT NULL
        AND EXISTS (SELECT 1 FROM goals.sheet_import_item t
                     WHERE t.jurisdiction_id = $1 AND t.import_id = i.id AND t.id IN (${named}))`,
    params,
  );
  await uow.affect(
    `UPDATE goals.sheet_import_item
        SET content = jsonb_build_object('code', content -> 'code'), sheet = '—',
            reason = CASE WHEN state = 'PENDING' THEN 'CLASSIFIED_STUB' ELSE reason END,
            state = CASE WHEN state = 'PENDING' THEN 'REFUSED' ELSE state END
      WHERE jurisdiction_id = $1 AND id IN (${named})`,
    params,
  );
}

const BLANK = [
  'definition',
  'formula',
  'example',
  'help',
  'unit',
  'basis',
  'data_source',
  'capture_method',
  'change_reason',
]
  .map((column) => `${column} = CASE WHEN ${column} IS NOT NULL THEN '—' END`)
  .join(', ');

/**
 * Library indicators that were proposed from an erased row: which project they come from is forgotten; what the bureau has
 * not admitted loses its text as well. What it has admitted was judged to be fit for everybody and stays.
 */
export async function eraseLibrary(uow: UnitOfWork, jurisdictionId: string, erased: ErasedIds): Promise<void> {
  const params = [jurisdictionId, [...erased.values()].flat()];
  const proposals = `SELECT i.id FROM goals.library_indicator i WHERE i.jurisdiction_id = $1 AND i.origin_id = ANY ($2::uuid[])
    AND NOT EXISTS (SELECT 1 FROM goals.library_version a WHERE a.jurisdiction_id = $1 AND a.indicator_id = i.id
          AND a.state IN ('ADMITTED', 'SUPERSEDED', 'RETIRED'))`;
  await uow.affect(
    `DELETE FROM goals.library_token WHERE jurisdiction_id = $1 AND indicator_id IN (${proposals})`,
    params,
  );
  await uow.affect(
    `UPDATE goals.library_version SET name = '—', ${BLANK}, grades = NULL, keywords = '{}', decision_comment = NULL
      WHERE jurisdiction_id = $1 AND indicator_id IN (${proposals})`,
    params,
  );
  await uow.affect(
    `UPDATE goals.library_indicator SET origin_title = '—' WHERE jurisdiction_id = $1 AND origin_id = ANY ($2::uuid[])`,
    params,
  );
}
