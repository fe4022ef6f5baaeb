import { gql, type TypedDocumentNode } from '@apollo/client';
import type { Connection } from '../../../lib/connection.js';

export interface PeerGroup {
  key: string;
  industry: string | null;
  projectType: string | null;
  projects: number;
  scored: number;
  median: string | null;
}

export interface Ranked {
  id: string;
  rank: number;
  industry: string | null;
  projectType: string | null;
  projectName: string;
  agencyName: string;
  score: string;
  grade: string | null;
}

export const PEER_GROUPS: TypedDocumentNode<{ selfEvaluationPeerGroups: PeerGroup[] }, { subjectYear: number }> = gql`
  query PeerGroups($subjectYear: Int!) {
    selfEvaluationPeerGroups(subjectYear: $subjectYear) {
      key
      industry
      projectType
      projects
      scored
      median
    }
  }
`;

export const RANKING: TypedDocumentNode<{
  selfEvaluationRanking: Connection<Ranked> & { isComparable: boolean };
}> = gql`
  query SelfEvaluationRanking($subjectYear: Int!, $groupKey: ID, $first: Int, $after: String) {
    selfEvaluationRanking(subjectYear: $subjectYear, groupKey: $groupKey, first: $first, after: $after) {
      totalCount
      isComparable
      pageInfo {
        endCursor
        hasNextPage
      }
      nodes {
        id
        rank
        industry
        projectType
        projectName
        agencyName
        score
        grade
      }
    }
  }
`;
