import {
  type ExecutionScore,
  gradeOf,
  type GradeScale,
  scoreExecution,
  scoreIndicator,
  scoreSheet,
  type ScoringActual,
} from '@jixiao/shared';
import type { IndicatorPlan } from './archetypes.js';
import { addDays } from './dates.js';
import type { Row } from './tables/index.js';

/** How far an example falls short: of no row, of one row by a tenth, of all rows by a share, or of everything. */
export type Shortfall = { readonly row: number } | { readonly share: bigint } | 'NOUGHT' | null;

export interface SheetToScore {
  readonly sheetId: string;
  readonly indicators: readonly (IndicatorPlan & { id: string })[];
  readonly year: number;
  readonly budget: string;
  readonly executed: string;
  readonly shortfall: Shortfall;
  readonly scale: GradeScale;
  readonly rowId: (k: number) => string;
}

export interface ScoredSheet {
  readonly rows: Row<'evaluation.self_evaluation_row'>[];
  readonly execution: ExecutionScore;
  readonly total: string | null;
  readonly grade: string | null;
  readonly working: readonly unknown[];
}

/** A filled self-evaluation, scored by the product's own rules with its working. */
export function scoredSheet(sheet: SheetToScore): ScoredSheet {
  const { indicators, year, shortfall } = sheet;
  const scored = indicators.map((indicator, k) => {
    // Nothing that may not exceed a limit comes to nought by the rules: such a row does not apply where nothing was done.
    const isDropped = shortfall === 'NOUGHT' && indicator.direction === 'LE';
    const actual = { ...actualOf(indicator, year, shortOf(shortfall, k)), notApplicable: isDropped };
    const result = scoreIndicator(targetOf(indicator, year), actual);
    const row: Row<'evaluation.self_evaluation_row'> = {
      id: sheet.rowId(k + 1),
      self_evaluation_id: sheet.sheetId,
      indicator_id: indicator.id,
      ordinal: k + 1,
      actual_value: isDropped ? null : (actual.value ?? null),
      actual_on: actual.on ?? null,
      actual_yes: actual.yes ?? null,
      attainment: actual.attainment ?? null,
      share: actual.share ?? null,
      is_not_applicable: isDropped,
      over_cause: null,
      cause: isDropped ? '当年未实施（演示）' : result.causeRequired ? '实施进度晚于计划（演示）' : null,
      measures: result.causeRequired ? '提前安排，按月检查（演示）' : null,
      evidence: '业务台账（演示）',
      score: result.score,
      working: result.working,
    };
    return { weight: indicator.weight, result, row };
  });
  const execution = scoreExecution({ adjustedBudget: sheet.budget, executed: sheet.executed, weight: '10' });
  const total = scoreSheet([...scored, { weight: '10', result: { score: execution.score, status: execution.status } }]);
  return {
    rows: scored.map(({ row }) => row),
    execution,
    total: total.total,
    grade: gradeOf(total.total, sheet.scale),
    working: total.working,
  };
}

function targetOf(indicator: IndicatorPlan, year: number): Parameters<typeof scoreIndicator>[0] {
  return {
    direction: indicator.direction,
    weight: indicator.weight,
    target: indicator.target ?? null,
    low: indicator.low ?? null,
    high: indicator.high ?? null,
    targetOn: indicator.by ? `${year}-${indicator.by}` : null,
    plannedStartOn: indicator.from ? `${year}-${indicator.from}` : null,
    targetYes: indicator.direction === 'BOOL' ? true : null,
    bands: indicator.bands ?? null,
  };
}

/** Thousandths of its target that a row reaches; null is all of it. */
function shortOf(shortfall: Shortfall, k: number): bigint | null {
  if (shortfall === null) return null;
  if (shortfall === 'NOUGHT') return 0n;
  if ('row' in shortfall) return shortfall.row === k ? 900n : null;
  return shortfall.share;
}

function actualOf(indicator: IndicatorPlan, year: number, reached: bigint | null): ScoringActual {
  const isShort = reached !== null;
  const part = (value: string): string => (isShort ? String((BigInt(value) * reached) / 1000n) : value);
  switch (indicator.direction) {
    case 'GE':
    case 'EQ':
      return { value: indicator.direction === 'EQ' && reached === 900n ? indicator.target! : part(indicator.target!) };
    case 'LE':
      return { value: indicator.target! };
    case 'RANGE':
      return { value: isShort ? (reached === 900n ? '90' : part('97')) : '97' };
    case 'DATE_BY':
      return {
        on: isShort ? addDays(`${year}-${indicator.by!}`, reached === 900n ? 12 : 400) : `${year}-${indicator.by!}`,
      };
    case 'BOOL':
      return { yes: reached === null || reached >= 500n };
    case 'QUAL':
      return qualitative(reached);
    case 'BAND':
      return { value: isShort ? (reached === 900n ? '72' : part('86')) : '86' };
  }
}

function qualitative(reached: bigint | null): ScoringActual {
  if (reached === null || reached === 900n) return { attainment: 'ACHIEVED', share: '100' };
  const share = Number(reached / 10n);
  return { attainment: share >= 80 ? 'ACHIEVED' : share >= 60 ? 'PARTLY' : 'NOT_ACHIEVED', share: String(share) };
}
