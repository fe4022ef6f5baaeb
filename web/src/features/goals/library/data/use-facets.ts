import { useQuery } from '@apollo/client/react';
import { FACETS_QUERY } from './library.graphql.js';

interface Option {
  value: string;
  label: string;
}

/** Industries and project types that the library knows, as options of filters and forms. */
export function useFacets(): { industries: Option[]; projectTypes: Option[] } {
  const { data } = useQuery(FACETS_QUERY);
  const options = (words: readonly string[] = []) => words.map((value) => ({ value, label: value }));
  return {
    industries: options(data?.libraryFacets.industries),
    projectTypes: options(data?.libraryFacets.projectTypes),
  };
}
