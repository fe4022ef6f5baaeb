import { Exact } from '@jixiao/shared';
import { useTranslation } from 'react-i18next';
import { DateText, GradeTag, Num } from '../../../ui/index.js';
import type { EvaluationTask } from '../data/tasks.graphql.js';
import { waitsFor, whoWaits } from '../model/waits-for.js';

const BLOCKS = ['DECISION', 'PROCESS', 'OUTPUT', 'OUTCOME'];

/** Beside the sheet: who waits for whom, the sum as it stands, what is missing. */
export function TaskSide({ task, toRow }: { task: EvaluationTask; toRow: (id: string) => void }) {
  const { t } = useTranslation(['evaluation-tasks', 'evaluation']);
  const waiting = waitsFor(task.state);
  const who = whoWaits(task);
  const scored = task.rows.filter(({ score }) => score !== null);
  const sum = scored.reduce((total, { score }) => total.plus(score!), new Exact(0));
  const judged = scored.reduce((total, { weight }) => total.plus(weight), new Exact(0));
  const blocks = BLOCKS.map((block) =>
    scored
      .filter(({ level1 }) => level1 === block)
      .reduce((total, { score }) => total.plus(score!), new Exact(0))
      .toFixed(2),
  );
  const missing = task.rows.flatMap((row) => [
    ...(row.score === null ? [{ row, what: 'score' }] : []),
    ...(row.evidence?.trim() ? [] : [{ row, what: 'evidence' }]),
  ]);
  return (
    <div className="et-side">
      <section>
        <h3>{t('side.waits')}</h3>
        <div>{t(`waits.${waiting}`, { name: who ?? t(`waitsName.${waiting}`) })}</div>
        {waiting !== 'NOBODY' && (
          <div className="jx-note">
            {t('side.since')} <DateText value={task.stateSince} full />
          </div>
        )}
      </section>
      {task.rows.length > 0 && (
        <section>
          <h3>{t('side.total')}</h3>
          <div>
            <span className="et-total">
              <Num value={scored.length > 0 ? sum.toFixed(2) : null} dp={2} missing="NOT_SCORED" />
            </span>{' '}
            <span className="jx-muted">{t('side.judged', { judged: judged.toString() })}</span>
          </div>
          {scored.length > 0 && <div className="jx-note">{`${blocks.join(' + ')} = ${sum.toFixed(2)}`}</div>}
          <div>
            {t('side.grade')} <GradeTag grade={task.grade} label={task.gradeLabel} />
          </div>
        </section>
      )}
      {task.state === 'FIELD_WORK' && (
        <section>
          <h3>
            {t('side.missing')} <span className="jx-note">{t('side.missingCount', { count: missing.length })}</span>
          </h3>
          <ul>
            {missing.slice(0, 12).map(({ row, what }) => (
              <li key={`${row.id}/${what}`}>
                <span className="jx-amber">▲</span>{' '}
                <button type="button" className="jx-linkish" onClick={() => toRow(row.id)}>
                  {row.name}
                </button>{' '}
                {t(`side.${what}`)}
              </li>
            ))}
          </ul>
        </section>
      )}
      {!['LISTED', 'NOTIFIED', 'PLAN_DRAFTED', 'PLAN_APPROVED'].includes(task.state) && task.rows.length > 0 && (
        <section>
          <h3>{t('side.checks')}</h3>
          <ul>
            {task.checks.map((check) => (
              <li key={check.code}>
                <span className={check.passed ? 'jx-green' : check.isRequired ? 'jx-red' : 'jx-amber'}>
                  {check.passed ? '✓' : '×'}
                </span>{' '}
                {t(`check.${check.code}`)}
                {!check.passed && check.at.some((n) => n > 0) && (
                  <span className="jx-note"> {t('side.at', { rows: check.at.join('、') })}</span>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      {task.use.items > 0 && (
        <section>
          <h3>{t('side.corrections')}</h3>
          <div>{t('side.corrected', { closed: task.use.closedItems, items: task.use.items })}</div>
        </section>
      )}
    </div>
  );
}
