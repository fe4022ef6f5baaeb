import { gql, type TypedDocumentNode } from '@apollo/client';
import type { FrameworkKind } from '@jixiao/shared';
import type { AvailableAction } from '../../../ui/index.js';
import type { SheetRow } from './scoring.graphql.js';

/** A row of an evaluation with the points that the firm gave it. */
export type RatedRow = Omit<SheetRow, 'kind'> & { kind: FrameworkKind };

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
  facts: {
    kind: string;
    subject: string;
    amount: string;
    detail: string;
    source: string | null;
    basis: number | null;
    yearsNotEntered: number[] | null;
  }[];
  objectionDueOn: string | null;
  secondScores: {
    taskId: string;
    title: string;
    stated: string | null;
    source: 'RECHECK' | 'PANEL' | null;
    total: string | null;
    gap: string | null;
    basis: number;
    rows: { frameworkRowId: string; input: NonNullable<RatedRow['input']>; reason: string }[];
  }[];
  checklist: { code: string; item: string; name: string; points: string }[];
  lines: { code: string; count: number; reason: string; taskId: string | null }[];
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
  bands ${BAND} facts { kind subject amount detail source basis yearsNotEntered } objectionDueOn checklist { code item name points } lines { code count reason taskId }
  secondScores { taskId title stated source total gap basis rows { frameworkRowId input { present rate numerator denominator met deduction share } reason } } overturned { findingId reason }
  objectedOn objectionDecision settledOn rows { id code proposed working points reason } ${ACTIONS}`;

export const RATINGS: TypedDocumentNode<{ qualityRatings: RatingSummary[] }, { year: number }> = gql`
  query QualityRatings($year: Int!) { qualityRatings(workYear: $year) { ${RATING_SUMMARY} } }
`;
export const RATING_QUERY: TypedDocumentNode<{ qualityRating: Rating }, { id: string }> = gql`
  query QualityRating($id: ID!) { qualityRating(id: $id) { ${RATING} } }
`;
export const RATED_ROWS: TypedDocumentNode<
  { evaluationTask: { id: string; findings: { id: string; description: string }[]; rows: RatedRow[] } },
  { id: string }
> = gql`
  query RatedRows($id: ID!) {
    evaluationTask(id: $id) {
      id
      findings {
        id
        description
      }
      rows {
        id
        ordinal
        level1
        level2
        name
        weight
        kind
        explanation
        standard
        scoringRule
        elements
        grades {
          name
          share
        }
        score
        reason
      }
    }
  }
`;
export const CALENDAR_MISSING: TypedDocumentNode<{ calendarYearsMissing: number[] }, { from: string; to: string }> =
  gql`
    query CalendarYearsMissing($from: Date!, $to: Date!) {
      calendarYearsMissing(from: $from, to: $to)
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
