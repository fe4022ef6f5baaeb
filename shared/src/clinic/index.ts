export * from './clinic.types.js';
export { alsoSolves, examine } from './examine.js';
export { costPlaceOf, factKey, nameKey } from './reading.js';
export { CLINIC_RULES, severityOf } from './registry.js';
export { applySuggestion } from './rewrite.js';
export { PEERS_NEEDED } from './value.rules.js';
