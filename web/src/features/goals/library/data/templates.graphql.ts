import { gql, type TypedDocumentNode } from '@apollo/client';
import { CONTENT } from './library.graphql.js';
import type { Template, TemplateRow } from './library.types.js';

export const TEMPLATES_QUERY: TypedDocumentNode<{ libraryTemplates: Template[] }, { catalogueCode: string }> = gql`
  query LibraryTemplates($catalogueCode: String!) {
    libraryTemplates {
      id
      name
      kind
      ownership
      version
      rows(catalogueCode: $catalogueCode) {
        level1
        level2
        example
        indicator {
          ...LibraryContent
        }
      }
    }
  }
  ${CONTENT}
`;

export const TEMPLATE_DRAFT_QUERY: TypedDocumentNode<
  { templateFromObjective: { rows: TemplateRow[]; unknown: string[] } },
  { objectiveId: string; catalogueCode: string }
> = gql`
  query TemplateFromObjective($objectiveId: ID!, $catalogueCode: String!) {
    templateFromObjective(objectiveId: $objectiveId, catalogueCode: $catalogueCode) {
      rows {
        level1
        level2
        example
        indicator {
          ...LibraryContent
        }
      }
      unknown
    }
  }
  ${CONTENT}
`;

export const OBJECTIVES_TO_COPY: TypedDocumentNode<
  { goals: { nodes: { id: string; title: string; agencyName: string }[] } },
  { year: number; text: string | null }
> = gql`
  query ObjectivesToCopy($year: Int!, $text: String) {
    goals(year: $year, text: $text, states: ["APPROVED"], first: 20) {
      nodes {
        id
        title
        agencyName
      }
    }
  }
`;
