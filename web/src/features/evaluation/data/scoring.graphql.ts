import { gql, type TypedDocumentNode } from '@apollo/client';
import type { Attachment, AvailableAction } from '../../../ui/index.js';
import type { EvaluationTask, FrameworkRow } from './tasks.graphql.js';

export interface Spread {
  scores: string[];
  mean: string;
  lowest: string;
  highest: string;
  deviation: string;
  spreadShare: string;
  isDisputed: boolean;
}

export interface Scorer {
  id: string;
  seatId: string;
  seatTitle: string;
  agencyName: string;
  personName: string | null;
  expertId: string | null;
  duty: string;
  dueOn: string | null;
  state: string;
  stateNote: string | null;
  submittedOn: string | null;
  opinion: string | null;
  total: string | null;
  version: number;
  availableActions: AvailableAction[];
}

export interface PanelRow {
  frameworkRowId: string;
  ordinal: number;
  name: string;
  weight: string;
  official: string | null;
  spread: Spread | null;
  given: { scorerId: string; score: string; reason: string | null }[];
}

export interface Panel {
  taskId: string;
  isComplete: boolean;
  waiting: number;
  limit: string;
  scorers: Scorer[];
  rows: PanelRow[];
  total: Spread | null;
}

export interface SheetRow extends Pick<
  FrameworkRow,
  'id' | 'level1' | 'level2' | 'name' | 'weight' | 'kind' | 'explanation' | 'standard' | 'elements' | 'score' | 'reason'
> {
  ordinal: number;
  scoringRule: string;
  grades: { name: string; share: string }[];
  input: FrameworkRow['input'];
}

export interface SheetSummary {
  id: string;
  taskTitle: string;
  evaluatedAgencyName: string;
  workYear: number;
  duty: string;
  dueOn: string | null;
  state: string;
  submittedOn: string | null;
}

export interface BlindSheet extends SheetSummary {
  taskId: string;
  subjectYear: number;
  amount: string;
  opinion: string | null;
  version: number;
  rows: SheetRow[];
  dossier: Attachment[];
  availableActions: AvailableAction[];
}

export interface Draw {
  id: string;
  field: string;
  wanted: number;
  seed: string;
  populationCount: number;
  populationHash: string;
  drawnOn: string;
  excluded: { number: string; name: string; reason: string }[];
  lots: { ordinal: number; expertId: string; number: string; name: string; outcome: string; reason: string | null }[];
}

const ACTIONS = `availableActions { action allowed refusals { code field params wayOut } }`;
const SPREAD = `scores mean lowest highest deviation spreadShare isDisputed`;
const PANEL = `taskId isComplete waiting limit
  scorers { id seatId seatTitle agencyName personName expertId duty dueOn state stateNote submittedOn opinion total version ${ACTIONS} }
  rows { frameworkRowId ordinal name weight official spread { ${SPREAD} } given { scorerId score reason } } total { ${SPREAD} }`;
const SHEET_HEAD = `id taskTitle evaluatedAgencyName workYear duty dueOn state submittedOn`;
const SHEET = `${SHEET_HEAD} taskId subjectYear amount opinion version
  rows { id ordinal level1 level2 name weight kind explanation standard scoringRule elements grades { name share }
    input { present rate numerator denominator met deduction share } score reason } dossier { id name size } ${ACTIONS}`;

export const PANEL_QUERY: TypedDocumentNode<{ scoringPanel: Panel }, { taskId: string }> = gql`
  query ScoringPanel($taskId: ID!) { scoringPanel(taskId: $taskId) { ${PANEL} } }
`;
export const SEATS_QUERY: TypedDocumentNode<
  { scoringSeats: { id: string; title: string; agencyName: string; personName: string | null }[] },
  { taskId: string }
> = gql`
  query ScoringSeats($taskId: ID!) {
    scoringSeats(taskId: $taskId) {
      id
      title
      agencyName
      personName
    }
  }
`;
export const INVITE_SCORERS: TypedDocumentNode<{ inviteScorers: Panel }> = gql`
  mutation InviteScorers($input: InviteScorersInput!) { inviteScorers(input: $input) { ${PANEL} } }
`;
export const MOVE_SCORER: TypedDocumentNode<{ moveScorer: boolean }> = gql`
  mutation MoveScorer($input: MoveScorerInput!) {
    moveScorer(input: $input)
  }
`;
export const TAKE_OVER_MEANS: TypedDocumentNode<{ takeOverMeans: Pick<EvaluationTask, 'id' | 'version'> }> = gql`
  mutation TakeOverMeans($input: TakeOverMeansInput!) {
    takeOverMeans(input: $input) {
      id
      version
    }
  }
`;
export const DOSSIER_QUERY: TypedDocumentNode<
  { evaluationTask: { id: string; dossier: Attachment[] } },
  { taskId: string }
> = gql`
  query TaskDossier($taskId: ID!) {
    evaluationTask(id: $taskId) {
      id
      dossier {
        id
        name
        size
      }
    }
  }
`;
export const DRAWS_QUERY: TypedDocumentNode<{ expertDraws: Draw[] }, { taskId: string }> = gql`
  query ExpertDraws($taskId: ID!) {
    expertDraws(taskId: $taskId) {
      id
      field
      wanted
      seed
      populationCount
      populationHash
      drawnOn
      excluded {
        number
        name
        reason
      }
      lots {
        ordinal
        expertId
        number
        name
        outcome
        reason
      }
    }
  }
`;
export const DRAW_EXPERTS: TypedDocumentNode<{ drawExperts: { id: string } }> = gql`
  mutation DrawExperts($input: DrawExpertsInput!) {
    drawExperts(input: $input) {
      id
    }
  }
`;
export const MY_SHEETS: TypedDocumentNode<{ myBlindSheets: SheetSummary[] }> = gql`
  query MyBlindSheets { myBlindSheets { ${SHEET_HEAD} } }
`;
export const SHEET_QUERY: TypedDocumentNode<{ blindSheet: BlindSheet }, { id: string }> = gql`
  query BlindSheet($id: ID!) { blindSheet(id: $id) { ${SHEET} } }
`;
export const SAVE_SHEET: TypedDocumentNode<{ saveBlindSheet: BlindSheet }> = gql`
  mutation SaveBlindSheet($input: SaveBlindSheetInput!) { saveBlindSheet(input: $input) { ${SHEET} } }
`;
