import { gql, type TypedDocumentNode } from '@apollo/client';
import type { Board, Choice, DeliveredReport, Reminder, Round, RoundUnit } from './rounds.types.js';

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
    owed
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

const BOARD = gql`
  fragment BoardParts on MonitoringBoard {
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
  ${ROUND}
  ${UNIT}
`;

export const BOARD_QUERY: TypedDocumentNode<{ monitoringBoard: Board }, { roundId: string }> = gql`
  query MonitoringBoard($roundId: ID!) {
    monitoringBoard(roundId: $roundId) {
      ...BoardParts
    }
  }
  ${BOARD}
`;

/** What one first-level unit answers for in a round, and the report that it has delivered. */
export const DEPARTMENT_QUERY: TypedDocumentNode<
  { monitoringBoard: Board; monitoringDepartmentReport: DeliveredReport | null },
  { roundId: string; unitId: string }
> = gql`
  query MonitoringDepartment($roundId: ID!, $unitId: ID!) {
    monitoringBoard(roundId: $roundId, unitId: $unitId) {
      ...BoardParts
    }
    monitoringDepartmentReport(roundId: $roundId, unitId: $unitId) {
      id
      title
      deliveredOn
    }
  }
  ${BOARD}
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

export const SCOPE_RULES: TypedDocumentNode<{ ruleParameters: { code: string; value: string }[] }, { year: number }> =
  gql`
    query MonitoringScopeRules($year: Int!) {
      ruleParameters(year: $year) {
        code
        value
      }
    }
  `;
