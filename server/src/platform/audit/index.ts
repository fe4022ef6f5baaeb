export { AuditService, type AuditNote } from './audit.service.js';
export { AuditHistory, type HistoryEntry } from './audit-history.js';
export { type ChainVerdict, verifyChain } from './verify-chain.js';
