import { useTranslation } from 'react-i18next';
import { formatNumber, formatWan } from '../../../../lib/format.js';
import type { ReachedBefore, Spread } from '../data/library.types.js';

const ROWS = ['targetsHere', 'targetsAmongPeers', 'achievedHere', 'achievedAmongPeers'] as const;

/** What was promised and reached with it before, here and among peers; fewer than five peers say nothing. */
export function ReachedBeforeTable({ reached, unit }: { reached: ReachedBefore; unit: string | null }) {
  const { t } = useTranslation('library');
  const shown = ROWS.filter((row) => reached[row].n > 0);
  if (shown.length === 0) return <p className="jx-muted library-none">{t('reached.none')}</p>;
  return (
    <>
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
      {reached.peerGroup && <PeerGroup group={reached.peerGroup} />}
    </>
  );
}

/** Who the others are: comparing with everybody would say little. */
function PeerGroup({ group }: { group: NonNullable<ReachedBefore['peerGroup']> }) {
  const { t } = useTranslation(['library', 'settings']);
  const { budgetFrom: from, budgetTo: to } = group;
  const size = from && to ? 'between' : from ? 'above' : to ? 'below' : 'any';
  return (
    <p className="jx-note">
      {t('reached.peers', {
        kind: t(`settings:agencyKind.${group.agencyKind}`),
        size: t(`reached.size.${size}`, { from: from && formatWan(from), to: to && formatWan(to) }),
        count: group.units,
      })}
    </p>
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
