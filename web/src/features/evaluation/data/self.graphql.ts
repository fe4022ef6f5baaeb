import { gql, type TypedDocumentNode } from '@apollo/client';
import type { SelfRules, SelfStep, UnitCriterion } from '@jixiao/shared';
import type { Connection } from '../../../lib/connection.js';
import type { Attachment } from '../../../ui/index.js';
import { SELF_SURVEY, type SelfSurvey } from './surveys.graphql.js';
import type { Action, TargetCells, WorkingLine } from './sheet-parts.js';

export interface SelfSummary {
  id: string;
  objectType: string;
  projectName: string;
  agencyName: string;
  subjectYear: number;
  state: string;
  totalScore: string | null;
  grade: string | null;
  gradeLabel: string | null;
  adjustedBudget: string;
  overallOpinion: string | null;
}

export interface SelfRow extends TargetCells {
  id: string;
  level1: string;
  level2: string;
  name: string;
  isStrict: boolean;
  plannedStartOn: string | null;
  bands: { from: string; share: string }[] | null;
  weight: string;
  expectedValue: string | null;
  forecastError: string | null;
  scoreOf100: string | null;
  /** Before the adjustment; null where nothing was adjusted. */
  earlierTarget: (TargetCells & { versionNo: number }) | null;
  actualValue: string | null;
  actualOn: string | null;
  actualYes: boolean | null;
  actualOrigin: string | null;
  originName: string | null;
  originOn: string | null;
  originSheetId: string | null;
  /** A value that a questionnaire gave is not typed over. */
  originSurveyId: string | null;
  surveyAnswers: number | null;
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

export interface SelfMoney {
  id: string;
  line: string;
  originalBudget: string;
  adjustedBudget: string;
  executedAmount: string;
  origin: string;
}

export interface SelfTask {
  id: string;
  name: string;
  originalBudget: string;
  executedAmount: string;
  result: string | null;
}

export interface SelfCommon {
  id: string;
  code: string;
  weight: string;
  target: string | null;
  baseA: string | null;
  baseB: string | null;
  attainment: string | null;
  share: string | null;
  isNotApplicable: boolean;
  cause: string | null;
  measures: string | null;
  evidence: string | null;
  value: string | null;
  score: string | null;
  working: WorkingLine[] | null;
}

export interface SelfCriterion {
  id: string;
  criterion: UnitCriterion;
  score: string | null;
  text: string | null;
}

export interface SelfStepView {
  step: SelfStep;
  doneOn: string | null;
  document: string | null;
  note: string | null;
  isOwn: boolean;
}

export interface SelfEvaluation extends SelfSummary {
  version: number;
  family: 'GOALS' | 'COMMON';
  agencyId: string;
  workYear: number;
  annualGoal: string | null;
  filledByName: string | null;
  figuresConfirmed: boolean;
  opinedOn: string | null;
  submittedOn: string | null;
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
  rules: SelfRules;
  rows: SelfRow[];
  moneys: SelfMoney[];
  tasks: SelfTask[];
  common: SelfCommon[];
  criteria: SelfCriterion[];
  steps: SelfStepView[];
  /** Null until it has been issued to the unit. */
  recheck: { id: string } | null;
  satisfactionSurveys: SelfSurvey[];
  availableActions: Action[];
}

const SELF = `id version objectType family agencyId agencyName projectName subjectYear workYear state annualGoal filledByName
  figuresConfirmed overallOpinion opinedOn submittedOn originalBudget adjustedBudget executedAmount executionReason executionScore
  totalScore grade gradeLabel working { code expression } actualSummary problems measures returnedReason returnedBy rules
  rows { id level1 level2 name direction isStrict targetValue expectedValue forecastError targetLow targetHigh targetText targetOn
    plannedStartOn bands { from share } unit weight scoreOf100
    earlierTarget { versionNo direction targetValue targetLow targetHigh targetText targetOn unit } actualValue actualOn actualYes
    actualOrigin originName originOn originSheetId originSurveyId surveyAnswers attainment share isNotApplicable overCause cause measures evidence score
    files { id name size } working { code expression } }
  moneys { id line originalBudget adjustedBudget executedAmount origin } tasks { id name originalBudget executedAmount result }
  common { id code weight target baseA baseB attainment share isNotApplicable cause measures evidence value score working { code expression } }
  criteria { id criterion score text } steps { step doneOn document note isOwn } recheck { id }
  satisfactionSurveys { ${SELF_SURVEY} }
  availableActions { action allowed refusals { code field params ruleId wayOut } }`;

export const SELF_LIST: TypedDocumentNode<{ selfEvaluations: Connection<SelfSummary> }> = gql`
  query SelfEvaluations(
    $year: Int!
    $text: String
    $state: String
    $objectType: String
    $view: String
    $agencyId: ID
    $first: Int
    $after: String
  ) {
    selfEvaluations(
      workYear: $year
      text: $text
      state: $state
      objectType: $objectType
      view: $view
      agencyId: $agencyId
      first: $first
      after: $after
    ) {
      totalCount
      pageInfo {
        endCursor
        hasNextPage
      }
      nodes {
        id
        objectType
        projectName
        agencyName
        subjectYear
        state
        totalScore
        grade
        gradeLabel
        adjustedBudget
        overallOpinion
      }
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
export const OPINE_SELF: TypedDocumentNode<{ saveDivisionOpinion: SelfEvaluation }> = gql`
  mutation SaveDivisionOpinion($input: SaveDivisionOpinionInput!) { saveDivisionOpinion(input: $input) { ${SELF} } }
`;
export const OPEN_SELF: TypedDocumentNode<{ openSelfEvaluations: number }> = gql`
  mutation OpenSelfEvaluations($input: OpenSelfEvaluationsInput!) {
    openSelfEvaluations(input: $input)
  }
`;
