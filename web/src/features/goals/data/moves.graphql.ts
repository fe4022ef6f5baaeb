import { gql, type TypedDocumentNode } from '@apollo/client';
import type { ReviewGrade, ReviewItem } from '@jixiao/shared';
import { CHANGED } from './goals.graphql.js';
import { ROW } from './goal-fragments.graphql.js';
import type { CellRemark, GoalRow, Objective } from './goals.types.js';

export const ADJUSTMENT_KINDS = ['POLICY_CHANGE', 'FORCE_MAJEURE', 'BUDGET_ADJUSTED', 'MONITORING_RESULT'] as const;
export type AdjustmentKind = (typeof ADJUSTMENT_KINDS)[number];

export interface MoveInput {
  objectiveId: string;
  expectedVersion: number;
  comment?: string | null;
  idempotencyKey?: string;
}

export interface AdjustInput extends MoveInput {
  reasonKind: AdjustmentKind;
  /** Day on which the unit asked for it. */
  adjustedOn: string;
}

export interface LatePaperInput {
  objectiveId: string;
  expectedVersion: number;
  documentNo: string;
  paperOn: string;
  idempotencyKey?: string;
}

export const ADMIT_LATE_ADJUSTMENT: TypedDocumentNode<{ admitLateAdjustment: Objective }, { input: LatePaperInput }> =
  gql`
    mutation AdmitLateAdjustment($input: AdmitLateAdjustmentInput!) {
      admitLateAdjustment(input: $input) {
        ...ChangedObjective
      }
    }
    ${CHANGED}
  `;

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

export interface ProposalInput extends MoveInput {
  items: { item: ReviewItem; grade: ReviewGrade }[];
  overallGrade: ReviewGrade | null;
  proposals: { field: string; value: string; reason: string }[];
}

export const PROPOSE_REFINEMENT: TypedDocumentNode<{ proposeRefinement: Objective }, { input: ProposalInput }> = gql`
  mutation ProposeRefinement($input: ProposeRefinementInput!) {
    proposeRefinement(input: $input) {
      ...ChangedObjective
    }
  }
  ${CHANGED}
`;

export const ANSWER_REFINEMENT: TypedDocumentNode<
  { answerRefinement: Objective },
  { input: MoveInput & { consents: boolean } }
> = gql`
  mutation AnswerRefinement($input: AnswerRefinementInput!) {
    answerRefinement(input: $input) {
      ...ChangedObjective
    }
  }
  ${CHANGED}
`;

export const TAKE_BACK_REFINEMENT: TypedDocumentNode<{ takeBackRefinement: Objective }, { input: MoveInput }> = gql`
  mutation TakeBackRefinement($input: MoveObjectiveInput!) {
    takeBackRefinement(input: $input) {
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
