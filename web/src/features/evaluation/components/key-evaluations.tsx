import { useQuery } from '@apollo/client/react';
import { sumMoney } from '@jixiao/shared';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { download } from '../../../lib/rest.js';
import { useYear, useYearPath } from '../../../lib/use-year.js';
import {
  Card,
  type Column,
  DataTable,
  EmptyState,
  ErrorPanel,
  GradeTag,
  Money,
  Num,
  TableSkeleton,
} from '../../../ui/index.js';
import { KEY_EVALUATIONS, type KeyEvaluation } from '../data/task-lists.graphql.js';
import { StatedMoney } from './stated-money.js';

/** 重点绩效评价情况表: the same columns as the sheet that is exported. */
export function KeyEvaluations() {
  const { t } = useTranslation(['evaluation-tasks', 'evaluation']);
  const year = useYear();
  const to = useYearPath();
  const { data, error, refetch } = useQuery(KEY_EVALUATIONS, { variables: { year } });
  if (error && !data) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return <TableSkeleton />;
  const rows = data.keyEvaluations;
  const columns: Column<KeyEvaluation>[] = [
    { key: 'title', title: t('evaluation:column.title'), width: 200, render: (row) => row.title },
    { key: 'agency', title: t('evaluation:column.agency'), width: 130, render: (row) => row.agencyName },
    { key: 'object', title: t('fact.object'), width: 100, render: (row) => t(`object.${row.objectType}`) },
    {
      key: 'firm',
      title: t('key.evaluator'),
      width: 150,
      render: (row) => row.firmName ?? t(`evaluator.${row.method}`),
    },
    {
      key: 'amount',
      title: t('evaluation:column.amount'),
      unit: t('evaluation:wan'),
      width: 105,
      align: 'right',
      render: (row) => <StatedMoney value={row.amount} />,
    },
    {
      key: 'score',
      title: t('evaluation:column.score'),
      width: 65,
      align: 'right',
      render: (row) => <Num value={row.totalScore} dp={2} missing="NOT_SCORED" />,
    },
    {
      key: 'grade',
      title: t('evaluation:column.grade'),
      width: 55,
      render: (row) => (row.grade ? <GradeTag grade={row.grade} label={row.gradeLabel} /> : ''),
    },
    { key: 'problems', title: t('key.problems'), width: 190, render: (row) => row.problems.join('、') },
    { key: 'use', title: t('key.use'), width: 130, render: (row) => row.use.uses.join('；') },
  ];
  return (
    <Card
      flush
      title={t('key.title', { year })}
      note={
        <>
          {t('key.total', { count: rows.length })} <Money value={sumMoney(rows.map(({ amount }) => amount))} unit />
        </>
      }
      extra={
        <Button onClick={() => download(`/api/evaluation/years/${year}/key-evaluations.xlsx`)}>
          {t('year.table')}
        </Button>
      }
    >
      <DataTable
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        rowLink={(row) => to(`evaluation/tasks/${row.id}`)}
        caption={t('key.title', { year })}
        empty={<EmptyState title={t('evaluation:empty.task')} text={t('evaluation:empty.taskText')} />}
      />
    </Card>
  );
}
