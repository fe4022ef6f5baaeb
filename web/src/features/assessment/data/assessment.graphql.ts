import { gql, type TypedDocumentNode } from '@apollo/client';
import type { Connection } from '../../../lib/connection.js';
import type { Refusal } from '../../../lib/domain-error.js';

export interface Scheme {
  id: string;
  name: string;
  state: string;
  circularNo: string | null;
  selfScoreDueOn: string | null;
  sheets: number;
  notified: number;
  aspects: { id: string; name: string; points: string }[];
}

export interface SheetSummary {
  id: string;
  agencyName: string;
  state: string;
  selfTotal: string | null;
  finalTotal: string | null;
  rank: number | null;
  grade: string | null;
}

export interface AssessmentSheet extends SheetSummary {
  version: number;
  agencyId: string;
  returnedReason: string | null;
  returnedBy: string | null;
  rows: {
    id: string;
    ordinal: number;
    aspect: string;
    name: string;
    points: string;
    kind: string;
    rule: string;
    factDone: number | null;
    factDue: number | null;
    factRate: string | null;
    factRound: string | null;
    autoScore: string | null;
    selfScore: string | null;
    reviewScore: string | null;
    reason: string | null;
    evidence: string | null;
  }[];
  availableActions: { action: string; allowed: boolean; refusals: Refusal[] }[];
}

const SHEET = `id version agencyId agencyName state selfTotal finalTotal rank grade returnedReason returnedBy
  rows { id ordinal aspect name points kind rule factDone factDue factRate factRound autoScore selfScore reviewScore reason evidence }
  availableActions { action allowed refusals { code ruleId field params wayOut } }`;

export const SCHEMES_QUERY: TypedDocumentNode<{ assessmentSchemes: Scheme[] }, { year: number }> = gql`
  query AssessmentSchemes($year: Int!) {
    assessmentSchemes(workYear: $year) {
      id
      name
      state
      circularNo
      selfScoreDueOn
      sheets
      notified
      aspects {
        id
        name
        points
      }
    }
  }
`;
export const RANKING_QUERY: TypedDocumentNode<{ assessmentRanking: Connection<SheetSummary> }> = gql`
  query AssessmentRanking($year: Int!, $first: Int, $after: String) {
    assessmentRanking(workYear: $year, first: $first, after: $after) {
      totalCount
      pageInfo {
        endCursor
        hasNextPage
      }
      nodes {
        id
        agencyName
        state
        selfTotal
        finalTotal
        rank
        grade
      }
    }
  }
`;
export const SHEET_QUERY: TypedDocumentNode<{ assessmentSheet: AssessmentSheet }, { id: string }> = gql`
  query AssessmentSheet($id: ID!) { assessmentSheet(id: $id) { ${SHEET} } }
`;
export const SAVE_SELF: TypedDocumentNode<{ saveSelfScores: AssessmentSheet }> = gql`
  mutation SaveSelfScores($input: SaveAssessmentScoresInput!) { saveSelfScores(input: $input) { ${SHEET} } }
`;
export const SAVE_REVIEW: TypedDocumentNode<{ saveReviewScores: AssessmentSheet }> = gql`
  mutation SaveReviewScores($input: SaveAssessmentScoresInput!) { saveReviewScores(input: $input) { ${SHEET} } }
`;
export const MOVE_SHEET: TypedDocumentNode<{ moveAssessmentSheet: AssessmentSheet }> = gql`
  mutation MoveAssessmentSheet($input: MoveAssessmentSheetInput!) { moveAssessmentSheet(input: $input) { ${SHEET} } }
`;
export const OPEN_SCHEME: TypedDocumentNode<{ openAssessment: { id: string } }> = gql`
  mutation OpenAssessment($input: OpenSchemeInput!) {
    openAssessment(input: $input) {
      id
    }
  }
`;
export const ANNOUNCE: TypedDocumentNode<{ announceAssessment: { id: string; circularNo: string } }> = gql`
  mutation AnnounceAssessment($input: AnnounceAssessmentInput!) {
    announceAssessment(input: $input) {
      id
      circularNo
    }
  }
`;
