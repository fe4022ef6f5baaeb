import { gql, type TypedDocumentNode } from '@apollo/client';
import type { ReviewGrade, ReviewItem } from '@jixiao/shared';
import type { Connection } from '../../../lib/connection.js';
import type { Refusal } from '../../../lib/domain-error.js';
import { ROW } from './goals.graphql.js';
import type { Difference, GoalRow } from './goals.types.js';

export interface QueueRow extends GoalRow {
  version: number;
  objectType: string;
  submittedAt: string | null;
  previousObjectiveId: string | null;
  reviews: { outcome: string }[];
}

export const QUEUE_QUERY: TypedDocumentNode<{ goals: Connection<QueueRow> }> = gql`
  query ReviewQueue(
    $year: Int!
    $text: String
    $states: [String!]
    $objectTypes: [String!]
    $first: Int
    $after: String
  ) {
    goals(year: $year, text: $text, states: $states, objectTypes: $objectTypes, first: $first, after: $after) {
      totalCount
      pageInfo {
        endCursor
        hasNextPage
      }
      nodes {
        ...GoalRow
        objectType
        submittedAt
        previousObjectiveId
        reviews {
          id
          outcome
        }
      }
    }
  }
  ${ROW}
`;

export type ComparedWith = 'PREVIOUS_ROUND' | 'LAST_YEAR' | 'VERSION' | 'ROUND';

export const COMPARISON_QUERY: TypedDocumentNode<
  { goal: { id: string; comparison: Difference[] | null } },
  { id: string; with: ComparedWith; number: number | null }
> = gql`
  query GoalComparison($id: ID!, $with: String!, $number: Int) {
    goal(id: $id) {
      id
      comparison(with: $with, number: $number) {
        kind
        field
        row
        before
        after
      }
    }
  }
`;

export interface Verdict {
  objective: GoalRow & { version: number };
  refusals: Refusal[];
}

export const ACCEPTANCE_PREVIEW: TypedDocumentNode<{ acceptancePreview: Verdict[] }, { ids: string[] }> = gql`
  query AcceptancePreview($ids: [ID!]!) {
    acceptancePreview(ids: $ids) {
      objective {
        ...GoalRow
      }
      refusals {
        code
        ruleId
        params
        wayOut
      }
    }
  }
  ${ROW}
`;

export interface AcceptInput {
  items: { objectiveId: string; expectedVersion: number }[];
  grades: { item: ReviewItem; grade: ReviewGrade }[] | null;
  overallGrade: ReviewGrade | null;
  comment: string | null;
  idempotencyKey: string;
}

export const ACCEPT_OBJECTIVES: TypedDocumentNode<{ acceptObjectives: GoalRow[] }, { input: AcceptInput }> = gql`
  mutation AcceptObjectives($input: AcceptObjectivesInput!) {
    acceptObjectives(input: $input) {
      ...GoalRow
    }
  }
  ${ROW}
`;
