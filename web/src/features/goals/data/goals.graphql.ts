import { gql, type TypedDocumentNode } from '@apollo/client';
import type { Band, Direction, ReviewGrade, ReviewItem } from '@jixiao/shared';
import type { Connection } from '../../../lib/connection.js';
import type { Refusal } from '../../../lib/domain-error.js';

export interface GoalRow {
  id: string;
  state: string;
  versionNo: number;
  title: string;
  projectCode: string | null;
  agencyName: string;
  annualAmount: string;
  approvedOn: string | null;
  documentNo: string | null;
  returnedReason: string | null;
  updatedAt: string;
}

export interface GoalSummary {
  total: number;
  amount: string;
  states: { state: string; count: number; amount: string }[];
}

export interface Indicator {
  id: string;
  indicatorKey: string;
  horizon: 'ANNUAL' | 'MID_TERM';
  level1: string;
  level2: string;
  name: string;
  direction: Direction;
  isStrict: boolean;
  targetValue: string | null;
  targetLow: string | null;
  targetHigh: string | null;
  targetText: string | null;
  targetOn: string | null;
  plannedStartOn: string | null;
  bands: Band[] | null;
  unit: string | null;
  weight: string | null;
  targetBasis: string | null;
  baselineValue: string | null;
  baselineYear: number | null;
  formulaText: string | null;
  dataSource: string | null;
  captureMethod: string | null;
  isCore: boolean;
  remark: string | null;
}

export interface CellRemark {
  field: string;
  text: string;
}

export interface Review {
  id: string;
  versionNo: number;
  step: 'DEPARTMENT' | 'FINANCE';
  items: Partial<Record<ReviewItem, ReviewGrade>>;
  remarks: CellRemark[];
  overallGrade: ReviewGrade | null;
  outcome: string;
  opinion: string | null;
  reviewerName: string | null;
  reviewedAt: string;
}

export interface AvailableAction {
  action: string;
  allowed: boolean;
  refusals: Refusal[];
}

export interface Objective extends GoalRow {
  versionId: string;
  version: number;
  budgetYear: number;
  projectId: string | null;
  agencyId: string;
  departmentName: string | null;
  nature: string | null;
  responsiblePerson: string | null;
  startsOn: string | null;
  endsOn: string | null;
  catalogueCode: string;
  overallGoal: string | null;
  annualGoal: string | null;
  basis: string | null;
  scheduleText: string | null;
  contentHash: string | null;
  returnedBy: string | null;
  adjustmentReason: string | null;
  indicators: Indicator[];
  availableActions: AvailableAction[];
  reviews: Review[];
  history: {
    at: string;
    action: string;
    personName: string | null;
    seatTitle: string | null;
    comment: string | null;
  }[];
  rules: {
    totalWeight: string;
    minLevel1: number;
    minLevel2: number;
    minLevel3: number;
    quantitativeShare: string | null;
    catalogueCode: string;
    fundingTotal: string | null;
  };
}

const ROW = gql`
  fragment GoalRow on PerformanceObjective {
    id
    state
    version
    versionNo
    title
    projectCode
    agencyName
    annualAmount
    approvedOn
    documentNo
    returnedReason
    updatedAt
  }
`;

const CHANGED = gql`
  fragment ChangedObjective on PerformanceObjective {
    ...GoalRow
    versionId
    overallGoal
    annualGoal
    basis
    scheduleText
    contentHash
    returnedBy
    adjustmentReason
    availableActions {
      action
      allowed
      refusals {
        code
        ruleId
        field
        params
        wayOut
      }
    }
    indicators {
      id
      indicatorKey
      horizon
      level1
      level2
      name
      direction
      isStrict
      targetValue
      targetLow
      targetHigh
      targetText
      targetOn
      plannedStartOn
      bands {
        from
        share
      }
      unit
      weight
      targetBasis
      baselineValue
      baselineYear
      formulaText
      dataSource
      captureMethod
      isCore
      remark
    }
    history {
      at
      action
      personName
      seatTitle
      comment
    }
    reviews {
      id
      versionNo
      step
      items
      remarks {
        field
        text
      }
      overallGrade
      outcome
      opinion
      reviewerName
      reviewedAt
    }
  }
  ${ROW}
`;

export const GOALS_QUERY: TypedDocumentNode<{ goals: Connection<GoalRow> }> = gql`
  query Goals($year: Int!, $text: String, $agencyId: ID, $states: [String!], $first: Int, $after: String) {
    goals(year: $year, text: $text, agencyId: $agencyId, states: $states, first: $first, after: $after) {
      totalCount
      pageInfo {
        endCursor
        hasNextPage
      }
      nodes {
        ...GoalRow
      }
    }
  }
  ${ROW}
`;

