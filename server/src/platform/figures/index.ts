export { rowUnitOf } from './figure.js';
export type { FigureDefinition, FigureQuestion, FigureRow, FigureStatus, FigureUnit, FigureValue } from './figure.js';
export { FIGURE_FIELDS, FigureRegistry, type FigureRowPage, type ShownField } from './figure-registry.js';
export { countedFrom, type Part, type Population } from './population.js';
