import { gql, type TypedDocumentNode } from '@apollo/client';
import type { Action } from './sheet-parts.js';

export interface Criterion {
  code: string;
  name: string;
  points: string;
}

export interface Candidate {
  id: string;
  objectType: string;
  projectId: string | null;
  agencyId: string;
  agencyName: string;
  subjectYear: number;
  title: string;
  amount: string;
  area: string | null;
  scores: { code: string; points: string }[];
  points: string | null;
  lastYear: number | null;
  decision: string;
  reason: string | null;
  method: string | null;
  taskId: string | null;
  version: number;
}

export interface YearPlan {
  id: string;
  workYear: number;
  /** Null: the bureau's. */
  ownerAgencyId: string | null;
  ownerName: string | null;
  reportedOn: string | null;
  state: string;
  version: number;
  documentNo: string | null;
  approvedOn: string | null;
  criteria: Criterion[];
  candidates: Candidate[];
  availableActions: Action[];
}

export interface Proposal {
  objectType: string;
  projectId: string | null;
  agencyId: string;
  agencyName: string;
  title: string;
  amount: string;
  lastYear: number | null;
}

interface Counts {
  total: number;
  whole: number;
  projects: number;
  thirdParty: number;
  own: number;
  amount: string;
}

export interface PlanYear {
  year: number;
  planned: Counts | null;
  done: Counts;
  outsidePlan: number;
  againstLastYear: number | null;
}

const PLAN = `id workYear ownerAgencyId ownerName reportedOn state version documentNo approvedOn criteria { code name points }
  candidates { id objectType projectId agencyId agencyName subjectYear title amount area scores { code points } points lastYear decision reason method
    taskId version }
  availableActions { action allowed refusals { code field params wayOut } }`;
const COUNTS = `total whole projects thirdParty own amount`;

export const PLAN_QUERY: TypedDocumentNode<{ evaluationYearPlan: YearPlan | null }> = gql`
  query EvaluationYearPlan($year: Int!, $departmentId: ID) {
    evaluationYearPlan(workYear: $year, departmentId: $departmentId) { ${PLAN} }
  }
`;
export const BEGIN_PLAN: TypedDocumentNode<{ beginYearPlan: YearPlan }> = gql`
  mutation BeginYearPlan($year: Int!, $departmentId: ID, $key: String) {
    beginYearPlan(workYear: $year, departmentId: $departmentId, idempotencyKey: $key) { ${PLAN} }
  }
`;
export const PROPOSALS: TypedDocumentNode<{ evaluationProposals: Proposal[] }> = gql`
  query EvaluationProposals($year: Int!, $subjectYear: Int!, $objectType: String!, $departmentId: ID, $text: String) {
    evaluationProposals(
      workYear: $year
      subjectYear: $subjectYear
      objectType: $objectType
      departmentId: $departmentId
      text: $text
      first: 100
    ) {
      objectType
      projectId
      agencyId
      agencyName
      title
      amount
      lastYear
    }
  }
`;
export const TAKE_PROPOSALS: TypedDocumentNode<{ takeEvaluationProposals: YearPlan }> = gql`
  mutation TakeEvaluationProposals($input: TakeProposalsInput!) { takeEvaluationProposals(input: $input) { ${PLAN} } }
`;
export const SAVE_CANDIDATE: TypedDocumentNode<{ saveEvaluationCandidate: YearPlan }> = gql`
  mutation SaveEvaluationCandidate($input: SaveCandidateInput!) { saveEvaluationCandidate(input: $input) { ${PLAN} } }
`;
export const REMOVE_CANDIDATE: TypedDocumentNode<{ removeEvaluationCandidate: YearPlan }> = gql`
  mutation RemoveEvaluationCandidate($planId: ID!, $candidateId: ID!) {
    removeEvaluationCandidate(planId: $planId, candidateId: $candidateId) { ${PLAN} }
  }
`;
export const MOVE_PLAN: TypedDocumentNode<{ moveYearPlan: YearPlan }> = gql`
  mutation MoveYearPlan($input: MoveYearPlanInput!) { moveYearPlan(input: $input) { ${PLAN} } }
`;
export const PLAN_YEARS: TypedDocumentNode<{ evaluationPlanYears: PlanYear[] }> = gql`
  query EvaluationPlanYears($from: Int!, $to: Int!, $departmentId: ID) {
    evaluationPlanYears(from: $from, to: $to, departmentId: $departmentId) { year planned { ${COUNTS} } done { ${COUNTS} } outsidePlan againstLastYear }
  }
`;

export interface DepartmentPlan {
  departmentId: string;
  departmentName: string;
  state: string | null;
  reportedOn: string | null;
  planned: number | null;
  amount: string | null;
  done: number;
  outsidePlan: number;
  selfEvaluated: number;
}

export const DEPARTMENT_PLANS: TypedDocumentNode<{ departmentEvaluationPlans: DepartmentPlan[] }> = gql`
  query DepartmentEvaluationPlans($year: Int!) {
    departmentEvaluationPlans(workYear: $year) {
      departmentId
      departmentName
      state
      reportedOn
      planned
      amount
      done
      outsidePlan
      selfEvaluated
    }
  }
`;
