import { gql, type TypedDocumentNode } from '@apollo/client';
import type { AvailableAction } from '../../../ui/index.js';

export interface RecheckSummary {
  id: string;
  ordinal: number;
  projectName: string;
  agencyName: string;
  chosenBy: string;
  riskReasons: string[];
  riskPoints: string;
  qualityScore: number;
  state: string;
  selfScore: string;
  recheckScore: string | null;
  difference: string | null;
}

export interface RecheckSample {
  id: string;
  name: string;
  seed: string;
  byRisk: number;
  share: string;
  populationCount: number;
  drawnOn: string;
  drawn: number;
  rechecked: number;
  rechecks: RecheckSummary[];
}

export interface RecheckRow {
  id: string;
  name: string | null;
  target: string | null;
  unit: string | null;
  actual: string | null;
  evidence: string | null;
  cause: string | null;
  weight: string;
  selfScore: string | null;
  recheckScore: string | null;
  reason: string | null;
}

export interface Recheck extends RecheckSummary {
  version: number;
  sampleName: string;
  selfEvaluationId: string;
  riskWeight: string;
  qualityFindings: { code: string; rows: number }[];
  selfGrade: string | null;
  recheckGrade: string | null;
  working: { code: string; expression: string }[] | null;
  opinion: string | null;
  issuedOn: string | null;
  answer: string | null;
  answeredOn: string | null;
  closeNote: string | null;
  rows: RecheckRow[];
  availableActions: AvailableAction[];
}

export interface Deviation {
  agencyId: string | null;
  agencyName: string | null;
  rechecked: number;
  selfMean: string | null;
  recheckMean: string | null;
  meanDifference: string | null;
  meanDeviation: string | null;
  greatestDeviation: string | null;
  gradeChanged: number;
  honesty: string | null;
}

const SUMMARY = `id ordinal projectName agencyName chosenBy riskReasons riskPoints qualityScore state selfScore recheckScore difference`;
const RECHECK = `${SUMMARY} version sampleName selfEvaluationId riskWeight qualityFindings { code rows } selfGrade recheckGrade
  working { code expression } opinion issuedOn answer answeredOn closeNote
  rows { id name target unit actual evidence cause weight selfScore recheckScore reason }
  availableActions { action allowed refusals { code field params wayOut } }`;

export const RECHECK_SAMPLES: TypedDocumentNode<{ recheckSamples: RecheckSample[] }, { year: number }> = gql`
  query RecheckSamples($year: Int!) {
    recheckSamples(workYear: $year) { id name seed byRisk share populationCount drawnOn drawn rechecked rechecks { ${SUMMARY} } }
  }
`;
export const DEVIATIONS: TypedDocumentNode<{ selfScoreDeviations: Deviation[] }, { year: number }> = gql`
  query SelfScoreDeviations($year: Int!) {
    selfScoreDeviations(workYear: $year) {
      agencyId
      agencyName
      rechecked
      selfMean
      recheckMean
      meanDifference
      meanDeviation
      greatestDeviation
      gradeChanged
      honesty
    }
  }
`;
export const DRAW_RECHECK: TypedDocumentNode<{ drawRecheckSample: { id: string } }> = gql`
  mutation DrawRecheckSample($input: DrawRecheckSampleInput!) {
    drawRecheckSample(input: $input) {
      id
    }
  }
`;
export const RECHECK_QUERY: TypedDocumentNode<{ recheck: Recheck }, { id: string }> = gql`
  query Recheck($id: ID!) { recheck(id: $id) { ${RECHECK} } }
`;
export const SAVE_RECHECK: TypedDocumentNode<{ saveRecheck: Recheck }> = gql`
  mutation SaveRecheck($input: SaveRecheckInput!) { saveRecheck(input: $input) { ${RECHECK} } }
`;
export const MOVE_RECHECK: TypedDocumentNode<{ moveRecheck: Recheck }> = gql`
  mutation MoveRecheck($input: MoveRecheckInput!) { moveRecheck(input: $input) { ${RECHECK} } }
`;
