import { daysBetween } from '../../../lib/format.js';

export interface Task {
  id: string;
  kind: string;
  subjectType: string;
  subjectId: string;
  subjectTitle: string;
  agencyName: string;
  url: string;
  dueOn: string | null;
  returnedReason: string | null;
  returnedBy: string | null;
  openedAt: string;
}

/** How near a duty is. What came back is never "later": somebody waits for it. */
export type Urgency = 'OVERDUE' | 'SOON' | 'LATER';

const SOON_DAYS = 7;

export function urgencyOf(task: Pick<Task, 'dueOn' | 'returnedReason'>, today: string): Urgency {
  const left = task.dueOn ? daysBetween(today, task.dueOn) : null;
  if (left !== null && left < 0) return 'OVERDUE';
  if (task.returnedReason || (left !== null && left <= SOON_DAYS)) return 'SOON';
  return 'LATER';
}

export interface TaskGroup {
  key: string;
  kind: string;
  urgency: Urgency;
  tasks: Task[];
}

/**
 * Duties of one kind with one due date make one line (three monitoring sheets are one sitting); what came back, or is
 * late, keeps a line of its own with its reason.
 */
export function groupTasks(tasks: readonly Task[], today: string): TaskGroup[] {
  const groups = new Map<string, TaskGroup>();
  for (const task of tasks) {
    const urgency = urgencyOf(task, today);
    const alone = task.returnedReason !== null || urgency === 'OVERDUE';
    const key = alone ? task.id : `${task.kind}|${task.dueOn ?? ''}`;
    const group = groups.get(key) ?? { key, kind: task.kind, urgency, tasks: [] };
    group.tasks.push(task);
    groups.set(key, group);
  }
  return [...groups.values()].sort(byUrgency);
}

const ORDER: Record<Urgency, number> = { OVERDUE: 0, SOON: 1, LATER: 2 };

function byUrgency(a: TaskGroup, b: TaskGroup): number {
  const [first, second] = [a.tasks[0]!, b.tasks[0]!];
  return (
    ORDER[a.urgency] - ORDER[b.urgency] ||
    Number(second.returnedReason !== null) - Number(first.returnedReason !== null) ||
    (first.dueOn ?? '9999').localeCompare(second.dueOn ?? '9999')
  );
}
