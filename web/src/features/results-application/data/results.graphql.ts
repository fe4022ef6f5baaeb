import { gql, type TypedDocumentNode } from '@apollo/client';
import type { Attachment } from '../../../ui/index.js';
import type { Connection } from '../../../lib/connection.js';
import type { Refusal } from '../../../lib/domain-error.js';

interface Document {
  id: string;
  version: number;
  state: string;
  agencyId: string;
  agencyName: string;
  availableActions: { action: string; allowed: boolean; refusals: Refusal[] }[];
}

export interface CorrectiveAction extends Document {
  title: string;
  documentNo: string;
  sourceType: string;
  ownerName: string | null;
  issuedOn: string;
  dueOn: string;
  replyText: string | null;
  returnedReason: string | null;
  returnedBy: string | null;
  items: {
    id: string;
    ordinal: number;
    description: string;
    requirement: string;
    state: string;
    reply: string | null;
    verificationNote: string | null;
    files: Attachment[];
  }[];
}

export interface Linkage extends Document {
  projectName: string;
  budgetYear: number;
  decision: string;
  amountBefore: string;
  amountChange: string;
  reason: string;
  documentNo: string | null;
  returnedReason: string | null;
}

export interface Disclosure extends Document {
  title: string;
  dueOn: string;
  secrecyReason: string | null;
  publishedOn: string | null;
}

const ACTIONS = `availableActions { action allowed refusals { code ruleId field params wayOut } }`;
const PAGE = `totalCount pageInfo { endCursor hasNextPage }`;
const CORRECTIVE = `id version state agencyId agencyName title documentNo issuedOn dueOn replyText returnedReason returnedBy
  items { id ordinal description requirement state reply verificationNote files { id name size } } ${ACTIONS}`;
const LINKAGE = `id version state agencyId agencyName projectName budgetYear decision amountBefore amountChange reason documentNo returnedReason ${ACTIONS}`;
const DISCLOSURE = `id version state agencyId agencyName title dueOn secrecyReason publishedOn ${ACTIONS}`;

export const CORRECTIVE_LIST: TypedDocumentNode<{ correctiveActions: Connection<CorrectiveAction> }> = gql`
  query CorrectiveActions($year: Int!, $sourceType: String, $first: Int, $after: String) {
    correctiveActions(workYear: $year, sourceType: $sourceType, first: $first, after: $after) { ${PAGE} nodes { id state sourceType ownerName agencyName title documentNo issuedOn dueOn } }
  }
`;
export const LINKAGE_LIST: TypedDocumentNode<{ budgetLinkages: Connection<Linkage> }> = gql`
  query BudgetLinkages($year: Int!, $first: Int, $after: String) {
    budgetLinkages(workYear: $year, first: $first, after: $after) { ${PAGE} nodes { id state agencyName projectName budgetYear decision amountBefore amountChange } }
  }
`;
export const DISCLOSURE_LIST: TypedDocumentNode<{ disclosures: Connection<Disclosure> }> = gql`
  query Disclosures($year: Int!, $first: Int, $after: String) {
    disclosures(workYear: $year, first: $first, after: $after) { ${PAGE} nodes { id state agencyName title dueOn publishedOn } }
  }
`;
export const CORRECTIVE_QUERY: TypedDocumentNode<{ correctiveAction: CorrectiveAction }, { id: string }> = gql`
  query CorrectiveAction($id: ID!) { correctiveAction(id: $id) { ${CORRECTIVE} } }
`;
export const LINKAGE_QUERY: TypedDocumentNode<{ budgetLinkage: Linkage }, { id: string }> = gql`
  query BudgetLinkage($id: ID!) { budgetLinkage(id: $id) { ${LINKAGE} } }
`;
export const DISCLOSURE_QUERY: TypedDocumentNode<{ disclosure: Disclosure }, { id: string }> = gql`
  query Disclosure($id: ID!) { disclosure(id: $id) { ${DISCLOSURE} } }
`;
export const ISSUE: TypedDocumentNode<{ issueCorrectiveAction: { id: string } }> = gql`
  mutation IssueCorrectiveAction($input: IssueCorrectiveActionInput!) {
    issueCorrectiveAction(input: $input) {
      id
    }
  }
`;
export const REPLY: TypedDocumentNode<{ replyCorrectiveAction: CorrectiveAction }> = gql`
  mutation ReplyCorrectiveAction($input: ReplyCorrectiveActionInput!) { replyCorrectiveAction(input: $input) { ${CORRECTIVE} } }
`;
export const MOVE_CORRECTIVE: TypedDocumentNode<{ moveCorrectiveAction: CorrectiveAction }> = gql`
  mutation MoveCorrectiveAction($input: MoveResultInput!) { moveCorrectiveAction(input: $input) { ${CORRECTIVE} } }
`;
export const EVALUATED: TypedDocumentNode<
  { evaluationTask: { id: string; agencyId: string; title: string } },
  { id: string }
> = gql`
  query Evaluated($id: ID!) {
    evaluationTask(id: $id) {
      id
      agencyId
      title
    }
  }
`;
export const LINES: TypedDocumentNode<
  {
    project: {
      id: string;
      fundingLines: { id: string; fundKind: string; fundSource: string; originalAmount: string }[];
    };
  },
  { id: string }
> = gql`
  query FundingLines($id: ID!) {
    project(id: $id) {
      id
      fundingLines {
        id
        fundKind
        fundSource
        originalAmount
      }
    }
  }
`;
export const PROPOSE: TypedDocumentNode<{ proposeLinkage: { id: string } }> = gql`
  mutation ProposeLinkage($input: ProposeLinkageInput!) {
    proposeLinkage(input: $input) {
      id
    }
  }
`;
export const MOVE_LINKAGE: TypedDocumentNode<{ moveLinkage: Linkage }> = gql`
  mutation MoveLinkage($input: MoveResultInput!) { moveLinkage(input: $input) { ${LINKAGE} } }
`;
export const REQUIRE_DISCLOSURE: TypedDocumentNode<{ requireDisclosure: { id: string } }> = gql`
  mutation RequireDisclosure($evaluationTaskId: ID!) {
    requireDisclosure(evaluationTaskId: $evaluationTaskId) {
      id
    }
  }
`;
export const MOVE_DISCLOSURE: TypedDocumentNode<{ moveDisclosure: Disclosure }> = gql`
  mutation MoveDisclosure($input: MoveResultInput!) { moveDisclosure(input: $input) { ${DISCLOSURE} } }
`;
