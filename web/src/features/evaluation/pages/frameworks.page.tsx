import { useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { rest } from '../../../lib/rest.js';
import { usePermission } from '../../../lib/session.js';
import { useAct } from '../../../lib/use-act.js';
import { useYearPath } from '../../../lib/use-year.js';
import { Card, type Column, DataTable, EmptyState, PageBody, PageHead, RefusalList } from '../../../ui/index.js';
import { FRAMEWORKS, type FrameworkSummary } from '../data/frameworks.graphql.js';
import type { FrameworkDraft } from '../model/framework-draft.js';

const NS = 'evaluation-scoring';

/** 指标体系库: what is common to all places, and the place's own in their newest version. */
export default function FrameworksPage() {
  const { t } = useTranslation(NS);
  const { t: evaluation } = useTranslation('evaluation');
  const to = useYearPath();
  const navigate = useNavigate();
  const manages = usePermission('financeEvaluation.manage');
  const picker = useRef<HTMLInputElement>(null);
  const { act, running, error } = useAct();
  const list = useQuery(FRAMEWORKS, { fetchPolicy: 'cache-and-network' });
  const all = list.data?.libraryFrameworks;
  const columns: Column<FrameworkSummary>[] = [
    {
      key: 'name',
      title: t('framework.name'),
      link: true,
      render: (row) => (
        <>
          {row.name}
          {row.retiredOn && <span className="jx-note"> {t('framework.retired', { on: row.retiredOn })}</span>}
        </>
      ),
    },
    { key: 'for', title: t('framework.objectType'), width: 130, render: (row) => t(`framework.${row.objectType}`) },
    { key: 'rows', title: t('framework.rows'), width: 80, align: 'right', render: (row) => row.rowCount },
    { key: 'note', title: t('framework.note'), width: 320, render: (row) => row.note ?? row.basedOn ?? '' },
  ];
  const ownColumns: Column<FrameworkSummary>[] = [
    ...columns,
    {
      key: 'version',
      title: t('framework.version'),
      width: 90,
      render: (row) => t('framework.versionNo', { no: row.versionNo }),
    },
    { key: 'saved', title: t('framework.saved'), width: 110, render: (row) => row.savedOn ?? '' },
  ];
  const read = async (file: File) => {
    const draft = await act(() => rest.upload<FrameworkDraft>('/api/frameworks/sheet', file));
    if (draft)
      void navigate(to('evaluation/frameworks/new'), { state: { ...draft, name: file.name.replace(/\.\w+$/, '') } });
  };
  const table = (origin: string, shown: Column<FrameworkSummary>[]) => (
    <DataTable
      columns={shown}
      rows={all?.filter((one) => one.origin === origin)}
      rowKey={(row) => row.id}
      rowLink={(row) => to(`evaluation/frameworks/${row.id}`)}
      loading={list.loading}
      error={list.error}
      onRetry={() => void list.refetch()}
      caption={t(origin === 'OWN' ? 'framework.own' : 'framework.common')}
      empty={<EmptyState title={t('framework.ownEmpty')} text={t('framework.ownEmptyText')} />}
    />
  );
  return (
    <>
      <PageHead
        crumbs={[{ label: evaluation('title'), to: to('evaluation') }]}
        title={t('framework.title')}
        primary={
          manages ? (
            <Button type="primary" loading={running} onClick={() => picker.current?.click()}>
              {t('framework.import')}
            </Button>
          ) : undefined
        }
      />
      <PageBody>
        <input
          ref={picker}
          hidden
          type="file"
          accept=".xlsx"
          aria-label={t('framework.import')}
          onChange={(event) => {
            const file = event.target.files?.[0];
            event.target.value = '';
            if (file) void read(file);
          }}
        />
        {error && <RefusalList refusals={error.refusals} />}
        <Card flush title={t('framework.own')}>
          {table('OWN', ownColumns)}
        </Card>
        <Card flush title={t('framework.common')}>
          {table('COMMON', columns)}
        </Card>
      </PageBody>
    </>
  );
}
