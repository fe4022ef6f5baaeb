import { gql, type TypedDocumentNode } from '@apollo/client';

/** Counts in the frame come with the workbench, so that the two never disagree. */
export const SUMMARY_QUERY: TypedDocumentNode<
  { workbench: { tasks: { id: string }[]; projects: { total: number } | null } },
  { year: number }
> = gql`
  query WorkbenchSummary($year: Int!) {
    workbench(year: $year) {
      tasks {
        id
      }
      projects {
        total
      }
    }
  }
`;
