import { gql, type TypedDocumentNode } from '@apollo/client';
import type { Connection } from '../../../lib/connection.js';
import type { Attachment } from '../../../ui/index.js';
import type { Action, WorkingLine } from './sheet-parts.js';

export interface TaskSummary {
  id: string;
  kind: string;
  objectType: string;
  title: string;
  agencyName: string;
  firmName: string | null;
  /** The engagement has ended. */
  isFirmGone: boolean;
  method: string;
  state: string;
  stateSince: string;
  amount: string;
  totalScore: string | null;
  grade: string | null;
  /** The grade in the words of the place. */
  gradeLabel: string | null;
  members: { personName: string; isLeader: boolean }[];
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
    numerator?: string | null;
    denominator?: string | null;
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
  scoredByName: string | null;
  /** Null until the row has been saved. */
  scoreId: string | null;
  files: Attachment[];
}

export interface Finding {
  id: string;
  kind: string;
  problemKind: string | null;
  description: string;
  evidence: string | null;
  amount: string | null;
  recommendation: string;
}

export interface Member {
  accountId: string;
  personName: string;
  seatTitle: string | null;
  agencyName: string;
  isLeader: boolean;
  isInCharge: boolean;
}

export interface Item {
  id: string;
  agencyId: string;
  agencyName: string;
  projectId: string | null;
  name: string;
  category: string | null;
  area: string | null;
  amount: string;
  score: string | null;
  grade: string | null;
  gradeLabel: string | null;
  isRepresentative: boolean;
}

export interface Opinion {
  id: string;
  versionNo: number;
  ordinal: number;
  text: string;
  raisedByName: string | null;
  raisedOn: string;
  decision: string | null;
  reply: string | null;
  repliedByName: string | null;
  repliedOn: string | null;
  version: number;
}

export interface ReportVersion {
  id: string;
  versionNo: number;
  kind: string;
  totalScore: string | null;
  contentHash: string;
  reason: string | null;
  madeByName: string | null;
  madeOn: string;
}

export interface ChainLink {
  id: string;
  title: string;
  workYear: number;
  totalScore: string | null;
  grade: string | null;
  gradeLabel: string | null;
  state: string;
}

export interface EvaluationTask extends Omit<TaskSummary, 'members'> {
  version: number;
  projectId: string | null;
  firstTaskId: string | null;
  agencyId: string;
  subjectYear: number;
  workYear: number;
  selectionReason: string;
  area: string | null;
  isPlanned: boolean;
  /** The reader has items in this programme and sees them alone. */
  isPart: boolean;
  selfEvaluationId: string | null;
  isClassified: boolean;
  purpose: string | null;
  methods: string[];
  standards: string[];
  schedule: string | null;
  fieldFrom: string | null;
  fieldTo: string | null;
  reportDueOn: string | null;
  handedInOn: string | null;
  opinionDueOn: string | null;
  opinionRepliedOn: string | null;
  revisionReason: string | null;
  reportVersion: number;
  noticeNo: string | null;
  opinionReply: string | null;
  opinionAdoption: string | null;
  reportSummary: string | null;
  rows: FrameworkRow[];
  findings: Finding[];
  members: Member[];
  items: Item[];
  opinions: Opinion[];
  meetings: { id: string; heldOn: string; place: string; attendees: string; record: string }[];
  reportVersions: ReportVersion[];
  checks: { code: string; passed: boolean; at: number[]; isRequired: boolean }[];
  chain: ChainLink[];
  use: { items: number; closedItems: number; uses: string[] };
  availableActions: Action[];
}

export interface ReportSection {
  code: string;
  heading: string;
  body: string;
  isDraft: boolean;
  isStale: boolean;
  version: number | null;
  sentences: {
    text: string;
    typed: string[];
    isStale: boolean;
    changes: { name: string; before: string | null; after: string | null }[];
  }[];
}

