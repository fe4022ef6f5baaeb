import { gql, type TypedDocumentNode } from '@apollo/client';

interface Round {
  id: string;
  name: string;
  periodTo: string;
  dueOn: string;
  state: string;
  sheets: number;
  accepted: number;
}

export const ROUNDS_QUERY: TypedDocumentNode<{ monitoringRounds: Round[] }, { year: number }> = gql`
  query MonitoringRounds($year: Int!) {
    monitoringRounds(year: $year) {
      id
      name
      periodTo
      dueOn
      state
      sheets
      accepted
    }
  }
`;

export const OPEN_ROUND: TypedDocumentNode<{ openMonitoringRound: { id: string } }> = gql`
  mutation OpenMonitoringRound($input: OpenRoundInput!) {
    openMonitoringRound(input: $input) {
      id
    }
  }
`;
