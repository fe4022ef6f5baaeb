import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { useYearPath } from '../../../lib/use-year.js';
import {
  Card,
  type Column,
  DataTable,
  DateText,
  Due,
  EmptyState,
  PageBody,
  PageHead,
  StateTag,
} from '../../../ui/index.js';
import { MY_SHEETS, type SheetSummary } from '../data/scoring.graphql.js';

const NS = 'evaluation-scoring';

/** The sheets that the seat has been asked for. */
export default function BlindSheetsPage() {
  const { t } = useTranslation(NS);
  const to = useYearPath();
  const { data, error, loading, refetch } = useQuery(MY_SHEETS, { fetchPolicy: 'cache-and-network' });
  const columns: Column<SheetSummary>[] = [
    { key: 'title', title: t('sheet.evaluation'), link: true, render: (row) => row.taskTitle },
    { key: 'unit', title: t('sheet.unit'), width: 200, render: (row) => row.evaluatedAgencyName },
    {
      key: 'due',
      title: t('sheet.due'),
      width: 190,
      phone: true,
      render: (row) => (
        <>
          <DateText value={row.submittedOn ?? row.dueOn} /> {row.state !== 'SUBMITTED' && <Due date={row.dueOn} />}
        </>
      ),
    },
    {
      key: 'state',
      title: t('sheet.state'),
      width: 110,
      phone: true,
      render: (row) => <StateTag ns={NS} state={row.state} />,
    },
  ];
  return (
    <>
      <PageHead title={t('sheet.mine')} />
      <PageBody>
        <Card flush>
          <DataTable
            columns={columns}
            rows={data?.myBlindSheets}
            rowKey={(row) => row.id}
            rowLink={(row) => to(`evaluation/sheets/${row.id}`)}
            loading={loading}
            error={error}
            onRetry={() => void refetch()}
            caption={t('sheet.mine')}
            empty={<EmptyState title={t('sheet.none')} text={t('sheet.noneText')} />}
          />
        </Card>
      </PageBody>
    </>
  );
}
