import { gql, type TypedDocumentNode } from '@apollo/client';
import type { Connection } from '../../../lib/connection.js';
import { ROW } from './goal-fragments.graphql.js';
import type { GoalRow } from './goals.types.js';

export interface RuleCount {
  ruleId: string;
  code: string;
  count: number;
}

export interface WeakObjective {
  objective: GoalRow & { reviews: { overallGrade: string | null }[] };
  remarks: number;
  hard: number;
  rules: RuleCount[];
}

export type WeakObjectives = Connection<WeakObjective> & { examined: number; rules: RuleCount[] };

export const WEAK_QUERY: TypedDocumentNode<{ weakObjectives: WeakObjectives }> = gql`
  query WeakObjectives(
    $year: Int!
    $states: [String!]
    $agencyId: ID
    $ruleId: ID
    $text: String
    $first: Int
    $after: String
  ) {
    weakObjectives(
      year: $year
      states: $states
      agencyId: $agencyId
      ruleId: $ruleId
      text: $text
      first: $first
      after: $after
    ) {
      totalCount
      examined
      rules {
        ruleId
        code
        count
      }
      pageInfo {
        endCursor
        hasNextPage
      }
      nodes {
        objective {
          ...GoalRow
          reviews {
            overallGrade
          }
        }
        remarks
        hard
        rules {
          ruleId
          code
          count
        }
      }
    }
  }
  ${ROW}
`;
