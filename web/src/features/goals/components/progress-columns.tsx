import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '../../../lib/format.js';
import { useYearPath } from '../../../lib/use-year.js';
import { type Column, DateText, Money } from '../../../ui/index.js';
import type { UnitProgress } from '../data/board.graphql.js';

const COUNTS = ['draft', 'returned', 'submitted', 'reviewed', 'approved'] as const;

/** States behind the counts: the rows that a figure links to. */
export const STATES_OF: Readonly<Record<(typeof COUNTS)[number], string>> = {
  draft: 'DRAFT',
  returned: 'RETURNED',
  submitted: 'SUBMITTED',
  reviewed: 'DEPT_REVIEWED,REFINING,FIN_REVIEWED',
  approved: 'APPROVED',
};

/** One row per unit: how far it is, and who holds the seat where it lags. */
export function useProgressColumns(): Column<UnitProgress>[] {
  const { t } = useTranslation('goals');
  const to = useYearPath();
  const format = useFormat();
  const count = (value: number, path: string | null, tone?: string) =>
    value === 0 ? (
      <span className="jx-muted">0</span>
    ) : path === null ? (
      <b className={tone}>{value}</b>
    ) : (
      <Link className={tone} to={to(path)}>
        {value}
      </Link>
    );
  return [
    {
      key: 'agency',
      title: t('column.agency'),
      width: 150,
      link: true,
      render: (row) => (
        <>
          {row.agencyName}
          {row.departmentName && row.departmentName !== row.agencyName && (
            <div className="jx-note">{row.departmentName}</div>
          )}
        </>
      ),
    },
    {
      key: 'due',
      title: t('board.due'),
      width: 60,
      align: 'right',
      render: (row) => count(row.due, `goals?agency=${row.agencyId}`),
    },
    {
      key: 'missing',
      title: t('board.missing'),
      width: 72,
      align: 'right',
      render: (row) => count(row.missing, row.missing > 0 ? `projects?agency=${row.agencyId}` : null, 'jx-red'),
    },
    ...COUNTS.map((name) => ({
      key: name,
      title: t(`board.${name}`),
      width: 70,
      align: 'right' as const,
      render: (row: UnitProgress) =>
        count(
          row[name],
          `goals?agency=${row.agencyId}&state=${STATES_OF[name]}`,
          name === 'returned' ? 'jx-amber' : undefined,
        ),
    })),
    {
      key: 'everReturned',
      title: t('board.everReturned'),
      width: 80,
      align: 'right',
      render: (row) => `${row.everReturned} / ${row.everReviewed}`,
    },
    { key: 'guided', title: t('board.guided'), width: 60, align: 'right', render: (row) => row.guided || '' },
    {
      key: 'amount',
      title: t('column.amount'),
      unit: t('wan'),
      width: 110,
      align: 'right',
      render: (row) => <Money value={row.amount} />,
    },
    {
      key: 'holders',
      title: t('board.holder'),
      width: 170,
      render: (row) =>
        row.holders.some(({ personName }) => personName) ? (
          row.holders
            .filter(({ personName }) => personName)
            .map(({ personName, lastSignInAt }) => (
              <div key={personName}>
                {personName}
                <div className="jx-note">
                  {lastSignInAt ? t('board.signedIn', { at: format.dateTime(lastSignInAt) }) : t('board.neverSignedIn')}
                </div>
              </div>
            ))
        ) : (
          <span className="jx-red">{t('board.seatEmpty')}</span>
        ),
    },
    {
      key: 'since',
      title: t('board.since'),
      width: 100,
      render: (row) => (row.waitingSince ? <DateText value={row.waitingSince} /> : ''),
    },
  ];
}
