import { useTranslation } from 'react-i18next';
import { tableOf, useConnection } from '../../../lib/connection.js';
import { useUrlFilters } from '../../../lib/use-url-filters.js';
import { useYear, useYearPath } from '../../../lib/use-year.js';
import {
  Card,
  type Column,
  DataTable,
  DateText,
  Due,
  EmptyState,
  Money,
  PageBody,
  PageHead,
  StateTag,
} from '../../../ui/index.js';
import { MonitoringTabs } from '../components/monitoring-tabs.js';
import { type Disposal, DISPOSALS } from '../data/follow-up.graphql.js';

const KINDS = ['CORRECT', 'ADJUST_GOAL', 'ADJUST_BUDGET', 'SUSPEND', 'RECOVER_FUNDS'];
const STANDING = ['PROPOSED', 'IN_FORCE'];

export default function DisposalsPage() {
  const { t } = useTranslation('monitoring-follow-up');
  const year = useYear();
  const to = useYearPath();
  const [filters] = useUrlFilters({ kind: '', scope: '' });
  const list = useConnection<Disposal>(DISPOSALS, {
    variables: { year, kind: filters.kind || null, isStanding: filters.scope === 'standing' || null },
    field: 'monitoringDisposals',
  });
  const columns: Column<Disposal>[] = [
    { key: 'project', title: t('column.project'), phone: true, render: (row) => row.title },
    { key: 'agency', title: t('column.agency'), width: 170, render: (row) => row.agencyName },
    { key: 'kind', title: t('column.kind'), width: 100, render: (row) => t(`kind.${row.kind}`) },
    {
      key: 'amount',
      title: t('disposal.amount'),
      unit: t('wan'),
      width: 120,
      align: 'right',
      render: (row) => <Money value={row.amount} missing="NOT_APPLICABLE" />,
    },
    { key: 'owner', title: t('column.owner'), width: 110, render: (row) => row.ownerName ?? '' },
    {
      key: 'decided',
      title: t('column.decidedOn'),
      width: 110,
      render: (row) => <DateText value={row.decidedOn} />,
    },
    {
      key: 'due',
      title: t('column.dueOn'),
      width: 180,
      render: (row) => (
        <>
          <DateText value={row.dueOn} full /> {STANDING.includes(row.state) && <Due date={row.dueOn} />}
        </>
      ),
    },
    {
      key: 'state',
      title: t('column.state'),
      width: 130,
      phone: true,
      render: (row) => <StateTag ns="monitoring-follow-up" state={row.state} />,
    },
  ];
  return (
    <>
      <PageHead title={t('disposal.title')} state={t('year', { year })} tabs={<MonitoringTabs active="disposals" />} />
      <PageBody>
        <Card flush>
          <DataTable
            columns={columns}
            rowKey={(row) => row.id}
            rowLink={(row) => to(`monitoring/disposals/${row.id}`)}
            {...tableOf(list)}
            filters={[
              {
                key: 'scope',
                kind: 'select',
                label: t('disposal.filter'),
                options: [{ value: 'standing', label: t('disposal.standing') }],
              },
              {
                key: 'kind',
                kind: 'select',
                label: t('column.kind'),
                options: KINDS.map((value) => ({ value, label: t(`kind.${value}`) })),
              },
            ]}
            caption={t('disposal.title')}
            empty={<EmptyState title={t('disposal.empty')} text={t('disposal.emptyText')} />}
          />
        </Card>
      </PageBody>
    </>
  );
}
