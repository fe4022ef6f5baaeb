import { useTranslation } from 'react-i18next';
import { formatNumber } from '../lib/format.js';

export interface WeightPart {
  label: string;
  weight: number | string;
}

export interface WeightBarProps {
  parts: WeightPart[];
  /** 90 or 100: what the weights must sum to. */
  target: number;
  /** Where the missing points belong. */
  missingLabel?: string;
  /** Where points are nested: sum and points of every parent that prints its own. */
  parents?: readonly WeightParent[];
}

export interface WeightParent {
  key: string;
  label: string;
  sum: string;
  points: string;
  /** Stands inside another parent. */
  isInner?: boolean;
}

const SHADES = ['#1D4F91', '#4470AB', '#6E8FBC', '#8FA9CC', '#7FA894'];

/** Weights are decimals with few places: counted in thousandths so that 0.1 + 0.2 is 0.3. */
const thousandths = (weight: number | string) => Math.round(Number(weight) * 1000);

/** Weights by first level against what they must sum to; the missing points are hatched space. */
export function WeightBar({ parts, target, missingLabel, parents = [] }: WeightBarProps) {
  const { t } = useTranslation('common');
  const sum = parts.reduce((total, part) => total + thousandths(part.weight), 0) / 1000;
  const whole = Math.max(sum, target) || 1;
  const missing = (target * 1000 - Math.round(sum * 1000)) / 1000;
  // The levels of the form, and of the groups inside them only those that are off: all would not fit on one line.
  const off = parents.filter(
    ({ isInner, sum: inside, points }) => !isInner || thousandths(inside) !== thousandths(points),
  );
  return (
    <div className="jx-foot-left" role="group" aria-label={t('weight.title')}>
      <div>
        <div className="jx-strong">{t('weight.title')}</div>
        <div>
          <b className={missing === 0 ? 'jx-strong' : 'jx-strong jx-red'}>{formatNumber(String(sum))}</b>
          <span className="jx-muted"> / {target}</span>
        </div>
      </div>
      <div className={parents.length > 0 ? 'jx-weight jx-weight-nested' : 'jx-weight'}>
        <div className="jx-weight-track" aria-hidden="true">
          {parts.map((part, index) => (
            <span
              key={part.label}
              className="jx-weight-part"
              style={{ width: `${(Number(part.weight) / whole) * 100}%`, background: SHADES[index % SHADES.length] }}
            >
              {Number(part.weight) / whole > 0.18 ? `${part.label} ` : ''}
              {formatNumber(String(part.weight))}
            </span>
          ))}
        </div>
        <div className="jx-weight-labels">
          {parents.length === 0 && <span>{parts.map((part) => part.label).join(' / ')}</span>}
          {off.map(({ key, label, sum: inside, points }) => {
            const fits = thousandths(inside) === thousandths(points);
            return (
              <span key={key} className={fits ? 'jx-nowrap' : 'jx-nowrap jx-red'}>
                {label} {formatNumber(inside)}/{formatNumber(points)}
              </span>
            );
          })}
          {missing !== 0 && (
            <span className="jx-red">
              {t(missing > 0 ? 'weight.missing' : 'weight.over', { points: formatNumber(String(Math.abs(missing))) })}
              {missingLabel && missing > 0 ? t('weight.where', { where: missingLabel }) : ''}
            </span>
          )}
        </div>
      </div>
    </div>
  );
}
