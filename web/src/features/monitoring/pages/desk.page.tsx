import { executionRate } from '@jixiao/shared';
import { useQuery } from '@apollo/client/react';
import { Button, Input, Select } from 'antd';
import { useCallback, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useConnection } from '../../../lib/connection.js';
import { useUrlFilters } from '../../../lib/use-url-filters.js';
import { useYear } from '../../../lib/use-year.js';
import { Card, EmptyState, ErrorPanel, Light, PageBody, PageHead, PageSkeleton } from '../../../ui/index.js';
import { MonitoringTabs } from '../components/monitoring-tabs.js';
import { OneSheet } from '../components/one-sheet.js';
import { DESK_QUERY, type DeskSheet } from '../data/desk.graphql.js';
import { SHEET_QUERY } from '../data/monitoring.graphql.js';
import { lightOf } from '../model/light-of.js';
import '../desk.css';

const LIGHTS = ['RED', 'YELLOW', 'GREEN'];
const STATES = ['SUBMITTED', 'DEPT_REVIEWED', 'ACCEPTED', 'RETURNED'];

/** Sheets that wait for the division, red first; each is judged and disposed of where it is read. */
export default function DeskPage() {
  const { t } = useTranslation(['monitoring-forms', 'monitoring']);
  const year = useYear();
  const [filters, setFilters] = useUrlFilters({ state: 'DEPT_REVIEWED', light: '', text: '', round: '', sheet: '' });
  const list = useConnection<DeskSheet>(DESK_QUERY, {
    variables: {
      year,
      state: filters.state,
      light: filters.light || null,
      text: filters.text || null,
      roundId: filters.round || null,
    },
    field: 'monitoringSheets',
  });
  const rows = list.rows ?? [];
  const chosen = rows.find(({ id }) => id === filters.sheet)?.id ?? rows[0]?.id ?? null;
  const move = useStepper(rows, chosen, (sheet) => setFilters({ sheet }));
  return (
    <>
      <PageHead
        title={t('desk.title')}
        state={list.total === undefined || list.total === null ? undefined : t('desk.note', { total: list.total })}
        tabs={<MonitoringTabs active="desk" />}
        actions={
          <>
            <Button disabled={!move.previous} title={t('desk.keys')} onClick={() => move.previous?.()}>
              {t('desk.previous')}
            </Button>
            <Button disabled={!move.next} title={t('desk.keys')} onClick={() => move.next?.()}>
              {t('desk.next')}
            </Button>
          </>
        }
      />
      <div className="md-desk">
        <nav className="md-list" aria-label={t('desk.list')}>
          <div className="md-filters">
            <Input.Search
              allowClear
              key={filters.text}
              defaultValue={filters.text}
              aria-label={t('filter.text', { ns: 'monitoring' })}
              placeholder={t('filter.text', { ns: 'monitoring' })}
              onSearch={(text) => setFilters({ text, sheet: '' })}
            />
            <Select
              aria-label={t('column.light', { ns: 'monitoring' })}
              value={filters.light}
              onChange={(light) => setFilters({ light, sheet: '' })}
              options={[
                { value: '', label: t('desk.anyLight') },
                ...LIGHTS.map((value) => ({ value, label: t(`light.${value}`, { ns: 'monitoring' }) })),
              ]}
            />
            <Select
              aria-label={t('column.state', { ns: 'monitoring' })}
              value={filters.state}
              onChange={(state) => setFilters({ state, sheet: '' })}
              options={STATES.map((value) => ({ value, label: t(`state.${value}`, { ns: 'monitoring' }) }))}
            />
          </div>
          {rows.map((row) => (
            <Item key={row.id} row={row} isChosen={row.id === chosen} onChoose={() => setFilters({ sheet: row.id })} />
          ))}
          {list.hasMore && (
            <Button block type="text" loading={list.loadingMore} onClick={list.loadMore}>
              {t('desk.more')}
            </Button>
          )}
        </nav>
        <div>
          {list.error && !list.rows ? (
            <ErrorPanel error={list.error} onRetry={list.refetch} />
          ) : chosen ? (
            <Chosen id={chosen} onStepped={list.refetch} />
          ) : (
            <PageBody>
              <Card>
                {list.loading ? <PageSkeleton /> : <EmptyState title={t('desk.empty')} text={t('desk.emptyText')} />}
              </Card>
            </PageBody>
          )}
        </div>
      </div>
    </>
  );
}

function Item({ row, isChosen, onChoose }: { row: DeskSheet; isChosen: boolean; onChoose: () => void }) {
  const { t } = useTranslation('monitoring-forms');
  const rate = executionRate({ adjustedBudget: row.adjustedBudget, executed: row.executedAmount });
  const percent = (value: string | null): string => (value === null ? '—' : `${value}%`);
  return (
    <button type="button" className="md-item" aria-current={isChosen} onClick={onChoose}>
      <span className="md-item-name">
        <Light level={lightOf(row.light)} />
        <span>{row.objectName}</span>
      </span>
      <span className="jx-note">
        {row.agencyName} · {t('desk.money', { rate: percent(rate) })} ·{' '}
        {t('desk.goal', { rate: percent(row.goalRate) })}
      </span>
    </button>
  );
}

function Chosen({ id, onStepped }: { id: string; onStepped: () => void }) {
  const { data, error, refetch } = useQuery(SHEET_QUERY, { variables: { id }, fetchPolicy: 'cache-and-network' });
  if (error && !data) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (data?.monitoringSheet.id !== id) return <PageSkeleton />;
  const sheet = data.monitoringSheet;
  return <OneSheet key={`${sheet.id}/${sheet.state}`} sheet={sheet} isInPlace onStepped={onStepped} />;
}

/** The sheet before and the one after, by button and by Alt with an arrow. */
function useStepper(rows: readonly DeskSheet[], chosen: string | null, choose: (id: string) => void) {
  const at = rows.findIndex(({ id }) => id === chosen);
  const before = rows[at - 1]?.id;
  const after = rows[at + 1]?.id;
  const previous = before === undefined ? undefined : () => choose(before);
  const next = after === undefined ? undefined : () => choose(after);
  const onKey = useCallback(
    (event: KeyboardEvent) => {
      if (!event.altKey || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
      event.preventDefault();
      const to = event.key === 'ArrowDown' ? after : before;
      if (to !== undefined) choose(to);
    },
    [after, before, choose],
  );
  useEffect(() => {
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [onKey]);
  return { previous, next };
}
