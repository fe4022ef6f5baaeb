import { gql, type TypedDocumentNode } from '@apollo/client';
import type { Task } from '../model/task.js';

export const WORKBENCH_QUERY: TypedDocumentNode<{ workbench: { year: number; tasks: Task[] } }, { year: number }> = gql`
  query Workbench($year: Int!) {
    workbench(year: $year) {
      year
      tasks {
        id
        kind
        subjectType
        subjectId
        subjectTitle
        agencyName
        url
        dueOn
        returnedReason
        returnedBy
        openedAt
      }
    }
  }
`;

export interface ProjectRow {
  id: string;
  code: string;
  name: string;
  agencyName: string;
  state: string;
  execution: {
    adjustedBudget: string | null;
    executedAmount: string | null;
    executionRate: string | null;
    asOf: string;
  } | null;
}

export const PROJECTS_QUERY: TypedDocumentNode<
  { projects: { nodes: ProjectRow[]; totalCount: number | null } },
  { year: number; first: number }
> = gql`
  query WorkbenchProjects($year: Int!, $first: Int!) {
    projects(year: $year, first: $first) {
      nodes {
        id
        code
        name
        agencyName
        state
        execution {
          adjustedBudget
          executedAmount
          executionRate
          asOf
        }
      }
      totalCount
    }
  }
`;
