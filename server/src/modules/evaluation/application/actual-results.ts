import { factKey, type IndicatorFacts } from '@jixiao/shared';
import type { FactQuestion } from '../../goals/index.js';
import type { SelfEvaluationReads } from '../persistence/self-evaluation.reads.js';

/** What the year before really reached, indicator by indicator: the measure of this year's targets. */
export async function actualResults(
  questions: readonly FactQuestion[],
  reads: SelfEvaluationReads,
): Promise<Map<string, Record<string, IndicatorFacts>>> {
  const asked = questions.filter(({ previousVersionId }) => previousVersionId !== null);
  const byPrevious = new Map<string, Record<string, IndicatorFacts>>();
  for (const row of await reads.actuals(asked.map(({ previousVersionId }) => previousVersionId!))) {
    const facts = byPrevious.get(row.versionId) ?? {};
    facts[factKey(row)] = { lastActual: row.actual };
    byPrevious.set(row.versionId, facts);
  }
  return new Map(
    asked.map(({ versionId, previousVersionId }) => [versionId, byPrevious.get(previousVersionId!) ?? {}]),
  );
}
