import { gql, type TypedDocumentNode } from '@apollo/client';

export interface ReportCounts {
  ready: number;
  delivered: number;
  deliveredAmount: string;
  departments: number;
  departmentsDelivered: number;
  bureauDeliveredOn: string | null;
}

const COUNTS = gql`
  fragment ReportCounts on MonitoringReportCounts {
    ready
    delivered
    deliveredAmount
    departments
    departmentsDelivered
    bureauDeliveredOn
  }
`;

export const REPORT_COUNTS: TypedDocumentNode<{ monitoringReportCounts: ReportCounts }, { roundId: string }> = gql`
  query MonitoringReportCounts($roundId: ID!) {
    monitoringReportCounts(roundId: $roundId) {
      ...ReportCounts
    }
  }
  ${COUNTS}
`;

export const DELIVER_REPORTS: TypedDocumentNode<{ deliverMonitoringReports: ReportCounts }> = gql`
  mutation DeliverMonitoringReports($input: DeliverReportsInput!) {
    deliverMonitoringReports(input: $input) {
      ...ReportCounts
    }
  }
  ${COUNTS}
`;
