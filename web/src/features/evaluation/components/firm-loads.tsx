import { useQuery } from '@apollo/client/react';
import { sumMoney } from '@jixiao/shared';
import { useTranslation } from 'react-i18next';
import { useYear, useYearPath } from '../../../lib/use-year.js';
import { Card, type Column, DataTable, EmptyState, ErrorPanel, Money, Num, PageSkeleton } from '../../../ui/index.js';
import { FIRM_COMPARISON, type FirmComparison } from '../data/firms.graphql.js';

/** Load and results by firm, with the sum of what is added up (R160). */
export function FirmLoads() {
  const { t } = useTranslation('evaluation-firms');
  const year = useYear();
  const to = useYearPath();
  const { data, error, refetch } = useQuery(FIRM_COMPARISON, { variables: { year }, fetchPolicy: 'cache-and-network' });
  if (error && !data) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const rows = data.firmComparison;
  const number = (key: 'engagements' | 'evaluations' | 'objections'): Column<FirmComparison> => ({
    key,
    title: t(`comparison.${key}`),
    width: 90,
    align: 'right',
    render: (row) => row[key],
  });
  const columns: Column<FirmComparison>[] = [
    { key: 'firm', title: t('column.firm'), link: true, render: (row) => row.firmName },
    number('engagements'),
    number('evaluations'),
    {
      key: 'amount',
      title: t('comparison.amount'),
      unit: t('wan'),
      width: 130,
      align: 'right',
      phone: true,
      render: (row) => <Money value={row.amount} />,
    },
    {
      key: 'score',
      title: t('comparison.score'),
      width: 100,
      align: 'right',
      render: (row) => <Num value={row.averageScore} dp={2} missing="NOT_SCORED" />,
    },
    number('objections'),
    {
      key: 'quality',
      title: t('comparison.quality'),
      width: 110,
      align: 'right',
      render: (row) => <Num value={row.averageQuality} dp={2} missing="NOT_SCORED" />,
    },
    {
      key: 'fee',
      title: t('column.fee'),
      unit: t('wan'),
      width: 110,
      align: 'right',
      render: (row) => row.contractAmount && <Money value={row.contractAmount} />,
    },
    {
      key: 'paid',
      title: t('comparison.paid'),
      unit: t('wan'),
      width: 110,
      align: 'right',
      render: (row) => row.paidAmount && <Money value={row.paidAmount} />,
    },
  ];
  const total = (key: 'engagements' | 'evaluations' | 'objections') => rows.reduce((sum, row) => sum + row[key], 0);
  const money = (key: 'amount' | 'contractAmount' | 'paidAmount') => (
    <Money value={sumMoney(rows.flatMap((row) => row[key] ?? []))} />
  );
  return (
    <Card flush title={t('comparison.title')} note={t('comparison.note')}>
      <DataTable
        columns={columns}
        rows={rows}
        rowKey={(row) => row.firmId}
        rowLink={(row) => to(`evaluation/firms/${row.firmId}`)}
        caption={t('comparison.title')}
        empty={<EmptyState title={t('empty.comparison')} text={t('empty.comparisonText')} />}
        footer={
          rows.length > 0 && (
            <tr>
              <td>{t('comparison.total')}</td>
              <td data-align="right">{total('engagements')}</td>
              <td data-align="right">{total('evaluations')}</td>
              <td data-align="right">{money('amount')}</td>
              <td />
              <td data-align="right">{total('objections')}</td>
              <td />
              <td data-align="right">{money('contractAmount')}</td>
              <td data-align="right">{money('paidAmount')}</td>
            </tr>
          )
        }
      />
    </Card>
  );
}
