import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { tableOf, useConnection } from '../../../../lib/connection.js';
import { formatNumber, formatWan } from '../../../../lib/format.js';
import { usePermission } from '../../../../lib/session.js';
import { useUrlFilters } from '../../../../lib/use-url-filters.js';
import { useYear, useYearPath } from '../../../../lib/use-year.js';
import {
  AllocationDeviations,
  Card,
  type Column,
  DataTable,
  DateText,
  EmptyState,
  KeyFigures,
  Money,
  Num,
  PageBody,
  PageHead,
  StateTag,
} from '../../../../ui/index.js';
import { PlanAppraisal } from '../components/plan-appraisal.js';
import { APPRAISAL_SUMMARY_QUERY, type AppraisalRow, APPRAISALS_QUERY } from '../data/appraisal.graphql.js';
import { APPRAISAL_STATES, toneOf } from '../model/states.js';

const SHOWN = ['SUPPORTED', 'SUPPORTED_AFTER_CHANGE', 'PARTIAL', 'NOT_SUPPORTED'] as const;

export default function AppraisalListPage() {
  const { t } = useTranslation('appraisal');
  const year = useYear();
  const to = useYearPath();
  const prepares = usePermission('appraisal.prepare');
  const [filters] = useUrlFilters({ text: '', state: '', kind: '' });
  const list = useConnection<AppraisalRow>(APPRAISALS_QUERY, {
    variables: { year, text: filters.text || null, state: filters.state || null, objectKind: filters.kind || null },
    field: 'exAnteAppraisals',
  });
  const { data } = useQuery(APPRAISAL_SUMMARY_QUERY, { variables: { year, text: filters.text || null } });
  const summary = data?.exAnteAppraisalSummary;

  const columns: Column<AppraisalRow>[] = [
    { key: 'title', title: t('column.title'), render: (row) => row.title },
    { key: 'kind', title: t('column.kind'), width: 70, render: (row) => t(`kind.${row.objectKind}`) },
    { key: 'agency', title: t('column.agency'), width: 150, render: (row) => row.agencyName },
    {
      key: 'state',
      title: t('column.state'),
      width: 150,
      phone: true,
      render: (row) => <StateTag ns="appraisal" state={row.state} tone={toneOf(row.state)} />,
    },
    {
      key: 'score',
      title: t('column.score'),
      width: 80,
      align: 'right',
      render: (row) => <Num value={row.totalScore} dp={2} missing="NOT_SCORED" />,
    },
    {
      key: 'asked',
      title: t('column.asked'),
      unit: t('wan'),
      width: 130,
      align: 'right',
      render: (row) => <Money value={row.amountAsked} />,
    },
    {
      key: 'supported',
      title: t('column.supported'),
      unit: t('wan'),
      width: 130,
      align: 'right',
      render: (row) => <Money value={row.amountSupported} missing="NOT_SCORED" />,
    },
    {
      key: 'on',
      title: t('column.concludedOn'),
      width: 120,
      render: (row) => <DateText value={row.concludedOn} />,
    },
  ];

  return (
    <>
      <PageHead
        crumbs={[{ label: t('goals'), to: to('goals') }]}
        title={t('title')}
        state={t('year', { year })}
        question={t('question')}
        primary={prepares ? <PlanAppraisal /> : undefined}
      />
      <PageBody>
        {summary && (
          <KeyFigures
            items={[
              {
                label: t('list.total'),
                value: formatNumber(summary.total),
                note: t('list.asked', { amount: formatWan(summary.asked) }),
              },
              ...SHOWN.map((state) => {
                const found = summary.states.find((one) => one.state === state);
                return {
                  label: t(`state.${state}`),
                  value: formatNumber(found?.count ?? 0),
                  note: t('list.supported', { amount: formatWan(found?.supported ?? '0.00') }),
                  to: to(`goals/appraisals?state=${state}`),
                };
              }),
            ]}
          />
        )}
        <Card>
          <DataTable
            columns={columns}
            rowKey={(row) => row.id}
            rowLink={(row) => to(`goals/appraisals/${row.id}`)}
            {...tableOf(list)}
            filters={[
              { key: 'text', kind: 'text', label: t('filter.text'), width: 240 },
              {
                key: 'state',
                kind: 'select',
                label: t('column.state'),
                width: 170,
                options: APPRAISAL_STATES.map((state) => ({ value: state, label: t(`state.${state}`) })),
              },
              {
                key: 'kind',
                kind: 'select',
                label: t('column.kind'),
                options: ['PROJECT', 'POLICY'].map((kind) => ({ value: kind, label: t(`kind.${kind}`) })),
              },
            ]}
            columnChoice
            caption={t('title')}
            empty={<EmptyState title={t('list.empty')} text={t('list.emptyText')} />}
          />
        </Card>
        <AllocationDeviations year={year} />
      </PageBody>
    </>
  );
}
