import { useTranslation } from 'react-i18next';
import { tableOf, useConnection } from '../../../lib/connection.js';
import { useYear, useYearPath } from '../../../lib/use-year.js';
import { Card, type Column, DataTable, EmptyState, Money } from '../../../ui/index.js';
import { UNOPENED, type Unopened } from '../data/progress.graphql.js';

/** Projects with an objective that never got a sheet, by name. */
export function UnopenedList() {
  const { t } = useTranslation('evaluation-progress');
  const year = useYear();
  const to = useYearPath();
  const list = useConnection<Unopened>(UNOPENED, { variables: { year }, field: 'unopenedSelfEvaluations' });
  const columns: Column<Unopened>[] = [
    { key: 'project', title: t('unopened.project'), phone: true, render: (row) => row.projectName },
    { key: 'unit', title: t('units.name'), width: 200, phone: true, render: (row) => row.agencyName },
    { key: 'year', title: t('unopened.year'), width: 90, align: 'right', render: (row) => row.subjectYear },
    {
      key: 'amount',
      title: t('unopened.amount'),
      unit: t('wan'),
      width: 140,
      align: 'right',
      render: (row) => <Money value={row.amount} />,
    },
  ];
  return (
    <Card title={t('unopened.title')} flush>
      <DataTable
        columns={columns}
        rowKey={(row) => row.id}
        rowLink={(row) => to(`projects/${row.id}`)}
        {...tableOf(list)}
        caption={t('unopened.title')}
        empty={<EmptyState title={t('unopened.empty')} text={t('unopened.emptyText')} />}
      />
    </Card>
  );
}
