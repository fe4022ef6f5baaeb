import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Refusal } from '../lib/domain-error.js';

export interface DescribedRefusal {
  text: string;
  field?: string;
  rule?: string;
  wayOut?: string;
  who?: string;
}

/** `indicators[3].weight` → words of `weight`; the row number is a parameter of the sentence itself. */
const fieldName = (field: string) =>
  field
    .replace(/\[\d+\]/g, '')
    .split('.')
    .at(-1) ?? field;

const MONEY = /^-?\d{4,}\.\d{2}$/;

/** Sums of yuan are read by their groups of three. */
const readable = (params: Refusal['params']): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(params ?? {}).map(([name, value]) => [
      name,
      typeof value === 'string' && MONEY.test(value) ? value.replace(/\B(?=(\d{3})+(?=\.))/g, ',') : value,
    ]),
  );

/** What, which rule, what to do, who can lift it, in the reader's language. `t` of the namespace `refusal`. */
export function describeRefusal(refusal: Refusal, t: TFunction): DescribedRefusal {
  const field = refusal.field
    ? t(`field.${fieldName(refusal.field)}`, { ns: 'refusal', defaultValue: refusal.field })
    : undefined;
  const facts = { ...readable(refusal.params), field };
  const fallback = t('UNWORDED', { ns: 'refusal', code: refusal.code });
  return {
    text: t(refusal.code, { ns: 'refusal', ...facts, defaultValue: fallback }),
    field,
    rule: refusal.ruleId ?? undefined,
    wayOut: refusal.wayOut
      ? t(`wayOut.${refusal.wayOut}`, { ns: 'refusal', ...facts, defaultValue: '' }) || undefined
      : undefined,
    who: refusal.who ? t(`role.${refusal.who}`, { ns: 'common', defaultValue: refusal.who }) : undefined,
  };
}

export function useDescribeRefusal(): (refusal: Refusal) => DescribedRefusal {
  const { t } = useTranslation(['refusal', 'common']);
  return (refusal) => describeRefusal(refusal, t as unknown as TFunction);
}

export interface RefusalListProps {
  refusals: readonly Refusal[];
  title?: string;
  onJump?: (refusal: Refusal) => void;
}

/** All refusals at once: nobody should have to submit five times to learn five things. */
export function RefusalList({ refusals, title, onJump }: RefusalListProps) {
  const { t } = useTranslation('common');
  const describe = useDescribeRefusal();
  if (refusals.length === 0) return null;
  return (
    <div className="jx-refusals" role="alert">
      <div className="jx-refusals-title">{title ?? t('refusals.title', { count: refusals.length })}</div>
      <ul>
        {refusals.map((refusal, index) => {
          const { text, rule, wayOut, who } = describe(refusal);
          return (
            <li key={`${refusal.code}-${index}`}>
              {onJump && refusal.field ? (
                <button type="button" className="jx-linkish" onClick={() => onJump(refusal)}>
                  {text}
                </button>
              ) : (
                text
              )}
              {rule && <span className="jx-rule">{t('refusals.rule', { rule })}</span>}
              {wayOut && <span className="jx-wayout"> {wayOut}</span>}
              {who && <span className="jx-wayout"> {t('refusals.who', { who })}</span>}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
