import { gql, type TypedDocumentNode } from '@apollo/client';
import type { Attachment, AvailableAction } from '../../../../ui/index.js';

export interface AppraisalRow {
  id: string;
  state: string;
  objectKind: string;
  objectCode: string;
  title: string;
  agencyName: string;
  amountAsked: string;
  amountSupported: string | null;
  totalScore: string | null;
  concludedOn: string | null;
}

export interface Item {
  code: string;
  name: string;
  points: string;
  isVeto: boolean | null;
}

export interface Dimension {
  code: string;
  name: string;
  isVeto: boolean | null;
  items: Item[];
}

export interface Score {
  itemCode: string;
  grade: string | null;
  points: string | null;
  opinion: string | null;
  evidence: string | null;
}

export interface Scorer {
  id: string;
  seatId: string;
  seatTitle: string;
  agencyName: string;
  isChair: boolean;
  isMine: boolean;
  personName: string | null;
  submittedAt: string | null;
  total: string | null;
  scores: Score[] | null;
}

export interface Material {
  id: string;
  code: string;
  name: string;
  dimensions: string[];
  isRequired: boolean;
  isPresent: boolean;
  reference: string | null;
  files: Attachment[];
}

export interface Outcome {
  rule: string;
  total: string | null;
  suggested: string | null;
  vetoes: string[];
  items: { itemCode: string; points: string }[];
  dimensions: { code: string; points: string; full: string }[];
  dispersion: { lowest: string; highest: string; range: string; deviation: string } | null;
  pass: string;
  revise: string;
}

export interface Overlap {
  projectId: string;
  code: string;
  name: string;
  agencyName: string;
  budgetYear: number;
  score: string;
  similarity: string;
  reasons: string[];
}

export const TEXTS = ['background', 'content', 'funding', 'workDone', 'suggestions', 'otherMatters'] as const;
export type TextName = (typeof TEXTS)[number];

export interface Appraisal extends AppraisalRow, Record<TextName, string | null> {
  version: number;
  projectId: string | null;
  objectiveId: string | null;
  agencyId: string;
  budgetYear: number;
  beneficiary: string | null;
  criteria: Dimension[];
  duplicateOfId: string | null;
  duplicateOfName: string | null;
  suggestedConclusion: string | null;
  conclusion: string | null;
  conclusionReason: string | null;
  validToYear: number | null;
  concludedByName: string | null;
  materials: Material[];
  scorers: Scorer[];
  outcome: Outcome | null;
  overlaps: Overlap[];
  availableActions: AvailableAction[];
  history: {
    at: string;
    on: string;
    action: string;
    personName: string | null;
    seatTitle: string | null;
    comment: string | null;
  }[];
}

export const APPRAISALS_QUERY = gql`
  query Appraisals($year: Int!, $text: String, $state: String, $objectKind: String, $first: Int, $after: String) {
    exAnteAppraisals(year: $year, text: $text, state: $state, objectKind: $objectKind, first: $first, after: $after) {
      totalCount
      pageInfo {
        endCursor
        hasNextPage
      }
      nodes {
        id
        state
        objectKind
        objectCode
        title
        agencyName
        amountAsked
        amountSupported
        totalScore
        concludedOn
      }
    }
  }
`;

export interface AppraisalSummary {
  total: number;
  asked: string;
  supported: string;
  states: { state: string; count: number; asked: string; supported: string }[];
}

export const APPRAISAL_SUMMARY_QUERY: TypedDocumentNode<{ exAnteAppraisalSummary: AppraisalSummary }> = gql`
  query AppraisalSummary($year: Int!, $text: String) {
    exAnteAppraisalSummary(year: $year, text: $text) {
      total
      asked
      supported
      states {
        state
        count
        asked
        supported
      }
    }
  }
`;

const PAGE = `id version state objectKind objectCode title agencyId agencyName budgetYear projectId objectiveId beneficiary amountAsked
  amountSupported totalScore suggestedConclusion conclusion conclusionReason validToYear concludedOn concludedByName
  duplicateOfId duplicateOfName background content funding workDone suggestions otherMatters
  criteria { code name isVeto items { code name points isVeto } }
  materials { id code name dimensions isRequired isPresent reference files { id name size } }
  scorers { id seatId seatTitle agencyName isChair isMine personName submittedAt total
    scores { itemCode grade points opinion evidence } }
  outcome { rule total suggested vetoes pass revise items { itemCode points } dimensions { code points full }
    dispersion { lowest highest range deviation } }
  overlaps { projectId code name agencyName budgetYear score similarity reasons }
  availableActions { action allowed commentRequired refusals { code ruleId field params wayOut } }
  history { at on action personName seatTitle comment }`;

export const APPRAISAL_QUERY: TypedDocumentNode<{ exAnteAppraisal: Appraisal }, { id: string }> = gql`
  query Appraisal($id: ID!) { exAnteAppraisal(id: $id) { ${PAGE} } }
`;

/** Objectives of policies of the unit: what an appraisal of a policy is about. */
export const POLICIES_QUERY: TypedDocumentNode<
  { goals: { nodes: { id: string; code: string | null; title: string; agencyId: string; state: string }[] } },
  { year: number; agencyId: string | null; text: string | null }
> = gql`
  query PolicyObjectives($year: Int!, $agencyId: ID, $text: String) {
    goals(year: $year, agencyId: $agencyId, text: $text, objectTypes: ["POLICY"], first: 50) {
      nodes {
        id
        code
        title
        agencyId
        state
      }
    }
  }
`;

export const PANEL_SEATS_QUERY: TypedDocumentNode<{
  appraisalPanelSeats: { id: string; title: string; agencyName: string; personName: string | null }[];
}> = gql`
  query PanelSeats {
    appraisalPanelSeats {
      id
      title
      agencyName
      personName
    }
  }
`;

type Change = TypedDocumentNode<Record<string, { id: string }>, { input: Record<string, unknown> }>;

export const PLAN_APPRAISAL: TypedDocumentNode<{ planAppraisal: { id: string } }> = gql`
  mutation PlanAppraisal($input: PlanAppraisalInput!) {
    planAppraisal(input: $input) {
      id
    }
  }
`;
export const SAVE_APPRAISAL: Change = gql`
  mutation SaveAppraisal($input: SaveAppraisalInput!) { saveAppraisal(input: $input) { ${PAGE} } }
`;
export const MOVE_APPRAISAL: Change = gql`
  mutation MoveAppraisal($input: MoveAppraisalInput!) { moveAppraisal(input: $input) { ${PAGE} } }
`;
export const APPOINT_SCORERS: Change = gql`
  mutation AppointScorers($input: AppointScorersInput!) { appointScorers(input: $input) { ${PAGE} } }
`;
export const SAVE_APPRAISAL_SCORES: Change = gql`
  mutation SaveAppraisalScores($input: SaveAppraisalScoresInput!) { saveAppraisalScores(input: $input) { ${PAGE} } }
`;
export const MARK_DUPLICATE: Change = gql`
  mutation MarkDuplicate($input: MarkDuplicateInput!) { markAppraisalDuplicate(input: $input) { ${PAGE} } }
`;
export const CONCLUDE_APPRAISAL: Change = gql`
  mutation ConcludeAppraisal($input: ConcludeAppraisalInput!) { concludeAppraisal(input: $input) { ${PAGE} } }
`;
