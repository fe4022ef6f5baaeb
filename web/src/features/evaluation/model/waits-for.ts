/** Who has the next step of an evaluation. */
export type Waiting = 'ORGANISER' | 'EVALUATOR' | 'UNIT' | 'NOBODY';

const BY_STATE: Readonly<Record<string, Waiting>> = {
  LISTED: 'ORGANISER',
  NOTIFIED: 'EVALUATOR',
  PLAN_DRAFTED: 'ORGANISER',
  PLAN_APPROVED: 'EVALUATOR',
  FIELD_WORK: 'EVALUATOR',
  DRAFT_REPORT: 'ORGANISER',
  EXCHANGING_OPINIONS: 'UNIT',
  REPORT_FINAL: 'ORGANISER',
  GRADED: 'ORGANISER',
  FEEDBACK_SENT: 'UNIT',
  CLOSED: 'ORGANISER',
};

export const waitsFor = (state: string): Waiting => BY_STATE[state] ?? 'NOBODY';

/** The office that stands for whoever has the next step where no name is known: the organiser is a department or the bureau. */
export const officeOf = (task: { state: string; kind: string }): string =>
  waitsFor(task.state) === 'ORGANISER' && task.kind === 'FINANCE' ? 'BUREAU' : waitsFor(task.state);

interface Named {
  readonly state: string;
  readonly agencyName: string;
  readonly firmName: string | null;
  readonly members: readonly { readonly personName: string; readonly isLeader: boolean }[];
}

/** The name behind it; null where only the office is known. */
export function whoWaits(task: Named): string | null {
  switch (waitsFor(task.state)) {
    case 'EVALUATOR':
      return task.firmName ?? task.members.find(({ isLeader }) => isLeader)?.personName ?? null;
    case 'UNIT':
      return task.agencyName;
    default:
      return null;
  }
}
