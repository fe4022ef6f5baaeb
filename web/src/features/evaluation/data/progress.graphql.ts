import { gql, type TypedDocumentNode } from '@apollo/client';
import type { Connection } from '../../../lib/connection.js';

export interface UnitProgress {
  agencyId: string;
  agencyName: string;
  divisionName: string | null;
  sheets: number;
  draft: number;
  submitted: number;
  reviewed: number;
  accepted: number;
  returned: number;
  neverOpened: number;
  coachings: number;
}

export interface FigureLine {
  id: string;
  name: string;
  unit: string;
  value: string | null;
  status: string;
}

export interface DivisionNotice {
  id: string;
  divisionName: string;
  sentOn: string;
  addressee: string | null;
  units: number;
  sheets: number;
  list: { agencyId: string; agencyName: string; sheets: number; returned: number }[];
}

export interface Unopened {
  id: string;
  projectName: string;
  agencyName: string;
  subjectYear: number;
  amount: string;
}

export interface Coaching {
  id: string;
  agencyName: string;
  coachedOn: string;
  topic: string;
  content: string;
  unitPerson: string | null;
  coachedByName: string;
}

export const SELF_PROGRESS: TypedDocumentNode<
  {
    selfEvaluationProgress: UnitProgress[];
    selfEvaluationWeakPoints: { code: string; sheets: number }[];
    figures: FigureLine[];
  },
  { year: number; ids: string[] }
> = gql`
  query SelfEvaluationProgress($year: Int!, $ids: [ID!]!) {
    selfEvaluationProgress(workYear: $year) {
      agencyId
      agencyName
      divisionName
      sheets
      draft
      submitted
      reviewed
      accepted
      returned
      neverOpened
      coachings
    }
    selfEvaluationWeakPoints(workYear: $year) {
      code
      sheets
    }
    figures(year: $year, ids: $ids) {
      id
      name
      unit
      value
      status
    }
  }
`;

export const DIVISION_NOTICES: TypedDocumentNode<{ divisionNotices: DivisionNotice[] }, { year: number }> = gql`
  query DivisionNotices($year: Int!) {
    divisionNotices(workYear: $year) {
      id
      divisionName
      sentOn
      addressee
      units
      sheets
      list {
        agencyId
        agencyName
        sheets
        returned
      }
    }
  }
`;

export const UNOPENED: TypedDocumentNode<{ unopenedSelfEvaluations: Connection<Unopened> }> = gql`
  query UnopenedSelfEvaluations($year: Int!, $first: Int, $after: String) {
    unopenedSelfEvaluations(workYear: $year, first: $first, after: $after) {
      totalCount
      pageInfo {
        endCursor
        hasNextPage
      }
      nodes {
        id
        projectName
        agencyName
        subjectYear
        amount
      }
    }
  }
`;

export const COACHINGS: TypedDocumentNode<{ coachings: Connection<Coaching> }> = gql`
  query Coachings($year: Int!, $first: Int, $after: String) {
    coachings(workYear: $year, first: $first, after: $after) {
      totalCount
      pageInfo {
        endCursor
        hasNextPage
      }
      nodes {
        id
        agencyName
        coachedOn
        topic
        content
        unitPerson
        coachedByName
      }
    }
  }
`;

export const RECORD_COACHING: TypedDocumentNode<{ recordCoaching: string }> = gql`
  mutation RecordCoaching($input: RecordCoachingInput!) {
    recordCoaching(input: $input)
  }
`;

/** Units that may be named: those with self-evaluations of the year. */
export const SELF_UNITS: TypedDocumentNode<
  { selfEvaluationProgress: Pick<UnitProgress, 'agencyId' | 'agencyName'>[] },
  { year: number }
> = gql`
  query SelfEvaluationUnits($year: Int!) {
    selfEvaluationProgress(workYear: $year) {
      agencyId
      agencyName
    }
  }
`;

export interface SelfArchive {
  id: string;
  what: string;
  state: string;
  done: number;
  total: number | null;
  file: { id: string; name: string } | null;
}

const ARCHIVE = `id what state done total file { id name }`;

export const SELF_ARCHIVES: TypedDocumentNode<{ selfEvaluationArchives: SelfArchive[] }, { year: number }> = gql`
  query SelfEvaluationArchives($year: Int!) { selfEvaluationArchives(workYear: $year) { ${ARCHIVE} } }
`;
export const PREPARE_SELF_ARCHIVE: TypedDocumentNode<{ prepareSelfEvaluationArchive: SelfArchive }> = gql`
  mutation PrepareSelfEvaluationArchive($input: PrepareSelfArchiveInput!) { prepareSelfEvaluationArchive(input: $input) { ${ARCHIVE} } }
`;
export const CANCEL_SELF_ARCHIVE: TypedDocumentNode<{ cancelSelfEvaluationArchive: SelfArchive }> = gql`
  mutation CancelSelfEvaluationArchive($id: ID!) { cancelSelfEvaluationArchive(id: $id) { ${ARCHIVE} } }
`;
