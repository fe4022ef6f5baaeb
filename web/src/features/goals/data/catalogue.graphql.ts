import { gql, type TypedDocumentNode } from '@apollo/client';
import type { IndicatorCatalogue } from '@jixiao/shared';

export interface ListedCatalogue extends IndicatorCatalogue {
  objectType: string;
  origin: string;
  yearFrom: number | null;
  yearTo: number | null;
  source: string | null;
  copiedFrom: string | null;
  version: number | null;
  inForce: boolean;
}

const FIELDS = gql`
  fragment ListedCatalogueFields on ListedCatalogue {
    code
    name
    objectType
    origin
    yearFrom
    yearTo
    source
    copiedFrom
    version
    inForce
    weightMode
    totalWeight
    blocks
    levels {
      level1
      label
      mandatory
      weight
      minCount
      level2 {
        code
        label
        mandatory
        weight
        minCount
      }
    }
  }
`;

export const CATALOGUES_QUERY: TypedDocumentNode<
  { indicatorCatalogues: ListedCatalogue[] },
  { year: number; objectType: string }
> = gql`
  query IndicatorCatalogues($year: Int!, $objectType: String!) {
    indicatorCatalogues(year: $year, objectType: $objectType) {
      ...ListedCatalogueFields
    }
  }
  ${FIELDS}
`;

export const SAVE_CATALOGUE: TypedDocumentNode<
  { saveIndicatorCatalogue: ListedCatalogue[] },
  { input: Record<string, unknown> }
> = gql`
  mutation SaveIndicatorCatalogue($input: SaveCatalogueInput!) {
    saveIndicatorCatalogue(input: $input) {
      ...ListedCatalogueFields
    }
  }
  ${FIELDS}
`;
