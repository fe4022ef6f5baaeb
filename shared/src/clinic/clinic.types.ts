import type { IndicatorDraft, ObjectiveDraft } from '../indicators/objective.js';

/** What a remark does to the form: nothing, advice beside the cell, or a refusal at submission. */
export const SEVERITIES = ['OFF', 'ADVICE', 'HARD'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Principles of a good objective; which of them a place ticks is its own (财预〔2015〕88号 names the first four). */
export const PRINCIPLES = ['DIRECTED', 'QUANTIFIED', 'FEASIBLE', 'MATCHED', 'SPECIFIC', 'JUSTIFIED'] as const;
export type Principle = (typeof PRINCIPLES)[number];

export interface ClinicParameters {
  /** Severity by rule id where the place departs from the default. */
  readonly severity: Readonly<Record<string, Severity>>;
  readonly principles: readonly Principle[];
  /** Per cent by which the cost of one output may rise before it is remarked. */
  readonly unitCostRise: string;
}

export const DEFAULT_CLINIC_PARAMETERS: ClinicParameters = {
  severity: {},
  principles: ['DIRECTED', 'QUANTIFIED', 'FEASIBLE', 'MATCHED'],
  unitCostRise: '20',
};

/** A value that practice or a norm has set; below it (above it, where low is good) a target is remarked. */
export interface IndicatorStandard {
  readonly value: string;
  readonly tolerance?: string | null;
}

/** What is known of one indicator besides what stands in the form. */
export interface IndicatorFacts {
  readonly lastActual?: string | null;
  /** Targets that others have set for the same indicator. */
  readonly peers?: readonly string[];
  readonly standard?: IndicatorStandard | null;
}

/** Where rows of cost stand in a form. */
export interface CostPlace {
  readonly level1: string;
  readonly level2: string;
}

export interface ClinicContext {
  /** By `factKey` of the indicator, so that facts follow the row when rows move. */
  readonly facts: Readonly<Record<string, IndicatorFacts>>;
  readonly lastYear: { readonly amount: string; readonly indicators: readonly IndicatorDraft[] } | null;
  /** Functions of the unit that the objective refers to; null where the place keeps no list of them. */
  readonly duties: readonly string[] | null;
  /** Place of cost in the form that the objective is judged by; null where it has none, absent where it is not known. */
  readonly costPlace?: CostPlace | null;
}

export const NO_CONTEXT: ClinicContext = { facts: {}, lastYear: null, duties: null };

export interface FieldPatch {
  readonly field: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** A better formulation to take over as it stands; what it rests on has words under `clinic:basis`. */
export interface Suggestion {
  readonly patches: readonly FieldPatch[];
  readonly addRows?: readonly IndicatorDraft[];
  readonly removeRows?: readonly number[];
  readonly basis: string;
}

/** What a rule finds; code, rule and severity are added by the examination. */
export interface Finding {
  readonly field: string;
  readonly params?: Readonly<Record<string, string | number | null>>;
  readonly suggestion?: Suggestion;
}

export interface ClinicRemark extends Finding {
  readonly ruleId: string;
  readonly code: string;
  readonly severity: Exclude<Severity, 'OFF'>;
}

/** One row of the form as the rules of rows see it. */
export interface RowCase {
  readonly indicator: IndicatorDraft;
  readonly index: number;
  readonly objective: ObjectiveDraft;
  readonly facts: IndicatorFacts;
  readonly context: ClinicContext;
}

export interface ObjectiveCase {
  readonly objective: ObjectiveDraft;
  readonly context: ClinicContext;
  readonly parameters: ClinicParameters;
}

interface RuleHead {
  readonly id: string;
  readonly code: string;
  readonly severity: Severity;
  /** Principles on which a remark of this rule casts doubt. */
  readonly principles: readonly Principle[];
}
export type ClinicRule =
  | (RuleHead & { readonly scope: 'row'; readonly check: (given: RowCase) => readonly Finding[] })
  | (RuleHead & { readonly scope: 'objective'; readonly check: (given: ObjectiveCase) => readonly Finding[] });

/** Rules that could not judge, because too little is known: silence must not look like praise. */
export interface NotJudged {
  readonly ruleId: string;
  readonly field: string;
  readonly known: number;
  readonly needed: number;
}

export interface ClinicReport {
  readonly remarks: readonly ClinicRemark[];
  readonly notJudged: readonly NotJudged[];
  readonly principles: readonly { readonly principle: Principle; readonly state: 'OK' | 'WARN' }[];
}
