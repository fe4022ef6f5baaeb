import { gql, type TypedDocumentNode } from '@apollo/client';

export interface LibraryRow {
  level1: string;
  level2: string;
  name: string;
  weight: string;
  kind: string;
  explanation: string;
  basis: string | null;
  standard: string;
  scoringRule: string;
  method: string;
  evidenceNeeded: string;
  elements: string[];
  grades: { name: string; share: string }[];
}

export interface LevelPoints {
  level1: string;
  level2: string | null;
  points: string;
}

export interface FrameworkSummary {
  id: string;
  origin: string;
  familyId: string | null;
  versionNo: number | null;
  isLatest: boolean;
  name: string;
  objectType: string;
  note: string | null;
  basedOn: string | null;
  savedOn: string | null;
  savedBy: string | null;
  rowCount: number;
  retiredOn: string | null;
  retiredBy: string | null;
  retiredReason: string | null;
}

export interface LibraryFramework extends FrameworkSummary {
  groups: LevelPoints[];
  rows: LibraryRow[];
  versions: Pick<FrameworkSummary, 'id' | 'versionNo' | 'savedOn' | 'savedBy'>[];
}

const HEAD = `id origin familyId versionNo isLatest name objectType note basedOn savedOn savedBy rowCount retiredOn retiredBy retiredReason`;
const FRAMEWORK = `${HEAD} groups { level1 level2 points } versions { id versionNo savedOn savedBy }
  rows { level1 level2 name weight kind explanation basis standard scoringRule method evidenceNeeded elements grades { name share } }`;

export const FRAMEWORKS: TypedDocumentNode<{ libraryFrameworks: FrameworkSummary[] }> = gql`
  query LibraryFrameworks { libraryFrameworks { ${HEAD} } }
`;
export const FRAMEWORK_QUERY: TypedDocumentNode<{ libraryFramework: LibraryFramework }, { id: string }> = gql`
  query LibraryFramework($id: ID!) { libraryFramework(id: $id) { ${FRAMEWORK} } }
`;
export const SAVE_OWN_FRAMEWORK: TypedDocumentNode<{ saveOwnFramework: LibraryFramework }> = gql`
  mutation SaveOwnFramework($input: SaveOwnFrameworkInput!) { saveOwnFramework(input: $input) { ${FRAMEWORK} } }
`;
export const RETIRE_FRAMEWORK: TypedDocumentNode<{ retireFramework: LibraryFramework }> = gql`
  mutation RetireFramework($input: RetireFrameworkInput!) { retireFramework(input: $input) { ${FRAMEWORK} } }
`;
export const COPY_FRAMEWORK: TypedDocumentNode<{ copyFramework: { id: string; version: number } }> = gql`
  mutation CopyFramework($input: CopyFrameworkInput!) {
    copyFramework(input: $input) {
      id
      version
    }
  }
`;
export const SAVE_TASK_FRAMEWORK: TypedDocumentNode<{ saveTaskFramework: { id: string; name: string } }> = gql`
  mutation SaveTaskFramework($input: SaveTaskFrameworkInput!) {
    saveTaskFramework(input: $input) {
      id
      name
    }
  }
`;
