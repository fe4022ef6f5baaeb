import { useTranslation } from 'react-i18next';
import { formatNumber } from '../lib/format.js';

export type Tone = 'plain' | 'blue' | 'green' | 'amber' | 'red' | 'muted';

export interface StateTagProps {
  state: string;
  /** Namespace whose `state.<STATE>` holds the official word. */
  ns: string;
  tone?: Tone;
}

export function StateTag({ state, ns, tone = 'plain' }: StateTagProps) {
  const { t } = useTranslation(ns);
  return (
    <span className="jx-tag jx-nowrap" data-tone={tone}>
      {t(`state.${state}`, { defaultValue: state })}
    </span>
  );
}

export type Grade = 'EXCELLENT' | 'GOOD' | 'FAIR' | 'POOR';

export interface GradeTagProps {
  /** A grade code, or a grade in the jurisdiction's own words; null while it is not settled. */
  grade: Grade | (string & {}) | null | undefined;
  score?: string | null;
  /** Scale that it was judged by; its own words go before the national ones. */
  scale?: readonly { grade: string; label: string }[];
  /** The jurisdiction's word, where the server brings it. */
  label?: string | null;
}

export function GradeTag({ grade, score, scale, label }: GradeTagProps) {
  const { t } = useTranslation('common');
  if (!grade) return <span className="jx-muted">{t('grade.PENDING')}</span>;
  return (
    <span className="jx-tag jx-nowrap">
      {score != null && <b className="jx-strong">{formatNumber(score, 2)} </b>}
      {label ?? scale?.find((band) => band.grade === grade)?.label ?? t(`grade.${grade}`, { defaultValue: grade })}
    </span>
  );
}
