import { gql, type TypedDocumentNode } from '@apollo/client';
import type { Connection } from '../../../lib/connection.js';
import type { Refusal } from '../../../lib/domain-error.js';

interface Stepped {
  id: string;
  version: number;
  state: string;
  availableActions: { action: string; allowed: boolean; refusals: Refusal[] }[];
}

export interface Disposal extends Stepped {
  sourceType: string;
  sourceId: string;
  projectId: string | null;
  agencyName: string;
  title: string;
  kind: string;
  note: string;
  ownerName: string | null;
  dueOn: string | null;
  amount: string | null;
  decidedOn: string;
  approvedOn: string | null;
  rejectedReason: string | null;
  endedOn: string | null;
  endNote: string | null;
}

/** What was decided on a sheet, and how far that is. */
export interface SheetDisposal {
  id: string;
  kind: string;
  state: string;
  dueOn: string | null;
  ownerName: string | null;
  endedOn: string | null;
}

export interface Alert extends Stepped {
  projectId: string;
  projectName: string;
  agencyName: string;
  rule: string;
  level: string;
  params: Record<string, string | number | null>;
  raisedOn: string;
  days: number;
  correction: string | null;
  returnedReason: string | null;
}

export interface SlowProject {
  id: string;
  name: string;
  agencyName: string;
  divisionName: string | null;
  budget: string;
  executed: string;
  executionRate: string;
  expectedRate: string;
  behind: string;
  delayedMilestones: number;
}

const PAGE = `totalCount pageInfo { endCursor hasNextPage }`;
const ACTIONS = `availableActions { action allowed refusals { code ruleId field params wayOut } }`;
const DISPOSAL = `id version state sourceType sourceId projectId agencyName title kind note ownerName dueOn amount decidedOn approvedOn
  rejectedReason endedOn endNote ${ACTIONS}`;
const ALERT = `id version state projectId projectName agencyName rule level params raisedOn days correction returnedReason ${ACTIONS}`;

export const DISPOSALS: TypedDocumentNode<{ monitoringDisposals: Connection<Disposal> }> = gql`
  query MonitoringDisposals($year: Int!, $kind: String, $isStanding: Boolean, $first: Int, $after: String) {
    monitoringDisposals(year: $year, kind: $kind, isStanding: $isStanding, first: $first, after: $after) {
      ${PAGE} nodes { id state title kind agencyName ownerName dueOn decidedOn amount }
    }
  }
`;
export type RoundDisposal = Pick<
  Disposal,
  'id' | 'state' | 'title' | 'kind' | 'agencyName' | 'ownerName' | 'dueOn' | 'decidedOn' | 'endedOn' | 'endNote'
>;
export const ROUND_DISPOSALS: TypedDocumentNode<
  { monitoringDisposals: Connection<RoundDisposal>; all: { totalCount: number }; standing: { totalCount: number } },
  { year: number; roundId: string; isStanding: boolean | null }
> = gql`
  query RoundDisposals($year: Int!, $roundId: ID!, $isStanding: Boolean) {
    monitoringDisposals(year: $year, roundId: $roundId, isStanding: $isStanding, first: 200) {
      ${PAGE} nodes { id state title kind agencyName ownerName dueOn decidedOn endedOn endNote }
    }
    all: monitoringDisposals(year: $year, roundId: $roundId, first: 1) { totalCount }
    standing: monitoringDisposals(year: $year, roundId: $roundId, isStanding: true, first: 1) { totalCount }
  }
`;
export const DISPOSAL_QUERY: TypedDocumentNode<{ monitoringDisposal: Disposal }, { id: string }> = gql`
  query MonitoringDisposal($id: ID!) { monitoringDisposal(id: $id) { ${DISPOSAL} } }
`;
export const MOVE_DISPOSAL: TypedDocumentNode<{ moveMonitoringDisposal: Disposal }> = gql`
  mutation MoveMonitoringDisposal($input: MonitoringStepInput!) { moveMonitoringDisposal(input: $input) { ${DISPOSAL} } }
`;
export const ALERTS: TypedDocumentNode<{ monitoringAlerts: Connection<Alert> }> = gql`
  query MonitoringAlerts($year: Int!, $state: String, $rule: String, $isOverdue: Boolean, $first: Int, $after: String) {
    monitoringAlerts(year: $year, state: $state, rule: $rule, isOverdue: $isOverdue, first: $first, after: $after) {
      ${PAGE} nodes { ${ALERT} }
    }
  }
`;
export const MOVE_ALERT: TypedDocumentNode<{ moveMonitoringAlert: Alert }> = gql`
  mutation MoveMonitoringAlert($input: MonitoringStepInput!) { moveMonitoringAlert(input: $input) { ${ALERT} } }
`;
export const RUN_DAILY: TypedDocumentNode<{ runDailyMonitoring: number }, { year: number }> = gql`
  mutation RunDailyMonitoring($year: Int!) {
    runDailyMonitoring(year: $year)
  }
`;
export const SLOW_PROJECTS: TypedDocumentNode<{ slowProjects: SlowProject[] }> = gql`
  query SlowProjects($year: Int!, $asOf: Date) {
    slowProjects(year: $year, asOf: $asOf) {
      id
      name
      agencyName
      divisionName
      budget
      executed
      executionRate
      expectedRate
      behind
      delayedMilestones
    }
  }
`;
export const REMIND_SLOW: TypedDocumentNode<{ remindSlowProjects: number }> = gql`
  mutation RemindSlowProjects($year: Int!, $projectIds: [ID!]!) {
    remindSlowProjects(year: $year, projectIds: $projectIds)
  }
`;
