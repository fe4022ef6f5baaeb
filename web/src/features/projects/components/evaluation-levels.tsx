import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { usePermission } from '../../../lib/session.js';
import { useYearPath } from '../../../lib/use-year.js';
import { Card, GradeTag, KeyFigures, StateTag } from '../../../ui/index.js';
import { LEVELS } from '../data/levels.graphql.js';

/** Self, department, finance in one row; what rests on no self-evaluation is marked. */
export function EvaluationLevels({ projectId }: { projectId: string }) {
  const { t } = useTranslation('evaluation-tasks');
  const to = useYearPath();
  const reads = usePermission('evaluation.read');
  const { data } = useQuery(LEVELS, { variables: { id: projectId }, skip: !reads });
  const levels = data?.project.evaluationLevels ?? [];
  if (levels.length === 0) return null;
  return (
    <Card title={t('levels.title')}>
      <KeyFigures
        items={['SELF', 'DEPARTMENT', 'FINANCE'].map((level) => {
          const own = levels.filter((one) => one.level === level);
          return {
            key: level,
            label: t(`levels.${level}`),
            value:
              own.length === 0 ? (
                <span className="jx-muted">{t('levels.none')}</span>
              ) : (
                own.map((one) => (
                  <div key={one.id}>
                    <Link to={to(`evaluation/${level === 'SELF' ? 'self' : 'tasks'}/${one.id}`)}>
                      {one.grade ? (
                        <GradeTag grade={one.grade} label={one.gradeLabel} score={one.score} />
                      ) : (
                        <StateTag ns="evaluation" state={one.state} />
                      )}
                    </Link>
                  </div>
                ))
              ),
            note: own.map((one) => (
              <div key={one.id}>
                {t('levels.year', { year: one.year })}{' '}
                {!one.restsOnSelfEvaluation && <span className="jx-amber">{t('levels.noBasis')}</span>}
              </div>
            )),
          };
        })}
      />
    </Card>
  );
}
