import { gql, type TypedDocumentNode } from '@apollo/client';

export interface NamedAgency {
  id: string;
  name: string;
  kind: string;
  level: number;
  parentId: string | null;
}

export const PICK_AGENCIES: TypedDocumentNode<{ agencies: NamedAgency[] }> = gql`
  query PickAgencies {
    agencies {
      id
      name
      kind
      level
      parentId
    }
  }
`;
