export type { FigureDefinition, FigureQuestion, FigureRow, FigureStatus, FigureUnit, FigureValue } from './figure.js';
export { FigureRegistry, type FigureRowPage } from './figure-registry.js';
export { countedFrom, type Population } from './population.js';
