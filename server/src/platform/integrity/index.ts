export { contentHash, type HashedIndicator, objectiveContentHash, type ObjectiveContent } from './content-hash.js';
