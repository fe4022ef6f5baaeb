import { gql, type TypedDocumentNode } from '@apollo/client';
import type { Connection } from '../../../lib/connection.js';
import { ROW } from './goal-fragments.graphql.js';
import type { GoalRow } from './goals.types.js';

export interface UnitProgress {
  agencyId: string;
  agencyCode: string;
  agencyName: string;
  departmentId: string | null;
  departmentName: string | null;
  divisionName: string | null;
  due: number;
  missing: number;
  draft: number;
  submitted: number;
  returned: number;
  reviewed: number;
  approved: number;
  rejected: number;
  everReviewed: number;
  everReturned: number;
  amount: string;
  waitingSince: string | null;
  guided: number;
  holders: { seatTitle: string; personName: string | null; lastSignInAt: string | null }[];
}

export interface Board {
  goalProgress: UnitProgress[];
  goalRounds: { round: string; units: number; objectives: number }[];
  projectsWithoutGoal: {
    projectId: string;
    code: string;
    name: string;
    agencyName: string;
    paid: string;
    firstPaidOn: string;
  }[];
}

export const BOARD_QUERY: TypedDocumentNode<Board, { year: number; agencyId: string | null }> = gql`
  query GoalBoard($year: Int!, $agencyId: ID) {
    goalProgress(year: $year, agencyId: $agencyId) {
      agencyId
      agencyCode
      agencyName
      departmentId
      departmentName
      divisionName
      due
      missing
      draft
      submitted
      returned
      reviewed
      approved
      rejected
      everReviewed
      everReturned
      amount
      waitingSince
      guided
      holders {
        seatTitle
        personName
        lastSignInAt
      }
    }
    goalRounds(year: $year, agencyId: $agencyId) {
      round
      units
      objectives
    }
    projectsWithoutGoal(year: $year, agencyId: $agencyId) {
      projectId
      code
      name
      agencyName
      paid
      firstPaidOn
    }
  }
`;

export interface ReplyUnit {
  agencyId: string;
  agencyCode: string;
  agencyName: string;
  objectives: number;
}

export interface IssuedReply {
  id: string;
  documentNo: string;
  title: string;
  repliedOn: string;
  objectives: number;
  units: ReplyUnit[];
}

export const REPLIES_QUERY: TypedDocumentNode<{ budgetReplies: IssuedReply[] }, { year: number }> = gql`
  query BudgetReplies($year: Int!) {
    budgetReplies(year: $year) {
      id
      documentNo
      title
      repliedOn
      objectives
      units {
        agencyId
        agencyCode
        agencyName
        objectives
      }
    }
  }
`;

export interface PublicationRow extends GoalRow {
  publication: { dueOn: string; state: string; publishedOn: string | null; address: string | null } | null;
}

export const PUBLICATIONS_QUERY: TypedDocumentNode<{ goals: Connection<PublicationRow> }> = gql`
  query GoalPublications($year: Int!, $text: String, $agencyId: ID, $first: Int, $after: String) {
    goals(year: $year, text: $text, agencyId: $agencyId, states: ["APPROVED"], first: $first, after: $after) {
      totalCount
      pageInfo {
        endCursor
        hasNextPage
      }
      nodes {
        ...GoalRow
        publication {
          dueOn
          state
          publishedOn
          address
        }
      }
    }
  }
  ${ROW}
`;

export const RECORD_PUBLICATION: TypedDocumentNode<
  { recordObjectivePublication: GoalRow[] },
  { input: { objectiveIds: string[]; publishedOn: string; address: string; idempotencyKey: string } }
> = gql`
  mutation RecordPublication($input: RecordPublicationInput!) {
    recordObjectivePublication(input: $input) {
      ...GoalRow
    }
  }
  ${ROW}
`;

export const BEGIN_OBJECTIVE: TypedDocumentNode<
  { beginObjective: { id: string } },
  { input: { projectId: string; objectType: string; idempotencyKey: string } }
> = gql`
  mutation BeginObjectiveHere($input: BeginObjectiveInput!) {
    beginObjective(input: $input) {
      id
    }
  }
`;

export interface DeclareInput {
  objectType: string;
  budgetYear: number;
  title: string | null;
  code: string | null;
  transferLevel: string | null;
  parentObjectiveId: string | null;
  idempotencyKey: string;
}

export const DECLARE_OBJECTIVE: TypedDocumentNode<{ declareObjective: { id: string } }, { input: DeclareInput }> = gql`
  mutation DeclareObjective($input: DeclareObjectiveInput!) {
    declareObjective(input: $input) {
      id
    }
  }
`;

export const TRANSFERS_QUERY: TypedDocumentNode<
  { goals: { nodes: { id: string; title: string; code: string | null; transferLevel: string | null }[] } },
  { year: number; text: string | null }
> = gql`
  query Transfers($year: Int!, $text: String) {
    goals(year: $year, text: $text, objectTypes: ["TRANSFER"], first: 50) {
      nodes {
        id
        title
        code
        transferLevel
      }
    }
  }
`;
