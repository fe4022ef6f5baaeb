import { gql, type TypedDocumentNode } from '@apollo/client';
import type { Connection } from '../../../lib/connection.js';

export interface Execution {
  asOf: string;
  originalBudget: string | null;
  adjustedBudget: string | null;
  executedAmount: string | null;
  executionRate: string | null;
}

export interface ProjectRow {
  id: string;
  code: string;
  name: string;
  agencyName: string;
  state: string;
  version: number;
  secrecy: string;
  execution: Execution | null;
  goal: { id: string; state: string } | null;
}

export interface ProjectPageData extends Omit<ProjectRow, 'goal'> {
  budgetYear: number;
  agencyId: string;
  category: string;
  nature: string;
  field: string | null;
  responsiblePerson: string | null;
  startsOn: string | null;
  endsOn: string | null;
  overview: string | null;
  isAssumed: boolean;
  fundingLines: {
    id: string;
    fundKind: string;
    fundSource: string;
    fundCategory: string | null;
    originalAmount: string;
  }[];
  adjustments: { id: string; kind: string; amount: string; adjustedOn: string; documentNo: string; reason: string }[];
  payments: { id: string; paidOn: string; amount: string; voucherNo: string }[];
  history: {
    at: string;
    on: string;
    action: string;
    personName: string | null;
    seatTitle: string | null;
    comment: string | null;
  }[];
  goal: {
    id: string;
    state: string;
    versionNo: number;
    approvedOn: string | null;
    documentNo: string | null;
    annualGoal: string | null;
    indicators: { id: string; level1: string; level2: string; name: string; weight: string | null }[];
  } | null;
}

export const PROJECTS_QUERY: TypedDocumentNode<{ projects: Connection<ProjectRow> }> = gql`
  query Projects($year: Int!, $text: String, $state: String, $agencyId: ID, $first: Int, $after: String) {
    projects(year: $year, text: $text, state: $state, agencyId: $agencyId, first: $first, after: $after) {
      totalCount
      pageInfo {
        endCursor
        hasNextPage
      }
      nodes {
        id
        code
        name
        agencyName
        state
        secrecy
        execution {
          asOf
          originalBudget
          adjustedBudget
          executedAmount
          executionRate
        }
        goal {
          id
          state
        }
      }
    }
  }
`;

export const PROJECT_QUERY: TypedDocumentNode<{ project: ProjectPageData }, { id: string }> = gql`
  query Project($id: ID!) {
    project(id: $id) {
      id
      budgetYear
      code
      name
      agencyId
      agencyName
      state
      version
      secrecy
      category
      nature
      field
      responsiblePerson
      startsOn
      endsOn
      overview
      isAssumed
      execution {
        asOf
        originalBudget
        adjustedBudget
        executedAmount
        executionRate
      }
      fundingLines {
        id
        fundKind
        fundSource
        fundCategory
        originalAmount
      }
      adjustments {
        id
        kind
        amount
        adjustedOn
        documentNo
        reason
      }
      payments {
        id
        paidOn
        amount
        voucherNo
      }
      history {
        at
        on
        action
        personName
        seatTitle
        comment
      }
      goal {
        id
        state
        versionNo
        approvedOn
        documentNo
        annualGoal
        indicators {
          id
          level1
          level2
          name
          weight
        }
      }
    }
  }
`;

export const BEGIN_OBJECTIVE: TypedDocumentNode<
  { beginObjective: { id: string } },
  { input: { projectId: string; idempotencyKey?: string } }
> = gql`
  mutation BeginObjective($input: BeginObjectiveInput!) {
    beginObjective(input: $input) {
      id
    }
  }
`;

export const CREATE_PROJECT: TypedDocumentNode<{ createProject: { id: string } }> = gql`
  mutation CreateProject($input: CreateProjectInput!) {
    createProject(input: $input) {
      id
    }
  }
`;

const MONEY = `id execution { asOf originalBudget adjustedBudget executedAmount executionRate }
  adjustments { id kind amount adjustedOn documentNo reason } payments { id paidOn amount voucherNo }
  history { at on action personName seatTitle comment }`;

export const RECORD_ADJUSTMENT: TypedDocumentNode<{ recordBudgetAdjustment: { id: string } }> = gql`
  mutation RecordAdjustment($input: RecordAdjustmentInput!) { recordBudgetAdjustment(input: $input) { ${MONEY} } }
`;

export const RECORD_PAYMENT: TypedDocumentNode<{ recordPayment: { id: string } }> = gql`
  mutation RecordPayment($input: RecordPaymentInput!) { recordPayment(input: $input) { ${MONEY} } }
`;

export const CLASSIFY_FUNDING: TypedDocumentNode<{
  classifyFunding: { id: string; version: number; fundingLines: { id: string; fundCategory: string | null }[] };
}> = gql`
  mutation ClassifyFunding($input: ClassifyFundingInput!) {
    classifyFunding(input: $input) {
      id
      version
      fundingLines {
        id
        fundCategory
      }
    }
  }
`;
