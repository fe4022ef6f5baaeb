import { gql, type TypedDocumentNode } from '@apollo/client';
import type { Connection } from '../../../lib/connection.js';
import type { Refusal } from '../../../lib/domain-error.js';

export interface FundSummary {
  id: string;
  name: string;
  kind: string;
  documentNo: string;
  amount: string;
  receivedOn: string;
  officeName: string | null;
  competentAgencyName: string | null;
  detail: { positions: Position[] };
}

export interface Position {
  moveId: string | null;
  level: string;
  holder: string;
  amount: string;
  since: string;
  days: number;
  status: string;
}

export interface Fund extends Omit<FundSummary, 'detail'> {
  competentAgencyId: string | null;
  level: string;
  detail: {
    positions: Position[];
    traces: {
      id: string;
      level: string;
      holder: string;
      projectName: string | null;
      amount: string;
      movedOn: string;
      voucherNo: string;
    }[];
    users: { holder: string; projectName: string | null; paid: string; spent: string }[];
    confirmations: { periodTo: string; paidAmount: string; spentAmount: string; confirmedOn: string }[];
    unconfirmed: string[];
  };
}

export interface Statistic {
  kind: string;
  officeName: string | null;
  count: number;
  amount: string;
  allocated: string;
  reached: string;
  intermediate: string;
  held: string;
}

export interface TaggedProject {
  id: string;
  name: string;
  agencyName: string;
  state: string;
  budget: string;
  executed: string;
  executionRate: string | null;
  goalRate: string | null;
  delayedMilestones: number;
}

export interface ClearingItem {
  id: string;
  projectId: string;
  projectName: string;
  agencyName: string;
  budget: string;
  executed: string;
  executionRate: string | null;
  goalRate: string | null;
  isSlow: boolean;
  decision: string | null;
  reason: string | null;
  version: number;
}

export interface Clearing {
  id: string;
  name: string;
  openedOn: string;
  state: string;
  items: number;
  undecided: number;
  version: number;
  rows: ClearingItem[];
  availableActions: { action: string; allowed: boolean; refusals: Refusal[] }[];
}

export interface SpendingScope {
  id: string;
  projectId: string | null;
  projectName: string | null;
  fundTag: string | null;
  economicClasses: string[];
  purposes: string[];
  source: string;
  version: number;
}

const SCOPE = `id projectId projectName fundTag economicClasses purposes source version`;
const POSITIONS = `positions { moveId level holder amount since days status }`;
const FUND = `id name kind documentNo amount level receivedOn officeName competentAgencyId competentAgencyName
  detail { ${POSITIONS} traces { id level holder projectName amount movedOn voucherNo } users { holder projectName paid spent }
    confirmations { periodTo paidAmount spentAmount confirmedOn } unconfirmed }`;
const CLEARING = `id name openedOn state items undecided version
  rows { id projectId projectName agencyName budget executed executionRate goalRate isSlow decision reason version }
  availableActions { action allowed refusals { code ruleId field params wayOut } }`;

export const FUNDS: TypedDocumentNode<{ trackedFunds: Connection<FundSummary> }> = gql`
  query TrackedFunds($year: Int!, $kind: String, $first: Int, $after: String) {
    trackedFunds(year: $year, kind: $kind, first: $first, after: $after) {
      totalCount
      pageInfo { endCursor hasNextPage }
      nodes { id name kind documentNo amount receivedOn officeName competentAgencyName detail { ${POSITIONS} } }
    }
  }
`;
export const SPENDING_SCOPES: TypedDocumentNode<{ spendingScopes: SpendingScope[] }, { year: number }> = gql`
  query SpendingScopes($year: Int!) { spendingScopes(year: $year) { ${SCOPE} } }
`;
export const SAVE_SPENDING_SCOPE: TypedDocumentNode<{ saveSpendingScope: SpendingScope[] }> = gql`
  mutation SaveSpendingScope($input: SaveSpendingScopeInput!) { saveSpendingScope(input: $input) { ${SCOPE} } }
`;
export const FUND_QUERY: TypedDocumentNode<{ trackedFund: Fund }, { id: string }> = gql`
  query TrackedFund($id: ID!) { trackedFund(id: $id) { ${FUND} } }
`;
export const STATISTICS: TypedDocumentNode<{ trackedFundStatistics: Statistic[] }, { year: number }> = gql`
  query TrackedFundStatistics($year: Int!) {
    trackedFundStatistics(year: $year) {
      kind
      officeName
      count
      amount
      allocated
      reached
      intermediate
      held
    }
  }
`;
export const POVERTY: TypedDocumentNode<{ povertyProjects: TaggedProject[] }, { year: number }> = gql`
  query PovertyProjects($year: Int!) {
    povertyProjects(year: $year) {
      id
      name
      agencyName
      state
      budget
      executed
      executionRate
      goalRate
      delayedMilestones
    }
  }
`;
export const RECORD_FUND: TypedDocumentNode<{ recordTrackedFund: { id: string } }> = gql`
  mutation RecordTrackedFund($input: RecordTrackedFundInput!) {
    recordTrackedFund(input: $input) {
      id
    }
  }
`;
export const MOVE_FUND: TypedDocumentNode<{ moveTrackedFund: Fund }> = gql`
  mutation MoveTrackedFund($input: MoveTrackedFundInput!) { moveTrackedFund(input: $input) { ${FUND} } }
`;
export const CONFIRM_FUND: TypedDocumentNode<{ confirmTrackedFund: Fund }> = gql`
  mutation ConfirmTrackedFund($fundId: ID!, $periodTo: Date!) {
    confirmTrackedFund(fundId: $fundId, periodTo: $periodTo) { ${FUND} }
  }
`;
export const CLEARINGS: TypedDocumentNode<{ fundClearings: Clearing[] }, { year: number }> = gql`
  query FundClearings($year: Int!) { fundClearings(year: $year) { ${CLEARING} } }
`;
export const OPEN_CLEARING: TypedDocumentNode<{ openFundClearing: Clearing }> = gql`
  mutation OpenFundClearing($year: Int!, $name: String!) { openFundClearing(year: $year, name: $name) { ${CLEARING} } }
`;
export const DECIDE_CLEARING: TypedDocumentNode<{ decideFundClearing: Clearing }> = gql`
  mutation DecideFundClearing($input: DecideClearingInput!) { decideFundClearing(input: $input) { ${CLEARING} } }
`;
export const CLOSE_CLEARING: TypedDocumentNode<{ moveFundClearing: Clearing }> = gql`
  mutation MoveFundClearing($input: MonitoringStepInput!) { moveFundClearing(input: $input) { ${CLEARING} } }
`;
