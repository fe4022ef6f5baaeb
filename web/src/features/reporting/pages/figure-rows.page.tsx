import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { tableOf, useConnection } from '../../../lib/connection.js';
import { useYear, useYearPath } from '../../../lib/use-year.js';
import {
  Card,
  type Column,
  DataTable,
  EmptyState,
  ErrorPanel,
  PageBody,
  PageHead,
  PageSkeleton,
} from '../../../ui/index.js';
import { FIGURE_QUERY, FIGURE_ROWS_QUERY, type FigureRow } from '../data/reporting.graphql.js';
import { showFigure, unitWord } from '../../../lib/show-figure.js';

/** The records behind a figure: their sum, count or quotient is the figure. */
export default function FigureRowsPage() {
  const { t } = useTranslation('reporting');
  const { figureId = '' } = useParams();
  const year = useYear();
  const to = useYearPath();
  const { data, error, refetch } = useQuery(FIGURE_QUERY, { variables: { id: figureId, year } });
  const list = useConnection<FigureRow>(FIGURE_ROWS_QUERY, { variables: { id: figureId, year }, field: 'figureRows' });
  if (error && !data) return <ErrorPanel page error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const { figure } = data;
  const columns: Column<FigureRow>[] = [
    { key: 'label', title: t('column.record'), render: (row) => row.label },
    { key: 'agency', title: t('column.agency'), width: 220, render: (row) => row.agencyName ?? '' },
    {
      key: 'part',
      title: t('column.part'),
      unit: unitWord(figure.rowUnit, t),
      width: 170,
      align: 'right',
      render: (row) => showFigure(row.numerator, figure.rowUnit) ?? '',
    },
  ];
  return (
    <>
      <PageHead
        crumbs={[{ label: t('title'), to: to('reports') }]}
        title={figure.name}
        state={`${showFigure(figure.value, figure.unit) ?? t('notReported')} ${unitWord(figure.unit, t)}`}
        question={t('rowsOf', { definition: figure.definition, date: figure.asOf })}
      />
      <PageBody>
        <Card flush>
          <DataTable
            columns={columns}
            rowKey={(row) => row.id}
            rowLink={(row) => row.url ?? to('reports')}
            {...tableOf(list)}
            caption={figure.name}
            empty={<EmptyState title={t('empty')} text={t('emptyText')} />}
          />
        </Card>
      </PageBody>
    </>
  );
}
