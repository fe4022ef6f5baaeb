import { useTranslation } from 'react-i18next';
import { formatWan } from '../../../lib/format.js';
import type { Position } from '../data/funds.graphql.js';

const TONES: Record<string, 'green' | 'red' | 'amber' | 'muted'> = {
  REACHED: 'green',
  NOT_DIRECT: 'red',
  OVERDUE: 'amber',
  HELD: 'muted',
};

/** Where a fund is, the longest held first. */
export function FundStatus({ positions }: { positions: readonly Position[] }) {
  const { t } = useTranslation('monitoring-follow-up');
  const order = ['NOT_DIRECT', 'OVERDUE', 'HELD', 'REACHED'];
  const sorted = [...positions].sort((a, b) => order.indexOf(a.status) - order.indexOf(b.status) || b.days - a.days);
  return (
    <>
      {sorted.slice(0, 3).map((one) => (
        <div key={one.moveId ?? 'root'} className="jx-nowrap">
          <StatusTag status={one.status} /> {t(`fund.level.${one.level}`)} {formatWan(one.amount)} {t('wan')}
          {one.status !== 'REACHED' && (
            <span className="jx-note">
              {' '}
              {one.days} {t('column.days_unit')}
            </span>
          )}
        </div>
      ))}
      {sorted.length > 3 && <span className="jx-note">… +{sorted.length - 3}</span>}
    </>
  );
}

export function StatusTag({ status }: { status: string }) {
  const { t } = useTranslation('monitoring-follow-up');
  return (
    <span className="jx-tag jx-nowrap" data-tone={TONES[status]}>
      {t(`fund.status.${status}`)}
    </span>
  );
}
