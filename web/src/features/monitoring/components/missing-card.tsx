import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useToday } from '../../../lib/session.js';
import { Card, type Column, DataTable, DateText, Due, EmptyState } from '../../../ui/index.js';
import type { Board, RoundUnit } from '../data/rounds.types.js';

const SHOWN = 6;

/** Who has not filed, by name: the seat, since when it owes, and what it was told. */
export function MissingCard({ board }: { board: Board }) {
  const { t } = useTranslation('monitoring-rounds');
  const [all, setAll] = useState(false);
  const missing = board.units.filter((unit) => unit.missing > 0).sort((a, b) => b.missing - a.missing);
  const sheets = missing.reduce((sum, unit) => sum + unit.missing, 0);
  const columns: Column<RoundUnit>[] = [
    { key: 'unit', title: t('missing.unit'), render: (unit) => unit.agencyName },
    { key: 'seat', title: t('missing.seat'), render: (unit) => <Seat unit={unit} /> },
    { key: 'count', title: t('missing.count'), align: 'right', width: 50, render: (unit) => unit.missing },
    {
      key: 'since',
      title: t('missing.due'),
      width: 96,
      render: (unit) => <Since unit={unit} isOpen={board.round.state === 'OPEN'} />,
    },
    {
      key: 'told',
      title: t('missing.told'),
      width: 138,
      render: (unit) =>
        unit.reminders === 0 ? (
          <span className="jx-muted">{t('missing.never')}</span>
        ) : (
          <>
            {t('missing.times', { count: unit.reminders })} <DateText value={unit.lastReminderOn} />
            {unit.lastReminderRole === 'UNIT_HEAD' && t('missing.toHead')}
          </>
        ),
    },
  ];
  return (
    <Card
      flush
      title={t('missing.title')}
      note={t('missing.note', { units: missing.length, sheets })}
      extra={
        missing.length > SHOWN && (
          <button type="button" className="jx-linkish" onClick={() => setAll(!all)}>
            {t(all ? 'fewer' : 'all', { count: missing.length })}
          </button>
        )
      }
    >
      <DataTable
        dense
        caption={t('missing.title')}
        columns={columns}
        rows={all ? missing : missing.slice(0, SHOWN)}
        rowKey={({ id }) => id}
        empty={<EmptyState title={t('missing.nobody')} />}
      />
    </Card>
  );
}

/** Overdue since so many days; before the day, the day itself. */
function Since({ unit, isOpen }: { unit: RoundUnit; isOpen: boolean }) {
  const today = useToday();
  if (isOpen && unit.dueOn < today) return <Due date={unit.dueOn} />;
  return <DateText value={unit.dueOn} />;
}

function Seat({ unit }: { unit: RoundUnit }) {
  const { t } = useTranslation('monitoring-rounds');
  if (unit.clerk) return unit.clerk;
  return (
    <span className="jx-amber">
      {t('missing.vacant')} {unit.vacantSince && <DateText value={unit.vacantSince} />}
    </span>
  );
}