const ACTIONS = `availableActions { action allowed refusals { code field params wayOut } }`;
const PAGE = `totalCount pageInfo { endCursor hasNextPage }`;
const TASK = `id version kind objectType title agencyId agencyName firmName isFirmGone state stateSince amount totalScore grade gradeLabel projectId firstTaskId subjectYear workYear method
  selectionReason area isPlanned isPart selfEvaluationId isClassified purpose methods standards schedule fieldFrom fieldTo reportDueOn handedInOn opinionDueOn
  opinionRepliedOn revisionReason reportVersion noticeNo opinionReply opinionAdoption reportSummary
  rows { id level1 level2 name weight kind explanation basis standard scoringRule method evidenceNeeded elements grades { name share }
    input { present rate numerator denominator met deduction share answers mean } score working { code expression } evidence noEvidenceReason reason scoredByName scoreId files { id name size } }
  findings { id kind problemKind description evidence amount recommendation }
  members { accountId personName seatTitle agencyName isLeader isInCharge }
  items { id agencyId agencyName projectId name category area amount score grade gradeLabel isRepresentative }
  opinions { id versionNo ordinal text raisedByName raisedOn decision reply repliedByName repliedOn version }
  meetings { id heldOn place attendees record }
  reportVersions { id versionNo kind totalScore contentHash reason madeByName madeOn }
  checks { code passed at isRequired } chain { id title workYear totalScore grade gradeLabel state } use { items closedItems uses } ${ACTIONS}`;

export const TASK_LIST: TypedDocumentNode<{ evaluationTasks: Connection<TaskSummary> }> = gql`
  query EvaluationTasks($year: Int!, $text: String, $kind: String, $area: String, $objectType: String, $state: String, $first: Int, $after: String) {
    evaluationTasks(workYear: $year, text: $text, kind: $kind, area: $area, objectType: $objectType, state: $state, first: $first, after: $after) {
      ${PAGE} nodes { id kind objectType title agencyName firmName method state stateSince amount totalScore grade gradeLabel members { personName isLeader } }
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
export const SAVE_WORK_PLAN: TypedDocumentNode<{ saveWorkPlan: EvaluationTask }> = gql`
  mutation SaveWorkPlan($input: SaveWorkPlanInput!) { saveWorkPlan(input: $input) { ${TASK} } }
`;
export const SAVE_ITEMS: TypedDocumentNode<{ saveEvaluationItems: EvaluationTask }> = gql`
  mutation SaveEvaluationItems($input: SaveEvaluationItemsInput!) { saveEvaluationItems(input: $input) { ${TASK} } }
`;
export const SAVE_ITEM_SCORES: TypedDocumentNode<{ saveEvaluationItemScores: EvaluationTask }> = gql`
  mutation SaveEvaluationItemScores($input: SaveEvaluationItemScoresInput!) { saveEvaluationItemScores(input: $input) { ${TASK} } }
`;
export const MOVE_TASK: TypedDocumentNode<{ moveEvaluation: EvaluationTask }> = gql`
  mutation MoveEvaluation($input: MoveEvaluationInput!) { moveEvaluation(input: $input) { ${TASK} } }
`;
export const RAISE_OPINIONS: TypedDocumentNode<{ raiseOpinions: EvaluationTask }> = gql`
  mutation RaiseOpinions($input: RaiseOpinionsInput!) { raiseOpinions(input: $input) { ${TASK} } }
`;
export const DECIDE_OPINION: TypedDocumentNode<{ decideOpinion: EvaluationTask }> = gql`
  mutation DecideOpinion($input: DecideOpinionInput!) { decideOpinion(input: $input) { ${TASK} } }
`;
export const RECORD_MEETING: TypedDocumentNode<{ recordExchangeMeeting: EvaluationTask }> = gql`
  mutation RecordExchangeMeeting($input: RecordExchangeMeetingInput!) { recordExchangeMeeting(input: $input) { ${TASK} } }
`;

const REPORT = `report { sections { code heading body isDraft isStale version sentences { text typed isStale changes { name before after } } }
  sources { name value } }`;
export const REPORT_QUERY: TypedDocumentNode<
  {
    evaluationTask: {
      id: string;
      report: { sections: ReportSection[]; sources: { name: string; value: string | null }[] };
    };
  },
  { id: string }
> = gql`
  query EvaluationReport($id: ID!) { evaluationTask(id: $id) { id ${REPORT} } }
`;
export const SAVE_SECTION: TypedDocumentNode<{ saveReportSection: { id: string } }> = gql`
  mutation SaveReportSection($input: SaveReportSectionInput!) { saveReportSection(input: $input) { id ${REPORT} } }
`;

export const LIST_TASK: TypedDocumentNode<{ listEvaluation: { id: string } }> = gql`
  mutation ListEvaluation($input: ListEvaluationInput!) {
    listEvaluation(input: $input) {
      id
    }
  }
`;
export const LIST_DEPARTMENT_TASK: TypedDocumentNode<{ listDepartmentEvaluation: { id: string } }> = gql`
  mutation ListDepartmentEvaluation($input: ListDepartmentEvaluationInput!) {
    listDepartmentEvaluation(input: $input) {
      id
    }
  }
`;
