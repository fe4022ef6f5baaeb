import { useMutation, useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { newIdempotencyKey } from '../../../../lib/apollo.js';
import { formatNumber } from '../../../../lib/format.js';
import { useAct } from '../../../../lib/use-act.js';
import { useYear, useYearPath } from '../../../../lib/use-year.js';
import { Card, type Column, DataTable, EmptyState, PageBody, PageHead, RefusalList } from '../../../../ui/index.js';
import { LibraryTabs } from '../components/library-tabs.js';
import { CANDIDATES_QUERY } from '../data/library.graphql.js';
import { PROPOSE_INDICATOR } from '../data/library-moves.graphql.js';
import type { Candidate } from '../data/library.types.js';

/** What has proved itself in approved objectives and finished evaluations, and is not in the library (R044). */
export default function CandidatesPage() {
  const { t } = useTranslation('library');
  const year = useYear();
  const to = useYearPath();
  const navigate = useNavigate();
  const { data, loading, error, refetch } = useQuery(CANDIDATES_QUERY, {
    variables: { year },
    fetchPolicy: 'cache-and-network',
  });
  const [propose] = useMutation(PROPOSE_INDICATOR);
  const { act, running, error: refused } = useAct();
  const take = async ({ source, originId }: Candidate) => {
    const input = { source, originId, idempotencyKey: newIdempotencyKey() };
    const done = await act(() => propose({ variables: { input } }), { done: t('done.propose') });
    if (done?.data) void navigate(to(`goals/library/${done.data.proposeIndicator.id}/edit`));
  };
  const columns: Column<Candidate>[] = [
    { key: 'name', title: t('column.name'), render: (row) => row.name },
    { key: 'level', title: t('column.level'), width: 180, render: (row) => t(`level2.${row.level2}`) },
    {
      key: 'direction',
      title: t('field.directionUnit'),
      width: 110,
      render: (row) => `${t(`direction.${row.direction}`)} ${row.unit ?? ''}`,
    },
    {
      key: 'source',
      title: t('column.from'),
      width: 340,
      render: (row) => `${t(`source.${row.source}`)} · ${row.title}`,
    },
    { key: 'times', title: t('column.times'), width: 80, align: 'right', render: (row) => formatNumber(row.times) },
    {
      key: 'act',
      title: '',
      width: 90,
      align: 'right',
      render: (row) => (
        <Button size="small" disabled={running} onClick={() => void take(row)}>
          {t('propose')}
        </Button>
      ),
    },
  ];
  return (
    <>
      <PageHead
        crumbs={[
          { label: t('goals'), to: to('goals') },
          { label: t('title'), to: to('goals/library') },
        ]}
        title={t('tabs.candidates')}
        question={t('candidates.question', { year })}
      >
        <LibraryTabs active="candidates" />
      </PageHead>
      <PageBody>
        {refused && <RefusalList refusals={refused.refusals} />}
        <Card>
          <DataTable
            columns={columns}
            rows={data?.libraryCandidates}
            rowKey={(row) => row.originId}
            loading={loading}
            error={error}
            onRetry={() => void refetch()}
            caption={t('tabs.candidates')}
            empty={<EmptyState title={t('candidates.none')} text={t('candidates.noneText')} />}
          />
        </Card>
      </PageBody>
    </>
  );
}
