import { gql, type TypedDocumentNode } from '@apollo/client';
import { ROW } from './goal-fragments.graphql.js';
import type { GoalRow } from './goals.types.js';

export const FUNCTION_KINDS = ['FUNCTION', 'DEVELOPMENT_PLAN', 'WORK_PLAN'] as const;

export interface AgencyFunction {
  id: string;
  agencyId: string;
  agencyName: string;
  kind: string;
  name: string;
  source: string;
  validFrom: string;
  validTo: string | null;
  version: number;
}

export interface Coverage {
  functions: { agencyFunction: AgencyFunction; objectives: GoalRow[] }[];
  withoutObjective: number;
  objectives: number;
  objectivesWithoutFunction: GoalRow[];
  withoutFunction: number;
}

export interface Body {
  id: string;
  name: string;
  code: string;
  level: number;
}

const FUNCTION = `id agencyId agencyName kind name source validFrom validTo version`;

export const BODIES_QUERY: TypedDocumentNode<{ agencies: Body[] }> = gql`
  query Bodies {
    agencies {
      id
      name
      code
      level
    }
  }
`;

export const COVERAGE_QUERY: TypedDocumentNode<{ functionCoverage: Coverage }, { agencyId: string; year: number }> =
  gql`
  query FunctionCoverage($agencyId: ID!, $year: Int!) {
    functionCoverage(agencyId: $agencyId, year: $year) {
      functions {
        agencyFunction {
          ${FUNCTION}
        }
        objectives {
          ...GoalRow
        }
      }
      withoutObjective
      objectives
      objectivesWithoutFunction {
        ...GoalRow
      }
      withoutFunction
    }
  }
  ${ROW}
`;

export const SAVE_FUNCTION: TypedDocumentNode<
  { saveAgencyFunction: AgencyFunction },
  { input: Record<string, unknown> }
> = gql`
  mutation SaveAgencyFunction($input: SaveAgencyFunctionInput!) {
    saveAgencyFunction(input: $input) {
      ${FUNCTION}
    }
  }
`;
