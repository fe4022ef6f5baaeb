import type { ScopedObjective } from '@jixiao/shared';

/** A round with what it has come to, as far as the actor sees. */
export interface RoundRecord {
  id: string;
  budgetYear: number;
  name: string;
  kind: 'PERIODIC' | 'DAILY' | 'CLEARING';
  periodFrom: string;
  periodTo: string;
  dueOn: string;
  state: string;
  scope: unknown;
  parameters: unknown;
  openedOn: string | null;
  closedOn: string | null;
  closingNote: string | null;
  reportedOn: string | null;
  reportNote: string | null;
  jobState: string | null;
  jobDone: number | null;
  jobTotal: number | null;
  jobError: { code: string; refusals?: unknown } | null;
  version: number;
  /** As many as were asked for, or more where more were chosen. */
  owed: number;
  sheets: number;
  filed: number;
  accepted: number;
}

/** A round as its workflow moves it. */
export interface RoundRow {
  id: string;
  version: number;
  state: string;
  title: string;
  budgetYear: number;
  kind: RoundRecord['kind'];
  periodFrom: string;
  periodTo: string;
  dueOn: string;
  scope: unknown;
}

/** An approved objective of the year that a round may watch. */
export interface CandidateRecord extends ScopedObjective {
  objectiveId: string;
  versionId: string;
  name: string;
  agencyId: string;
  agencyName: string;
  /** The first-level unit that answers for it. */
  unitId: string | null;
}

/** What a first-level unit owes in a round, and how far it has come. */
export interface RoundUnitRecord {
  id: string;
  roundId: string;
  roundName: string;
  roundState: string;
  dueOn: string;
  budgetYear: number;
  scope: unknown;
  agencyId: string;
  agencyName: string;
  eligibleCount: number;
  requiredCount: number;
  exemptReason: string | null;
  shortfallReason: string | null;
  finishedOn: string | null;
  chosenObjectiveIds: string[];
  version: number;
  sheets: number;
  filed: number;
  accepted: number;
  owed: number;
  missing: number;
  /** Sum of the sheets' approved amounts. */
  amount: string;
  clerk: string | null;
  /** Since when nobody sits there; null where somebody does. */
  vacantSince: string | null;
  head: string | null;
  reminders: number;
  lastReminderOn: string | null;
  lastReminderStage: string | null;
  lastReminderRole: string | null;
}

/** One sheet as the picture of the round shows it. */
export interface RoundSheetRecord {
  id: string;
  name: string;
  objectType: string;
  agencyId: string;
  agencyName: string;
  state: string;
  light: string | null;
  budget: string;
  executed: string;
  goalRate: string | null;
  goalGap: string | null;
  disposal: string | null;
  disposalNote: string | null;
  disposedOn: string | null;
  disposalEndedOn: string | null;
  submittedOn: string | null;
  fundKinds: string[];
  /** What the payments say now of the same period, and to this day. Null for an object that is no project. */
  paidInPeriod: string | null;
  paidToDate: string | null;
}

/** A secret item: its code and its unit, nothing else. */
export interface ExemptItemRecord {
  id: string;
  code: string;
  agencyName: string;
}
