import { useTranslation } from 'react-i18next';
import type { Relation } from '../data/reporting.graphql.js';
import { showFigure } from '../../../lib/show-figure.js';

const SIGNS: Record<string, string> = { HOLDS: '✓', FAILS: '▲', NOT_CHECKED: '○' };

/** Relations that the figures must keep: those that fail first, each with both numbers. */
export function CrossFooting({ relations }: { relations: readonly Relation[] }) {
  const { t } = useTranslation('reporting');
  const failing = relations.filter(({ outcome }) => outcome !== 'HOLDS');
  const holding = relations.filter(({ outcome }) => outcome === 'HOLDS');
  const side = (value: string | null, unit: string | null): string | null =>
    value === null ? t('notReported') : unit ? showFigure(value, unit) : value;
  return (
    <section className="reporting-relations">
      <h2>
        {t('relations.title')} <span>{t('relations.note', { failing: failing.length, all: relations.length })}</span>
      </h2>
      <ul>
        {[...failing, ...holding].map((relation) => (
          <li key={relation.id} data-outcome={relation.outcome}>
            <span className="reporting-outcome" aria-hidden>
              {SIGNS[relation.outcome]}
            </span>
            <div>
              <span className="jx-sr">{t(`outcome.${relation.outcome}`)}</span>
              {relation.text}
              <div className="reporting-sides">
                {side(relation.left, relation.unit)}{' '}
                {t(`${relation.outcome === 'FAILS' ? 'operatorFails' : 'operator'}.${relation.operator}`)}{' '}
                {side(relation.right, relation.unit)}
              </div>
              {relation.outcome === 'FAILS' && relation.footnote && (
                <div className="reporting-sides">{relation.footnote}</div>
              )}
            </div>
            <code>{relation.id}</code>
          </li>
        ))}
      </ul>
    </section>
  );
}
