import { gql, type TypedDocumentNode } from '@apollo/client';
import type { AlertParameters, Direction, Likelihood } from '@jixiao/shared';
import type { Connection } from '../../../lib/connection.js';
import type { SheetDisposal } from './follow-up.graphql.js';
import type { Refusal } from '../../../lib/domain-error.js';

export interface SheetSummary {
  id: string;
  objectName: string;
  agencyName: string;
  roundName: string;
  state: string;
  light: string | null;
  adjustedBudget: string;
  executedAmount: string;
  disposal: string | null;
}

export interface SheetRow {
  id: string;
  ordinal: number;
  level1: string;
  level2: string;
  name: string;
  direction: Direction;
  targetValue: string | null;
  targetText: string | null;
  targetOn: string | null;
  unit: string | null;
  actualValue: string | null;
  weight: string;
  actualText: string | null;
  actualOn: string | null;
  actualYes: boolean | null;
  isNotDue: boolean;
  stageTarget: string | null;
  forecastValue: string | null;
  forecastText: string | null;
  likelihood: Likelihood | null;
  causeCodes: string[];
  causeText: string | null;
  divisionComment: string | null;
}

export interface SheetMoney {
  id: string;
  source: string;
  originalBudget: string;
  adjustedBudget: string;
  executedAmount: string;
  forecastAmount: string | null;
}

export interface SheetTask {
  id: string;
  ordinal: number;
  name: string;
  originalBudget: string;
  executedAmount: string;
  forecastAmount: string | null;
  note: string | null;
}

export interface Sheet extends SheetSummary {
  version: number;
  agencyId: string;
  objectType: string;
  objectiveId: string;
  projectId: string | null;
  periodFrom: string;
  periodTo: string;
  dueOn: string;
  originalBudget: string;
  forecastAmount: string | null;
  forecastBasis: string | null;
  forecastNote: string | null;
  trendAmount: string;
  rules: AlertParameters;
  executionSource: 'PAYMENTS' | 'TYPED';
  typedReason: string | null;
  paidAmount: string | null;
  liveExecution: { difference: string | null; paidToDate: string | null; rate: string | null };
  reconciledOn: string | null;
  quietSince: string | null;
  executionReason: string | null;
  suggestions: string | null;
  filledByName: string | null;
  unitRating: string | null;
  departmentComment: string | null;
  divisionRating: string | null;
  divisionRatingReason: string | null;
  divisionComment: string | null;
  goalRate: string | null;
  moneys: SheetMoney[];
  tasks: SheetTask[];
  coverage: { monitored: number; owed: number; monitoredAmount: string; owedAmount: string } | null;
  causeCodes: string[];
  causeText: string | null;
  measures: string | null;
  disposalNote: string | null;
  disposalRecord: SheetDisposal | null;
  returnedReason: string | null;
  returnedBy: string | null;
  reasons: { code: string; params: Record<string, string | number | null> | null }[];
  rows: SheetRow[];
  availableActions: { action: string; allowed: boolean; refusals: Refusal[] }[];
}

const SHEET = gql`
  fragment SheetParts on MonitoringSheet {
    id
    version
    agencyId
    agencyName
    objectType
    objectiveId
    projectId
    objectName
    roundName
    periodFrom
    periodTo
    dueOn
    state
    light
    originalBudget
    adjustedBudget
    executedAmount
    forecastAmount
    forecastBasis
    forecastNote
    trendAmount
    rules
    executionSource
    typedReason
    paidAmount
    liveExecution {
      difference
      paidToDate
      rate
    }
    reconciledOn
    quietSince
    executionReason
    suggestions
    filledByName
    unitRating
    departmentComment
    divisionRating
    divisionRatingReason
    divisionComment
    goalRate
    moneys {
      id
      source
      originalBudget
      adjustedBudget
      executedAmount
      forecastAmount
    }
    tasks {
      id
      ordinal
      name
      originalBudget
      executedAmount
      forecastAmount
      note
    }
    coverage {
      monitored
      owed
      monitoredAmount
      owedAmount
    }
    causeCodes
    causeText
    measures
    disposal
    disposalNote
    disposalRecord {
      id
      kind
      state
      dueOn
      ownerName
      endedOn
    }
    returnedReason
    returnedBy
    reasons {
      code
      params
    }
    rows {
      id
      ordinal
      level1
      level2
      name
      direction
      targetValue
      targetText
      targetOn
      unit
      weight
      actualValue
      actualText
      actualOn
      actualYes
      isNotDue
      stageTarget
      forecastValue
      forecastText
      likelihood
      causeCodes
      causeText
      divisionComment
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

export const MONITORING_QUERY: TypedDocumentNode<{ monitoringSheets: Connection<SheetSummary> }> = gql`
  query MonitoringSheets($year: Int!, $text: String, $light: String, $state: String, $first: Int, $after: String) {
    monitoringSheets(year: $year, text: $text, light: $light, state: $state, first: $first, after: $after) {
      totalCount
      pageInfo {
        endCursor
        hasNextPage
      }
      nodes {
        id
        objectName
        agencyName
        roundName
        state
        light
        adjustedBudget
        executedAmount
        disposal
      }
    }
  }
`;

export const SHEET_QUERY: TypedDocumentNode<{ monitoringSheet: Sheet }, { id: string }> = gql`
  query MonitoringSheet($id: ID!) {
    monitoringSheet(id: $id) {
      ...SheetParts
    }
  }
  ${SHEET}
`;

export const SAVE_SHEET: TypedDocumentNode<{ saveMonitoringSheet: Sheet }> = gql`
  mutation SaveMonitoringSheet($input: SaveMonitoringSheetInput!) {
    saveMonitoringSheet(input: $input) {
      ...SheetParts
    }
  }
  ${SHEET}
`;

export const MOVE_SHEET: TypedDocumentNode<{ moveMonitoringSheet: Sheet }> = gql`
  mutation MoveMonitoringSheet($input: MoveMonitoringSheetInput!) {
    moveMonitoringSheet(input: $input) {
      ...SheetParts
    }
  }
  ${SHEET}
`;

export const RATE_SHEET: TypedDocumentNode<{ rateMonitoringSheet: Sheet }> = gql`
  mutation RateMonitoringSheet($input: RateMonitoringSheetInput!) {
    rateMonitoringSheet(input: $input) {
      ...SheetParts
    }
  }
  ${SHEET}
`;

export const RECONCILE_EXECUTION: TypedDocumentNode<{ reconcileMonitoringExecution: Sheet }> = gql`
  mutation ReconcileMonitoringExecution($input: ReconcileMonitoringExecutionInput!) {
    reconcileMonitoringExecution(input: $input) {
      ...SheetParts
    }
  }
  ${SHEET}
`;
