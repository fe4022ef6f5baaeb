import { gql, type TypedDocumentNode } from '@apollo/client';

/** PROJECT, AGENCY, DOCUMENT, FIGURE from the server; PAGE from the navigation itself. */
export interface SearchHit {
  kind: string;
  id: string;
  title: string;
  note: string | null;
  url: string;
}

export const SEARCH_QUERY: TypedDocumentNode<{ search: SearchHit[] }, { term: string; first: number }> = gql`
  query Search($term: String!, $first: Int!) {
    search(term: $term, first: $first) {
      kind
      id
      title
      note
      url
    }
  }
`;
