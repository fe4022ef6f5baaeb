import { gql, type TypedDocumentNode } from '@apollo/client';
import type { Connection } from '../../../../lib/connection.js';
import type { Candidate, DepartmentSet, LibraryIndicator, LibraryRow, Suggestion } from './library.types.js';

const ROW = gql`
  fragment LibraryRow on LibraryIndicator {
    id
    versionId
    versionNo
    version
    state
    code
    origin
    ownership
    agencyName
    level1
    level2
    name
    layer
    industry
    projectTypes
    unit
    direction
    useCount
  }
`;

export const CONTENT = gql`
  fragment LibraryContent on LibraryIndicator {
    ...LibraryRow
    field
    departmentName
    definition
    formula
    example
    help
    basis
    dataSource
    captureMethod
    grades {
      label
      description
      share
    }
    keywords
    dimension
    criterion
    standards {
      id
      kind
      value
      valueText
      year
      region
      direction
      tolerance
      source
      version
      ownership
    }
    reachedBefore {
      targetsHere {
        ...Spread
      }
      targetsAmongPeers {
        ...Spread
      }
      achievedHere {
        ...Spread
      }
      achievedAmongPeers {
        ...Spread
      }
      peerGroup {
        agencyKind
        budgetFrom
        budgetTo
        units
      }
    }
  }
  fragment Spread on ValueSpread {
    n
    notEnough
    median
    p20
    p80
  }
  ${ROW}
`;

export const LIBRARY_QUERY: TypedDocumentNode<
  { libraryIndicators: Connection<LibraryRow> },
  Record<string, unknown>
> = gql`
  query LibraryIndicators(
    $state: String
    $text: String
    $level1: String
    $industry: String
    $projectType: String
    $layer: String
    $first: Int!
    $after: String
  ) {
    libraryIndicators(
      state: $state
      text: $text
      level1: $level1
      industry: $industry
      projectType: $projectType
      layer: $layer
      first: $first
      after: $after
    ) {
      nodes {
        ...LibraryRow
      }
      pageInfo {
        endCursor
        hasNextPage
      }
      totalCount
    }
  }
  ${ROW}
`;

export const FACETS_QUERY: TypedDocumentNode<
  { libraryFacets: { industries: string[]; projectTypes: string[] } },
  Record<string, never>
> = gql`
  query LibraryFacets {
    libraryFacets {
      industries
      projectTypes
    }
  }
`;

export const INDICATOR_QUERY: TypedDocumentNode<{ libraryIndicator: LibraryIndicator }, { id: string }> = gql`
  query LibraryIndicator($id: ID!) {
    libraryIndicator(id: $id) {
      ...LibraryContent
      originKind
      originTitle
      changeReason
      decisionComment
      validFromYear
      validToYear
      versions {
        versionId
        versionNo
        state
        definition
        changeReason
        decidedOn
      }
      uses {
        objectiveId
        title
        agencyName
        budgetYear
        state
        target
      }
      availableActions {
        action
        allowed
        refusals {
          code
          ruleId
          field
          params
          wayOut
        }
      }
      history {
        at
        on
        action
        personName
        comment
      }
    }
  }
  ${CONTENT}
`;

export const SUGGEST_QUERY: TypedDocumentNode<{ suggestIndicators: Suggestion[] }, Record<string, unknown>> = gql`
  query SuggestIndicators($text: String!, $level1: String, $level2: String, $industry: String, $projectType: String) {
    suggestIndicators(
      text: $text
      level1: $level1
      level2: $level2
      industry: $industry
      projectType: $projectType
      first: 12
    ) {
      matchedShare
      useCount
      indicator {
        ...LibraryContent
      }
    }
  }
  ${CONTENT}
`;

export const CANDIDATES_QUERY: TypedDocumentNode<{ libraryCandidates: Candidate[] }, { year: number }> = gql`
  query LibraryCandidates($year: Int!) {
    libraryCandidates(year: $year, first: 200) {
      source
      originId
      title
      level2
      name
      direction
      unit
      times
    }
  }
`;

export const SET = gql`
  fragment DepartmentSetPage on DepartmentSet {
    id
    agencyId
    agencyName
    name
    minimumShare
    version
    mayEdit
    indicators {
      id
      versionId
      name
      level2
      unit
    }
  }
`;

export const SET_QUERY: TypedDocumentNode<{ departmentSet: DepartmentSet }, { agencyId: string; year: number }> = gql`
  query DepartmentSet($agencyId: ID!, $year: Int!) {
    departmentSet(agencyId: $agencyId) {
      ...DepartmentSetPage
      projects(year: $year, first: 200) {
        objectiveId
        title
        agencyName
        state
        used
        of
        indicators
        share
        isBelow
      }
    }
  }
  ${SET}
`;
