import { gql, type TypedDocumentNode } from '@apollo/client';
import type { AvailableAction } from '../../../ui/index.js';

export interface RatingItem {
  code: string;
  name: string;
  points: string;
  isVeto: boolean;
}

export interface QualityBand {
  from: string;
  name: string;
  deduct: string;
  bonus: string;
  suspendYears: number;
  isWarned: boolean;
  isPreferred: boolean;
}

export interface RatingSummary {
  id: string;
  engagementTitle: string;
  firmName: string;
  state: string;
  total: string | null;
  band: QualityBand | null;
  issuedOn: string | null;
  objection: string | null;
}

export interface Rating extends RatingSummary {
  engagementId: string;
  engagementState: string;
  version: number;
  sheet: { code: string; name: string; items: RatingItem[] }[];
  bands: QualityBand[];
  facts: { kind: string; subject: string; amount: string; detail: string }[];
  rechecks: { taskId: string; total: string; note: string }[];
  overturned: { findingId: string; reason: string }[];
  objectedOn: string | null;
  objectionDecision: string | null;
  settledOn: string | null;
  rows: {
    id: string;
    code: string;
    proposed: string | null;
    working: string;
    points: string | null;
    reason: string | null;
  }[];
  availableActions: AvailableAction[];
}

const ACTIONS = 'availableActions { action allowed refusals { code ruleId field params wayOut } }';
const BAND = '{ from name deduct bonus suspendYears isWarned isPreferred }';
const RATING_SUMMARY = `id engagementTitle firmName state total band ${BAND} issuedOn objection`;
const RATING = `${RATING_SUMMARY} engagementId engagementState version sheet { code name items { code name points isVeto } }
  bands ${BAND} facts { kind subject amount detail } rechecks { taskId total note } overturned { findingId reason }
  objectedOn objectionDecision settledOn rows { id code proposed working points reason } ${ACTIONS}`;

export const RATINGS: TypedDocumentNode<{ qualityRatings: RatingSummary[] }, { year: number }> = gql`
  query QualityRatings($year: Int!) { qualityRatings(workYear: $year) { ${RATING_SUMMARY} } }
`;
export const RATING_QUERY: TypedDocumentNode<{ qualityRating: Rating }, { id: string }> = gql`
  query QualityRating($id: ID!) { qualityRating(id: $id) { ${RATING} } }
`;
export const RATED_EVALUATIONS: TypedDocumentNode<
  {
    engagement: {
      id: string;
      evaluationTasks: { id: string; title: string; statedTotal: string | null; totalScore: string | null }[];
    };
  },
  { id: string }
> = gql`
  query RatedEvaluations($id: ID!) {
    engagement(id: $id) {
      id
      evaluationTasks {
        id
        title
        statedTotal
        totalScore
      }
    }
  }
`;
export const FINDINGS_OF: TypedDocumentNode<
  { evaluationTask: { id: string; findings: { id: string; description: string }[] } },
  { id: string }
> = gql`
  query FindingsOfEvaluation($id: ID!) {
    evaluationTask(id: $id) {
      id
      findings {
        id
        description
      }
    }
  }
`;
export const BEGIN_RATING: TypedDocumentNode<{ beginQualityRating: { id: string } }, { id: string }> = gql`
  mutation BeginQualityRating($id: ID!) {
    beginQualityRating(engagementId: $id) {
      id
    }
  }
`;
export const SAVE_RATING: TypedDocumentNode<{ saveQualityRating: Rating }> = gql`
  mutation SaveQualityRating($input: SaveRatingInput!) { saveQualityRating(input: $input) { ${RATING} } }
`;
export const MOVE_RATING: TypedDocumentNode<{ moveQualityRating: Rating }> = gql`
  mutation MoveQualityRating($input: MoveRatingInput!) { moveQualityRating(input: $input) { ${RATING} } }
`;
