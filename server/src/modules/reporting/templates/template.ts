import type { RelationOperator } from '@jixiao/shared';

/**
 * A value in the text: `{goal_projects}`, `{goal_money|wan}`. Names are figures of the registry, `Y`, `Y-1`, `Y+1`, `asOf`
 * and `reportDate`; styles are wan, yi, pct, zh (Chinese numeral), approx, month. Lists: `{list:procedure_parts}` prints the
 * labels of the rows behind a figure.
 */
export interface ReportSection {
  readonly code: string;
  readonly heading: string;
  readonly paragraphs: readonly string[];
}

/** One side of a relation: a figure, a year or date of the report, a stated value of the bureau's own earlier text, a bound. */
export type Side =
  | { readonly figure: string; readonly times?: string }
  | { readonly stated: string }
  | { readonly constant: string }
  | { readonly of: 'workYear' | 'reportYear' | 'asOf' | 'reportDate' };

export interface Relation {
  readonly id: string;
  readonly text: string;
  readonly left: Side;
  readonly operator: RelationOperator;
  readonly right: Side;
  /** What the report says about it when it fails; without it, a failing relation blocks the report. */
  readonly footnote?: string;
  /** Section that carries the footnote. */
  readonly section?: string;
}

export interface ReportTemplate {
  readonly code: string;
  readonly title: string;
  readonly sections: readonly ReportSection[];
  readonly relations: readonly Relation[];
}
