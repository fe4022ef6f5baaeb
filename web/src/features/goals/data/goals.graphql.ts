import { gql, type TypedDocumentNode } from '@apollo/client';
import type { Connection } from '../../../lib/connection.js';
import { INDICATOR_CELLS, ROW } from './goal-fragments.graphql.js';
import type { GoalRow, GoalSummary, Objective } from './goals.types.js';

export type { CellRemark, DraftRemark, GoalRow, Indicator, Objective, PreviousIndicator } from './goals.types.js';

export const CHANGED = gql`
  fragment ChangedObjective on PerformanceObjective {
    ...GoalRow
    versionId
    overallGoal
    annualGoal
    basis
    scheduleText
    contentHash
    returnedBy
    adjustmentReason
    adjustedOn
    lateDocumentNo
    latePaperOn
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
    indicators {
      ...IndicatorCells
    }
    history {
      at
      on
      action
      personName
      seatTitle
      comment
    }
    reviews {
      id
      versionNo
      step
      items
      remarks {
        field
        text
      }
      overallGrade
      outcome
      opinion
      reviewerName
      reviewedAt
      reviewedOn
    }
    refinements {
      id
      versionNo
      state
      changes {
        field
        row
        before
        after
        reason
      }
      opinion
      proposedByName
      proposedAt
      answer
      answeredByName
      answeredAt
    }
  }
  ${ROW}
  ${INDICATOR_CELLS}
`;

export const GOALS_QUERY: TypedDocumentNode<{ goals: Connection<GoalRow> }> = gql`
  query Goals(
    $year: Int!
    $text: String
    $agencyId: ID
    $objectTypes: [String!]
    $states: [String!]
    $first: Int
    $after: String
  ) {
    goals(
      year: $year
      text: $text
      agencyId: $agencyId
      objectTypes: $objectTypes
      states: $states
      first: $first
      after: $after
    ) {
      totalCount
      pageInfo {
        endCursor
        hasNextPage
      }
      nodes {
        ...GoalRow
      }
    }
  }
  ${ROW}
`;

export const GOAL_SUMMARY_QUERY: TypedDocumentNode<{ goalSummary: GoalSummary }> = gql`
  query GoalSummary($year: Int!, $text: String, $agencyId: ID, $objectTypes: [String!]) {
    goalSummary(year: $year, text: $text, agencyId: $agencyId, objectTypes: $objectTypes) {
      total
      amount
      states {
        state
        count
        amount
      }
    }
  }
`;

export const GOAL_QUERY: TypedDocumentNode<{ goal: Objective }, { id: string }> = gql`
  query Goal($id: ID!) {
    goal(id: $id) {
      ...ChangedObjective
      budgetYear
      objectType
      code
      transferLevel
      parentObjectiveId
      budgetRound
      controlAmount
      controlOpinion
      contactPerson
      contactPhone
      projectId
      agencyId
      departmentName
      nature
      responsiblePerson
      startsOn
      endsOn
      catalogueCode
      functions {
        id
        kind
        name
      }
      servableFunctions {
        id
        kind
        name
      }
      tasks {
        name
        content
        fiscalAmount
        otherAmount
      }
      amounts {
        block
        kind
        amount
      }
      origins {
        field
        origin
      }
      rounds {
        id
        round
        sequence
        versionNo
        takenOn
        takenByName
        annualAmount
        controlAmount
        documentNo
      }
      children {
        ...GoalRow
      }
      previousYear {
        budgetYear
        title
        annualAmount
        rows {
          id
          indicatorKey
          horizon
          level1
          level2
          name
          direction
          targetValue
          targetLow
          targetHigh
          targetText
          targetOn
          plannedStartOn
          bands {
            from
            share
          }
          unit
          weight
          actual {
            actualValue
            actualText
            isConfirmed
          }
        }
      }
      rules {
        totalWeight
        minLevel1
        minLevel2
        minLevel3
        quantitativeShare
        fundingTotal
        controlAmount
        projectsTotal
        parentRemainder
        childrenTotal
        catalogue {
          code
          name
          weightMode
          totalWeight
          blocks
          levels {
            level1
            label
            mandatory
            weight
            minCount
            level2 {
              code
              label
              mandatory
              weight
              minCount
            }
          }
        }
      }
      clinic {
        context
        parameters
      }
    }
  }
  ${CHANGED}
`;
