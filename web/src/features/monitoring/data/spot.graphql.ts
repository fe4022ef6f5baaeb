import { gql, type TypedDocumentNode } from '@apollo/client';
import type { Connection } from '../../../lib/connection.js';
import type { Attachment } from '../../../ui/index.js';

export interface CheckSummary {
  id: string;
  projectName: string;
  agencyName: string;
  ordinal: number;
  checkedOn: string | null;
  hasDifference: boolean | null;
}

export interface Sample {
  id: string;
  name: string;
  seed: string;
  share: string;
  populationCount: number;
  drawnOn: string;
  checks: number;
  recorded: number;
  rows: CheckSummary[];
}

export interface SpotCheck extends CheckSummary {
  projectId: string;
  place: string | null;
  people: string | null;
  finding: string | null;
  version: number;
  values: {
    indicatorId: string;
    name: string;
    unit: string | null;
    target: string | null;
    unitValue: string | null;
    foundValue: string | null;
    difference: string | null;
    note: string | null;
  }[];
  files: Attachment[];
}

export interface Problem {
  id: string;
  version: number;
  projectName: string | null;
  agencyName: string;
  kind: string;
  description: string;
  amount: string | null;
  sourceType: string;
  foundOn: string;
  followedOn: string | null;
  followNote: string | null;
}

export interface ProblemKind {
  code: string;
  name: string;
  count: number;
  open: number;
}

const SUMMARY = `id projectName agencyName ordinal checkedOn hasDifference`;
const CHECK = `${SUMMARY} projectId place people finding version
  values { indicatorId name unit target unitValue foundValue difference note } files { id name size }`;

export const SAMPLES: TypedDocumentNode<{ spotSamples: Sample[] }, { year: number }> = gql`
  query SpotSamples($year: Int!) {
    spotSamples(year: $year) { id name seed share populationCount drawnOn checks recorded rows { ${SUMMARY} } }
  }
`;
export const DRAW_SAMPLE: TypedDocumentNode<{ drawSpotSample: { id: string } }> = gql`
  mutation DrawSpotSample($input: DrawSampleInput!) {
    drawSpotSample(input: $input) {
      id
    }
  }
`;
export const CHECK_QUERY: TypedDocumentNode<{ spotCheck: SpotCheck }, { id: string }> = gql`
  query SpotCheck($id: ID!) { spotCheck(id: $id) { ${CHECK} } }
`;
export const RECORD_CHECK: TypedDocumentNode<{ recordSpotCheck: SpotCheck }> = gql`
  mutation RecordSpotCheck($input: RecordSpotCheckInput!) { recordSpotCheck(input: $input) { ${CHECK} } }
`;
export const PROBLEMS: TypedDocumentNode<{ monitoringProblems: Connection<Problem> }> = gql`
  query MonitoringProblems($year: Int!, $kind: String, $isOpen: Boolean, $first: Int, $after: String) {
    monitoringProblems(year: $year, kind: $kind, isOpen: $isOpen, first: $first, after: $after) {
      totalCount
      pageInfo {
        endCursor
        hasNextPage
      }
      nodes {
        id
        version
        projectName
        agencyName
        kind
        description
        amount
        sourceType
        foundOn
        followedOn
        followNote
      }
    }
  }
`;
export const PROBLEM_KINDS: TypedDocumentNode<{ problemKinds: ProblemKind[] }, { year: number }> = gql`
  query ProblemKinds($year: Int!) {
    problemKinds(year: $year) {
      code
      name
      count
      open
    }
  }
`;
export const RECORD_PROBLEM: TypedDocumentNode<{ recordMonitoringProblem: { id: string } }> = gql`
  mutation RecordMonitoringProblem($input: RecordProblemInput!) {
    recordMonitoringProblem(input: $input) {
      id
    }
  }
`;
export const FOLLOW_PROBLEM: TypedDocumentNode<{ followMonitoringProblem: { id: string } }> = gql`
  mutation FollowMonitoringProblem($id: ID!, $expectedVersion: Int!, $note: String!) {
    followMonitoringProblem(id: $id, expectedVersion: $expectedVersion, note: $note) {
      id
    }
  }
`;
