import { useMutation, useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { FUND_TAGS } from '@jixiao/shared';
import { useTranslation } from 'react-i18next';
import { usePermission } from '../../../lib/session.js';
import { useAct } from '../../../lib/use-act.js';
import { useUrlFilters } from '../../../lib/use-url-filters.js';
import { useYear, useYearPath } from '../../../lib/use-year.js';
import { Card, type Column, DataTable, EmptyState, ErrorLine, Money, PageBody, PageHead } from '../../../ui/index.js';
import { FUNDS_QUERY, OPEN_FUND_REVIEWS, type SpecialFund } from '../data/declaration.graphql.js';

/** Special funds: each apart, how far the objectives of its money are; a tag narrows to poverty or direct funds. */
export default function FundsPage() {
  const { t } = useTranslation('goals');
  const year = useYear();
  const to = useYearPath();
  const manages = usePermission('goal.manage');
  const [filters] = useUrlFilters({ tag: '' });
  const { data, loading, error, refetch } = useQuery(FUNDS_QUERY, {
    variables: { year, tag: filters.tag || null },
    fetchPolicy: 'cache-and-network',
  });
  const [open] = useMutation(OPEN_FUND_REVIEWS);
  const work = useAct();
  const columns: Column<SpecialFund>[] = [
    { key: 'code', title: t('column.code'), width: 110, render: (row) => row.code },
    {
      key: 'name',
      title: t('funds.name'),
      render: (row) => (
        <>
          {row.name}
          <div className="jx-note">{row.tags.map((tag) => t(`funds.tag.${tag}`)).join('、')}</div>
        </>
      ),
    },
    { key: 'agency', title: t('funds.competent'), width: 170, render: (row) => row.competentAgencyName },
    {
      key: 'month',
      title: t('funds.month'),
      width: 90,
      align: 'right',
      render: (row) => (row.reviewMonth ? t('funds.monthOf', { month: row.reviewMonth }) : '—'),
    },
    {
      key: 'state',
      title: t('funds.progress'),
      width: 150,
      align: 'right',
      render: (row) => `${row.projects} / ${row.declared} / ${row.approved}`,
    },
    {
      key: 'amount',
      title: t('column.amount'),
      unit: t('wan'),
      width: 120,
      align: 'right',
      render: (row) => <Money value={row.amount} />,
    },
    {
      key: 'approved',
      title: t('funds.approvedAmount'),
      unit: t('wan'),
      width: 140,
      align: 'right',
      render: (row) => <Money value={row.approvedAmount} />,
    },
  ];
  return (
    <>
      <PageHead
        crumbs={[{ label: t('list.title'), to: to('goals') }]}
        title={t('funds.title')}
        state={t('list.state', { year })}
        question={t('funds.question')}
        primary={
          manages ? (
            <Button
              type="primary"
              loading={work.running}
              onClick={() => void work.act(() => open({ variables: { year } }), { done: t('funds.opened') })}
            >
              {t('funds.open')}
            </Button>
          ) : undefined
        }
      />
      <PageBody>
        <ErrorLine error={work.error} />
        <Card>
          <DataTable
            columns={columns}
            rows={data?.specialFunds}
            rowKey={(row) => row.id}
            loading={loading}
            error={error}
            onRetry={() => void refetch()}
            total={data?.specialFunds.length}
            filters={[
              {
                key: 'tag',
                kind: 'select',
                label: t('funds.kind'),
                options: FUND_TAGS.map((value) => ({ value, label: t(`funds.tag.${value}`) })),
              },
            ]}
            caption={t('funds.title')}
            empty={<EmptyState title={t('funds.empty')} text={t('funds.emptyText')} />}
          />
        </Card>
      </PageBody>
    </>
  );
}
