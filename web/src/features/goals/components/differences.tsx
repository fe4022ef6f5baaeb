import { useTranslation } from 'react-i18next';
import { formatWan } from '../../../lib/format.js';
import { EmptyState } from '../../../ui/index.js';
import type { Difference } from '../data/goals.types.js';

const MONEY = /^(annualAmount|amounts\.|tasks\[\d+\](\.(fiscal|other)Amount)?$)/;

/** What has changed, cell by cell: the old text in grey, the new one in ink. */
export function Differences({ rows }: { rows: readonly Difference[] }) {
  const { t } = useTranslation('goals');
  if (rows.length === 0) return <EmptyState title={t('compare.same')} />;
  const name = (field: string): string => {
    const last = field.split('.').at(-1)!;
    if (field.startsWith('amounts.')) {
      const [, block, kind] = field.split('.');
      return `${t(`block.${block}`)} ${t(`kind.${kind}`)}`;
    }
    return /\]$/.test(last) ? '' : t([`column.${last}`, `field.${last}`], { defaultValue: last });
  };
  const shown = (row: Difference, value: string | null): string => {
    if (value === null) return t('compare.empty');
    if (/^-?\d+(\.\d+)?$/.test(value) && MONEY.test(row.field)) return `${formatWan(value)} ${t('wan')}`;
    const last = row.field.split('.').at(-1)!;
    if (last === 'level1' || last === 'level2' || last === 'direction') {
      return t(`${last}.${value}`, { defaultValue: value });
    }
    return value;
  };
  return (
    <ul className="goals-differences">
      {rows.map((row, index) => (
        <li key={`${row.field}-${index}`}>
          <span className="jx-muted">{[row.row, name(row.field)].filter(Boolean).join(' · ')}</span>{' '}
          {row.kind === 'REMOVED' && !row.after ? (
            <>
              {t('compare.removed')} <s>{shown(row, row.before)}</s>
            </>
          ) : row.kind === 'ADDED' && !row.before ? (
            <>
              {t('compare.added')} <b>{shown(row, row.after)}</b>
            </>
          ) : (
            <>
              <span className="jx-muted">{shown(row, row.before)}</span> → <b>{shown(row, row.after)}</b>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
