import { gql, type TypedDocumentNode } from '@apollo/client';
import type { Refusal } from '../../../lib/domain-error.js';
import type { AvailableAction } from '../../../ui/index.js';

export interface ProjectPool {
  id: string;
  version: number;
  state: string;
  agencyId: string;
  gates: { door: string; isOpen: boolean; refusals: Refusal[] }[];
  availableActions: AvailableAction[];
  application: { amount: string; letterNo: string; appliedOn: string } | null;
  allocation: {
    amount: string;
    supportedAmount: string | null;
    reviewedAmount: string | null;
    reason: string | null;
    allocatedOn: string;
  } | null;
  appraisal: { id: string; state: string; totalScore: string | null; amountSupported: string | null } | null;
  budgetReview: {
    appliedAmount: string;
    reviewedAmount: string;
    reviewer: string;
    documentNo: string;
    result: string;
  } | null;
  preparation: {
    projectType: string;
    version: number;
    required: string[];
    documents: { code: string; isPresent: boolean; reference: string | null }[];
  } | null;
}

/** Whether the budget system may go on paying, and if not, why. */
export interface ProjectCertificate {
  granted: boolean;
  paid: string;
  refusals: Refusal[];
}

export const CERTIFICATE_QUERY: TypedDocumentNode<
  { project: { id: string; certificate: ProjectCertificate | null } },
  { id: string }
> = gql`
  query ProjectCertificate($id: ID!) {
    project(id: $id) {
      id
      certificate {
        granted
        paid
        refusals {
          code
          ruleId
          field
          params
          wayOut
        }
      }
    }
  }
`;

export interface ProjectRun {
  id: string;
  version: number;
  state: string;
  availableActions: AvailableAction[];
  suspensionConsent: { reason: string; consentedByName: string; consentedOn: string } | null;
}

const RUN = `id version state
  availableActions { action allowed commentRequired refusals { code ruleId field params wayOut } }
  suspensionConsent { reason consentedByName consentedOn }`;

const POOL = `id version state agencyId gates { door isOpen refusals { code ruleId field params wayOut } }
  availableActions { action allowed commentRequired refusals { code ruleId field params wayOut } }
  application { amount letterNo appliedOn }
  allocation { amount supportedAmount reviewedAmount reason allocatedOn }
  appraisal { id state totalScore amountSupported }
  budgetReview { appliedAmount reviewedAmount reviewer documentNo result }
  preparation { projectType version required documents { code isPresent reference } }`;

type Change = TypedDocumentNode<Record<string, unknown>, { input: Record<string, unknown> }>;

export const POOL_QUERY: TypedDocumentNode<{ project: ProjectPool }, { id: string }> = gql`
  query ProjectPool($id: ID!) { project(id: $id) { ${POOL} } }
`;
export const APPLY_FOR_BUDGET: Change = gql`
  mutation ApplyForBudget($input: ApplyForBudgetInput!) { applyForBudget(input: $input) { ${POOL} } }
`;
export const ALLOCATE_BUDGET: Change = gql`
  mutation AllocateBudget($input: AllocateBudgetInput!) { allocateBudget(input: $input) { ${POOL} } }
`;
export const MOVE_PROJECTS: Change = gql`
  mutation MoveProjects($input: MoveProjectsInput!) { moveProjects(input: $input) { ${POOL} } }
`;
export const RECORD_BUDGET_REVIEW: Change = gql`
  mutation RecordBudgetReview($input: RecordBudgetReviewInput!) { recordBudgetReview(input: $input) { ${POOL} } }
`;
export const SAVE_PREPARATION: Change = gql`
  mutation SavePreparation($input: SavePreparationInput!) { savePreparation(input: $input) { ${POOL} } }
`;

export const RUN_QUERY: TypedDocumentNode<{ project: ProjectRun }, { id: string }> = gql`
  query ProjectRun($id: ID!) { project(id: $id) { ${RUN} } }
`;
export const ADVANCE_PROJECT: Change = gql`
  mutation AdvanceProject($input: AdvanceProjectInput!) { advanceProject(input: $input) { ${RUN} } }
`;
export const AGREE_TO_SUSPENSION: Change = gql`
  mutation AgreeToSuspension($input: AgreeToSuspensionInput!) { agreeToSuspension(input: $input) { ${RUN} } }
`;

export const RAISE_SECRECY: Change = gql`
  mutation RaiseProjectSecrecy($input: RaiseSecrecyInput!) {
    raiseProjectSecrecy(input: $input) {
      id
    }
  }
`;

export interface QuarantinedLine {
  id: string;
  projectCode: string;
  projectName: string;
  sourceKey: string;
  agencyCode: string;
  amount: string;
  refusals: Refusal[];
  receivedAt: string;
  releasedAt: string | null;
  releaseReason: string | null;
}

export const QUARANTINE_QUERY = gql`
  query Quarantine($year: Int!, $released: Boolean, $first: Int, $after: String) {
    quarantinedLines(year: $year, released: $released, first: $first, after: $after) {
      totalCount
      pageInfo {
        endCursor
        hasNextPage
      }
      nodes {
        id
        projectCode
        projectName
        sourceKey
        agencyCode
        amount
        refusals {
          code
          ruleId
          field
          params
          wayOut
        }
        receivedAt
        releasedAt
        releaseReason
      }
    }
  }
`;
export const RECHECK_QUARANTINE: TypedDocumentNode<{ recheckQuarantine: number }, { year: number }> = gql`
  mutation RecheckQuarantine($year: Int!) {
    recheckQuarantine(year: $year)
  }
`;
export const RELEASE_QUARANTINED: Change = gql`
  mutation ReleaseQuarantined($input: ReleaseQuarantinedInput!) {
    releaseQuarantinedLine(input: $input)
  }
`;
