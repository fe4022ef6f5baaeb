export { EraseTexts } from './erase-texts.js';
export { type SecurityNoticeRecord, SecurityNotices } from './security-notices.js';
