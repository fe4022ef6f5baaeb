import { gql, type TypedDocumentNode } from '@apollo/client';
import type { AvailableAction } from '../../../ui/index.js';

/** A questionnaire as its card shows it, whatever it belongs to. */
export interface SurveyView {
  id: string;
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

export interface Survey extends SurveyView {
  taskId: string;
  frameworkRowId: string | null;
}

export interface SelfSurvey extends SurveyView {
  selfEvaluationId: string;
  selfEvaluationRowId: string;
  rowName: string;
  isApplied: boolean;
}

const SURVEY = `id code title intro scale questions opensOn closesOn state version
  result { n least rate questions { question rate } } availableActions { action allowed refusals { code field params wayOut } }`;

export const SURVEYS: TypedDocumentNode<{ satisfactionSurveys: Survey[] }, { taskId: string }> = gql`
  query SatisfactionSurveys($taskId: ID!) { satisfactionSurveys(taskId: $taskId) { taskId frameworkRowId ${SURVEY} } }
`;
export const SAVE_SURVEY: TypedDocumentNode<{ saveSurvey: Survey }> = gql`
  mutation SaveSurvey($input: SaveSurveyInput!) { saveSurvey(input: $input) { taskId frameworkRowId ${SURVEY} } }
`;
export const MOVE_SURVEY: TypedDocumentNode<{ moveSurvey: Survey }> = gql`
  mutation MoveSurvey($input: MoveSurveyInput!) { moveSurvey(input: $input) { taskId frameworkRowId ${SURVEY} } }
`;
export const APPLY_SURVEY: TypedDocumentNode<{ applySurvey: { id: string; version: number } }> = gql`
  mutation ApplySurvey($input: ApplySurveyInput!) {
    applySurvey(input: $input) {
      id
      version
    }
  }
`;

export const SELF_SURVEY = `selfEvaluationId selfEvaluationRowId rowName isApplied ${SURVEY}`;
export const SAVE_SELF_SURVEY: TypedDocumentNode<{ saveSelfSurvey: SelfSurvey }> = gql`
  mutation SaveSelfSurvey($input: SaveSelfSurveyInput!) { saveSelfSurvey(input: $input) { ${SELF_SURVEY} } }
`;
export const MOVE_SELF_SURVEY: TypedDocumentNode<{ moveSelfSurvey: SelfSurvey }> = gql`
  mutation MoveSelfSurvey($input: MoveSurveyInput!) { moveSelfSurvey(input: $input) { ${SELF_SURVEY} } }
`;
