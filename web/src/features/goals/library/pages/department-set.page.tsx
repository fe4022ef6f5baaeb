import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { newIdempotencyKey } from '../../../../lib/apollo.js';
import { useViewer } from '../../../../lib/session.js';
import { useAct } from '../../../../lib/use-act.js';
import { useYear, useYearPath } from '../../../../lib/use-year.js';
import {
  Card,
  type Column,
  DataTable,
  EmptyState,
  ErrorPanel,
  PageBody,
  PageHead,
  PageSkeleton,
  RefusalList,
  StateTag,
} from '../../../../ui/index.js';
import { IndicatorPicker } from '../components/indicator-picker.js';
import { LibraryTabs } from '../components/library-tabs.js';
import { SET_QUERY } from '../data/library.graphql.js';
import { SAVE_SET } from '../data/library-moves.graphql.js';
import type { DepartmentSet, SetProject } from '../data/library.types.js';

/** A department's own set, and how many of it each project uses (R055). */
export default function DepartmentSetPage() {
  const { agencyId } = useParams();
  const { seat } = useViewer();
  const year = useYear();
  const { data, error, refetch } = useQuery(SET_QUERY, {
    variables: { agencyId: agencyId ?? seat?.agencyId ?? '', year },
    fetchPolicy: 'cache-and-network',
  });
  if (error && !data) return <ErrorPanel page error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const { departmentSet } = data;
  return <Page key={departmentSet.version} set={departmentSet} reload={() => void refetch()} />;
}

function Page({ set, reload }: { set: DepartmentSet; reload: () => void }) {
  const { t } = useTranslation('library');
  const year = useYear();
  const to = useYearPath();
  const [name, setName] = useState(set.name || t('set.defaultName', { agency: set.agencyName }));
  const [least, setLeast] = useState(set.minimumShare ?? '');
  const [members, setMembers] = useState(set.indicators);
  const [save] = useMutation(SAVE_SET);
  const { act, running, error } = useAct();
  const store = async () => {
    const input = {
      agencyId: set.agencyId,
      name,
      minimumShare: least.trim() || null,
      indicatorIds: members.map(({ id }) => id),
      expectedVersion: set.id ? set.version : null,
      idempotencyKey: newIdempotencyKey(),
    };
    if (await act(() => save({ variables: { input } }), { done: t('set.done') })) reload();
  };
  const columns: Column<SetProject>[] = [
    { key: 'title', title: t('set.project'), render: (row) => row.title },
    { key: 'agency', title: t('column.agency'), width: 160, render: (row) => row.agencyName },
    { key: 'state', title: t('column.state'), width: 110, render: (row) => <StateTag ns="goals" state={row.state} /> },
    { key: 'used', title: t('set.used'), width: 110, align: 'right', render: (row) => `${row.used} / ${row.of}` },
    {
      key: 'share',
      title: t('set.share'),
      unit: '%',
      width: 110,
      align: 'right',
      render: (row) => (
        <span className={row.isBelow ? 'jx-red' : undefined}>
          {row.share ?? '—'} {row.isBelow && `■ ${t('set.below')}`}
        </span>
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
        title={t('tabs.set')}
        state={set.agencyName}
        question={t('set.question')}
        primary={
          set.mayEdit ? (
            <Button type="primary" loading={running} onClick={() => void store()}>
              {t('set.save')}
            </Button>
          ) : undefined
        }
        reason={set.mayEdit ? undefined : t('set.readOnly')}
      >
        <LibraryTabs active="set" />
      </PageHead>
      <PageBody>
        {error && <RefusalList refusals={error.refusals} />}
        <div className="library-columns">
          <Card
            title={t('set.projects', { year })}
            note={set.minimumShare ? t('set.asks', { least: set.minimumShare }) : t('set.asksNone')}
          >
            <DataTable
              columns={columns}
              rows={set.projects}
              rowKey={(row) => row.objectiveId}
              rowLink={(row) => to(`goals/${row.objectiveId}`)}
              caption={t('set.projects', { year })}
              empty={
                <EmptyState
                  title={t(set.id ? 'set.noProjects' : 'set.noSet')}
                  text={t(set.id ? 'set.noProjectsText' : 'set.noSetText')}
                />
              }
            />
          </Card>
          <Card title={t('set.members', { count: members.length })}>
            {set.mayEdit && (
              <div className="library-form library-form-narrow">
                <label>
                  {t('set.name')}
                  <Input value={name} maxLength={100} onChange={(event) => setName(event.target.value)} />
                </label>
                <label>
                  {t('set.least')}
                  <Input
                    value={least}
                    suffix="%"
                    inputMode="decimal"
                    maxLength={6}
                    onChange={(event) => setLeast(event.target.value)}
                  />
                </label>
                <IndicatorPicker
                  taken={members.map(({ id }) => id)}
                  onPick={(indicator) => setMembers((current) => [...current, indicator])}
                />
              </div>
            )}
            {members.length === 0 ? (
              <EmptyState title={t('set.none')} text={t('set.noneText')} />
            ) : (
              <ul className="library-suggestions">
                {members.map((indicator) => (
                  <li key={indicator.id} className="library-offer">
                    <span>
                      {indicator.name} <span className="jx-muted">{t(`level2.${indicator.level2}`)}</span>
                    </span>
                    {set.mayEdit && (
                      <button
                        type="button"
                        className="jx-linkish"
                        aria-label={t('set.remove', { name: indicator.name })}
                        onClick={() => setMembers((current) => current.filter(({ id }) => id !== indicator.id))}
                      >
                        ×
                      </button>
                    )}
                  </li>
                ))}
              </ul>
            )}
          </Card>
        </div>
      </PageBody>
    </>
  );
}
