import { gql, type TypedDocumentNode } from '@apollo/client';
import type { Refusal } from '../../../lib/domain-error.js';

interface Totals {
  agencies: number;
  projects: number;
  wholes: number;
  adjustedBudget: string;
  executedAmount: string;
  scored: number;
  meanScore: string | null;
}

export interface SelfSummary extends Totals {
  agencyId: string;
  agencyName: string;
  gaps: { agencyId: string; agencyName: string; unfinished: number; unreviewed: number }[];
  submitted:
    | (Totals & {
        id: string;
        ordinal: number;
        documentNumber: string | null;
        reason: string | null;
        submittedOn: string;
        submittedByName: string;
        isCurrent: boolean;
      })
    | null;
  refusals: Refusal[];
}

const TOTALS = 'agencies projects wholes adjustedBudget executedAmount scored meanScore';
const SUMMARY = `agencyId agencyName ${TOTALS} gaps { agencyId agencyName unfinished unreviewed }
  submitted { id ordinal documentNumber reason submittedOn submittedByName isCurrent ${TOTALS} }
  refusals { code ruleId field params wayOut }`;

export const SELF_SUMMARIES: TypedDocumentNode<{ selfEvaluationSummaries: SelfSummary[] }, { year: number }> = gql`
  query SelfEvaluationSummaries($year: Int!) { selfEvaluationSummaries(workYear: $year) { ${SUMMARY} } }
`;

export const SUBMIT_SELF_SUMMARY: TypedDocumentNode<{ submitSelfEvaluationSummary: SelfSummary }> = gql`
  mutation SubmitSelfEvaluationSummary($input: SubmitSelfEvaluationSummaryInput!) {
    submitSelfEvaluationSummary(input: $input) { ${SUMMARY} }
  }
`;
