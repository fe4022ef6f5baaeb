import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useYearPath } from '../../../lib/use-year.js';
import { Card, type Column, DataTable, DateText, EmptyState, Light, Money, Num } from '../../../ui/index.js';
import type { Board, BoardSheet } from '../data/rounds.types.js';
import { lightOf } from '../model/light-of.js';

const SHOWN = 6;
const deviation = ({ gap, goalGap }: BoardSheet) => Math.max(Number(gap ?? 0), Number(goalGap ?? 0));
const weight = { RED: 2, YELLOW: 1, GREEN: 0 };

/** What deviates most, red first, and what was done about it. */
export function WorstCard({ board }: { board: Board }) {
  const { t } = useTranslation(['monitoring-rounds', 'monitoring']);
  const to = useYearPath();
  const [all, setAll] = useState(false);
  const worst = board.sheets
    .filter((sheet) => sheet.isFiled && sheet.light !== null && sheet.light !== 'GREEN')
    .sort((a, b) => weight[b.light!] - weight[a.light!] || deviation(b) - deviation(a));
  const columns: Column<BoardSheet>[] = [
    { key: 'light', title: t('column.light'), width: 74, render: (row) => <Light level={lightOf(row.light)} /> },
    { key: 'name', title: t('column.name'), link: true, render: (row) => row.name },
    {
      key: 'budget',
      title: t('column.budget'),
      align: 'right',
      width: 86,
      render: (row) => <Money value={row.budget} />,
    },
    {
      key: 'money',
      title: t('column.money'),
      align: 'right',
      width: 64,
      render: (row) => <Num value={row.executionRate} dp={2} missing="NOT_APPLICABLE" />,
    },
    {
      key: 'goal',
      title: t('column.goal'),
      align: 'right',
      width: 64,
      render: (row) => <Num value={row.goalRate} dp={2} missing="NOT_APPLICABLE" />,
    },
    { key: 'done', title: t('column.done'), width: 168, render: (row) => <Done sheet={row} /> },
  ];
  return (
    <Card
      flush
      title={t('worst.title')}
      note={t('worst.note', { red: board.red, yellow: board.yellow, undecided: board.undecided })}
      extra={
        worst.length > SHOWN && (
          <button type="button" className="jx-linkish" onClick={() => setAll(!all)}>
            {t(all ? 'fewer' : 'all', { count: worst.length })}
          </button>
        )
      }
    >
      <DataTable
        dense
        caption={t('worst.title')}
        columns={columns}
        rows={all ? worst : worst.slice(0, SHOWN)}
        rowKey={({ id }) => id}
        rowLink={({ id }) => to(`monitoring/${id}`)}
        empty={<EmptyState title={t('worst.none')} />}
      />
    </Card>
  );
}

function Done({ sheet }: { sheet: BoardSheet }) {
  const { t } = useTranslation(['monitoring-rounds', 'monitoring']);
  if (!sheet.disposal) return <span className="jx-red">{t('worst.undecided')}</span>;
  return (
    <span className="jx-nowrap">
      {t(`disposal.${sheet.disposal}`, { ns: 'monitoring' })} <DateText value={sheet.disposedOn} />
      {sheet.disposalEndedOn && <span className="jx-muted"> {t('worst.ended')}</span>}
    </span>
  );
}
