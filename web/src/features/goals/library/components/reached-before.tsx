import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../../../lib/format.js';
import type { ReachedBefore, Spread } from '../data/library.types.js';

const ROWS = ['targetsHere', 'targetsAmongPeers', 'achievedHere', 'achievedAmongPeers'] as const;

/** What was promised and reached with it before, here and among peers; fewer than five peers say nothing. */
export function ReachedBeforeTable({ reached, unit }: { reached: ReachedBefore; unit: string | null }) {
  const { t } = useTranslation('library');
  const shown = ROWS.filter((row) => reached[row].n > 0);
  if (shown.length === 0) return <p className="jx-muted library-none">{t('reached.none')}</p>;
  return (
    <table className="jx-table jx-table-dense library-reached">
      <caption className="jx-sr">{t('reached.title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('reached.title')}</th>
          <th scope="col" data-align="right">
            {t('reached.n')}
          </th>
          <th scope="col" data-align="right">
            {t('reached.median')} {unit && `(${unit})`}
          </th>
          <th scope="col" data-align="right">
            {t('reached.middle')}
          </th>
        </tr>
      </thead>
      <tbody>
        {shown.map((row) => (
          <Line key={row} label={t(`reached.${row}`)} spread={reached[row]} />
        ))}
      </tbody>
    </table>
  );
}

function Line({ label, spread }: { label: string; spread: Spread }) {
  const { t } = useTranslation('library');
  return (
    <tr>
      <td>{label}</td>
      <td data-align="right">{formatNumber(spread.n)}</td>
      {spread.notEnough ? (
        <td colSpan={2} className="jx-muted" data-align="right">
          {t('reached.notEnough')}
        </td>
      ) : (
        <>
          <td data-align="right">{spread.median}</td>
          <td data-align="right">
            {spread.p20}–{spread.p80}
          </td>
        </>
      )}
    </tr>
  );
}
