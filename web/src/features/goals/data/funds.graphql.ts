import { gql, type TypedDocumentNode } from '@apollo/client';

export interface SpecialFund {
  id: string;
  code: string;
  name: string;
  tags: string[];
  competentAgencyName: string;
  reviewMonth: number | null;
  reviewOpenedOn: string | null;
  reviewedOn: string | null;
  reviewOpinion: string | null;
  projects: number;
  declared: number;
  approved: number;
  amount: string;
  approvedAmount: string;
}

export interface FundProject {
  projectId: string;
  objectiveId: string | null;
  name: string;
  agencyName: string;
  amount: string;
  state: string | null;
}

export const FUNDS_QUERY: TypedDocumentNode<{ specialFunds: SpecialFund[] }, { year: number; tag: string | null }> =
  gql`
    query SpecialFunds($year: Int!, $tag: String) {
      specialFunds(year: $year, tag: $tag) {
        id
        code
        name
        tags
        competentAgencyName
        reviewMonth
        reviewOpenedOn
        reviewedOn
        reviewOpinion
        projects
        declared
        approved
        amount
        approvedAmount
      }
    }
  `;

export const FUND_PROJECTS_QUERY: TypedDocumentNode<
  { specialFunds: { id: string; items: FundProject[] }[] },
  { year: number }
> = gql`
  query FundProjects($year: Int!) {
    specialFunds(year: $year) {
      id
      items {
        projectId
        objectiveId
        name
        agencyName
        amount
        state
      }
    }
  }
`;

interface FundDraft {
  budgetYear: number;
  code: string;
  name: string;
  tags: string[];
  competentAgencyId: string;
  reviewMonth: number | null;
  idempotencyKey: string;
}

type Funds<Name extends string> = Record<Name, { id: string }[]>;

export const REGISTER_FUND: TypedDocumentNode<Funds<'registerSpecialFund'>, { input: FundDraft }> = gql`
  mutation RegisterSpecialFund($input: RegisterFundInput!) {
    registerSpecialFund(input: $input) {
      id
    }
  }
`;

export const ASSIGN_FUND: TypedDocumentNode<
  Funds<'assignSpecialFund'>,
  { input: { fundId: string; budgetYear: number; projectIds: string[]; idempotencyKey: string } }
> = gql`
  mutation AssignSpecialFund($input: AssignFundInput!) {
    assignSpecialFund(input: $input) {
      id
    }
  }
`;

export const OPEN_FUND_REVIEWS: TypedDocumentNode<{ openFundReviews: number }, { year: number }> = gql`
  mutation OpenFundReviews($year: Int!) {
    openFundReviews(year: $year)
  }
`;

export const FINISH_FUND_REVIEW: TypedDocumentNode<
  Funds<'finishFundReview'>,
  { input: { fundId: string; budgetYear: number; opinion: string } }
> = gql`
  mutation FinishFundReview($input: FinishFundReviewInput!) {
    finishFundReview(input: $input) {
      id
    }
  }
`;
