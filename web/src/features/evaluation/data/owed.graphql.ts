import { gql, type TypedDocumentNode } from '@apollo/client';
import type { Connection } from '../../../lib/connection.js';

export interface Owed {
  id: string;
  projectName: string;
  agencyName: string;
  state: string;
  dueOn: string | null;
  clerk: string | null;
  reminders: number;
  lastReminderOn: string | null;
  lastReminderRole: string | null;
}

export const OWED_LIST: TypedDocumentNode<{ owedSelfEvaluations: Connection<Owed> }> = gql`
  query OwedSelfEvaluations($year: Int!, $first: Int, $after: String) {
    owedSelfEvaluations(workYear: $year, first: $first, after: $after) {
      totalCount
      units
      pageInfo {
        endCursor
        hasNextPage
      }
      nodes {
        id
        projectName
        agencyName
        state
        dueOn
        clerk
        reminders
        lastReminderOn
        lastReminderRole
      }
    }
  }
`;
export const PRESS_OWED: TypedDocumentNode<{ pressForSelfEvaluations: number }> = gql`
  mutation PressForSelfEvaluations($input: PressForSelfEvaluationsInput!) {
    pressForSelfEvaluations(input: $input)
  }
`;
