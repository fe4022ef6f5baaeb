import { gql, type TypedDocumentNode } from '@apollo/client';

export interface Deviation {
  id: string;
  projectId: string;
  projectCode: string;
  projectName: string;
  agencyName: string;
  budgetYear: number;
  amount: string;
  supportedAmount: string;
  excess: string;
  appraisalId: string | null;
  reason: string | null;
  allocatedOn: string;
}

export const DEVIATIONS_QUERY: TypedDocumentNode<
  { now: Deviation[]; next?: Deviation[] },
  { year: number; nextYear: number; both: boolean }
> = gql`
  fragment Deviating on BudgetAllocation {
    id
    projectId
    projectCode
    projectName
    agencyName
    budgetYear
    amount
    supportedAmount
    excess
    appraisalId
    reason
    allocatedOn
  }
  query AllocationDeviations($year: Int!, $nextYear: Int!, $both: Boolean!) {
    now: allocationDeviations(year: $year) {
      ...Deviating
    }
    next: allocationDeviations(year: $nextYear) @include(if: $both) {
      ...Deviating
    }
  }
`;
