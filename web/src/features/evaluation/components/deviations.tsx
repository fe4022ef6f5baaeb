import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { useYear } from '../../../lib/use-year.js';
import {
  Card,
  type Column,
  DataTable,
  EmptyState,
  ErrorPanel,
  KeyFigures,
  Num,
  PageSkeleton,
} from '../../../ui/index.js';
import { type Deviation, DEVIATIONS } from '../data/recheck.graphql.js';

/** How far the self-scores of the place and of each unit lie off what the bureau found. */
export function Deviations() {
  const { t } = useTranslation('evaluation-recheck');
  const year = useYear();
  const { data, error, refetch } = useQuery(DEVIATIONS, { variables: { year }, fetchPolicy: 'cache-and-network' });
  if (error && !data) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const [place, ...units] = data.selfScoreDeviations;
  if (!place || place.rechecked === 0)
    return (
      <Card>
        <EmptyState title={t('deviation.empty')} text={t('deviation.emptyText')} />
      </Card>
    );
  const number = (key: 'selfMean' | 'recheckMean' | 'meanDeviation' | 'greatestDeviation' | 'honesty') => ({
    key,
    title: t(`deviation.${key}`),
    width: 110,
    align: 'right' as const,
    render: (row: Deviation) => <Num value={row[key]} dp={2} />,
  });
  const columns: Column<Deviation>[] = [
    { key: 'agency', title: t('column.agency'), phone: true, render: (row) => row.agencyName },
    { key: 'count', title: t('deviation.rechecked'), width: 90, align: 'right', render: (row) => row.rechecked },
    number('selfMean'),
    number('recheckMean'),
    {
      key: 'difference',
      title: t('deviation.meanDifference'),
      width: 110,
      align: 'right',
      render: (row) => <Num value={row.meanDifference} dp={2} sign />,
    },
    number('meanDeviation'),
    number('greatestDeviation'),
    { key: 'grade', title: t('deviation.gradeChanged'), width: 100, align: 'right', render: (row) => row.gradeChanged },
    { ...number('honesty'), phone: true },
  ];
  return (
    <>
      <Card>
        <KeyFigures
          items={[
            { key: 'rechecked', label: t('deviation.rechecked'), value: place.rechecked, unit: t('deviation.sheets') },
            {
              key: 'difference',
              label: t('deviation.meanDifference'),
              value: <Num value={place.meanDifference} dp={2} sign />,
              unit: t('deviation.points'),
            },
            {
              key: 'deviation',
              label: t('deviation.meanDeviation'),
              value: <Num value={place.meanDeviation} dp={2} />,
              unit: t('deviation.points'),
            },
            {
              key: 'grade',
              label: t('deviation.gradeChanged'),
              value: place.gradeChanged,
              unit: t('deviation.sheets'),
            },
          ]}
        />
      </Card>
      <Card flush title={t('deviation.units')} note={t('deviation.note')}>
        <DataTable columns={columns} rows={units} rowKey={(row) => row.agencyId!} caption={t('deviation.units')} />
      </Card>
    </>
  );
}
