import { gql, type TypedDocumentNode } from '@apollo/client';

interface Counted {
  totalCount: number;
}

export type LoopCounts = Record<
  | 'goals'
  | 'goalsApproved'
  | 'sheets'
  | 'sheetsAccepted'
  | 'selfEvaluations'
  | 'selfEvaluationsAccepted'
  | 'corrective'
  | 'correctiveClosed',
  Counted
>;

/** How far the year's loop has come, within the reach of the seat: done and due at each station. */
export const LOOP_QUERY: TypedDocumentNode<LoopCounts, { year: number }> = gql`
  query LoopOfYear($year: Int!) {
    goals(year: $year, first: 1) {
      totalCount
    }
    goalsApproved: goals(year: $year, first: 1, states: ["APPROVED"]) {
      totalCount
    }
    sheets: monitoringSheets(year: $year, first: 1) {
      totalCount
    }
    sheetsAccepted: monitoringSheets(year: $year, first: 1, state: "ACCEPTED") {
      totalCount
    }
    selfEvaluations(workYear: $year, first: 1) {
      totalCount
    }
    selfEvaluationsAccepted: selfEvaluations(workYear: $year, first: 1, state: "ACCEPTED") {
      totalCount
    }
    corrective: correctiveActions(workYear: $year, first: 1) {
      totalCount
    }
    correctiveClosed: correctiveActions(workYear: $year, first: 1, state: "CLOSED") {
      totalCount
    }
  }
`;
