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
