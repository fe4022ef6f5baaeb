import { useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FUND_TAGS, sumMoney } from '@jixiao/shared';
import { tableOf, useConnection } from '../../../lib/connection.js';
import { formatWan } from '../../../lib/format.js';
import { usePermission } from '../../../lib/session.js';
import { useUrlFilters } from '../../../lib/use-url-filters.js';
import { useYear, useYearPath } from '../../../lib/use-year.js';
import {
  Card,
  type Column,
  DataTable,
  DateText,
  EmptyState,
  Money,
  PageBody,
  PageHead,
  RateBar,
  StateTag,
  TabRow,
} from '../../../ui/index.js';
import { FundStatus } from '../components/fund-status.js';
import { Clearings } from '../components/clearings.js';
import { MonitoringTabs } from '../components/monitoring-tabs.js';
import { SpendingScopes } from '../components/spending-scopes.js';
import { RecordFund } from '../components/record-fund.js';
import {
  FUNDS,
  type FundSummary,
  POVERTY,
  type Statistic,
  STATISTICS,
  type TaggedProject,
} from '../data/funds.graphql.js';

const TABS = ['ledger', 'statistics', 'poverty', 'clearing', 'permitted'] as const;

export default function FundsPage() {
  const { t } = useTranslation('monitoring-follow-up');
  const year = useYear();
  const records = usePermission('monitoring.trackFunds');
  const [recording, setRecording] = useState(false);
  const [{ view }, setView] = useUrlFilters({ view: 'ledger' });
  return (
    <>
      <PageHead
        title={t('fund.title')}
        state={t('year', { year })}
        primary={
          records && view === 'ledger' ? (
            <Button type="primary" onClick={() => setRecording(true)}>
              {t('fund.record')}
            </Button>
          ) : undefined
        }
        tabs={<MonitoringTabs active="funds" />}
      >
        <TabRow
          label={t('fund.title')}
          active={view}
          onChange={(next) => setView({ view: next })}
          tabs={TABS.map((key) => ({ key, label: t(`fund.tab.${key}`) }))}
        />
      </PageHead>
      <PageBody>
        {view === 'statistics' ? (
          <Statistics />
        ) : view === 'poverty' ? (
          <Poverty />
        ) : view === 'clearing' ? (
          <Clearings />
        ) : view === 'permitted' ? (
          <SpendingScopes />
        ) : (
          <Ledger />
        )}
      </PageBody>
      {recording && <RecordFund year={year} onClose={() => setRecording(false)} />}
    </>
  );
}

function Ledger() {
  const { t } = useTranslation('monitoring-follow-up');
  const year = useYear();
  const to = useYearPath();
  const [filters] = useUrlFilters({ kind: '' });
  const list = useConnection<FundSummary>(FUNDS, {
    variables: { year, kind: filters.kind || null },
    field: 'trackedFunds',
  });
  const columns: Column<FundSummary>[] = [
    {
      key: 'name',
      title: t('fund.name'),
      phone: true,
      render: (row) => row.name,
    },
    { key: 'kind', title: t('fund.kind'), width: 130, render: (row) => t(`fund.tag.${row.kind}`) },
    {
      key: 'amount',
      title: t('fund.amount'),
      unit: t('wan'),
      width: 120,
      align: 'right',
      render: (row) => <Money value={row.amount} />,
    },
    { key: 'on', title: t('fund.receivedOn'), width: 110, render: (row) => <DateText value={row.receivedOn} /> },
    { key: 'office', title: t('fund.office'), width: 120, render: (row) => row.officeName ?? '—' },
    {
      key: 'where',
      title: t('fund.where'),
      width: 380,
      phone: true,
      render: (row) => <FundStatus positions={row.detail.positions} />,
    },
  ];
  return (
    <Card flush>
      <DataTable
        columns={columns}
        rowKey={(row) => row.id}
        rowLink={(row) => to(`monitoring/funds/${row.id}`)}
        {...tableOf(list)}
        filters={[
          {
            key: 'kind',
            kind: 'select',
            label: t('fund.kind'),
            options: FUND_TAGS.map((value) => ({ value, label: t(`fund.tag.${value}`) })),
            width: 160,
          },
        ]}
        caption={t('fund.title')}
        empty={<EmptyState title={t('fund.empty')} text={t('fund.emptyText')} />}
      />
    </Card>
  );
}

