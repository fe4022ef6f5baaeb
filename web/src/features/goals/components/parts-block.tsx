import { compareMoney, sumMoney, ZERO } from '@jixiao/shared';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatWan, subtractMoney } from '../../../lib/format.js';
import { useYearPath } from '../../../lib/use-year.js';
import { Caption, Cell, FormTable } from '../../../ui/index.js';
import type { Objective } from '../data/goals.graphql.js';

/** Parts of a transfer with their sums: overall → region → project. */
export function PartsBlock({ objective }: { objective: Objective }) {
  const { t } = useTranslation('goals');
  const to = useYearPath();
  const { children, parentObjectiveId, transferLevel } = objective;
  const sum = sumMoney(children.map(({ annualAmount }) => annualAmount));
  const left = subtractMoney(objective.annualAmount, sum);
  return (
    <FormTable widths={['*', 180, 90, 120]} label={t('parts.title')}>
      <tr>
        <Caption>
          {t('parts.title')} · {t(`transferLevel.${transferLevel ?? 'OVERALL'}`)}{' '}
          {parentObjectiveId && <Link to={to(`goals/${parentObjectiveId}`)}>{t('parts.parent')}</Link>}
        </Caption>
        <Caption>{t('column.agency')}</Caption>
        <Caption>{t('column.state')}</Caption>
        <Caption align="right">{t('column.amount')}</Caption>
      </tr>
      {children.map((part) => (
        <tr key={part.id}>
          <Cell>
            <Link to={to(`goals/${part.id}`)}>{part.title}</Link>
          </Cell>
          <Cell>{part.agencyName}</Cell>
          <Cell>{t(`state.${part.state}`)}</Cell>
          <Cell align="right">{formatWan(part.annualAmount)}</Cell>
        </tr>
      ))}
      <tr>
        <Cell quiet colSpan={2}>
          {children.length === 0 ? t('parts.none') : t('parts.left', { amount: formatWan(left) })}
          {compareMoney(left, ZERO) < 0 && <span className="jx-red"> {t('parts.over')}</span>}
        </Cell>
        <Caption>{t('sheet.sum')}</Caption>
        <Cell computed strong align="right">
          {formatWan(sum)}
        </Cell>
      </tr>
    </FormTable>
  );
}
