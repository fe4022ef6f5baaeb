import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { colors } from './tokens.js';

export type LightLevel = 'GREEN' | 'AMBER' | 'RED' | 'NONE';

/** Shape and colour together, so that neither colour blindness nor a black-and-white print loses the state. */
export function LightShape({ level }: { level: LightLevel }) {
  if (level === 'AMBER') {
    return (
      <svg width="10" height="9" viewBox="0 0 10 9" aria-hidden="true">
        <path d="M5 0 10 9H0z" fill={colors.amber} />
      </svg>
    );
  }
  return (
    <svg width="9" height="9" viewBox="0 0 9 9" aria-hidden="true">
      {level === 'GREEN' && <circle cx="4.5" cy="4.5" r="4.5" fill={colors.green} />}
      {level === 'RED' && <rect width="9" height="9" fill={colors.red} />}
      {level === 'NONE' && <circle cx="4.5" cy="4.5" r="4" fill="none" stroke="#8592A3" />}
    </svg>
  );
}

export interface LightProps {
  level: LightLevel;
  /** Replaces the standard word; a light never stands without one. */
  word?: ReactNode;
  /** The word is for screen readers only: its column already says it. */
  bare?: boolean;
}

export function Light({ level, word, bare }: LightProps) {
  const { t } = useTranslation('common');
  const words = word ?? t(`light.${level}`);
  return (
    <span className="jx-light" data-level={level}>
      <LightShape level={level} />
      <span className={bare ? 'jx-sr' : undefined}>{words}</span>
    </span>
  );
}
