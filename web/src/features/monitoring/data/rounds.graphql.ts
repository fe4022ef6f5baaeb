import { gql, type TypedDocumentNode } from '@apollo/client';
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

const ROUND = gql`
  fragment RoundParts on MonitoringRound {
    id
    budgetYear
    name
    kind
    periodFrom
    periodTo
    dueOn
    state
    openedOn
    closedOn
    closingNote
    reportedOn
    reportNote
    version
    sheets
    filed
    accepted
    scope {
      objects
      leastAmount
      fundKinds
      leastPerUnit
      agencyIds
      projectIds
    }
    opening {
      state
      done
      total
      error
    }
    availableActions {
      action
      allowed
      refusals {
        code
        field
        params
        wayOut
      }
    }
  }
`;

const UNIT = gql`
  fragment RoundUnitParts on MonitoringRoundUnit {
    id
    roundId
    roundName
    roundState
    dueOn
    agencyId
    agencyName
    eligibleCount
    requiredCount
    exemptReason
    shortfallReason
    finishedOn
    chosenObjectiveIds
    version
    owed
    sheets
    filed
    missing
    amount
    clerk
    vacantSince
    head
    reminders
    lastReminderOn
    lastReminderStage
    lastReminderRole
    scope {
      leastPerUnit
    }
  }
`;

export const ROUNDS_QUERY: TypedDocumentNode<{ monitoringRounds: Round[] }, { year: number }> = gql`
  query MonitoringRounds($year: Int!) {
    monitoringRounds(year: $year) {
      ...RoundParts
    }
  }
  ${ROUND}
`;

export const ROUND_QUERY: TypedDocumentNode<{ monitoringRound: Round }, { id: string }> = gql`
  query MonitoringRound($id: ID!) {
    monitoringRound(id: $id) {
      ...RoundParts
    }
  }
  ${ROUND}
`;

export const BOARD_QUERY: TypedDocumentNode<{ monitoringBoard: Board }, { roundId: string }> = gql`
  query MonitoringBoard($roundId: ID!) {
    monitoringBoard(roundId: $roundId) {
      round {
        ...RoundParts
      }
      timeProgress
      yellowGap
      redGap
      owed
      filed
      unitsMissing
      vacantSeats
      green
      yellow
      red
      undecided
      budget
      executed
      rate
      late
      lateSheets
      liveExecuted
      liveRate
      lastImportOn
      byFund {
        key
        owed
        filed
        amount
      }
      byState {
        key
        owed
        filed
        amount
      }
      sheets {
        id
        name
        agencyId
        agencyName
        state
        isFiled
        light
        budget
        executed
        executionRate
        gap
        goalRate
        goalGap
        quadrant
        disposal
        disposalNote
        disposedOn
        disposalEndedOn
        submittedOn
        lateDifference
        liveRate
      }
      units {
        ...RoundUnitParts
      }
      exemptItems {
        id
        code
        agencyName
      }
    }
  }
  ${ROUND}
  ${UNIT}
`;

export const ROUND_UNIT_QUERY: TypedDocumentNode<
  { monitoringRoundUnit: RoundUnit; monitoringChoices: Choice[] },
  { id: string }
> = gql`
  query MonitoringRoundUnit($id: ID!) {
    monitoringRoundUnit(id: $id) {
      ...RoundUnitParts
    }
    monitoringChoices(roundUnitId: $id) {
      objectiveId
      name
      agencyName
      amount
      fundKinds
      hasSheet
    }
  }
  ${UNIT}
`;

export const REMINDERS_QUERY: TypedDocumentNode<{ monitoringReminders: Reminder[] }, { roundId: string }> = gql`
  query MonitoringReminders($roundId: ID!) {
    monitoringReminders(roundId: $roundId) {
      id
      subjectTitle
      agencyName
      role
      addressee
      stage
      dueOn
      sentOn
      isAutomatic
    }
  }
`;

export const PLAN_ROUND: TypedDocumentNode<{ planMonitoringRound: Round }> = gql`
  mutation PlanMonitoringRound($input: PlanRoundInput!) {
    planMonitoringRound(input: $input) {
      ...RoundParts
    }
  }
  ${ROUND}
`;

export const EDIT_ROUND: TypedDocumentNode<{ editMonitoringRound: Round }> = gql`
  mutation EditMonitoringRound($input: EditRoundInput!) {
    editMonitoringRound(input: $input) {
      ...RoundParts
    }
  }
  ${ROUND}
`;

export const START_ROUND: TypedDocumentNode<{ startMonitoringRound: Round }> = gql`
  mutation StartMonitoringRound($input: MoveRoundInput!) {
    startMonitoringRound(input: $input) {
      ...RoundParts
    }
  }
  ${ROUND}
`;

export const CANCEL_OPENING: TypedDocumentNode<{ cancelMonitoringRoundOpening: Round }, { id: string }> = gql`
  mutation CancelMonitoringRoundOpening($id: ID!) {
    cancelMonitoringRoundOpening(id: $id) {
      ...RoundParts
    }
  }
  ${ROUND}
`;

export const CLOSE_ROUND: TypedDocumentNode<{ closeMonitoringRound: Round }> = gql`
  mutation CloseMonitoringRound($input: CloseRoundInput!) {
    closeMonitoringRound(input: $input) {
      ...RoundParts
    }
  }
  ${ROUND}
`;

export const REPORT_ROUND: TypedDocumentNode<{ reportMonitoringRound: Round }> = gql`
  mutation ReportMonitoringRound($input: MoveRoundInput!) {
    reportMonitoringRound(input: $input) {
      ...RoundParts
    }
  }
  ${ROUND}
`;

export const CHOOSE: TypedDocumentNode<{ chooseMonitoredProjects: RoundUnit }> = gql`
  mutation ChooseMonitoredProjects($input: ChooseObjectsInput!) {
    chooseMonitoredProjects(input: $input) {
      ...RoundUnitParts
    }
  }
  ${UNIT}
`;

export const PRESS: TypedDocumentNode<{ pressForMonitoringSheets: number }> = gql`
  mutation PressForMonitoringSheets($input: PressForSheetsInput!) {
    pressForMonitoringSheets(input: $input)
  }
`;
