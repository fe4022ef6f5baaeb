import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useYearPath } from '../../../lib/use-year.js';
import { Card, type Column, DataTable, EmptyState, Light, Money, Num } from '../../../ui/index.js';
import type { Board, BoardSheet } from '../data/rounds.types.js';
import { lightOf } from '../model/light-of.js';
import { drawable, Scatter } from './scatter.js';

/** The picture, or the same as a table: whoever cannot see dots or use a mouse reads the table. */
export function ScatterCard({ board }: { board: Board }) {
  const { t } = useTranslation('monitoring-rounds');
  const to = useYearPath();
  const [asTable, setAsTable] = useState(false);
  const points = drawable(board.sheets);
  const undrawn = board.filed - points.length;
  return (
    <Card
      title={t('scatter.title')}
      note={t('scatter.note', { count: points.length })}
      extra={
        <button type="button" className="jx-linkish" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          {t(asTable ? 'scatter.asPicture' : 'scatter.asTable')}
        </button>
      }
    >
      {points.length === 0 ? (
        <EmptyState title={t('scatter.empty')} text={t('scatter.emptyText')} />
      ) : asTable ? (
        <div className="mr-scroll">
          <DataTable
            dense
            caption={t('scatter.title')}
            columns={columns(t)}
            rows={[...points].sort((a, b) => Number(b.gap) - Number(a.gap))}
            rowKey={({ id }) => id}
            rowLink={({ id }) => to(`monitoring/${id}`)}
          />
        </div>
      ) : (
        <Scatter board={board} />
      )}
      <p className="mr-legend">
        <Light level="GREEN" word={t('light.GREEN')} />
        <Light level="AMBER" word={t('light.YELLOW')} />
        <Light level="RED" word={t('light.RED')} />
        {undrawn > 0 && <span className="jx-muted">{t('scatter.undrawn', { count: undrawn })}</span>}
        <span className="jx-muted mr-end">{t('scatter.until', { date: board.round.periodTo })}</span>
      </p>
    </Card>
  );
}

function columns(t: (key: string) => string): Column<BoardSheet>[] {
  return [
    { key: 'light', title: t('column.light'), width: 74, render: (row) => <Light level={lightOf(row.light)} /> },
    { key: 'name', title: t('column.name'), link: true, render: (row) => row.name },
    {
      key: 'budget',
      title: t('column.budget'),
      align: 'right',
      width: 90,
      render: (row) => <Money value={row.budget} />,
    },
    {
      key: 'money',
      title: t('column.money'),
      align: 'right',
      width: 70,
      render: (row) => <Num value={row.executionRate} dp={2} />,
    },
    {
      key: 'goal',
      title: t('column.goal'),
      align: 'right',
      width: 70,
      render: (row) => <Num value={row.goalRate} dp={2} />,
    },
    {
      key: 'quadrant',
      title: t('column.quadrant'),
      width: 88,
      render: (row) => (row.quadrant ? t(`quadrant.${row.quadrant}`) : ''),
    },
  ];
}
