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

export interface TaskSummary {
  id: string;
  kind: string;
  title: string;
  agencyName: string;
  firmName: string | null;
  state: string;
  amount: string;
  totalScore: string | null;
  grade: string | null;
}

export interface FrameworkRow {
  id: string;
  level1: string;
  level2: string;
  name: string;
  weight: string;
  kind: string;
  explanation: string;
  basis: string | null;
  standard: string;
  scoringRule: string;
  method: string;
  evidenceNeeded: string;
  elements: string[];
  grades: { name: string; share: string }[];
  input: {
    present?: boolean[] | null;
    rate?: string | null;
    met?: boolean | null;
    deduction?: string | null;
    share?: string | null;
    answers?: number | null;
    mean?: string | null;
  } | null;
  score: string | null;
  working: WorkingLine[] | null;
  evidence: string | null;
  noEvidenceReason: string | null;
  reason: string | null;
  /** Null until the row has been saved. */
  scoreId: string | null;
  files: Attachment[];
}

export interface EvaluationTask extends TaskSummary {
  version: number;
  projectId: string | null;
  subjectYear: number;
  workYear: number;
  method: string;
  selectionReason: string;
  noticeNo: string | null;
  opinionReply: string | null;
  opinionAdoption: string | null;
  reportSummary: string | null;
  rows: FrameworkRow[];
  findings: { id: string; kind: string; description: string; amount: string | null; recommendation: string }[];
  availableActions: Action[];
}

const ACTIONS = `availableActions { action allowed refusals { code field params wayOut } }`;
const PAGE = `totalCount pageInfo { endCursor hasNextPage }`;
const SELF = `id version agencyId agencyName projectName subjectYear workYear state originalBudget adjustedBudget executedAmount
  executionReason executionScore totalScore grade working { code expression } actualSummary problems measures returnedReason returnedBy
  rows { id level1 level2 name direction targetValue expectedValue forecastError targetLow targetHigh targetText targetOn unit weight scoreOf100
    earlierTarget { versionNo direction targetValue targetLow targetHigh targetText targetOn unit } actualValue actualOn actualYes
    attainment share isNotApplicable overCause cause measures evidence score files { id name size } working { code expression } } recheck { id } ${ACTIONS}`;
const TASK = `id version kind title agencyName firmName state amount totalScore grade projectId subjectYear workYear method selectionReason
  noticeNo opinionReply opinionAdoption reportSummary
  rows { id level1 level2 name weight kind explanation basis standard scoringRule method evidenceNeeded elements grades { name share }
    input { present rate met deduction share answers mean } score working { code expression } evidence noEvidenceReason reason scoreId files { id name size } }
  findings { id kind description amount recommendation } ${ACTIONS}`;

export const SELF_LIST: TypedDocumentNode<{ selfEvaluations: Connection<SelfSummary> }> = gql`
  query SelfEvaluations($year: Int!, $text: String, $state: String, $first: Int, $after: String) {
    selfEvaluations(workYear: $year, text: $text, state: $state, first: $first, after: $after) {
      ${PAGE} nodes { id projectName agencyName subjectYear state totalScore grade adjustedBudget }
    }
  }
`;

export const TASK_LIST: TypedDocumentNode<{ evaluationTasks: Connection<TaskSummary> }> = gql`
  query EvaluationTasks($year: Int!, $text: String, $kind: String, $first: Int, $after: String) {
    evaluationTasks(workYear: $year, text: $text, kind: $kind, first: $first, after: $after) {
      ${PAGE} nodes { id kind title agencyName firmName state amount totalScore grade }
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
export const TASK_QUERY: TypedDocumentNode<{ evaluationTask: EvaluationTask }, { id: string }> = gql`
  query EvaluationTask($id: ID!) { evaluationTask(id: $id) { ${TASK} } }
`;
export const SAVE_FRAMEWORK: TypedDocumentNode<{ saveFramework: EvaluationTask }> = gql`
  mutation SaveFramework($input: SaveFrameworkInput!) { saveFramework(input: $input) { ${TASK} } }
`;
export const SAVE_SCORES: TypedDocumentNode<{ saveScores: EvaluationTask }> = gql`
  mutation SaveScores($input: SaveScoresInput!) { saveScores(input: $input) { ${TASK} } }
`;
export const MOVE_TASK: TypedDocumentNode<{ moveEvaluation: EvaluationTask }> = gql`
  mutation MoveEvaluation($input: MoveEvaluationInput!) { moveEvaluation(input: $input) { ${TASK} } }
`;
export const LIST_TASK: TypedDocumentNode<{ listEvaluation: { id: string } }> = gql`
  mutation ListEvaluation($input: ListEvaluationInput!) {
    listEvaluation(input: $input) {
      id
    }
  }
`;
export const ENGAGEMENTS: TypedDocumentNode<{
  engagements: { id: string; title: string; firmName: string; state: string }[];
}> = gql`
  query Engagements {
    engagements {
      id
      title
      firmName
      state
    }
  }
`;
