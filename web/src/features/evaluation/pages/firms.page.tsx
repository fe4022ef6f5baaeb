import { engagementWorkflow } from '@jixiao/shared';
import { useTranslation } from 'react-i18next';
import { tableOf, useConnection } from '../../../lib/connection.js';
import { usePermission } from '../../../lib/session.js';
import { useUrlFilters } from '../../../lib/use-url-filters.js';
import { useYear, useYearPath } from '../../../lib/use-year.js';
import {
  Card,
  type Column,
  DataTable,
  DateText,
  Due,
  EmptyState,
  Light,
  Money,
  Num,
  PageBody,
  PageHead,
  StateTag,
  TabRow,
} from '../../../ui/index.js';
import { FirmForm } from '../components/firm-form.js';
import { FirmLoads } from '../components/firm-loads.js';
import { NeedForm } from '../components/need-form.js';
import { RatingTable } from '../components/rating-table.js';
import { ENGAGEMENT_LIST, type EngagementSummary, FIRM_LIST, type FirmSummary } from '../data/firms.graphql.js';

const NS = 'evaluation-firms';

/** 第三方机构: engagements, the registry, ratings and the comparison; a firm sees what is its own. */
export default function FirmsPage() {
  const { t } = useTranslation(NS);
  const year = useYear();
  const to = useYearPath();
  const manages = usePermission('engagement.manage');
  const isFirm = usePermission('engagement.work');
  const [{ view }, setView] = useUrlFilters({ view: 'engagements' });
  const views = isFirm ? ['engagements', 'ratings'] : ['engagements', 'firms', 'ratings', 'comparison'];
  const primary = !manages ? undefined : view === 'firms' ? (
    <FirmForm />
  ) : view === 'engagements' ? (
    <NeedForm />
  ) : undefined;
  return (
    <>
      <PageHead
        crumbs={[{ label: t('evaluation'), to: to('evaluation') }]}
        title={t('title')}
        state={t('year', { year })}
        primary={primary}
      >
        <TabRow
          label={t('title')}
          active={view}
          onChange={(next) => setView({ view: next })}
          tabs={views.map((key) => ({ key, label: t(`view.${key}`) }))}
        />
      </PageHead>
      <PageBody>
        {view === 'firms' ? (
          <FirmTable />
        ) : view === 'ratings' ? (
          <RatingTable />
        ) : view === 'comparison' ? (
          <FirmLoads />
        ) : (
          <EngagementTable />
        )}
      </PageBody>
    </>
  );
}

function EngagementTable() {
  const { t } = useTranslation(NS);
  const year = useYear();
  const to = useYearPath();
  const [filters] = useUrlFilters({ text: '', state: '' });
  const list = useConnection<EngagementSummary>(ENGAGEMENT_LIST, {
    variables: { year, text: filters.text || null, state: filters.state || null },
    field: 'engagementsOfYear',
  });
  const columns: Column<EngagementSummary>[] = [
    { key: 'title', title: t('column.title'), render: (row) => row.title, link: true },
    {
      key: 'firm',
      title: t('column.firm'),
      width: 224,
      render: (row) => row.firmName ?? <span className="jx-muted">—</span>,
    },
    {
      key: 'state',
      title: t('column.state'),
      width: 100,
      phone: true,
      render: (row) => <StateTag ns={NS} state={row.state} />,
    },
    {
      key: 'amount',
      title: t('column.fee'),
      unit: t('wan'),
      width: 110,
      align: 'right',
      render: (row) => <Money value={row.contractAmount} missing="NOT_APPLICABLE" />,
    },
    {
      key: 'contracted',
      title: t('column.contractedOn'),
      width: 104,
      render: (row) => <DateText value={row.contractedOn} />,
    },
    {
      key: 'papers',
      title: t('column.papers'),
      width: 90,
      align: 'right',
      render: (row) => (row.papersOwed > 0 ? <Filed owed={row.papersOwed} filed={row.papersFiled} /> : '—'),
    },
    {
      key: 'due',
      title: t('column.due'),
      width: 120,
      render: (row) =>
        ['CONTRACTED', 'WORKING', 'RETURNED'].includes(row.state) && row.dueOn ? (
          <>
            <DateText value={row.dueOn} /> <Due date={row.dueOn} />
          </>
        ) : (
          <DateText value={row.dueOn} />
        ),
    },
    {
      key: 'quality',
      title: t('column.quality'),
      width: 76,
      align: 'right',
      render: (row) => (row.qualityScore ? <Num value={row.qualityScore} dp={2} /> : '—'),
    },
  ];
  return (
    <Card flush>
      <DataTable
        columns={columns}
        rowKey={(row) => row.id}
        rowLink={(row) => to(`evaluation/engagements/${row.id}`)}
        {...tableOf(list)}
        filters={[
          { key: 'text', kind: 'text', label: t('filter.engagement'), width: 220 },
          {
            key: 'state',
            kind: 'select',
            label: t('column.state'),
            options: engagementWorkflow.states.map((state) => ({ value: state, label: t(`state.${state}`) })),
          },
        ]}
        caption={t('view.engagements')}
        empty={<EmptyState title={t('empty.engagements')} text={t('empty.engagementsText')} />}
      />
    </Card>
  );
}

export const Filed = ({ owed, filed }: { owed: number; filed: number }) => (
  <span className={filed < owed ? 'jx-num jx-amber' : 'jx-num'}>
    {filed} / {owed}
  </span>
);

function FirmTable() {
  const { t } = useTranslation(NS);
  const to = useYearPath();
  const [filters] = useUrlFilters({ text: '', suspended: '' });
  const list = useConnection<FirmSummary>(FIRM_LIST, {
    variables: { text: filters.text || null, onlySuspended: filters.suspended === 'yes' || null },
    field: 'thirdPartyFirms',
  });
  const columns: Column<FirmSummary>[] = [
    { key: 'name', title: t('column.firm'), render: (row) => row.name, link: true },
    { key: 'kind', title: t('firm.kind'), width: 130, render: (row) => t(`kind.${row.kind}`) },
    {
      key: 'code',
      title: t('firm.creditCode'),
      width: 190,
      render: (row) => row.creditCode ?? <span className="jx-muted">—</span>,
    },
    { key: 'valid', title: t('firm.validTo'), width: 120, render: (row) => <DateText value={row.validTo} /> },
    { key: 'engagements', title: t('firm.engagements'), width: 90, align: 'right', render: (row) => row.engagements },
    {
      key: 'standing',
      title: t('firm.standing'),
      width: 190,
      phone: true,
      render: (row) =>
        row.isSuspended ? (
          <Light level="RED" word={t('firm.suspendedUntil', { until: row.suspendedUntil })} />
        ) : (
          <Light level="GREEN" word={t('firm.inGoodStanding')} />
        ),
    },
  ];
  return (
    <Card flush>
      <DataTable
        columns={columns}
        rowKey={(row) => row.id}
        rowLink={(row) => to(`evaluation/firms/${row.id}`)}
        {...tableOf(list)}
        filters={[
          { key: 'text', kind: 'text', label: t('filter.firm'), width: 240 },
          {
            key: 'suspended',
            kind: 'select',
            label: t('firm.standing'),
            options: [{ value: 'yes', label: t('filter.suspended') }],
          },
        ]}
        caption={t('view.firms')}
        empty={<EmptyState title={t('empty.firms')} text={t('empty.firmsText')} />}
      />
    </Card>
  );
}
