import { useMutation, useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { formatWan } from '../../../lib/format.js';
import { usePermission, useViewer } from '../../../lib/session.js';
import { useAct } from '../../../lib/use-act.js';
import { useYear, useYearPath } from '../../../lib/use-year.js';
import {
  Card,
  type Column,
  DataTable,
  DateText,
  ErrorPanel,
  Money,
  PageBody,
  PageHead,
  PageSkeleton,
  RefusalList,
} from '../../../ui/index.js';
import { StatusTag } from '../components/fund-status.js';
import { MoveFund } from '../components/record-fund.js';
import { CONFIRM_FUND, type Fund, FUND_QUERY, type Position } from '../data/funds.graphql.js';

export default function FundPage() {
  const { t } = useTranslation('monitoring-follow-up');
  const { id = '' } = useParams();
  const year = useYear();
  const to = useYearPath();
  const { seat } = useViewer();
  const tracks = usePermission('monitoring.trackFunds');
  const confirms = usePermission('monitoring.confirmFund');
  const [moving, setMoving] = useState(false);
  const { data, error, refetch } = useQuery(FUND_QUERY, { variables: { id } });
  const [confirm] = useMutation(CONFIRM_FUND);
  const { act, running, error: refused } = useAct();
  if (error && !data) return <ErrorPanel page error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const { trackedFund: fund } = data;
  const due = confirms && seat?.agencyId === fund.competentAgencyId ? fund.detail.unconfirmed : [];
  const primary = tracks ? (
    <Button type="primary" onClick={() => setMoving(true)}>
      {t('fund.move')}
    </Button>
  ) : due[0] ? (
    <Button
      type="primary"
      loading={running}
      onClick={() =>
        void act(() => confirm({ variables: { fundId: id, periodTo: due[0] } }), { done: t('fund.confirmed') })
      }
    >
      {t('fund.confirm', { date: due[0] })}
    </Button>
  ) : undefined;
  return (
    <>
      <PageHead
        crumbs={[{ label: t('fund.title'), to: to('monitoring/funds') }]}
        title={fund.name}
        state={[t(`fund.tag.${fund.kind}`), fund.documentNo, fund.officeName].filter(Boolean).join(' · ')}
        question={`${formatWan(fund.amount)} ${t('wan')}`}
        primary={primary}
      />
      <PageBody>
        {refused && <RefusalList refusals={refused.refusals} />}
        <Positions positions={fund.detail.positions} />
        <Users fund={fund} />
        <Traces fund={fund} />
        <Card title={t('fund.confirmations')} note={fund.competentAgencyName ?? undefined}>
          {fund.detail.confirmations.map((one) => (
            <p key={one.periodTo}>
              {t('fund.confirmedLine', {
                on: one.confirmedOn,
                to: one.periodTo,
                paid: formatWan(one.paidAmount),
                spent: formatWan(one.spentAmount),
              })}
            </p>
          ))}
          {fund.detail.unconfirmed.length > 0 ? (
            <p className="jx-amber">{t('fund.unconfirmed', { dates: fund.detail.unconfirmed.join(', ') })}</p>
          ) : (
            fund.detail.confirmations.length === 0 && <p className="jx-note">{t('fund.noConfirmation')}</p>
          )}
        </Card>
      </PageBody>
      {moving && <MoveFund fund={fund} year={year} onClose={() => setMoving(false)} />}
    </>
  );
}

function Positions({ positions }: { positions: Position[] }) {
  const { t } = useTranslation('monitoring-follow-up');
  const columns: Column<Position>[] = [
    { key: 'level', title: t('fund.levelLabel'), width: 140, render: (row) => t(`fund.level.${row.level}`) },
    { key: 'holder', title: t('fund.holder'), phone: true, render: (row) => row.holder || '—' },
    {
      key: 'amount',
      title: t('fund.amount'),
      unit: t('wan'),
      width: 150,
      align: 'right',
      render: (row) => <Money value={row.amount} />,
    },
    { key: 'since', title: t('fund.since'), width: 150, render: (row) => <DateText value={row.since} full /> },
    { key: 'days', title: t('fund.days'), width: 100, align: 'right', render: (row) => row.days },
    { key: 'status', title: t('fund.statusLabel'), width: 110, render: (row) => <StatusTag status={row.status} /> },
  ];
  return (
    <Card flush title={t('fund.positions')}>
      <DataTable
        columns={columns}
        rows={positions}
        rowKey={(row) => row.moveId ?? 'root'}
        caption={t('fund.positions')}
      />
    </Card>
  );
}

function Users({ fund }: { fund: Fund }) {
  const { t } = useTranslation('monitoring-follow-up');
  type User = Fund['detail']['users'][number];
  const columns: Column<User>[] = [
    { key: 'user', title: t('fund.user'), phone: true, render: (row) => row.holder },
    { key: 'project', title: t('column.project'), render: (row) => row.projectName ?? '—' },
    {
      key: 'paid',
      title: t('fund.paid'),
      unit: t('wan'),
      width: 150,
      align: 'right',
      render: (row) => <Money value={row.paid} />,
    },
    {
      key: 'spent',
      title: t('fund.spent'),
      unit: t('wan'),
      width: 150,
      align: 'right',
      render: (row) => <Money value={row.spent} />,
    },
  ];
  return (
    <Card flush title={t('fund.users')}>
      <DataTable
        columns={columns}
        rows={fund.detail.users}
        rowKey={(row) => `${row.holder}/${row.projectName ?? ''}`}
        caption={t('fund.users')}
        empty={<p className="jx-note">{t('fund.noUsers')}</p>}
      />
    </Card>
  );
}

function Traces({ fund }: { fund: Fund }) {
  const { t } = useTranslation('monitoring-follow-up');
  type Trace = Fund['detail']['traces'][number];
  const columns: Column<Trace>[] = [
    { key: 'on', title: t('fund.movedOn'), width: 150, render: (row) => <DateText value={row.movedOn} full /> },
    { key: 'level', title: t('fund.levelLabel'), width: 130, render: (row) => t(`fund.level.${row.level}`) },
    { key: 'holder', title: t('fund.holder'), phone: true, render: (row) => row.holder },
    { key: 'project', title: t('column.project'), render: (row) => row.projectName ?? '—' },
    { key: 'voucher', title: t('fund.voucherNo'), width: 150, render: (row) => row.voucherNo },
    {
      key: 'amount',
      title: t('fund.amount'),
      unit: t('wan'),
      width: 150,
      align: 'right',
      render: (row) => <Money value={row.amount} />,
    },
  ];
  return (
    <Card flush title={t('fund.traces')}>
      <DataTable
        columns={columns}
        rows={fund.detail.traces}
        rowKey={(row) => row.id}
        caption={t('fund.traces')}
        empty={<p className="jx-note">{t('fund.noTraces')}</p>}
      />
    </Card>
  );
}
