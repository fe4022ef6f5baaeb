import { sumMoney } from '@jixiao/shared';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useYearPath } from '../../../lib/use-year.js';
import { Card, DateText, Due, GradeTag } from '../../../ui/index.js';
import type { EvaluationTask } from '../data/tasks.graphql.js';
import { StatedMoney } from './stated-money.js';

/** What is evaluated, why, on what it rests. */
export function TaskFacts({ task }: { task: EvaluationTask }) {
  const { t } = useTranslation(['evaluation-tasks', 'evaluation']);
  const to = useYearPath();
  return (
    <Card title={t('evaluation:task.facts')}>
      <dl className="et-facts">
        <div>
          <dt>{t('evaluation:column.agency')}</dt>
          <dd>{task.agencyName}</dd>
        </div>
        <div>
          <dt>{t('fact.object')}</dt>
          <dd>{t(`object.${task.objectType}`)}</dd>
        </div>
        <div>
          <dt>{t('evaluation:column.amount')}</dt>
          <dd>
            <StatedMoney value={task.amount} unit />
          </dd>
        </div>
        <div>
          <dt>{t('fact.year')}</dt>
          <dd>{task.subjectYear}</dd>
        </div>
        <div>
          <dt>{t('fact.basis')}</dt>
          <dd>
            {task.selfEvaluationId ? (
              <Link to={to(`evaluation/self/${task.selfEvaluationId}`)}>{t('fact.self')}</Link>
            ) : (
              <span className={task.objectType === 'PROJECT' ? 'jx-amber' : 'jx-muted'}>{t('fact.noSelf')}</span>
            )}
          </dd>
        </div>
        <div>
          <dt>{t('fact.plan')}</dt>
          <dd>{t(task.isPlanned ? 'fact.planned' : 'fact.unplanned')}</dd>
        </div>
        {task.isPart && (
          <div>
            <dt>{t('fact.part')}</dt>
            <dd>
              {t('fact.partOf', { items: task.items.length })}{' '}
              <StatedMoney value={sumMoney(task.items.map(({ amount }) => amount))} unit />
            </dd>
          </div>
        )}
        {task.noticeNo && (
          <div>
            <dt>{t('evaluation:task.noticeNo')}</dt>
            <dd>{task.noticeNo}</dd>
          </div>
        )}
        {task.reportDueOn && (
          <div>
            <dt>{t('fact.dueOn')}</dt>
            <dd>
              <DateText value={task.reportDueOn} full /> {!task.handedInOn && <Due date={task.reportDueOn} />}
            </dd>
          </div>
        )}
        {task.handedInOn && (
          <div>
            <dt>{t('fact.handedIn')}</dt>
            <dd>
              <DateText value={task.handedInOn} full />
            </dd>
          </div>
        )}
        <div className="et-wide">
          <dt>{t('evaluation:start.reason')}</dt>
          <dd>{task.selectionReason}</dd>
        </div>
        {task.revisionReason && (
          <div className="et-wide">
            <dt>{t('fact.revision')}</dt>
            <dd className="jx-amber">{task.revisionReason}</dd>
          </div>
        )}
        {task.use.uses.length > 0 && (
          <div className="et-wide">
            <dt>{t('fact.use')}</dt>
            <dd>{task.use.uses.join('；')}</dd>
          </div>
        )}
      </dl>
      {task.chain.length > 1 && (
        <ul className="et-talk" style={{ marginTop: 12 }} aria-label={t('fact.chain')}>
          {task.chain.map((one) => (
            <li key={one.id} style={{ padding: '4px 0' }}>
              {one.workYear} ·{' '}
              {one.id === task.id ? one.title : <Link to={to(`evaluation/tasks/${one.id}`)}>{one.title}</Link>}{' '}
              <GradeTag grade={one.grade} label={one.gradeLabel} score={one.totalScore} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
