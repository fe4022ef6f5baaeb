import { gql, type TypedDocumentNode } from '@apollo/client';
import type { Attachment } from '../../../ui/index.js';
import type { Connection } from '../../../lib/connection.js';
import type { Refusal } from '../../../lib/domain-error.js';

export interface Action {
  action: string;
  allowed: boolean;
  refusals: Refusal[];
}

export interface WorkingLine {
  code: string;
  expression: string;
}

export interface SelfSummary {
  id: string;
  projectName: string;
  agencyName: string;
  subjectYear: number;
  state: string;
  totalScore: string | null;
  grade: string | null;
  adjustedBudget: string;
}

export interface TargetCells {
  direction: string;
  targetValue: string | null;
  targetLow: string | null;
  targetHigh: string | null;
  targetText: string | null;
  targetOn: string | null;
  unit: string | null;
}

export interface SelfRow {
  id: string;
  level1: string;
  level2: string;
  name: string;
  direction: string;
  targetValue: string | null;
  expectedValue: string | null;
  forecastError: string | null;
  scoreOf100: string | null;
  /** Before the adjustment; null where nothing was adjusted. */
  earlierTarget: (TargetCells & { versionNo: number }) | null;
  targetLow: string | null;
  targetHigh: string | null;
  targetText: string | null;
  targetOn: string | null;
  unit: string | null;
  weight: string;
  actualValue: string | null;
  actualOn: string | null;
  actualYes: boolean | null;
  attainment: string | null;
  share: string | null;
  isNotApplicable: boolean;
  overCause: string | null;
  cause: string | null;
  measures: string | null;
  evidence: string | null;
  score: string | null;
  working: WorkingLine[] | null;
  files: Attachment[];
}

export interface SelfEvaluation extends SelfSummary {
  version: number;
  agencyId: string;
  workYear: number;
  originalBudget: string;
  executedAmount: string;
  executionReason: string | null;
  executionScore: string | null;
  working: WorkingLine[] | null;
  actualSummary: string | null;
  problems: string | null;
  measures: string | null;
  returnedReason: string | null;
  returnedBy: string | null;
  rows: SelfRow[];
  /** Null until it has been issued to the unit. */
  recheck: { id: string } | null;
  availableActions: Action[];
}

const ACTIONS = `availableActions { action allowed refusals { code field params wayOut } }`;
const PAGE = `totalCount pageInfo { endCursor hasNextPage }`;
const SELF = `id version agencyId agencyName projectName subjectYear workYear state originalBudget adjustedBudget executedAmount
  executionReason executionScore totalScore grade working { code expression } actualSummary problems measures returnedReason returnedBy
  rows { id level1 level2 name direction targetValue expectedValue forecastError targetLow targetHigh targetText targetOn unit weight scoreOf100
    earlierTarget { versionNo direction targetValue targetLow targetHigh targetText targetOn unit } actualValue actualOn actualYes
    attainment share isNotApplicable overCause cause measures evidence score files { id name size } working { code expression } } recheck { id } ${ACTIONS}`;
export const SELF_LIST: TypedDocumentNode<{ selfEvaluations: Connection<SelfSummary> }> = gql`
  query SelfEvaluations($year: Int!, $text: String, $state: String, $first: Int, $after: String) {
    selfEvaluations(workYear: $year, text: $text, state: $state, first: $first, after: $after) {
      ${PAGE} nodes { id projectName agencyName subjectYear state totalScore grade adjustedBudget }
    }
  }
`;

export const SELF_QUERY: TypedDocumentNode<{ selfEvaluation: SelfEvaluation }, { id: string }> = gql`
  query SelfEvaluation($id: ID!) { selfEvaluation(id: $id) { ${SELF} } }
`;
export const SAVE_SELF: TypedDocumentNode<{ saveSelfEvaluation: SelfEvaluation }> = gql`
  mutation SaveSelfEvaluation($input: SaveSelfEvaluationInput!) { saveSelfEvaluation(input: $input) { ${SELF} } }
`;
export const MOVE_SELF: TypedDocumentNode<{ moveSelfEvaluation: SelfEvaluation }> = gql`
  mutation MoveSelfEvaluation($input: MoveSelfEvaluationInput!) { moveSelfEvaluation(input: $input) { ${SELF} } }
`;
export const OPEN_SELF: TypedDocumentNode<{ openSelfEvaluations: number }> = gql`
  mutation OpenSelfEvaluations($input: OpenSelfEvaluationsInput!) {
    openSelfEvaluations(input: $input)
  }
`;
