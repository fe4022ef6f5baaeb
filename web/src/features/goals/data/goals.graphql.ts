import { gql, type TypedDocumentNode } from '@apollo/client';
import type { ReviewGrade, ReviewItem } from '@jixiao/shared';
import type { Connection } from '../../../lib/connection.js';
import type { CellRemark, GoalRow, GoalSummary, Objective } from './goals.types.js';

export const ADJUSTMENT_KINDS = ['POLICY_CHANGE', 'FORCE_MAJEURE', 'BUDGET_ADJUSTED', 'MONITORING_RESULT'] as const;
export type AdjustmentKind = (typeof ADJUSTMENT_KINDS)[number];

export type { CellRemark, GoalRow, Indicator, Objective } from './goals.types.js';

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
      libraryIndicatorId
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
        fundingTotal
        controlAmount
        projectsTotal
        parentRemainder
        childrenTotal
        catalogue {
          code
          name
          weightMode
          totalWeight
          blocks
          levels {
            level1
            label
            mandatory
            weight
            minCount
            level2 {
              code
              label
              mandatory
              weight
              minCount
            }
          }
        }
      }
      clinic {
        context
        parameters
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

export interface AdjustInput extends MoveInput {
  reasonKind: AdjustmentKind;
}

export const SAVE_OBJECTIVE: TypedDocumentNode<{ saveObjective: { id: string; version: number; updatedAt: string } }> =
  gql`
    mutation SaveObjective($input: SaveObjectiveInput!) {
      saveObjective(input: $input) {
        id
        version
        updatedAt
        clinic {
          context
          parameters
        }
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

export const ADJUST_OBJECTIVE: TypedDocumentNode<{ adjustObjective: Objective }, { input: AdjustInput }> = gql`
  mutation AdjustObjective($input: AdjustObjectiveInput!) {
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
