import { useMutation, useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { useState } from 'react';
import { FUND_TAGS } from '@jixiao/shared';
import { useTranslation } from 'react-i18next';
import { usePermission } from '../../../lib/session.js';
import { useAct } from '../../../lib/use-act.js';
import { useUrlFilters } from '../../../lib/use-url-filters.js';
import { useYear, useYearPath } from '../../../lib/use-year.js';
import {
  Card,
  type Column,
  DataTable,
  DateText,
  EmptyState,
  ErrorLine,
  Money,
  PageBody,
  PageHead,
} from '../../../ui/index.js';
import { FinishFundReview } from '../components/finish-fund-review.js';
import { FundProjects } from '../components/fund-projects.js';
import { RegisterFund } from '../components/register-fund.js';
import { FUNDS_QUERY, OPEN_FUND_REVIEWS, type SpecialFund } from '../data/funds.graphql.js';

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
  const [shown, setShown] = useState<SpecialFund | null>(null);
  const columns: Column<SpecialFund>[] = [
    { key: 'code', title: t('column.code'), width: 110, render: (row) => row.code },
    {
      key: 'name',
      title: t('funds.name'),
      render: (row) => (
        <>
          <button type="button" className="jx-plain jx-rowlink" onClick={() => setShown(row)}>
            {row.name}
          </button>
          <div className="jx-note">{row.tags.map((tag) => t(`funds.tag.${tag}`)).join('、')}</div>
        </>
      ),
    },
    { key: 'agency', title: t('funds.competent'), width: 170, render: (row) => row.competentAgencyName },
    {
      key: 'month',
      title: t('funds.review'),
      width: 170,
      render: (row) => <Review fund={row} manages={manages} />,
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
        primary={manages ? <RegisterFund /> : undefined}
        actions={
          manages ? (
            <Button
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
      {shown && <FundProjects fund={shown} onClose={() => setShown(null)} />}
    </>
  );
}

/** The month of the review, and once it was opened how it stands. */
function Review({ fund, manages }: { fund: SpecialFund; manages: boolean }) {
  const { t } = useTranslation('goals');
  if (fund.reviewedOn)
    return (
      <span title={fund.reviewOpinion ?? undefined}>
        {t('funds.reviewDone')} <DateText value={fund.reviewedOn} full />
      </span>
    );
  if (!fund.reviewMonth) return '—';
  const month = t('funds.monthOf', { month: fund.reviewMonth });
  if (!fund.reviewOpenedOn) return month;
  return (
    <>
      {month} <span className="jx-note">{t('funds.reviewOpen')}</span> {manages && <FinishFundReview fund={fund} />}
    </>
  );
}
