import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useYearPath } from '../../../lib/use-year.js';
import { Card, type Column, DataTable, EmptyState, Money, Num } from '../../../ui/index.js';
import type { Board, BoardCount, RoundUnit } from '../data/rounds.types.js';

/** By book, by state and by unit; and what is exempt, by name only. */
export function RoundCounts({ board }: { board: Board }) {
  const { t } = useTranslation(['monitoring-rounds', 'monitoring']);
  const to = useYearPath();
  const [all, setAll] = useState(false);
  // Whoever owes nothing is counted, and named when asked for; an exemption for secrecy is always named.
  const idle = board.units.filter((unit) => unit.owed === 0 && unit.sheets === 0 && unit.exemptReason !== 'SECRET');
  const shown = all ? board.units : board.units.filter((unit) => !idle.includes(unit));
  const exempt = board.units.filter((unit) => unit.exemptReason !== null);
  const units: Column<RoundUnit>[] = [
    { key: 'unit', title: t('missing.unit'), link: true, render: (unit) => unit.agencyName },
    { key: 'owed', title: t('counts.owed'), align: 'right', width: 70, render: (unit) => unit.owed },
    { key: 'filed', title: t('counts.filed'), align: 'right', width: 70, render: (unit) => unit.filed },
    {
      key: 'amount',
      title: t('column.amount'),
      align: 'right',
      width: 120,
      render: (unit) => <Money value={unit.amount} />,
    },
    {
      key: 'why',
      title: t('counts.remark'),
      render: (unit) =>
        unit.exemptReason && unit.shortfallReason
          ? t('noted', { what: t(`exempt.${unit.exemptReason}`), note: unit.shortfallReason })
          : ((unit.exemptReason && t(`exempt.${unit.exemptReason}`)) ?? unit.shortfallReason),
    },
  ];
  return (
    <div className="mr-pair">
      <div className="mr-stack">
        <Card flush title={t('counts.byFund')}>
          <Counts rows={board.byFund} word={(key) => t(`fund.${key}`)} caption={t('counts.byFund')} />
        </Card>
        <Card flush title={t('counts.byState')}>
          <Counts
            rows={board.byState}
            word={(key) => t(`state.${key}`, { ns: 'monitoring' })}
            caption={t('counts.byState')}
          />
        </Card>
        {board.exemptItems.length > 0 && (
          <Card title={t('exempt.title')} note={t('exempt.note')}>
            <ul className="mr-plain">
              {board.exemptItems.map((item) => (
                <li key={item.id}>
                  {item.code} {item.agencyName}
                </li>
              ))}
            </ul>
          </Card>
        )}
      </div>
      <Card
        flush
        title={t('counts.byUnit')}
        note={t('counts.byUnitNote', { count: board.units.length, exempt: exempt.length })}
      >
        <div className="mr-scroll">
          <DataTable
            dense
            caption={t('counts.byUnit')}
            columns={units}
            rows={shown}
            rowKey={({ id }) => id}
            rowLink={({ agencyId }) => to(`monitoring/rounds/${board.round.id}/units/${agencyId}`)}
          />
        </div>
        {idle.length > 0 && (
          <p className="mr-idle">
            <button type="button" className="jx-linkish" aria-expanded={all} onClick={() => setAll(!all)}>
              {t(all ? 'counts.hideIdle' : 'counts.idle', { count: idle.length })}
            </button>
          </p>
        )}
      </Card>
    </div>
  );
}

function Counts({ rows, word, caption }: { rows: BoardCount[]; word: (key: string) => string; caption: string }) {
  const { t } = useTranslation('monitoring-rounds');
  return (
    <DataTable
      dense
      caption={caption}
      rows={rows}
      rowKey={({ key }) => key}
      empty={<EmptyState title={t('scatter.empty')} />}
      columns={[
        { key: 'key', title: t('counts.kind'), render: (row) => word(row.key) },
        { key: 'owed', title: t('counts.owed'), align: 'right', width: 60, render: (row) => row.owed },
        { key: 'filed', title: t('counts.filed'), align: 'right', width: 60, render: (row) => row.filed },
        {
          key: 'rate',
          title: t('counts.rate'),
          align: 'right',
          width: 76,
          render: (row) => <Num value={((row.filed / row.owed) * 100).toFixed(2)} />,
        },
        {
          key: 'amount',
          title: t('column.amount'),
          align: 'right',
          width: 110,
          render: (row) => <Money value={row.amount} />,
        },
      ]}
    />
  );
}
