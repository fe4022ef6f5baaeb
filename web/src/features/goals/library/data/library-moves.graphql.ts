import { gql, type TypedDocumentNode } from '@apollo/client';
import { SET } from './library.graphql.js';
import type { DepartmentSet } from './library.types.js';

type Input = { input: Record<string, unknown> };
type Moved = { id: string };

export const SAVE_SET: TypedDocumentNode<{ saveDepartmentSet: DepartmentSet }, Input> = gql`
  mutation SaveDepartmentSet($input: SaveDepartmentSetInput!) {
    saveDepartmentSet(input: $input) {
      ...DepartmentSetPage
    }
  }
  ${SET}
`;

export const SAVE_TEMPLATE: TypedDocumentNode<{ saveLibraryTemplate: Moved[] }, Input> = gql`
  mutation SaveLibraryTemplate($input: SaveTemplateInput!) {
    saveLibraryTemplate(input: $input) {
      id
    }
  }
`;

export const RETIRE_TEMPLATE: TypedDocumentNode<
  { retireLibraryTemplate: string },
  { id: string; expectedVersion: number }
> = gql`
  mutation RetireLibraryTemplate($id: ID!, $expectedVersion: Int!) {
    retireLibraryTemplate(id: $id, expectedVersion: $expectedVersion)
  }
`;

export const SAVE_INDICATOR: TypedDocumentNode<{ saveLibraryIndicator: Moved }, Input> = gql`
  mutation SaveLibraryIndicator($input: SaveLibraryIndicatorInput!) {
    saveLibraryIndicator(input: $input) {
      id
      versionId
    }
  }
`;

export const PROPOSE_INDICATOR: TypedDocumentNode<{ proposeIndicator: Moved }, Input> = gql`
  mutation ProposeIndicator($input: ProposeIndicatorInput!) {
    proposeIndicator(input: $input) {
      id
      versionId
    }
  }
`;

const move = (name: string): TypedDocumentNode<Record<string, Moved>, Input> => gql`
  mutation Move_${name}($input: MoveLibraryInput!) {
    ${name}LibraryIndicator(input: $input) {
      id
      versionId
      state
      version
    }
  }
`;

export const MOVES = {
  submit: move('submit'),
  return: move('return'),
  admit: move('admit'),
  reject: move('reject'),
  retire: move('retire'),
};

export const MOVE_MANY: TypedDocumentNode<
  { moveLibraryIndicators: Moved[] },
  { action: string; versionIds: string[] }
> = gql`
  mutation MoveLibraryIndicators($action: String!, $versionIds: [ID!]!) {
    moveLibraryIndicators(action: $action, versionIds: $versionIds) {
      id
      versionId
      state
      version
    }
  }
`;

export const SET_STANDARD: TypedDocumentNode<{ setLibraryStandard: Moved }, Input> = gql`
  mutation SetLibraryStandard($input: SetStandardInput!) {
    setLibraryStandard(input: $input) {
      id
      versionId
    }
  }
`;

export const REMOVE_STANDARD: TypedDocumentNode<
  { removeLibraryStandard: Moved },
  { id: string; expectedVersion: number }
> = gql`
  mutation RemoveLibraryStandard($id: ID!, $expectedVersion: Int!) {
    removeLibraryStandard(id: $id, expectedVersion: $expectedVersion) {
      id
      versionId
    }
  }
`;
