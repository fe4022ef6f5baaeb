import { gql, type TypedDocumentNode } from '@apollo/client';
import type { Refusal } from '../../../lib/domain-error.js';

export type ArchiveContent = 'FORMS' | 'REPORTS';

export interface Archive {
  id: string;
  what: ArchiveContent;
  state: 'QUEUED' | 'RUNNING' | 'DONE' | 'FAILED' | 'CANCELLED';
  done: number;
  total: number | null;
  file: { id: string; name: string; size: number } | null;
  refusals: Refusal[];
}

const ARCHIVE = gql`
  fragment ArchiveParts on MonitoringArchive {
    id
    what
    state
    done
    total
    file {
      id
      name
      size
    }
    refusals {
      code
      params
      wayOut
    }
  }
`;

export const ARCHIVES_QUERY: TypedDocumentNode<{ monitoringArchives: Archive[] }, { roundId: string }> = gql`
  query MonitoringArchives($roundId: ID!) {
    monitoringArchives(roundId: $roundId) {
      ...ArchiveParts
    }
  }
  ${ARCHIVE}
`;

export const PREPARE_ARCHIVE: TypedDocumentNode<
  { prepareMonitoringArchive: Archive },
  { input: { roundId: string; what: ArchiveContent } }
> = gql`
  mutation PrepareMonitoringArchive($input: PrepareArchiveInput!) {
    prepareMonitoringArchive(input: $input) {
      ...ArchiveParts
    }
  }
  ${ARCHIVE}
`;

export const CANCEL_ARCHIVE: TypedDocumentNode<{ cancelMonitoringArchive: Archive }, { id: string }> = gql`
  mutation CancelMonitoringArchive($id: ID!) {
    cancelMonitoringArchive(id: $id) {
      ...ArchiveParts
    }
  }
  ${ARCHIVE}
`;
