import { Exact } from '@jixiao/shared';
import { useTranslation } from 'react-i18next';
import { DateText, GradeTag, Num } from '../../../ui/index.js';
import type { EvaluationTask } from '../data/tasks.graphql.js';
import { ranges, type ScoreDraft, wantsOf } from '../model/score-draft.js';
import { officeOf, waitsFor, whoWaits } from '../model/waits-for.js';

const BLOCKS = ['DECISION', 'PROCESS', 'OUTPUT', 'OUTCOME'];

const BEFORE_FIELD = ['LISTED', 'NOTIFIED', 'PLAN_DRAFTED', 'PLAN_APPROVED'];
const MOST_MISSING = 12;

interface TaskSideProps {
  task: EvaluationTask;
  /** The rows as they stand on screen, saved or not. */
  rows: readonly Pick<ScoreDraft, 'id' | 'level1' | 'name' | 'weight' | 'score' | 'evidence' | 'reason'>[];
  toRow: (id: string) => void;
}

/** Beside the sheet: who waits for whom, the sum as it stands, what is missing. */
export function TaskSide({ task, rows, toRow }: TaskSideProps) {
  const { t } = useTranslation(['evaluation-tasks', 'evaluation']);
  const waiting = waitsFor(task.state);
  const who = whoWaits(task);
  const scored = rows.filter(({ score }) => score !== null);
  const sum = scored.reduce((total, { score }) => total.plus(score!), new Exact(0));
  const judged = scored.reduce((total, { weight }) => total.plus(weight), new Exact(0));
  const blocks = BLOCKS.map((block) =>
    scored
      .filter(({ level1 }) => level1 === block)
      .reduce((total, { score }) => total.plus(score!), new Exact(0))
      .toFixed(2),
  );
  const missing = rows.map((row) => ({ row, wants: wantsOf(row) })).filter(({ wants }) => wants.length > 0);
  const isStated = scored.length === 0 && task.totalScore !== null;
  return (
    <div className="et-side">
      <section>
        <h3>{t('side.waits')}</h3>
        <div>{t(`waits.${waiting}`, { name: who ?? t(`waitsName.${officeOf(task)}`) })}</div>
        {waiting !== 'NOBODY' && (
          <div className="jx-note">
            {t('side.since')} <DateText value={task.stateSince} full />
          </div>
        )}
      </section>
      {rows.length > 0 && (
        <section>
          <h3>{t('side.total')}</h3>
          <div>
            <span className="et-total">
              <Num
                value={isStated ? task.totalScore : scored.length > 0 ? sum.toFixed(2) : null}
                dp={2}
                missing="NOT_SCORED"
              />
            </span>{' '}
            {!isStated && <span className="jx-muted">{t('side.judged', { judged: judged.toString() })}</span>}
          </div>
          {isStated && <div className="jx-note">{t('sheet.asStated')}</div>}
          {scored.length > 0 && <div className="jx-note">{`${blocks.join(' + ')} = ${sum.toFixed(2)}`}</div>}
          <div>
            {t('side.grade')} <GradeTag grade={task.grade} label={task.gradeLabel} />
          </div>
        </section>
      )}
      {task.state === 'FIELD_WORK' && missing.length > 0 && (
        <section>
          <h3>
            {t('side.missing')} <span className="jx-note">{t('side.missingCount', { count: missing.length })}</span>
          </h3>
          <ul>
            {missing.slice(0, MOST_MISSING).map(({ row, wants }) => (
              <li key={row.id}>
                <span className="jx-amber">▲</span>{' '}
                <button type="button" className="jx-linkish" onClick={() => toRow(row.id)}>
                  {row.name}
                </button>{' '}
                {wants.map((want) => t(`side.${want}`)).join(t('evaluation:comma'))}
              </li>
            ))}
            {missing.length > MOST_MISSING && (
              <li className="jx-muted">{t('side.more', { count: missing.length - MOST_MISSING })}</li>
            )}
          </ul>
        </section>
      )}
      {!BEFORE_FIELD.includes(task.state) && task.checks.length > 0 && rows.length > 0 && !isStated && (
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
                  <span className="jx-note">
                    {' '}
                    {t('side.at', { rows: ranges(check.at, '–', t('evaluation:comma')) })}
                  </span>
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
