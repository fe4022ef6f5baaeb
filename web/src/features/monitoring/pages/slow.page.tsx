import { useMutation, useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { usePermission, useToday } from '../../../lib/session.js';
import { useAct } from '../../../lib/use-act.js';
import { useUrlFilters } from '../../../lib/use-url-filters.js';
import { useYear, useYearPath } from '../../../lib/use-year.js';
import {
  Card,
  type Column,
  DataTable,
  EmptyState,
  Money,
  PageBody,
  PageHead,
  RateBar,
  RefusalList,
} from '../../../ui/index.js';
import { MonitoringTabs } from '../components/monitoring-tabs.js';
import { REMIND_SLOW, SLOW_PROJECTS, type SlowProject } from '../data/follow-up.graphql.js';

export default function SlowPage() {
  const { t } = useTranslation('monitoring-follow-up');
  const year = useYear();
  const to = useYearPath();
  const today = useToday();
  const reminds = usePermission('monitoring.dispose');
  const [filters] = useUrlFilters({ asOf: '' });
  const { data, error, loading, refetch } = useQuery(SLOW_PROJECTS, {
    variables: { year, asOf: filters.asOf || null },
  });
  const [remind] = useMutation(REMIND_SLOW);
  const { act, running, error: refused } = useAct();
  const rows = data?.slowProjects;
  const columns: Column<SlowProject>[] = [
    { key: 'project', title: t('column.project'), phone: true, render: (row) => row.name },
    { key: 'agency', title: t('column.agency'), width: 160, render: (row) => row.agencyName },
    { key: 'division', title: t('column.division'), width: 130, render: (row) => row.divisionName ?? '—' },
    {
      key: 'budget',
      title: t('column.budget'),
      unit: t('wan'),
      width: 110,
      align: 'right',
      render: (row) => <Money value={row.budget} />,
    },
    {
      key: 'executed',
      title: t('column.executed'),
      unit: t('wan'),
      width: 110,
      align: 'right',
      render: (row) => <Money value={row.executed} />,
    },
    {
      key: 'rate',
      title: t('column.rate'),
      width: 190,
      phone: true,
      render: (row) => <RateBar rate={row.executionRate} tick={Number(row.expectedRate)} />,
    },
    {
      key: 'behind',
      title: t('column.behind'),
      unit: t('column.points'),
      width: 100,
      align: 'right',
      render: (row) => row.behind,
    },
    {
      key: 'late',
      title: t('column.late'),
      width: 90,
      align: 'right',
      render: (row) => row.delayedMilestones || '—',
    },
  ];
  const send = async (ids: string[], clear: () => void) => {
    const done = await act(() => remind({ variables: { year, projectIds: ids } }), {
      done: t('slow.reminded', {
        count: new Set(rows?.filter(({ id }) => ids.includes(id)).map((row) => row.agencyName)).size,
      }),
    });
    if (done) clear();
  };
  return (
    <>
      <PageHead
        title={t('slow.title')}
        state={t('year', { year })}
        question={rows?.[0] && t('slow.question', { asOf: filters.asOf || today, expected: rows[0].expectedRate })}
        tabs={<MonitoringTabs active="slow" />}
      />
      <PageBody>
        {refused && <RefusalList refusals={refused.refusals} />}
        <Card flush>
          <DataTable
            columns={columns}
            rows={rows}
            rowKey={(row) => row.id}
            rowLink={(row) => to(`projects/${row.id}`)}
            loading={loading}
            error={error}
            onRetry={() => void refetch()}
            total={rows?.length}
            filters={[{ key: 'asOf', kind: 'date', label: t('slow.asOf') }]}
            bulk={
              reminds
                ? (ids, clear) => (
                    <Button type="primary" size="small" loading={running} onClick={() => void send(ids, clear)}>
                      {t('slow.chosen')}
                    </Button>
                  )
                : undefined
            }
            caption={t('slow.title')}
            empty={<EmptyState title={t('slow.empty')} text={t('slow.emptyText')} />}
          />
        </Card>
      </PageBody>
    </>
  );
}
