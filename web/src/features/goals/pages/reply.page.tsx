import { useMutation } from '@apollo/client/react';
import { sumMoney } from '@jixiao/shared';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newIdempotencyKey } from '../../../lib/apollo.js';
import { useConnection, tableOf } from '../../../lib/connection.js';
import { formatWan } from '../../../lib/format.js';
import { useToday } from '../../../lib/session.js';
import { useAct } from '../../../lib/use-act.js';
import { useYear, useYearPath } from '../../../lib/use-year.js';
import {
  Card,
  type Column,
  ConfirmConsequence,
  DataTable,
  EmptyState,
  Money,
  PageBody,
  PageHead,
  RefusalList,
} from '../../../ui/index.js';
import { IssuedReplies } from '../components/issued-replies.js';
import { type GoalRow, GOALS_QUERY } from '../data/goals.graphql.js';
import { REPLY_BUDGET } from '../data/moves.graphql.js';

/** One document replies the budget and approves its objectives together (同步批复). */
export default function ReplyPage() {
  const { t } = useTranslation('goals');
  const year = useYear();
  const to = useYearPath();
  const today = useToday();
  const [asked, setAsked] = useState<{ ids: string[]; clear: () => void } | null>(null);
  const [documentNo, setDocumentNo] = useState('');
  const [title, setTitle] = useState(() => t('reply.defaultTitle', { year }));
  const [repliedOn, setRepliedOn] = useState(today);
  const [reply] = useMutation(REPLY_BUDGET);
  const { act, running, error, clear } = useAct();
  const list = useConnection<GoalRow>(GOALS_QUERY, {
    variables: { year, states: ['FIN_REVIEWED'] },
    field: 'goals',
    first: 200,
  });
  const chosen = (list.rows ?? []).filter(({ id }) => asked?.ids.includes(id));

  const confirm = async (): Promise<void> => {
    if (!asked) return;
    const done = await act(
      () =>
        reply({
          variables: {
            input: { objectiveIds: asked.ids, documentNo, title, repliedOn, idempotencyKey: newIdempotencyKey() },
          },
        }),
      { done: t('reply.done', { count: asked.ids.length }) },
    );
    if (done === undefined) return;
    asked.clear();
    setAsked(null);
    list.refetch();
  };

  const columns: Column<GoalRow>[] = [
    { key: 'title', title: t('column.project'), render: (row) => row.title },
    { key: 'code', title: t('column.code'), width: 170, render: (row) => row.projectCode },
    { key: 'agency', title: t('column.agency'), width: 170, render: (row) => row.agencyName },
    { key: 'version', title: t('column.version'), width: 60, align: 'right', render: (row) => row.versionNo },
    {
      key: 'amount',
      title: t('column.amount'),
      unit: t('wan'),
      width: 130,
      align: 'right',
      render: (row) => <Money value={row.annualAmount} />,
    },
  ];

  return (
    <>
      <PageHead
        crumbs={[{ label: t('list.title'), to: to('goals') }]}
        title={t('reply.title')}
        state={t('list.state', { year })}
        question={t('reply.question', { count: list.total ?? 0 })}
      />
      <PageBody>
        <Card>
          <DataTable
            columns={columns}
            {...tableOf(list)}
            rowKey={(row) => row.id}
            rowLink={(row) => to(`goals/${row.id}`)}
            bulk={(ids, clearChecked) => (
              <Button
                type="primary"
                onClick={() => {
                  clear();
                  setAsked({ ids, clear: clearChecked });
                }}
              >
                {t('reply.act', { count: ids.length })}
              </Button>
            )}
            caption={t('reply.title')}
            empty={<EmptyState title={t('reply.empty')} text={t('reply.emptyText')} />}
          />
        </Card>
        <IssuedReplies />
      </PageBody>
      <ConfirmConsequence
        open={asked !== null}
        title={t('reply.title')}
        consequence={t('reply.consequence', {
          count: chosen.length,
          amount: formatWan(sumMoney(chosen.map(({ annualAmount }) => annualAmount))),
        })}
        confirmLabel={t('reply.confirm')}
        running={running}
        error={error ? <RefusalList refusals={error.refusals} /> : undefined}
        onConfirm={() => void confirm()}
        onCancel={() => setAsked(null)}
      >
        <label className="jx-note" htmlFor="reply-no">
          {t('reply.documentNo')}
        </label>
        <Input
          id="reply-no"
          maxLength={100}
          value={documentNo}
          onChange={(event) => setDocumentNo(event.target.value)}
        />
        <label className="jx-note" htmlFor="reply-title">
          {t('reply.documentTitle')}
        </label>
        <Input id="reply-title" maxLength={200} value={title} onChange={(event) => setTitle(event.target.value)} />
        <label className="jx-note" htmlFor="reply-on">
          {t('reply.on')}
        </label>
        <Input
          id="reply-on"
          type="date"
          max={today}
          value={repliedOn}
          onChange={(event) => setRepliedOn(event.target.value)}
        />
      </ConfirmConsequence>
    </>
  );
}
