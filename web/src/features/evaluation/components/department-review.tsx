import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useYear, useYearPath } from '../../../lib/use-year.js';
import { Card, DateText, KeyFigures } from '../../../ui/index.js';
import { DEPARTMENT_REVIEW } from '../data/task-lists.graphql.js';

/** By method, and what wants a second look: full marks without a finding, reports that are late, units without any. */
export function DepartmentReview() {
  const { t } = useTranslation('evaluation-tasks');
  const year = useYear();
  const to = useYearPath();
  const { data } = useQuery(DEPARTMENT_REVIEW, { variables: { year } });
  if (!data) return null;
  const { byMethod, tooGood, late, unitsWithNone } = data.departmentEvaluationReview;
  if (byMethod.length === 0 && unitsWithNone.length === 0) return null;
  const total = byMethod.reduce((sum, one) => sum + one.total, 0);
  return (
    <>
      <KeyFigures
        items={[
          { key: 'total', label: t('department.total'), value: total },
          ...byMethod.map((one) => ({ key: one.method, label: t(`evaluator.${one.method}`), value: one.total })),
          { key: 'late', label: t('department.late'), value: late.length },
          { key: 'good', label: t('department.tooGood'), value: tooGood.length },
          { key: 'none', label: t('department.none'), value: unitsWithNone.length },
        ]}
      />
      {(tooGood.length > 0 || unitsWithNone.length > 0) && (
        <Card title={t('department.review')}>
          {tooGood.map((one) => (
            <p key={one.id}>
              <Link to={to(`evaluation/tasks/${one.id}`)}>{one.title}</Link> · {one.agencyName} ·{' '}
              <span className="jx-amber">{t('department.tooGoodText')}</span>
            </p>
          ))}
          {unitsWithNone.length > 0 && (
            <details open={unitsWithNone.length <= 12}>
              <summary>{t('department.noneText', { count: unitsWithNone.length })}</summary>
              <p className="et-names">
                {unitsWithNone
                  .map((one) => t('department.noneOf', { name: one.agencyName, number: one.selfEvaluated }))
                  .join('、')}
              </p>
            </details>
          )}
        </Card>
      )}
      {late.length > 0 && (
        <Card title={t('department.lateTitle')}>
          {late.slice(0, 20).map((one) => (
            <p key={one.id}>
              <Link to={to(`evaluation/tasks/${one.id}`)}>{one.title}</Link> · {one.agencyName} · {t('fact.dueOn')}{' '}
              <DateText value={one.reportDueOn} full />
            </p>
          ))}
        </Card>
      )}
    </>
  );
}
