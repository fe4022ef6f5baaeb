import { sumMoney } from '@jixiao/shared';
import { Input, Select } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { useConnection } from '../../../lib/connection.js';
import { formatWan } from '../../../lib/format.js';
import { usePermission, useToday } from '../../../lib/session.js';
import { useUrlFilters } from '../../../lib/use-url-filters.js';
import { useYear, useYearPath } from '../../../lib/use-year.js';
import { EmptyState, Money } from '../../../ui/index.js';
import { QUEUE_QUERY, type QueueRow } from '../data/desk.graphql.js';
import { useDeskRules } from '../model/desk-rules.js';
import { orderQueue, type QueueItem, type QueueReason } from '../model/queue-order.js';

export interface Queue {
  items: QueueItem[];
  total: number;
  state: string;
  loading: boolean;
  refetch: () => void;
}

const REASONS: readonly QueueReason[] = ['RETURNED', 'LATE', 'AMOUNT', 'NEW'];

export const useQueueFilters = () => useUrlFilters({ text: '', why: '' });

/** What waits on this desk, in the order in which it should be taken; the filters stand in the address. */
export function useQueue(): Queue {
  const year = useYear();
  const today = useToday();
  const finance = usePermission('goal.finReview');
  const state = finance ? 'DEPT_REVIEWED' : 'SUBMITTED';
  const rules = useDeskRules();
  const [filters] = useQueueFilters();
  const list = useConnection<QueueRow>(QUEUE_QUERY, {
    variables: { year, states: [state], text: filters.text.trim() || null },
    field: 'goals',
    first: 200,
  });
  const items = useMemo(
    () =>
      orderQueue(list.rows ?? [], today, rules).filter(({ reason }) => filters.why === '' || reason === filters.why),
    [list.rows, today, rules, filters.why],
  );
  return { items, total: list.total ?? 0, state, loading: list.loading, refetch: list.refetch };
}

export function ReviewQueue({ queue, current }: { queue: Queue; current: string }) {
  const { t } = useTranslation('goals');
  const to = useYearPath();
  const { search } = useLocation();
  const [filters, setFilters] = useQueueFilters();
  const sum = formatWan(sumMoney(queue.items.map(({ row }) => row.annualAmount)));
  const why = (item: QueueItem): string => t(`queue.why.${item.reason}`, { count: item.count });
  return (
    <nav aria-label={t('queue.title', { count: queue.total })}>
      <div className="goals-queue-head">
        <b className="jx-strong">{t('queue.title', { count: queue.total })}</b>{' '}
        <span className="jx-note">
          {sum} {t('wan')}
        </span>
        <div className="jx-note">{t('queue.order')}</div>
        <div className="goals-queue-filters">
          <Input
            size="small"
            allowClear
            aria-label={t('filter.text')}
            placeholder={t('filter.text')}
            defaultValue={filters.text}
            onPressEnter={(event) => setFilters({ text: event.currentTarget.value })}
            onBlur={(event) => setFilters({ text: event.currentTarget.value })}
          />
          <Select
            size="small"
            aria-label={t('queue.filter')}
            value={filters.why}
            onChange={(value) => setFilters({ why: value })}
            options={[
              { value: '', label: t('queue.all') },
              ...REASONS.map((value) => ({ value, label: t(`queue.kind.${value}`) })),
            ]}
          />
        </div>
      </div>
      {queue.items.length === 0 && !queue.loading && <EmptyState title={t('queue.empty')} />}
      <ul className="goals-queue">
        {queue.items.map((item) => (
          <li key={item.row.id}>
            <Link
              to={to(`goals/${item.row.id}/review${search}`)}
              aria-current={item.row.id === current ? 'page' : undefined}
            >
              <div className="goals-item-line">
                <span className="goals-queue-title">{item.row.title}</span>
                <Money value={item.row.annualAmount} />
              </div>
              <div className="jx-note">{item.row.agencyName}</div>
              <div className={item.reason === 'RETURNED' || item.reason === 'LATE' ? 'jx-note jx-amber' : 'jx-note'}>
                {why(item)}
              </div>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
