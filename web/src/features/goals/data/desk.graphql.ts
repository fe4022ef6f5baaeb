import { gql, type TypedDocumentNode } from '@apollo/client';
import type { Connection } from '../../../lib/connection.js';
import type { Refusal } from '../../../lib/domain-error.js';
import { ROW } from './goal-fragments.graphql.js';
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

export interface Candidate {
  objective: GoalRow & { version: number };
  safe: boolean;
  reasons: Refusal[];
}

export const BATCH_PREVIEW: TypedDocumentNode<{ previewBatchReview: Candidate[] }, { ids: string[] }> = gql`
  query BatchPreview($ids: [ID!]!) {
    previewBatchReview(objectiveIds: $ids) {
      objective {
        ...GoalRow
      }
      safe
      reasons {
        code
        ruleId
        field
        params
        wayOut
      }
    }
  }
  ${ROW}
`;

export interface AcceptInput {
  items: { objectiveId: string; expectedVersion: number }[];
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
