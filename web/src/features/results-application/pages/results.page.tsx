import { Tabs } from 'antd';
import type { DocumentNode } from 'graphql';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { tableOf, useConnection } from '../../../lib/connection.js';
import { usePermission } from '../../../lib/session.js';
import { useUrlFilters } from '../../../lib/use-url-filters.js';
import { useYear, useYearPath } from '../../../lib/use-year.js';
import {
  AllocationDeviations,
  Card,
  type Column,
  DataTable,
  DateText,
  EmptyState,
  type FilterDef,
  Money,
  PageBody,
  PageHead,
  StateTag,
} from '../../../ui/index.js';
import { AfterEvaluation } from '../components/after-evaluation.js';
import {
  CORRECTIVE_LIST,
  type CorrectiveAction,
  type Disclosure,
  DISCLOSURE_LIST,
  type Linkage,
  LINKAGE_LIST,
} from '../data/results.graphql.js';

const TABS = ['corrective', 'linkage', 'disclosure'] as const;

export default function ResultsPage() {
  const { t } = useTranslation('results-application');
  const year = useYear();
  const [params, setParams] = useSearchParams();
  const tab = params.get('tab') ?? 'corrective';
  const evaluation = params.get('evaluation');
  const acts = usePermission('correctiveAction.issue');
  return (
    <>
      <PageHead
        title={t('title')}
        state={t('year', { year })}
        tabs={
          <Tabs
            activeKey={tab}
            onChange={(key) => setParams({ tab: key })}
            items={TABS.map((key) => ({ key, label: t(`tab.${key}`) }))}
          />
        }
      />
      <PageBody>
        {evaluation && acts && <AfterEvaluation evaluationTaskId={evaluation} />}
        {tab === 'linkage' ? <Linkages /> : tab === 'disclosure' ? <Disclosures /> : <CorrectiveActions />}
      </PageBody>
    </>
  );
}

function List<Row extends { id: string }>({
  query,
  field,
  kind,
  columns,
  variables = {},
  filters,
}: {
  query: DocumentNode;
  field: string;
  kind: (typeof TABS)[number];
  columns: Column<Row>[];
  variables?: Record<string, unknown>;
  filters?: FilterDef[];
}) {
  const { t } = useTranslation('results-application');
  const year = useYear();
  const to = useYearPath();
  const list = useConnection<Row>(query, { variables: { year, ...variables }, field });
  return (
    <Card flush>
      <DataTable
        columns={columns}
        rowKey={(row) => row.id}
        rowLink={(row) => to(`results/${kind}/${row.id}`)}
        {...tableOf(list)}
        filters={filters}
        caption={t(`tab.${kind}`)}
        empty={<EmptyState title={t(`empty.${kind}`)} text={t(`empty.${kind}Text`)} />}
      />
    </Card>
  );
}

function CorrectiveActions() {
  const { t } = useTranslation('results-application');
  const [{ source }] = useUrlFilters({ source: '' });
  const columns: Column<CorrectiveAction>[] = [
    { key: 'title', title: t('column.title'), render: (row) => row.title },
    { key: 'agency', title: t('column.agency'), width: 180, render: (row) => row.agencyName },
    { key: 'source', title: t('column.source'), width: 80, render: (row) => t(`source.${row.sourceType}`) },
    { key: 'owner', title: t('column.owner'), width: 100, render: (row) => row.ownerName ?? '' },
    { key: 'no', title: t('column.documentNo'), width: 200, render: (row) => row.documentNo },
    {
      key: 'state',
      title: t('column.state'),
      width: 110,
      phone: true,
      render: (row) => <StateTag ns="results-application" state={row.state} />,
    },
    { key: 'due', title: t('column.dueOn'), width: 180, render: (row) => <DateText value={row.dueOn} full /> },
  ];
  return (
    <List
      query={CORRECTIVE_LIST}
      field="correctiveActions"
      kind="corrective"
      columns={columns}
      variables={{ sourceType: source || null }}
      filters={[
        {
          key: 'source',
          kind: 'select',
          label: t('column.source'),
          options: ['EVALUATION', 'MONITORING'].map((value) => ({ value, label: t(`source.${value}`) })),
        },
      ]}
    />
  );
}

function Linkages() {
  const { t } = useTranslation('results-application');
  const year = useYear();
  const columns: Column<Linkage>[] = [
    { key: 'project', title: t('column.project'), render: (row) => row.projectName },
    { key: 'agency', title: t('column.agency'), width: 180, render: (row) => row.agencyName },
    { key: 'year', title: t('column.budgetYear'), width: 90, align: 'right', render: (row) => row.budgetYear },
    { key: 'decision', title: t('column.decision'), width: 110, render: (row) => t(`decision.${row.decision}`) },
    {
      key: 'before',
      title: t('column.before'),
      unit: t('wan'),
      width: 130,
      align: 'right',
      render: (row) => <Money value={row.amountBefore} />,
    },
    {
      key: 'change',
      title: t('column.change'),
      unit: t('wan'),
      width: 130,
      align: 'right',
      render: (row) => <Money value={row.amountChange} />,
    },
    {
      key: 'state',
      title: t('column.state'),
      width: 110,
      phone: true,
      render: (row) => <StateTag ns="results-application" state={row.state} />,
    },
  ];
  return (
    <>
      <List query={LINKAGE_LIST} field="budgetLinkages" kind="linkage" columns={columns} />
      {/* Money of the next year is given in this one. */}
      <AllocationDeviations year={year} withNext />
    </>
  );
}

function Disclosures() {
  const { t } = useTranslation('results-application');
  const columns: Column<Disclosure>[] = [
    { key: 'title', title: t('column.title'), render: (row) => row.title },
    { key: 'agency', title: t('column.agency'), width: 180, render: (row) => row.agencyName },
    {
      key: 'state',
      title: t('column.state'),
      width: 130,
      phone: true,
      render: (row) => <StateTag ns="results-application" state={row.state} />,
    },
    { key: 'due', title: t('column.dueOn'), width: 180, render: (row) => <DateText value={row.dueOn} full /> },
    {
      key: 'on',
      title: t('column.publishedOn'),
      width: 180,
      render: (row) => <DateText value={row.publishedOn} full />,
    },
  ];
  return <List query={DISCLOSURE_LIST} field="disclosures" kind="disclosure" columns={columns} />;
}
