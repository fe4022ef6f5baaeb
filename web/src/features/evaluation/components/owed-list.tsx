import { useMutation } from '@apollo/client/react';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { tableOf, useConnection } from '../../../lib/connection.js';
import { useToday } from '../../../lib/session.js';
import { useAct } from '../../../lib/use-act.js';
import { useYear, useYearPath } from '../../../lib/use-year.js';
import { Card, type Column, DataTable, DateText, Due, EmptyState, RefusalList, StateTag } from '../../../ui/index.js';
import { type Owed, OWED_LIST, PRESS_OWED } from '../data/owed.graphql.js';

/** Reminds the seats of everything that is owed. */
export function PressAll() {
  const { t } = useTranslation('evaluation-recheck');
  const year = useYear();
  const [press] = useMutation(PRESS_OWED, { refetchQueries: ['OwedSelfEvaluations'], awaitRefetchQueries: true });
  const { act, running, error } = useAct();
  const { total } = useConnection<Owed>(OWED_LIST, { variables: { year }, field: 'owedSelfEvaluations' });
  return (
    <>
      {error && <RefusalList refusals={error.refusals} />}
      {total === 0 && <span className="jx-reason">{t('owed.nobody')}</span>}
      <Button
        type="primary"
        loading={running}
        disabled={total === 0}
        onClick={() => void act(() => press({ variables: { input: { workYear: year } } }), { done: t('owed.pressed') })}
      >
        {t('owed.press')}
      </Button>
    </>
  );
}

/** Who has not handed in, by name: the seat, since when, and what it was told. */
export function OwedList() {
  const { t } = useTranslation('evaluation-recheck');
  const year = useYear();
  const today = useToday();
  const to = useYearPath();
  const list = useConnection<Owed>(OWED_LIST, { variables: { year }, field: 'owedSelfEvaluations' });
  const columns: Column<Owed>[] = [
    { key: 'project', title: t('column.project'), phone: true, link: true, render: (row) => row.projectName },
    { key: 'agency', title: t('column.agency'), width: 170, phone: true, render: (row) => row.agencyName },
    {
      key: 'clerk',
      title: t('owed.clerk'),
      width: 150,
      render: (row) => row.clerk ?? <span className="jx-amber">{t('owed.vacant')}</span>,
    },
    {
      key: 'state',
      title: t('column.state'),
      width: 90,
      render: (row) => <StateTag ns="evaluation" state={row.state} />,
    },
    {
      key: 'due',
      title: t('owed.due'),
      width: 130,
      render: (row) => (row.dueOn && row.dueOn < today ? <Due date={row.dueOn} /> : <DateText value={row.dueOn} />),
    },
    {
      key: 'told',
      title: t('owed.told'),
      width: 190,
      render: (row) =>
        row.reminders === 0 ? (
          <span className="jx-muted">{t('owed.never')}</span>
        ) : (
          <>
            {t('owed.times', { count: row.reminders })} <DateText value={row.lastReminderOn} />
            {row.lastReminderRole === 'UNIT_HEAD' && t('owed.toHead')}
          </>
        ),
    },
  ];
  return (
    <Card flush>
      <DataTable
        columns={columns}
        rowKey={(row) => row.id}
        rowLink={(row) => to(`evaluation/self/${row.id}`)}
        {...tableOf(list)}
        caption={t('owed.title')}
        empty={<EmptyState title={t('owed.nobody')} text={t('owed.nobodyText')} />}
      />
    </Card>
  );
}
