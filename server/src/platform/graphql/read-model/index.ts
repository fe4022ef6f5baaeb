export {
  type Branch,
  type Columns,
  JURISDICTION,
  parameter,
  ReadModels,
  type Root,
  type SqlScope,
  TODAY,
  withinReach,
} from './read-models.js';
export { RawJson } from './raw-json.js';
export { readModelPlugin } from './read-model.plugin.js';
