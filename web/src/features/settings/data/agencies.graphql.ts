import { gql, type TypedDocumentNode } from '@apollo/client';

export interface AgencyDetails {
  id: string;
  code: string;
  name: string;
  kind: string;
  level: number;
  parentId: string | null;
  divisionId: string | null;
  creditCode: string | null;
  secrecy: string;
  version: number;
  validTo: string | null;
}

const AGENCY = 'id code name kind level parentId divisionId creditCode secrecy version validTo';

export const AGENCY_TREE_QUERY: TypedDocumentNode<{ agencies: AgencyDetails[] }> = gql`
  query AgencyTree { agencies { ${AGENCY} } }
`;

export const CREATE_AGENCY: TypedDocumentNode<{ createAgency: AgencyDetails }, { input: Record<string, unknown> }> =
  gql`
  mutation CreateAgency($input: CreateAgencyInput!) { createAgency(input: $input) { ${AGENCY} } }
`;

export const UPDATE_AGENCY: TypedDocumentNode<{ updateAgency: AgencyDetails }, { input: Record<string, unknown> }> =
  gql`
  mutation UpdateAgency($input: UpdateAgencyInput!) { updateAgency(input: $input) { ${AGENCY} } }
`;
