export { describeCatalogue, describeEntities, fingerprint } from './describe.js';
export { type ColumnDescription, findDrift, type TableDescription } from './table-description.js';
