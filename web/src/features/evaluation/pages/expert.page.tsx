import '../panel.css';
import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { usePermission } from '../../../lib/session.js';
import { useAct } from '../../../lib/use-act.js';
import { useYearPath } from '../../../lib/use-year.js';
import {
  ActionBar,
  Card,
  DataTable,
  ErrorPanel,
  FootBar,
  FormDialog,
  Money,
  Num,
  PageBody,
  PageHead,
  PageSkeleton,
  RefusalList,
} from '../../../ui/index.js';
import { ExpertDialog } from '../components/expert-dialog.js';
import { type Expert, EXPERT_QUERY, MOVE_EXPERT, type PrivateData, REVEAL_EXPERT } from '../data/experts.graphql.js';

const NS = 'evaluation-scoring';
const STEPS = ['review', 'reject', 'admit', 'suspend', 'resume', 'exit'];
const COMMENTED = ['reject', 'suspend', 'resume', 'exit'];

export default function ExpertPage() {
  const { expertId = '' } = useParams();
  const { data, error, refetch } = useQuery(EXPERT_QUERY, {
    variables: { id: expertId },
    fetchPolicy: 'cache-and-network',
  });
  if (error && !data) return <ErrorPanel page error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  return <OneExpert expert={data.expert} />;
}

function OneExpert({ expert }: { expert: Expert }) {
  const { t } = useTranslation(NS);
  const to = useYearPath();
  const manages = usePermission('expert.manage');
  const [editing, setEditing] = useState(false);
  const [move] = useMutation(MOVE_EXPERT);
  const { act, running, error } = useAct();
  const facts: [string, string | null][] = [
    [t('expert.fields'), expert.fields.join('、')],
    [t('expert.professionalTitle'), expert.professionalTitle],
    [t('expert.employer'), expert.employer],
    [t('expert.term'), expert.termFrom && `${expert.termFrom} – ${expert.termTo ?? ''}`],
    [t('expert.document'), expert.admittedByDocument],
    [
      t('expert.recusals'),
      expert.recusals.map(({ kind, body }) => `${body}（${t(`expert.recusal.${kind}`)}）`).join('、') || null,
    ],
  ];
  return (
    <>
      <PageHead
        crumbs={[{ label: t('expert.title'), to: to('evaluation/experts') }]}
        title={`${expert.number} ${expert.name}`}
        state={t(`expert.states.${expert.state}`)}
        question={expert.stateNote ?? undefined}
        actions={manages ? <Button onClick={() => setEditing(true)}>{t('framework.edit')}</Button> : undefined}
      />
      <PageBody>
        {error && <RefusalList refusals={error.refusals} />}
        <Card>
          <dl className="ex-facts">
            {facts.map(([label, value]) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value ?? '—'}</dd>
              </div>
            ))}
          </dl>
        </Card>
        {manages && <Private expert={expert} />}
        <Card flush title={t('expert.history')} note={t('expert.feeNote')}>
          <DataTable
            columns={[
              {
                key: 'task',
                title: t('expert.evaluation'),
                render: (row) => <Link to={to(`evaluation/tasks/${row.taskId}`)}>{row.taskTitle}</Link>,
              },
              { key: 'days', title: t('expert.days'), width: 80, align: 'right', render: (row) => row.days },
              {
                key: 'fee',
                title: t('expert.fee'),
                width: 140,
                align: 'right',
                render: (row) => <Money value={row.fee} unit />,
              },
              {
                key: 'score',
                title: t('expert.score'),
                width: 90,
                align: 'right',
                render: (row) => (row.score ? <Num value={row.score} dp={2} /> : ''),
              },
              { key: 'comment', title: t('expert.comment'), width: 260, render: (row) => row.comment ?? '' },
            ]}
            rows={expert.history}
            rowKey={(row) => row.id}
            caption={t('expert.history')}
            empty={<p style={{ padding: 16 }}>{t('expert.noHistory')}</p>}
          />
        </Card>
      </PageBody>
      <FootBar
        right={
          <ActionBar
            actions={expert.availableActions}
            running={running}
            define={Object.fromEntries(
              STEPS.map((action) => [
                action,
                {
                  label: t(`expert.step.${action}`),
                  primary: ['review', 'admit'].includes(action),
                  comment: COMMENTED.includes(action) ? ('required' as const) : undefined,
                  hideRefused: action !== 'admit',
                },
              ]),
            )}
            onAct={(action, { comment }) =>
              act(
                () =>
                  move({ variables: { input: { id: expert.id, expectedVersion: expert.version, action, comment } } }),
                { done: t('expert.moved') },
              )
            }
          />
        }
      />
      {editing && <ExpertDialog expert={expert} onClose={() => setEditing(false)} />}
    </>
  );
}

/** Masked to everybody; in clear for a reason, until the page is left. */
function Private({ expert }: { expert: Expert }) {
  const { t } = useTranslation(NS);
  const reveals = usePermission('expert.reveal');
  const [asking, setAsking] = useState<string | null>(null);
  const [shown, setShown] = useState<PrivateData | null>(null);
  const [reveal] = useMutation(REVEAL_EXPERT);
  const { act, running, error } = useAct();
  const data = shown ?? expert.contact;
  const submit = async () => {
    const answer = await act(() => reveal({ variables: { input: { id: expert.id, reason: asking } } }));
    if (!answer?.data) return;
    setShown(answer.data.revealExpert);
    setAsking(null);
  };
  return (
    <Card
      title={t('expert.private')}
      extra={
        reveals && data && !shown ? (
          <Button size="small" onClick={() => setAsking('')}>
            {t('expert.reveal')}
          </Button>
        ) : undefined
      }
    >
      <dl className="ex-facts">
        {(['phone', 'idNumber', 'bankAccount'] as const).map((name) => (
          <div key={name}>
            <dt>{t(`expert.${name}`)}</dt>
            <dd>{data?.[name] ?? '—'}</dd>
          </div>
        ))}
      </dl>
      <FormDialog
        open={asking !== null}
        title={t('expert.reveal')}
        confirmLabel={t('expert.reveal')}
        ready={Boolean(asking?.trim())}
        running={running}
        error={error}
        onConfirm={() => void submit()}
        onCancel={() => setAsking(null)}
      >
        <Input
          aria-label={t('expert.revealReason')}
          placeholder={t('expert.revealReason')}
          value={asking ?? ''}
          maxLength={500}
          onChange={(event) => setAsking(event.target.value)}
        />
      </FormDialog>
    </Card>
  );
}
