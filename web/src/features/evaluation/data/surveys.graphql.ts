import { gql, type TypedDocumentNode } from '@apollo/client';
import type { AvailableAction } from '../../../ui/index.js';

export interface Survey {
  id: string;
  taskId: string;
  frameworkRowId: string | null;
  code: string;
  title: string;
  intro: string | null;
  scale: number;
  questions: string[];
  opensOn: string;
  closesOn: string;
  state: string;
  version: number;
  result: { n: number; least: number; rate: string | null; questions: { question: string; rate: string }[] };
  availableActions: AvailableAction[];
}

const SURVEY = `id taskId frameworkRowId code title intro scale questions opensOn closesOn state version
  result { n least rate questions { question rate } } availableActions { action allowed refusals { code field params wayOut } }`;

export const SURVEYS: TypedDocumentNode<{ satisfactionSurveys: Survey[] }, { taskId: string }> = gql`
  query SatisfactionSurveys($taskId: ID!) { satisfactionSurveys(taskId: $taskId) { ${SURVEY} } }
`;
export const SAVE_SURVEY: TypedDocumentNode<{ saveSurvey: Survey }> = gql`
  mutation SaveSurvey($input: SaveSurveyInput!) { saveSurvey(input: $input) { ${SURVEY} } }
`;
export const MOVE_SURVEY: TypedDocumentNode<{ moveSurvey: Survey }> = gql`
  mutation MoveSurvey($input: MoveSurveyInput!) { moveSurvey(input: $input) { ${SURVEY} } }
`;
export const APPLY_SURVEY: TypedDocumentNode<{ applySurvey: { id: string; version: number } }> = gql`
  mutation ApplySurvey($input: ApplySurveyInput!) {
    applySurvey(input: $input) {
      id
      version
    }
  }
`;
