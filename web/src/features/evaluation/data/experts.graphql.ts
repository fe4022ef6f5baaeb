import { gql, type TypedDocumentNode } from '@apollo/client';
import type { AvailableAction } from '../../../ui/index.js';

export interface ExpertSummary {
  id: string;
  number: string;
  name: string;
  fields: string[];
  professionalTitle: string;
  employer: string;
  state: string;
  termFrom: string | null;
  termTo: string | null;
  uses: number;
  meanScore: string | null;
}

export interface PrivateData {
  phone: string | null;
  idNumber: string | null;
  bankAccount: string | null;
}

export interface Expert extends ExpertSummary {
  version: number;
  employerAgencyId: string | null;
  seatId: string | null;
  admittedByDocument: string | null;
  stateNote: string | null;
  recusals: { id: string; kind: string; body: string; bodyId: string | null }[];
  contact: PrivateData | null;
  history: {
    id: string;
    taskId: string;
    taskTitle: string;
    days: string;
    dayRate: string;
    fee: string;
    score: string | null;
    comment: string | null;
    recordedOn: string;
  }[];
  availableActions: AvailableAction[];
}

const HEAD = `id number name fields professionalTitle employer state termFrom termTo uses meanScore`;
const EXPERT = `${HEAD} version employerAgencyId seatId admittedByDocument stateNote recusals { id kind body bodyId }
  history { id taskId taskTitle days dayRate fee score comment recordedOn }
  availableActions { action allowed refusals { code field params wayOut } }`;

export const EXPERTS: TypedDocumentNode<
  { experts: ExpertSummary[] },
  { field: string | null; state: string | null; text: string | null }
> = gql`
  query Experts($field: String, $state: String, $text: String) { experts(field: $field, state: $state, text: $text) { ${HEAD} } }
`;
export const EXPERT_QUERY: TypedDocumentNode<{ expert: Expert }, { id: string }> = gql`
  query Expert($id: ID!) { expert(id: $id) { ${EXPERT} contact { phone idNumber bankAccount } } }
`;
export const SUPPLY: TypedDocumentNode<
  { expertSupply: { field: string; experts: number; planned: number; needed: number; gap: number }[] },
  { year: number }
> = gql`
  query ExpertSupply($year: Int!) {
    expertSupply(workYear: $year) {
      field
      experts
      planned
      needed
      gap
    }
  }
`;
export const FIELD_OF_TASK: TypedDocumentNode<{ evaluationField: string | null }, { taskId: string }> = gql`
  query EvaluationField($taskId: ID!) {
    evaluationField(taskId: $taskId)
  }
`;
export const NAME_FIELD: TypedDocumentNode<{ nameEvaluationField: boolean }> = gql`
  mutation NameEvaluationField($input: NameEvaluationFieldInput!) {
    nameEvaluationField(input: $input)
  }
`;
export const SAVE_EXPERT: TypedDocumentNode<{ saveExpert: { id: string } }> = gql`
  mutation SaveExpert($input: SaveExpertInput!) {
    saveExpert(input: $input) {
      id
    }
  }
`;
export const MOVE_EXPERT: TypedDocumentNode<{ moveExpert: Expert }> = gql`
  mutation MoveExpert($input: MoveExpertInput!) { moveExpert(input: $input) { ${EXPERT} } }
`;
export const REVEAL_EXPERT: TypedDocumentNode<{ revealExpert: PrivateData }> = gql`
  mutation RevealExpert($input: RevealExpertInput!) {
    revealExpert(input: $input) {
      phone
      idNumber
      bankAccount
    }
  }
`;
export const RECORD_USE: TypedDocumentNode<{ recordExpertUse: { id: string; state: string } }> = gql`
  mutation RecordExpertUse($input: RecordExpertUseInput!) {
    recordExpertUse(input: $input) {
      id
      state
    }
  }
`;
export const EXPERT_SEATS: TypedDocumentNode<{
  expertSeats: { id: string; title: string; personName: string | null }[];
}> = gql`
  query ExpertSeats {
    expertSeats {
      id
      title
      personName
    }
  }
`;
