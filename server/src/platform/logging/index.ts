export { RecordLogger } from './record-logger.js';
