import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/format.js';
import { usePermission, useToday, useViewer } from '../../../lib/session.js';
import { useUrlFilters } from '../../../lib/use-url-filters.js';
import { useYear } from '../../../lib/use-year.js';
import { Card, EmptyState, ErrorPanel, PageBody, PageHead, TableSkeleton } from '../../../ui/index.js';
import { LoopOfYear } from '../components/loop-of-year.js';
import { MyProjects } from '../components/my-projects.js';
import { TaskList } from '../components/task-list.js';
import { WORKBENCH_QUERY } from '../data/workbench.graphql.js';
import { groupTasks, urgencyOf, type Task, type Urgency } from '../model/task.js';

const PILES = ['ALL', 'OVERDUE', 'SOON', 'LATER'] as const;
type Pile = (typeof PILES)[number];

export default function WorkbenchPage() {
  const { t } = useTranslation('workbench');
  const year = useYear();
  const today = useToday();
  const format = useFormat();
  const { seat } = useViewer();
  const readsProjects = usePermission('project.read');
  const [{ pile }, setPile] = useUrlFilters({ pile: 'ALL' });
  const { data, loading, error, refetch } = useQuery(WORKBENCH_QUERY, { variables: { year } });
  const tasks = data?.workbench.tasks;
  const counts = countPiles(tasks ?? [], today);
  const shown = (tasks ?? []).filter((task) => pile === 'ALL' || urgencyOf(task, today) === pile);

  return (
    <>
      <PageHead
        title={t('title', { count: tasks?.length ?? 0 })}
        tabTitle={t('tab')}
        state={format.dateFull(today)}
        question={tasks && <Question tasks={tasks} counts={counts} />}
        tabs={<Piles pile={pile as Pile} counts={counts} onChoose={(one) => setPile({ pile: one })} />}
      />
      <PageBody>
        <Card flush>
          {error && !tasks ? (
            <ErrorPanel error={error} onRetry={() => void refetch()} />
          ) : loading && !tasks ? (
            <TableSkeleton rows={4} columns={4} />
          ) : shown.length === 0 ? (
            <EmptyState title={t('none.title')} text={t('none.text', { year, seat: seat?.title ?? '' })} />
          ) : (
            <TaskList groups={groupTasks(shown, today)} />
          )}
        </Card>
        {readsProjects && <LoopOfYear />}
        {readsProjects && <MyProjects />}
      </PageBody>
    </>
  );
}

function Question({ tasks, counts }: { tasks: Task[]; counts: Record<Pile, number> }) {
  const { t } = useTranslation('workbench');
  const format = useFormat();
  const today = useToday();
  const next = tasks
    .map(({ dueOn }) => dueOn)
    .filter((date): date is string => date !== null && date >= today)
    .sort()[0];
  const returned = tasks.filter(({ returnedReason }) => returnedReason).length;
  return (
    <>
      {counts.OVERDUE > 0 && <b className="jx-red">{t('question.overdue', { count: counts.OVERDUE })} </b>}
      {returned > 0 && <span>{t('question.returned', { count: returned })} </span>}
      {counts.SOON > 0 && <span>{t('question.soon', { count: counts.SOON })} </span>}
      {next && <span>{t('question.next', { date: format.date(next, Number(today.slice(0, 4))) })}</span>}
    </>
  );
}

interface PilesProps {
  pile: Pile;
  counts: Record<Pile, number>;
  onChoose: (pile: Pile) => void;
}

function Piles({ pile, counts, onChoose }: PilesProps) {
  const { t } = useTranslation('workbench');
  return (
    <div className="jx-chips" role="group" aria-label={t('piles')}>
      {PILES.map((one) => (
        <button key={one} type="button" className="jx-chip" aria-pressed={one === pile} onClick={() => onChoose(one)}>
          {t(`pile.${one}`)} {counts[one]}
        </button>
      ))}
    </div>
  );
}

function countPiles(tasks: readonly Task[], today: string): Record<Pile, number> {
  const of = (urgency: Urgency) => tasks.filter((task) => urgencyOf(task, today) === urgency).length;
  return { ALL: tasks.length, OVERDUE: of('OVERDUE'), SOON: of('SOON'), LATER: of('LATER') };
}
