import { useTranslation } from 'react-i18next';
import { useYearPath } from '../../../lib/use-year.js';
import { Card, type Column, DataTable, DateText, EmptyState, Light, Money, Num, StateTag } from '../../../ui/index.js';
import type { Board, BoardSheet } from '../data/rounds.types.js';
import { lightOf } from '../model/light-of.js';

const weight = { RED: 2, YELLOW: 1, GREEN: 0 };

/** Every sheet of a department and of the units below it: what is missing first, then red before yellow. */
export function DepartmentSheets({ board }: { board: Board }) {
  const { t } = useTranslation(['monitoring-rounds', 'monitoring', 'monitoring-forms']);
  const to = useYearPath();
  const rank = (sheet: BoardSheet): number => (sheet.isFiled ? weight[sheet.light ?? 'GREEN'] : 3);
  const rows = [...board.sheets].sort((a, b) => rank(b) - rank(a) || a.agencyName.localeCompare(b.agencyName));
  const columns: Column<BoardSheet>[] = [
    {
      key: 'light',
      title: t('column.light'),
      width: 80,
      phone: true,
      render: (row) => <Light level={lightOf(row.isFiled ? row.light : null)} />,
    },
    { key: 'name', title: t('column.name'), link: true, render: (row) => row.name },
    { key: 'unit', title: t('missing.unit'), width: 150, render: (row) => row.agencyName },
    {
      key: 'state',
      title: t('round.state'),
      width: 110,
      phone: true,
      render: (row) => <StateTag ns="monitoring" state={row.state} />,
    },
    {
      key: 'budget',
      title: t('column.budget'),
      align: 'right',
      width: 110,
      render: (row) => <Money value={row.budget} />,
    },
    {
      key: 'money',
      title: t('column.money'),
      align: 'right',
      width: 80,
      render: (row) => <Num value={row.executionRate} dp={2} missing="NOT_APPLICABLE" />,
    },
    {
      key: 'goal',
      title: t('column.goal'),
      align: 'right',
      width: 80,
      render: (row) => <Num value={row.goalRate} dp={2} missing="NOT_APPLICABLE" />,
    },
    {
      key: 'done',
      title: t('column.done'),
      width: 190,
      render: ({ disposal, disposedOn, disposalEndedOn }) =>
        disposal && (
          <span className="jx-nowrap">
            {t(`disposal.${disposal}`, { ns: 'monitoring' })} <DateText value={disposedOn} />
            {disposalEndedOn && <span className="jx-muted"> {t('worst.ended')}</span>}
          </span>
        ),
    },
  ];
  return (
    <Card flush title={t('department.sheets', { ns: 'monitoring-forms' })} note={`${rows.length} ${t('sheetsUnit')}`}>
      <DataTable
        dense
        caption={t('department.sheets', { ns: 'monitoring-forms' })}
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        rowLink={({ id }) => to(`monitoring/${id}`)}
        empty={<EmptyState title={t('scatter.empty')} />}
      />
    </Card>
  );
}
