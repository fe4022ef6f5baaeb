import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAct } from '../../../lib/use-act.js';
import { useYearPath } from '../../../lib/use-year.js';
import { Card, DateText, Due, EmptyState, ErrorPanel, PageSkeleton, RefusalList, StateTag } from '../../../ui/index.js';
import { type Milestone, SAVE_MILESTONES, WATCHED } from '../data/watched.graphql.js';

/** What monitoring has decided on the project and is not ended; nothing where nothing is open. */
export function StandingDisposals({ projectId }: { projectId: string }) {
  const { t } = useTranslation('monitoring-follow-up');
  const to = useYearPath();
  const { data } = useQuery(WATCHED, { variables: { id: projectId } });
  if (!data || data.project.standingDisposals.length === 0) return null;
  return (
    <Card tone="amber" title={t('disposal.onProject')}>
      {data.project.standingDisposals.map((one) => (
        <p key={one.id} style={{ margin: '4px 0' }}>
          <Link to={to(`monitoring/disposals/${one.id}`)}>{t(`kind.${one.kind}`)}</Link>{' '}
          <StateTag ns="monitoring-follow-up" state={one.state} /> {one.note}{' '}
          {one.dueOn && (
            <>
              <DateText value={one.dueOn} full /> <Due date={one.dueOn} />
            </>
          )}
        </p>
      ))}
    </Card>
  );
}

/** The schedule: planned beside reached, late ones marked; the unit keeps it. */
export function Schedule({ projectId, editable }: { projectId: string; editable: boolean }) {
  const { data, error, refetch } = useQuery(WATCHED, { variables: { id: projectId } });
  if (error && !data) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton rows={4} />;
  const { milestones } = data.project;
  return (
    <ScheduleForm
      key={milestones.map(({ name }) => name).join()}
      projectId={projectId}
      milestones={milestones}
      editable={editable}
    />
  );
}

const BLANK: Milestone = { name: '', plannedOn: '', actualOn: null, note: null, delayDays: 0 };

function ScheduleForm({
  projectId,
  milestones,
  editable,
}: {
  projectId: string;
  milestones: Milestone[];
  editable: boolean;
}) {
  const { t } = useTranslation(['monitoring-follow-up', 'common']);
  const [rows, setRows] = useState(milestones);
  const [save] = useMutation(SAVE_MILESTONES, { refetchQueries: ['ProjectWatched'] });
  const { act, running, error } = useAct();
  const change = (index: number, patch: Partial<Milestone>) =>
    setRows(rows.map((row, at) => (at === index ? { ...row, ...patch } : row)));
  const store = () =>
    act(
      () =>
        save({
          variables: {
            input: {
              projectId,
              milestones: rows.map(({ name, plannedOn, actualOn, note }) => ({ name, plannedOn, actualOn, note })),
            },
          },
        }),
      { done: t('common:saved') },
    );
  return (
    <Card
      title={t('milestone.title')}
      extra={
        editable && (
          <>
            <Button onClick={() => setRows([...rows, BLANK])}>{t('milestone.add')}</Button>{' '}
            <Button loading={running} disabled={rows === milestones} onClick={() => void store()}>
              {t('common:save')}
            </Button>
          </>
        )
      }
    >
      {error && <RefusalList refusals={error.refusals} />}
      {rows.length === 0 && <EmptyState title={t('milestone.empty')} text={t('milestone.emptyText')} />}
      {rows.length > 0 && (
        <table className="jx-table" aria-label={t('milestone.title')}>
          <thead>
            <tr>
              <th>{t('milestone.name')}</th>
              <th style={{ width: 170 }}>{t('milestone.planned')}</th>
              <th style={{ width: 170 }}>{t('milestone.actual')}</th>
              <th style={{ width: 150 }} />
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <tr key={index}>
                <td>
                  {editable ? (
                    <Input
                      aria-label={t('milestone.name')}
                      maxLength={200}
                      value={row.name}
                      onChange={(event) => change(index, { name: event.target.value })}
                    />
                  ) : (
                    row.name
                  )}
                </td>
                {(['plannedOn', 'actualOn'] as const).map((key) => (
                  <td key={key}>
                    {editable ? (
                      <Input
                        type="date"
                        aria-label={`${row.name} ${t(key === 'plannedOn' ? 'milestone.planned' : 'milestone.actual')}`}
                        value={row[key] ?? ''}
                        onChange={(event) => change(index, { [key]: event.target.value || null })}
                      />
                    ) : (
                      <DateText value={row[key]} full />
                    )}
                  </td>
                ))}
                <td>
                  {row.delayDays > 0 && (
                    <b className="jx-strong jx-red">{t('milestone.delay', { days: row.delayDays })}</b>
                  )}{' '}
                  {editable && (
                    <Button size="small" type="link" onClick={() => setRows(rows.filter((_, at) => at !== index))}>
                      {t('common:remove')}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  );
}
