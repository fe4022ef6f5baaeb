import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useConnection } from '../../../lib/connection.js';
import { usePermission } from '../../../lib/session.js';
import { useYear, useYearPath } from '../../../lib/use-year.js';
import { EmptyState, Money } from '../../../ui/index.js';
import { type GoalRow, GOALS_QUERY } from '../data/goals.graphql.js';

/** What waits on this desk. */
export function useQueue(): { rows: GoalRow[]; total: number; refetch: () => void } {
  const year = useYear();
  const finance = usePermission('goal.finReview');
  const list = useConnection<GoalRow>(GOALS_QUERY, {
    variables: { year, states: [finance ? 'DEPT_REVIEWED' : 'SUBMITTED'] },
    field: 'goals',
  });
  return { rows: list.rows ?? [], total: list.total ?? 0, refetch: list.refetch };
}

export function ReviewQueue({ rows, total, current }: { rows: readonly GoalRow[]; total: number; current: string }) {
  const { t } = useTranslation('goals');
  const to = useYearPath();
  if (rows.length === 0) return <EmptyState title={t('queue.empty')} />;
  return (
    <nav aria-label={t('queue.title', { count: total })}>
      <p className="jx-strong" style={{ padding: '8px 12px', margin: 0 }}>
        {t('queue.title', { count: total })}
      </p>
      <ul className="goals-queue">
        {rows.map((row) => (
          <li key={row.id}>
            <Link to={to(`goals/${row.id}/review`)} aria-current={row.id === current ? 'page' : undefined}>
              <div className="goals-item-line">
                <span>{row.title}</span>
                <Money value={row.annualAmount} />
              </div>
              <div className="jx-note">{row.agencyName}</div>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
