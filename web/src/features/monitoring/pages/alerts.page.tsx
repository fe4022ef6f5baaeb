import { useMutation } from '@apollo/client/react';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { newIdempotencyKey } from '../../../lib/apollo.js';
import { tableOf, useConnection } from '../../../lib/connection.js';
import { usePermission } from '../../../lib/session.js';
import { useAct } from '../../../lib/use-act.js';
import { useUrlFilters } from '../../../lib/use-url-filters.js';
import { useYear, useYearPath } from '../../../lib/use-year.js';
import {
  ActionBar,
  Card,
  type Column,
  DataTable,
  DateText,
  EmptyState,
  Light,
  PageBody,
  PageHead,
  RefusalList,
  StateTag,
} from '../../../ui/index.js';
import { MonitoringTabs } from '../components/monitoring-tabs.js';
import { type Alert, ALERTS, MOVE_ALERT, RUN_DAILY } from '../data/follow-up.graphql.js';

const STATES = ['OPEN', 'ACKNOWLEDGED', 'CORRECTED', 'VERIFIED', 'DISMISSED'];
const RULES = [
  'ADMIN_COST_ON_SPECIAL',
  'PUBLIC_EXPENSE',
  'BEYOND_SCOPE',
  'PURPOSE_CHANGED',
  'PAID_WHILE_SUSPENDED',
  'SPENDING_BEHIND',
  'BAND_MISSED',
  'MONEY_IDLE',
];

export default function AlertsPage() {
  const { t } = useTranslation('monitoring-follow-up');
  const year = useYear();
  const to = useYearPath();
  const manages = usePermission('monitoring.manage');
  const [filters] = useUrlFilters({ state: '', rule: '', overdue: '' });
  const [params] = useSearchParams();
  const list = useConnection<Alert>(ALERTS, {
    variables: {
      year,
      state: filters.state || null,
      rule: filters.rule || null,
      isOverdue: filters.overdue === 'yes' || null,
    },
    field: 'monitoringAlerts',
  });
  const [run] = useMutation(RUN_DAILY, { variables: { year } });
  const [move] = useMutation(MOVE_ALERT);
  const { act, running, error } = useAct();
  const step = (alert: Alert, action: string, comment?: string) =>
    act(
      () =>
        move({
          variables: {
            input: {
              id: alert.id,
              expectedVersion: alert.version,
              action,
              comment,
              idempotencyKey: newIdempotencyKey(),
            },
          },
        }),
      { done: t(`alert.done.${action}`) },
    );
  const watch = async () => {
    const done = await act(() => run());
    if (done?.data) {
      void list.refetch();
    }
  };
  const words = (alert: Alert): string => {
    const facts = Object.fromEntries(
      Object.entries(alert.params).map(([key, value]) => [key, value ?? t('facts.none')]),
    );
    return 'paidOn' in alert.params ? t('facts.payment', facts) : t(`facts.${alert.rule}`, facts);
  };
  const columns: Column<Alert>[] = [
    {
      key: 'rule',
      title: t('column.rule'),
      phone: true,
      render: (row) => (
        <div id={row.id} data-current={params.get('alert') === row.id || undefined}>
          <Light level={row.level === 'RED' ? 'RED' : 'AMBER'} word={t(`rule.${row.rule}`)} />
          <div className="jx-note">{words(row)}</div>
          {row.correction && <div className="jx-note">{t('alert.correction', { text: row.correction })}</div>}
          {row.returnedReason && row.state === 'ACKNOWLEDGED' && (
            <div className="jx-note jx-red">{t('alert.returned', { text: row.returnedReason })}</div>
          )}
        </div>
      ),
    },
    {
      key: 'project',
      title: t('column.project'),
      width: 210,
      render: (row) => (
        <>
          <Link to={to(`projects/${row.projectId}`)}>{row.projectName}</Link>
          <div className="jx-note">{row.agencyName}</div>
        </>
      ),
    },
    {
      key: 'raised',
      title: t('column.raisedOn'),
      width: 110,
      render: (row) => <DateText value={row.raisedOn} />,
    },
    {
      key: 'days',
      title: t('column.days'),
      width: 90,
      align: 'right',
      render: (row) => row.days,
    },
    {
      key: 'state',
      title: t('column.state'),
      width: 90,
      phone: true,
      render: (row) => <StateTag ns="monitoring-follow-up" state={row.state} />,
    },
    {
      key: 'act',
      title: '',
      width: 180,
      align: 'right',
      render: (row) => (
        <ActionBar
          small
          running={running}
          actions={row.availableActions}
          onAct={(action, { comment }) => step(row, action, comment)}
          define={{
            acknowledge: { label: t('alert.acknowledge'), hideRefused: true },
            correct: {
              label: t('alert.correct'),
              comment: 'required',
              commentLabel: t('alert.correctLabel'),
              hideRefused: true,
            },
            verify: { label: t('alert.verify'), hideRefused: true },
            return: { label: t('alert.return'), comment: 'required', hideRefused: true },
            dismiss: { label: t('alert.dismiss'), comment: 'required', hideRefused: true },
          }}
        />
      ),
    },
  ];
  return (
    <>
      <PageHead
        title={t('alert.title')}
        state={t('year', { year })}
        primary={
          manages ? (
            <Button type="primary" loading={running} onClick={() => void watch()}>
              {t('alert.run')}
            </Button>
          ) : undefined
        }
        tabs={<MonitoringTabs active="alerts" />}
      />
      <PageBody>
        {error && <RefusalList refusals={error.refusals} />}
        <Card flush>
          <DataTable
            columns={columns}
            rowKey={(row) => row.id}
            {...tableOf(list)}
            filters={[
              {
                key: 'overdue',
                kind: 'select',
                label: t('alert.overdue'),
                options: [{ value: 'yes', label: t('alert.overdueOnly') }],
              },
              {
                key: 'rule',
                kind: 'select',
                label: t('alert.rule'),
                options: RULES.map((value) => ({ value, label: t(`rule.${value}`) })),
                width: 200,
              },
              {
                key: 'state',
                kind: 'select',
                label: t('alert.state'),
                options: STATES.map((value) => ({ value, label: t(`state.${value}`) })),
              },
            ]}
            caption={t('alert.title')}
            empty={<EmptyState title={t('alert.empty')} text={t('alert.emptyText')} />}
          />
        </Card>
      </PageBody>
    </>
  );
}
