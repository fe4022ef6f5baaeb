import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useYear, useYearPath } from '../../../lib/use-year.js';
import { Card, DateText, EmptyState, ErrorPanel, GradeTag, TableSkeleton } from '../../../ui/index.js';
import { TASK_LIST, type TaskSummary } from '../data/tasks.graphql.js';
import { officeOf, waitsFor, whoWaits } from '../model/waits-for.js';
import '../tasks.css';

/** Columns of the board from left to right, each with the states that stand in it. */
const COLUMNS: readonly [string, readonly string[]][] = [
  ['PLAN', ['LISTED']],
  ['NOTICE', ['NOTIFIED', 'PLAN_DRAFTED']],
  ['APPROVED', ['PLAN_APPROVED']],
  ['FIELD', ['FIELD_WORK']],
  ['REPORT', ['DRAFT_REPORT']],
  ['OPINION', ['EXCHANGING_OPINIONS']],
  ['FINAL', ['REPORT_FINAL', 'GRADED']],
  ['FEEDBACK', ['FEEDBACK_SENT']],
  ['DONE', ['CLOSED', 'ARCHIVED']],
];
const MOST = 200;
const SHOWN = 30;

/** Every evaluation where it stands, and who waits for whom since when. */
export function TaskBoard({ kind }: { kind: string }) {
  const { t } = useTranslation(['evaluation-tasks', 'evaluation']);
  const year = useYear();
  const { data, error, refetch } = useQuery(TASK_LIST, { variables: { year, kind, text: null, first: MOST } });
  if (error && !data) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return <TableSkeleton />;
  const { nodes, totalCount } = data.evaluationTasks;
  if (nodes.length === 0)
    return (
      <Card>
        <EmptyState title={t('evaluation:empty.task')} text={t('evaluation:empty.taskText')} />
      </Card>
    );
  return (
    <>
      {(totalCount ?? 0) > nodes.length && (
        <p className="jx-note">{t('board.most', { most: MOST, total: totalCount ?? 0 })}</p>
      )}
      <div
        className="et-board"
        style={{ gridTemplateColumns: COLUMNS.map(([, states]) => widthOf(nodes, states)).join(' ') }}
      >
        {COLUMNS.map(([key, states]) => {
          const tasks = nodes.filter(({ state }) => states.includes(state));
          return (
            <section className="et-column" key={key} data-empty={tasks.length === 0} aria-label={t(`board.${key}`)}>
              <h3>
                {t(`board.${key}`)} <span className="jx-muted">{tasks.length}</span>
              </h3>
              <ul>
                {tasks.slice(0, SHOWN).map((task) => (
                  <BoardCard key={task.id} task={task} />
                ))}
              </ul>
              {tasks.length > SHOWN && (
                <p className="jx-note">
                  <Link to={`?tab=${kind}&view=list`}>{t('board.more', { count: tasks.length - SHOWN })}</Link>
                </p>
              )}
            </section>
          );
        })}
      </div>
    </>
  );
}

/** A column with nothing in it takes little room. */
const widthOf = (nodes: readonly TaskSummary[], states: readonly string[]): string =>
  nodes.some(({ state }) => states.includes(state)) ? 'minmax(160px, 1fr)' : '84px';

function BoardCard({ task }: { task: TaskSummary }) {
  const { t } = useTranslation('evaluation-tasks');
  const to = useYearPath();
  const waiting = waitsFor(task.state);
  const isDone = ['CLOSED', 'ARCHIVED'].includes(task.state);
  return (
    <li className="et-card">
      <Link to={to(`evaluation/tasks/${task.id}`)} title={task.title}>
        {task.title}
      </Link>
      <div className="jx-note">{task.agencyName}</div>
      {task.grade && <GradeTag grade={task.grade} label={task.gradeLabel} score={task.totalScore} />}
      {!isDone && waiting !== 'NOBODY' && (
        <div className="jx-note">
          {t(`waits.${waiting}`, { name: whoWaits(task) ?? t(`waitsName.${officeOf(task)}`) })} · {t('side.since')}{' '}
          <DateText value={task.stateSince} />
        </div>
      )}
    </li>
  );
}
