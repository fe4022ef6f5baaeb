import { gql, type TypedDocumentNode } from '@apollo/client';
import type { Connection } from '../../../lib/connection.js';
import type { Refusal } from '../../../lib/domain-error.js';

export interface Figure {
  id: string;
  name: string;
  definition: string;
  unit: string;
  rowUnit: string;
  owner: string;
  status: string;
  value: string | null;
  rowCount: number;
  asOf: string;
}

export interface FigureRow {
  id: string;
  label: string;
  agencyName: string | null;
  numerator: string | null;
  url: string | null;
}

export interface Relation {
  id: string;
  text: string;
  left: string | null;
  operator: string;
  right: string | null;
  unit: string | null;
  outcome: string;
  difference: string | null;
  footnote: string | null;
}

export interface AnnualReport {
  id: string;
  version: number;
  state: string;
  title: string;
  asOf: string;
  reportDate: string;
  sections: {
    code: string;
    heading: string;
    paragraphs: { text: string; figureId: string | null }[][];
    footnotes: string[];
  }[];
  availableActions: { action: string; allowed: boolean; refusals: Refusal[] }[];
}

const FIGURE = `id name definition unit rowUnit owner status value rowCount asOf`;
const REPORT = `id version state title asOf reportDate sections { code heading paragraphs { text figureId } footnotes }
  availableActions { action allowed refusals { code ruleId field params wayOut } }`;

export const FIGURES_QUERY: TypedDocumentNode<{ figures: Figure[] }, { year: number }> = gql`
  query Figures($year: Int!) { figures(year: $year) { ${FIGURE} } }
`;

export const FIGURE_QUERY: TypedDocumentNode<{ figure: Figure }, { id: string; year: number }> = gql`
  query Figure($id: ID!, $year: Int!) { figure(id: $id, year: $year) { ${FIGURE} } }
`;

export const FIGURE_ROWS_QUERY: TypedDocumentNode<{ figureRows: Connection<FigureRow> }> = gql`
  query FigureRows($id: ID!, $year: Int!, $first: Int, $after: String) {
    figureRows(id: $id, year: $year, first: $first, after: $after) {
      totalCount
      pageInfo {
        endCursor
        hasNextPage
      }
      nodes {
        id
        label
        agencyName
        numerator
        url
      }
    }
  }
`;

export const REPORT_QUERY: TypedDocumentNode<
  { annualReport: AnnualReport; crossFooting: Relation[]; figures: Figure[] },
  { year: number }
> = gql`
  query AnnualReport($year: Int!) {
    annualReport(year: $year) { ${REPORT} }
    figures(year: $year) { ${FIGURE} }
    crossFooting(year: $year) { id text left operator right unit outcome difference footnote }
  }
`;

export const MOVE_REPORT: TypedDocumentNode<{ moveAnnualReport: AnnualReport }> = gql`
  mutation MoveAnnualReport($input: MoveAnnualReportInput!) { moveAnnualReport(input: $input) { ${REPORT} } }
`;
