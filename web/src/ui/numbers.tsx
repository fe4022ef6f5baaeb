import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber, formatWan } from '../lib/format.js';
import { RowsLink } from './figure-link.js';

/** Four different things that a blank would confuse; a missing number is never 0. */
export type MissingKind = 'NOT_REPORTED' | 'NOT_DUE' | 'NOT_SCORED' | 'NOT_APPLICABLE';

export function Missing({ kind }: { kind: MissingKind }) {
  const { t } = useTranslation('common');
  return (
    <span className="jx-missing" data-kind={kind} title={t(`missing.hint.${kind}`)}>
      {t(`missing.${kind}`)}
    </span>
  );
}

interface NumberProps {
  missing?: MissingKind;
  to?: string;
  strong?: boolean;
}

export interface MoneyProps extends NumberProps {
  /** Yuan with two decimals, as the API speaks. */
  value: string | null | undefined;
  /** Print 万元 after the number; in tables the unit stands in the column head instead. */
  unit?: boolean;
}

export function Money({ value, missing = 'NOT_REPORTED', unit, to, strong }: MoneyProps) {
  const { t } = useTranslation('common');
  if (value === null || value === undefined) return <Missing kind={missing} />;
  return (
    <Printed to={to} strong={strong} unit={unit ? t('unit.wan') : undefined}>
      {formatWan(value)}
    </Printed>
  );
}

export interface NumProps extends NumberProps {
  value: string | number | null | undefined;
  dp?: number;
  unit?: ReactNode;
  /** Print a plus before gains: for differences. */
  sign?: boolean;
}

export function Num({ value, dp, unit, missing = 'NOT_REPORTED', to, strong, sign }: NumProps) {
  if (value === null || value === undefined || value === '') return <Missing kind={missing} />;
  const text = formatNumber(value, dp);
  const plus = sign && Number(value) > 0 ? '+' : '';
  return (
    <Printed to={to} strong={strong} unit={unit}>
      {plus}
      {text}
    </Printed>
  );
}

function Printed({
  to,
  strong,
  unit,
  children,
}: {
  to?: string;
  strong?: boolean;
  unit?: ReactNode;
  children: ReactNode;
}) {
  return (
    <span className={strong ? 'jx-num jx-strong' : 'jx-num'}>
      {to ? <RowsLink to={to}>{children}</RowsLink> : children}
      {unit && <span className="jx-unit">{unit}</span>}
    </span>
  );
}
