export { describeCatalogue, describeEntities, fingerprint } from './describe.js';
export { findChanges, findDrift, type TableDescription } from './table-description.js';
