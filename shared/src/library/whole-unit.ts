/** 人员结构、支出水平、资产管理、实现绩效 (R053). */
export const UNIT_DIMENSIONS = ['STAFF', 'EXPENDITURE', 'ASSETS', 'PERFORMANCE'] as const;
/** 经济性、效率性、效益性、公平性. */
export const UNIT_CRITERIA = ['ECONOMY', 'EFFICIENCY', 'EFFECTIVENESS', 'EQUITY'] as const;

export type UnitDimension = (typeof UNIT_DIMENSIONS)[number];
export type UnitCriterion = (typeof UNIT_CRITERIA)[number];

interface Placed {
  readonly dimension: string | null;
  readonly criterion: string | null;
}

/** Cells of the 4 × 4 grid that no indicator looks at. */
export function emptyCells(indicators: readonly Placed[]): { dimension: UnitDimension; criterion: UnitCriterion }[] {
  return UNIT_DIMENSIONS.flatMap((dimension) => UNIT_CRITERIA.map((criterion) => ({ dimension, criterion }))).filter(
    (cell) => !indicators.some((one) => one.dimension === cell.dimension && one.criterion === cell.criterion),
  );
}
