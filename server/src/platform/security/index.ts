export { type ErasedIds, EraseTexts } from './erase-texts.js';
export type { ErasureRules } from './erasure.js';
export { type SecurityNoticeRecord, SecurityNotices } from './security-notices.js';