const MONEYS = ['amount', 'allocated', 'reached', 'intermediate', 'held'] as const;
type MoneyOf = (typeof MONEYS)[number];

function Statistics() {
  const { t } = useTranslation('monitoring-follow-up');
  const year = useYear();
  const { data, error, loading, refetch } = useQuery(STATISTICS, { variables: { year } });
  const rows = data?.trackedFundStatistics;
  const money = (key: MoneyOf): Column<Statistic> => ({
    key,
    title: t(`fund.${key}`),
    unit: t('wan'),
    width: 140,
    align: 'right',
    phone: key === 'amount' || key === 'reached',
    render: (row) => <Money value={row[key]} />,
  });
  const columns: Column<Statistic>[] = [
    { key: 'kind', title: t('fund.kind'), phone: true, render: (row) => t(`fund.tag.${row.kind}`) },
    { key: 'office', title: t('fund.office'), width: 200, render: (row) => row.officeName ?? '—' },
    { key: 'count', title: t('fund.count'), width: 90, align: 'right', render: (row) => row.count },
    ...MONEYS.map(money),
  ];
  return (
    <Card flush>
      <DataTable
        columns={columns}
        rows={rows}
        rowKey={(row) => `${row.kind}/${row.officeName ?? ''}`}
        loading={loading}
        error={error}
        onRetry={() => void refetch()}
        caption={t('fund.tab.statistics')}
        footer={
          rows &&
          rows.length > 0 && (
            <tr>
              <td colSpan={2}>{t('fund.total')}</td>
              <td data-align="right">{rows.reduce((sum, { count }) => sum + count, 0)}</td>
              {MONEYS.map((key) => (
                <td key={key} data-align="right">
                  <Money value={sumMoney(rows.map((row) => row[key]))} />
                </td>
              ))}
            </tr>
          )
        }
        empty={<EmptyState title={t('fund.empty')} text={t('fund.emptyText')} />}
      />
    </Card>
  );
}

function Poverty() {
  const { t } = useTranslation('monitoring-follow-up');
  const year = useYear();
  const to = useYearPath();
  const { data, error, loading, refetch } = useQuery(POVERTY, { variables: { year } });
  const rows = data?.povertyProjects;
  const money = (key: 'budget' | 'executed'): Column<TaggedProject> => ({
    key,
    title: t(`column.${key}`),
    unit: t('wan'),
    width: 120,
    align: 'right',
    render: (row) => <Money value={row[key]} />,
  });
  const columns: Column<TaggedProject>[] = [
    { key: 'project', title: t('column.project'), phone: true, render: (row) => row.name },
    { key: 'agency', title: t('column.agency'), width: 170, render: (row) => row.agencyName },
    {
      key: 'stage',
      title: t('fund.stage'),
      width: 110,
      render: (row) => <StateTag ns="monitoring-follow-up" state={row.state} />,
    },
    money('budget'),
    money('executed'),
    {
      key: 'rate',
      title: t('column.rate'),
      width: 180,
      phone: true,
      render: (row) => <RateBar rate={row.executionRate} missing="NOT_APPLICABLE" />,
    },
    {
      key: 'goal',
      title: t('column.goal'),
      width: 180,
      phone: true,
      render: (row) => <RateBar rate={row.goalRate} tone="goal" />,
    },
    { key: 'late', title: t('column.late'), width: 90, align: 'right', render: (row) => row.delayedMilestones || '—' },
  ];
  return (
    <Card
      flush
      title={t('fund.tab.poverty')}
      note={
        rows &&
        rows.length > 0 &&
        t('fund.povertySum', {
          count: rows.length,
          budget: formatWan(sumMoney(rows.map(({ budget }) => budget))),
          executed: formatWan(sumMoney(rows.map(({ executed }) => executed))),
        })
      }
    >
      <DataTable
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        rowLink={(row) => to(`projects/${row.id}`)}
        loading={loading}
        error={error}
        onRetry={() => void refetch()}
        caption={t('fund.tab.poverty')}
        empty={<EmptyState title={t('fund.povertyEmpty')} text={t('fund.povertyEmptyText')} />}
      />
    </Card>
  );
}
