import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { useYear, useYearPath } from '../../../lib/use-year.js';
import {
  Card,
  type Column,
  DataTable,
  EmptyState,
  ErrorPanel,
  Num,
  PageSkeleton,
  StateTag,
} from '../../../ui/index.js';
import { RATINGS, type RatingSummary } from '../data/ratings.graphql.js';

const NS = 'evaluation-firms';

/** Ratings of the year with what they mean; a firm sees its own. */
export function RatingTable() {
  const { t } = useTranslation(NS);
  const year = useYear();
  const to = useYearPath();
  const { data, error, refetch } = useQuery(RATINGS, { variables: { year }, fetchPolicy: 'cache-and-network' });
  if (error && !data) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const columns: Column<RatingSummary>[] = [
    { key: 'firm', title: t('column.firm'), width: 220, render: (row) => row.firmName },
    { key: 'title', title: t('column.title'), link: true, render: (row) => row.engagementTitle },
    {
      key: 'state',
      title: t('column.state'),
      width: 110,
      phone: true,
      render: (row) => <StateTag ns={NS} state={row.state} />,
    },
    {
      key: 'total',
      title: t('rating.total'),
      width: 90,
      align: 'right',
      render: (row) => <Num value={row.total} dp={2} missing="NOT_SCORED" />,
    },
    { key: 'band', title: t('rating.band'), width: 110, render: (row) => row.band?.name ?? '' },
    {
      key: 'consequence',
      title: t('rating.consequence'),
      width: 260,
      render: (row) => (row.band ? <Consequence {...row.band} /> : ''),
    },
  ];
  return (
    <Card flush>
      <DataTable
        columns={columns}
        rows={data.qualityRatings}
        rowKey={(row) => row.id}
        rowLink={(row) => to(`evaluation/ratings/${row.id}`)}
        caption={t('view.ratings')}
        empty={<EmptyState title={t('empty.ratings')} text={t('empty.ratingsText')} />}
      />
    </Card>
  );
}

/** What a band means, in a line. */
export function Consequence({
  deduct,
  bonus,
  suspendYears,
  isWarned,
  isPreferred,
}: {
  deduct: string;
  bonus: string;
  suspendYears: number;
  isWarned: boolean;
  isPreferred: boolean;
}) {
  const { t } = useTranslation(NS);
  const words = [
    Number(deduct) > 0 && t('band.deduct', { percent: deduct }),
    Number(bonus) > 0 && t('band.bonus', { percent: bonus }),
    suspendYears > 0 && t('band.suspend', { count: suspendYears }),
    isWarned && t('band.warned'),
    isPreferred && t('band.preferred'),
  ].filter(Boolean);
  return <>{words.length > 0 ? words.join(t('comma')) : t('band.full')}</>;
}
