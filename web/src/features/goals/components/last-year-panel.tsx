import { useTranslation } from 'react-i18next';
import { formatNumber, formatWan, subtractMoney } from '../../../lib/format.js';
import { EmptyState } from '../../../ui/index.js';
import type { Objective } from '../data/goals.graphql.js';
import type { FormState } from '../model/form.js';
import { actualText, previousRow, signedTarget } from '../model/review-facts.js';

const NUMBER = /^-?\d+(\.\d+)?$/;

/** Last year's form with what was reached, and what this year asks more or less, row by row. */
export function LastYearPanel({ objective, form }: { objective: Objective; form: FormState }) {
  const { t } = useTranslation('goals');
  const last = objective.previousYear;
  if (!last) return <EmptyState title={t('lastYear.none')} text={t('lastYear.noneText')} />;
  const gone = last.rows.filter(
    (old) => !form.rows.some((row) => row.indicatorKey === old.indicatorKey || row.name === old.name),
  );
  const difference = (target: string, actual: string): string => {
    if (!NUMBER.test(target) || !NUMBER.test(actual)) return '';
    const change = Number((Number(target) - Number(actual)).toFixed(6));
    return change === 0 ? '0' : `${change > 0 ? '+' : ''}${formatNumber(String(change))}`;
  };
  return (
    <div className="goals-panel">
      <p>
        {t('lastYear.title', { year: last.budgetYear, title: last.title })}
        <br />
        <span className="jx-muted">
          {t('lastYear.money', {
            amount: formatWan(last.annualAmount),
            change: formatWan(subtractMoney(objective.annualAmount, last.annualAmount)),
          })}
        </span>
      </p>
      <table className="jx-table jx-table-dense">
        <thead>
          <tr>
            <th scope="col">{t('column.name')}</th>
            <th scope="col" data-align="right">
              {t('lastYear.target')}
            </th>
            <th scope="col" data-align="right">
              {t('lastYear.actual')}
            </th>
            <th scope="col" data-align="right">
              {t('lastYear.change')}
            </th>
          </tr>
        </thead>
        <tbody>
          {form.rows.map((row) => {
            const old = previousRow(last.rows, row);
            return (
              <tr key={row.key}>
                <td>{row.name}</td>
                <td data-align="right">{old ? signedTarget(old) : t('lastYear.new')}</td>
                <td data-align="right">{actualText(old) || '—'}</td>
                <td data-align="right">{difference(row.target, actualText(old))}</td>
              </tr>
            );
          })}
          {gone.map((old) => (
            <tr key={old.id}>
              <td>
                <s className="jx-muted">{old.name}</s>
              </td>
              <td data-align="right">{signedTarget(old)}</td>
              <td data-align="right">{actualText(old) || '—'}</td>
              <td data-align="right">{t('lastYear.gone')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
