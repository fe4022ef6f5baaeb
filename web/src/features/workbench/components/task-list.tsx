import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useYearPath } from '../../../lib/use-year.js';
import { DateText, Due } from '../../../ui/index.js';
import type { Task, TaskGroup } from '../model/task.js';

const SHAPE = { OVERDUE: 'RED', SOON: 'AMBER', LATER: 'NONE' } as const;
const NAMED = 3;

/** What must be done, by when, and why it came back. The first line carries the page's one filled button. */
export function TaskList({ groups }: { groups: TaskGroup[] }) {
  return (
    <ol className="workbench-tasks">
      {groups.map((group, index) => (
        <TaskLine key={group.key} group={group} first={index === 0} />
      ))}
    </ol>
  );
}

function TaskLine({ group, first }: { group: TaskGroup; first: boolean }) {
  const { t } = useTranslation('workbench');
  const address = useTaskAddress();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const { tasks, kind, urgency } = group;
  const task = tasks[0]!;
  const many = tasks.length > 1;
  const returned = task.returnedReason;
  return (
    <li data-urgency={urgency}>
      <div className="workbench-task">
        <span className="workbench-mark" data-level={SHAPE[urgency]} aria-hidden="true" />
        <div className="workbench-what">
          <b>{t(`task.${kind}.title`, { defaultValue: kind })}</b>
          {many && <span className="jx-strong"> {t('count', { count: tasks.length })}</span>}
          <span className="jx-muted workbench-subject">
            {many
              ? tasks
                  .slice(0, NAMED)
                  .map(({ subjectTitle }) => subjectTitle)
                  .join(t('comma'))
              : task.subjectTitle}
            {tasks.length > NAMED && t('andMore', { count: tasks.length })}
          </span>
          {returned && (
            <div className="workbench-reason">
              {t('quoted', { text: returned })}
              {task.returnedBy && <span className="jx-muted"> {t('returnedBy', { who: task.returnedBy })}</span>}
            </div>
          )}
        </div>
        <div className="workbench-due">
          <Due date={task.dueOn} />
          {task.dueOn && <DateText value={task.dueOn} />}
        </div>
        <Button
          type={first ? 'primary' : 'default'}
          size={first ? 'middle' : 'small'}
          aria-expanded={many ? open : undefined}
          onClick={() => (many ? setOpen(!open) : void navigate(address(task)))}
        >
          {many
            ? t(open ? 'fold' : 'unfold')
            : t(returned ? 'correct' : `task.${kind}.act`, { defaultValue: t('open') })}
        </Button>
      </div>
      {many && open && <Subjects tasks={tasks} />}
    </li>
  );
}

function Subjects({ tasks }: { tasks: Task[] }) {
  const address = useTaskAddress();
  return (
    <ul className="workbench-subjects">
      {tasks.map((task) => (
        <li key={task.id}>
          <Link to={address(task)}>{task.subjectTitle}</Link> <span className="jx-note">{task.agencyName}</span>
        </li>
      ))}
    </ul>
  );
}

/** Addresses with a leading slash are whole; others stand under the year. */
function useTaskAddress(): (task: Task) => string {
  const path = useYearPath();
  return (task) => (task.url.startsWith('/') ? task.url : path(task.url));
}
