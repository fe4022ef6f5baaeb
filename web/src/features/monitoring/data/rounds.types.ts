import type { Refusal } from '../../../lib/domain-error.js';

export interface Scope {
  objects: string[];
  leastAmount: string | null;
  fundKinds: string[];
  leastPerUnit: number | null;
  agencyIds: string[];
  projectIds: string[];
}

export interface Round {
  id: string;
  budgetYear: number;
  name: string;
  kind: string;
  periodFrom: string;
  periodTo: string;
  dueOn: string;
  state: string;
  openedOn: string | null;
  closedOn: string | null;
  closingNote: string | null;
  reportedOn: string | null;
  reportNote: string | null;
  version: number;
  owed: number;
  sheets: number;
  filed: number;
  accepted: number;
  scope: Scope;
  opening: { state: string; done: number; total: number | null; error: { code: string } | null } | null;
  availableActions: { action: string; allowed: boolean; refusals: Refusal[] }[];
}

export interface BoardSheet {
  id: string;
  name: string;
  agencyId: string;
  agencyName: string;
  state: string;
  isFiled: boolean;
  light: 'GREEN' | 'YELLOW' | 'RED' | null;
  budget: string;
  executed: string;
  executionRate: string | null;
  gap: string | null;
  goalRate: string | null;
  goalGap: string | null;
  quadrant: 'NORMAL' | 'MONEY_SLOW' | 'GOAL_SLOW' | 'BOTH_SLOW' | null;
  disposal: string | null;
  disposalNote: string | null;
  disposedOn: string | null;
  disposalEndedOn: string | null;
  submittedOn: string | null;
  lateDifference: string | null;
  liveRate: string | null;
}

export interface RoundUnit {
  id: string;
  roundId: string;
  roundName: string;
  roundState: string;
  dueOn: string;
  agencyId: string;
  agencyName: string;
  eligibleCount: number;
  requiredCount: number;
  exemptReason: string | null;
  shortfallReason: string | null;
  finishedOn: string | null;
  chosenObjectiveIds: string[];
  version: number;
  owed: number;
  sheets: number;
  filed: number;
  missing: number;
  amount: string;
  clerk: string | null;
  vacantSince: string | null;
  head: string | null;
  reminders: number;
  lastReminderOn: string | null;
  lastReminderStage: string | null;
  lastReminderRole: string | null;
  scope: { leastPerUnit: number | null };
}

export interface BoardCount {
  key: string;
  owed: number;
  filed: number;
  amount: string;
}

export interface Board {
  round: Round;
  timeProgress: string;
  yellowGap: string;
  redGap: string;
  owed: number;
  filed: number;
  unitsMissing: number;
  vacantSeats: number;
  green: number;
  yellow: number;
  red: number;
  undecided: number;
  budget: string;
  executed: string;
  rate: string | null;
  late: string;
  lateSheets: number;
  liveExecuted: string;
  liveRate: string | null;
  lastImportOn: string | null;
  byFund: BoardCount[];
  byState: BoardCount[];
  sheets: BoardSheet[];
  units: RoundUnit[];
  exemptItems: { id: string; code: string; agencyName: string }[];
}

export interface DeliveredReport {
  id: string;
  title: string;
  deliveredOn: string;
}

export interface Choice {
  objectiveId: string;
  name: string;
  agencyName: string;
  amount: string;
  fundKinds: string[];
  hasSheet: boolean;
}

export interface Reminder {
  id: string;
  subjectTitle: string;
  agencyName: string;
  role: string;
  addressee: string | null;
  stage: string;
  dueOn: string;
  sentOn: string;
  isAutomatic: boolean;
}
