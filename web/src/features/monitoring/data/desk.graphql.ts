import { gql, type TypedDocumentNode } from '@apollo/client';
import type { Connection } from '../../../lib/connection.js';

export interface DeskSheet {
  id: string;
  objectName: string;
  agencyName: string;
  roundName: string;
  state: string;
  light: string | null;
  adjustedBudget: string;
  executedAmount: string;
  goalRate: string | null;
  disposal: string | null;
  disposalRecord: { state: string; dueOn: string | null; endedOn: string | null } | null;
}

/** Red first. */
export const DESK_QUERY: TypedDocumentNode<{ monitoringSheets: Connection<DeskSheet> }> = gql`
  query MonitoringDesk(
    $year: Int!
    $state: String
    $light: String
    $text: String
    $roundId: ID
    $first: Int
    $after: String
  ) {
    monitoringSheets(
      year: $year
      state: $state
      light: $light
      text: $text
      roundId: $roundId
      order: "LIGHT"
      first: $first
      after: $after
    ) {
      totalCount
      pageInfo {
        endCursor
        hasNextPage
      }
      nodes {
        id
        objectName
        agencyName
        roundName
        state
        light
        adjustedBudget
        executedAmount
        goalRate
        disposal
        disposalRecord {
          state
          dueOn
          endedOn
        }
      }
    }
  }
`;

interface Value {
  value: string | null;
}

export const LEADER_FIGURES = ['goal', 'monitor', 'selfeval', 'depteval', 'keyeval'] as const;

export const LEADER_QUERY: TypedDocumentNode<Record<string, Value>, { year: number }> = gql`
  query LeaderFigures($year: Int!) {
    goal_projects: figure(id: "goal_projects", year: $year) {
      value
    }
    goal_money: figure(id: "goal_money", year: $year) {
      value
    }
    monitor_projects: figure(id: "monitor_projects", year: $year) {
      value
    }
    monitor_money: figure(id: "monitor_money", year: $year) {
      value
    }
    selfeval_projects: figure(id: "selfeval_projects", year: $year) {
      value
    }
    selfeval_money: figure(id: "selfeval_money", year: $year) {
      value
    }
    depteval_projects: figure(id: "depteval_projects", year: $year) {
      value
    }
    depteval_money: figure(id: "depteval_money", year: $year) {
      value
    }
    keyeval_projects: figure(id: "keyeval_projects", year: $year) {
      value
    }
    keyeval_money: figure(id: "keyeval_money", year: $year) {
      value
    }
  }
`;