export const GOAL_SUMMARY_QUERY: TypedDocumentNode<{ goalSummary: GoalSummary }> = gql`
  query GoalSummary($year: Int!, $text: String, $agencyId: ID) {
    goalSummary(year: $year, text: $text, agencyId: $agencyId) {
      total
      amount
      states {
        state
        count
        amount
      }
    }
  }
`;

export const GOAL_QUERY: TypedDocumentNode<{ goal: Objective }, { id: string }> = gql`
  query Goal($id: ID!) {
    goal(id: $id) {
      ...ChangedObjective
      budgetYear
      projectId
      agencyId
      departmentName
      nature
      responsiblePerson
      startsOn
      endsOn
      catalogueCode
      rules {
        totalWeight
        minLevel1
        minLevel2
        minLevel3
        quantitativeShare
        catalogueCode
        fundingTotal
      }
    }
  }
  ${CHANGED}
`;

export interface MoveInput {
  objectiveId: string;
  expectedVersion: number;
  comment?: string | null;
  idempotencyKey?: string;
}

export const SAVE_OBJECTIVE: TypedDocumentNode<{ saveObjective: { id: string; version: number; updatedAt: string } }> =
  gql`
    mutation SaveObjective($input: SaveObjectiveInput!) {
      saveObjective(input: $input) {
        id
        version
        updatedAt
      }
    }
  `;

export const SUBMIT_OBJECTIVE: TypedDocumentNode<{ submitObjective: Objective }, { input: MoveInput }> = gql`
  mutation SubmitObjective($input: MoveObjectiveInput!) {
    submitObjective(input: $input) {
      ...ChangedObjective
    }
  }
  ${CHANGED}
`;

export const WITHDRAW_OBJECTIVE: TypedDocumentNode<{ withdrawObjective: Objective }, { input: MoveInput }> = gql`
  mutation WithdrawObjective($input: MoveObjectiveInput!) {
    withdrawObjective(input: $input) {
      ...ChangedObjective
    }
  }
  ${CHANGED}
`;

export const ADJUST_OBJECTIVE: TypedDocumentNode<{ adjustObjective: Objective }, { input: MoveInput }> = gql`
  mutation AdjustObjective($input: MoveObjectiveInput!) {
    adjustObjective(input: $input) {
      ...ChangedObjective
    }
  }
  ${CHANGED}
`;

export const REVOKE_OBJECTIVE: TypedDocumentNode<{ revokeObjective: Objective }, { input: MoveInput }> = gql`
  mutation RevokeObjective($input: MoveObjectiveInput!) {
    revokeObjective(input: $input) {
      ...ChangedObjective
    }
  }
  ${CHANGED}
`;

export const OPEN_OBJECTIVE: TypedDocumentNode<{ openObjectiveForReview: { id: string } }, { id: string }> = gql`
  mutation OpenObjective($id: ID!) {
    openObjectiveForReview(objectiveId: $id) {
      id
    }
  }
`;

export const DEPARTMENT_REVIEW: TypedDocumentNode<
  { reviewObjectiveByDepartment: Objective },
  { input: MoveInput & { outcome: 'ACCEPT' | 'RETURN'; remarks: CellRemark[] } }
> = gql`
  mutation DepartmentReview($input: DepartmentReviewInput!) {
    reviewObjectiveByDepartment(input: $input) {
      ...ChangedObjective
    }
  }
  ${CHANGED}
`;

export const FINANCE_REVIEW: TypedDocumentNode<
  { reviewObjectiveByFinance: Objective },
  {
    input: MoveInput & {
      outcome: 'ACCEPT' | 'RETURN' | 'REJECT';
      items: { item: ReviewItem; grade: ReviewGrade }[];
      overallGrade: ReviewGrade | null;
      remarks: CellRemark[];
    };
  }
> = gql`
  mutation FinanceReview($input: FinanceReviewInput!) {
    reviewObjectiveByFinance(input: $input) {
      ...ChangedObjective
    }
  }
  ${CHANGED}
`;

export const REPLY_BUDGET: TypedDocumentNode<
  { replyBudget: GoalRow[] },
  { input: { objectiveIds: string[]; documentNo: string; title: string; repliedOn: string; idempotencyKey: string } }
> = gql`
  mutation ReplyBudget($input: ReplyBudgetInput!) {
    replyBudget(input: $input) {
      ...GoalRow
    }
  }
  ${ROW}
`;
