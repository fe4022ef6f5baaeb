/** One line of the common library: code, kind, name, industry, project types, direction, unit, and its four texts. */
export type CommonLine = readonly [
  code: string,
  level2: string,
  name: string,
  industry: string | null,
  projectTypes: readonly string[],
  direction: 'GE' | 'LE' | 'EQ' | 'DATE_BY' | 'BOOL' | 'QUAL',
  unit: string | null,
  definition: string,
  formula: string,
  example: string,
  grades?: readonly (readonly [label: string, description: string, share: string])[],
];

/** A line of the whole-unit set: its cell in the grid of dimensions and criteria comes first. */
export type WholeUnitLine = readonly [dimension: string, criterion: string, ...CommonLine];

export interface CommonTemplate {
  readonly code: string;
  readonly name: string;
  readonly kind: 'PROJECT_TYPE' | 'UNIT_KIND' | 'WHOLE_UNIT';
  /** Code of an indicator and an example of its value, which the unit replaces by its own. */
  readonly rows: readonly (readonly [code: string, example: string])[];
}
