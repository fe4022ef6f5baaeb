import { gql } from '@apollo/client';

export const ROW = gql`
  fragment GoalRow on PerformanceObjective {
    id
    state
    version
    versionNo
    title
    projectCode
    agencyName
    annualAmount
    approvedOn
    documentNo
    returnedReason
    updatedAt
  }
`;

export const INDICATOR_CELLS = gql`
  fragment IndicatorCells on PerformanceIndicator {
    id
    indicatorKey
    horizon
    level1
    level2
    name
    direction
    isStrict
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
    targetBasis
    baselineValue
    baselineYear
    yearlyTargets {
      year
      value
    }
    formulaText
    dataSource
    captureMethod
    isCore
    remark
    libraryIndicatorId
  }
`;
