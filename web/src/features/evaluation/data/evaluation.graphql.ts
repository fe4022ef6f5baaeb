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

export interface TargetCells {
  direction: string;
  targetValue: string | null;
  targetLow: string | null;
  targetHigh: string | null;
  targetText: string | null;
  targetOn: string | null;
  unit: string | null;
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
  standard: string;
  elements: string[];
  input: {
    present?: boolean[] | null;
    rate?: string | null;
    met?: boolean | null;
    deduction?: string | null;
    share?: string | null;
  } | null;
  score: string | null;
  working: WorkingLine[] | null;
  evidence: string | null;
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
const TASK = `id version kind title agencyName firmName state amount totalScore grade projectId subjectYear workYear method selectionReason
  noticeNo opinionReply opinionAdoption reportSummary
  rows { id level1 level2 name weight kind explanation standard elements input { present rate met deduction share } score
    working { code expression } evidence reason scoreId files { id name size } }
  findings { id kind description amount recommendation } ${ACTIONS}`;

export const TASK_LIST: TypedDocumentNode<{ evaluationTasks: Connection<TaskSummary> }> = gql`
  query EvaluationTasks($year: Int!, $text: String, $kind: String, $first: Int, $after: String) {
    evaluationTasks(workYear: $year, text: $text, kind: $kind, first: $first, after: $after) {
      ${PAGE} nodes { id kind title agencyName firmName state amount totalScore grade }
    }
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
