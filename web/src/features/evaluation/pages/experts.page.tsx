import { useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePermission } from '../../../lib/session.js';
import { useUrlFilters } from '../../../lib/use-url-filters.js';
import { useYear, useYearPath } from '../../../lib/use-year.js';
import { Card, type Column, DataTable, EmptyState, Num, PageBody, PageHead, TabRow } from '../../../ui/index.js';
import { ExpertDialog } from '../components/expert-dialog.js';
import { EXPERTS, type ExpertSummary, SUPPLY } from '../data/experts.graphql.js';

const NS = 'evaluation-scoring';

/** 专家库: who can be asked (R161), and in which fields there are too few (R163). */
export default function ExpertsPage() {
  const { t } = useTranslation(NS);
  const { t: evaluation } = useTranslation('evaluation');
  const to = useYearPath();
  const manages = usePermission('expert.manage');
  const [{ view }, setView] = useUrlFilters({ view: 'pool' });
  const [adding, setAdding] = useState(false);
  return (
    <>
      <PageHead
        crumbs={[{ label: evaluation('title'), to: to('evaluation') }]}
        title={t('expert.title')}
        primary={
          manages && view === 'pool' ? (
            <Button type="primary" onClick={() => setAdding(true)}>
              {t('expert.add')}
            </Button>
          ) : undefined
        }
      >
        <TabRow
          label={t('expert.title')}
          active={view}
          onChange={(next) => setView({ view: next })}
          tabs={['pool', 'supply'].map((key) => ({ key, label: t(`expert.${key}`) }))}
        />
      </PageHead>
      <PageBody>{view === 'supply' ? <Supply /> : <Pool />}</PageBody>
      {adding && <ExpertDialog expert={null} onClose={() => setAdding(false)} />}
    </>
  );
}

function Pool() {
  const { t } = useTranslation(NS);
  const to = useYearPath();
  const [filters] = useUrlFilters({ text: '', state: '', field: '' });
  const { data, error, loading, refetch } = useQuery(EXPERTS, {
    variables: { text: filters.text || null, state: filters.state || null, field: filters.field || null },
    fetchPolicy: 'cache-and-network',
  });
  const columns: Column<ExpertSummary>[] = [
    { key: 'number', title: t('expert.number'), width: 100, render: (row) => row.number },
    { key: 'name', title: t('expert.name'), width: 120, link: true, phone: true, render: (row) => row.name },
    { key: 'fields', title: t('expert.fields'), render: (row) => row.fields.join(t('expert.comma')) },
    { key: 'title', title: t('expert.professionalTitle'), width: 120, render: (row) => row.professionalTitle },
    { key: 'employer', title: t('expert.employer'), width: 180, render: (row) => row.employer },
    {
      key: 'term',
      title: t('expert.term'),
      width: 210,
      render: (row) => (row.termFrom ? `${row.termFrom} – ${row.termTo ?? ''}` : ''),
    },
    {
      key: 'state',
      title: t('expert.state'),
      width: 90,
      phone: true,
      render: (row) => (
        <span className="jx-tag jx-nowrap" data-tone={row.state === 'SUSPENDED' ? 'amber' : 'plain'}>
          {t(`expert.states.${row.state}`)}
        </span>
      ),
    },
    { key: 'uses', title: t('expert.uses'), width: 70, align: 'right', render: (row) => row.uses },
    {
      key: 'mean',
      title: t('expert.mean'),
      width: 80,
      align: 'right',
      render: (row) => <Num value={row.meanScore} dp={2} missing="NOT_SCORED" />,
    },
  ];
  return (
    <Card flush>
      <DataTable
        columns={columns}
        rows={data?.experts}
        rowKey={(row) => row.id}
        rowLink={(row) => to(`evaluation/experts/${row.id}`)}
        loading={loading}
        error={error}
        onRetry={() => void refetch()}
        total={data?.experts.length}
        filters={[
          { key: 'text', kind: 'text', label: t('expert.search'), width: 220 },
          { key: 'field', kind: 'text', label: t('expert.fields'), width: 140 },
        ]}
        caption={t('expert.pool')}
        empty={<EmptyState title={t('expert.none')} text={t('expert.noneText')} />}
      />
    </Card>
  );
}

type SupplyRow = { field: string; experts: number; planned: number; needed: number; gap: number };

function Supply() {
  const { t } = useTranslation(NS);
  const year = useYear();
  const { data, error, loading, refetch } = useQuery(SUPPLY, { variables: { year }, fetchPolicy: 'cache-and-network' });
  const count = (key: 'experts' | 'planned' | 'needed', title: string): Column<SupplyRow> => ({
    key,
    title,
    width: 120,
    align: 'right',
    render: (row) => row[key],
  });
  return (
    <Card flush>
      <DataTable<SupplyRow>
        columns={[
          { key: 'field', title: t('expert.supplyField'), render: (row) => row.field },
          count('experts', t('expert.supplyExperts')),
          count('planned', t('expert.supplyPlanned')),
          count('needed', t('expert.supplyNeeded')),
          {
            key: 'gap',
            title: t('expert.supplyGap'),
            width: 120,
            align: 'right',
            render: (row) =>
              row.gap > 0 ? (
                <b className="jx-strong jx-red">{t('expert.gap', { count: row.gap })}</b>
              ) : (
                t('expert.enough')
              ),
          },
        ]}
        rows={data?.expertSupply}
        rowKey={(row) => row.field}
        loading={loading}
        error={error}
        onRetry={() => void refetch()}
        caption={t('expert.supply')}
        empty={<EmptyState title={t('expert.supplyNone')} text={t('expert.supplyNoneText')} />}
      />
    </Card>
  );
}
