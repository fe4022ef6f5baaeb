import { gql, type TypedDocumentNode } from '@apollo/client';

export interface CatalogueProject {
  id: string;
  code: string;
  name: string;
  agencyId: string;
  agencyName: string;
  execution: { adjustedBudget: string | null } | null;
}

export const CATALOGUE: TypedDocumentNode<
  { projects: { totalCount: number | null; nodes: CatalogueProject[] } },
  { year: number; text: string | null; agencyId: string | null }
> = gql`
  query ItemCatalogue($year: Int!, $text: String, $agencyId: ID) {
    projects(year: $year, text: $text, agencyId: $agencyId, first: 200) {
      totalCount
      nodes {
        id
        code
        name
        agencyId
        agencyName
        execution {
          adjustedBudget
        }
      }
    }
  }
`;
