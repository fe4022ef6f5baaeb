import { gql, type TypedDocumentNode } from '@apollo/client';

export interface PickedProject {
  id: string;
  code: string;
  name: string;
  agencyName: string;
}

export const PICK_PROJECTS: TypedDocumentNode<
  { projects: { nodes: PickedProject[] } },
  { year: number; text: string | null; agencyId: string | null }
> = gql`
  query PickProjects($year: Int!, $text: String, $agencyId: ID) {
    projects(year: $year, text: $text, agencyId: $agencyId, first: 20) {
      nodes {
        id
        code
        name
        agencyName
      }
    }
  }
`;
