export { accessOf, enforceAccess, type FieldAccess, Inherits, Public, Requires, SignedIn } from './access.js';
export { AvailableActionObject, RefusalObject } from './available-action.object.js';
export { groupBy, groupsOf } from './group-by.js';
export { batched } from './batched.js';
export { Connection, decodeCursor, encodeCursor, type Page, PageArgs, PageInfo, pageOf } from './connection.js';
export { costPlugin } from './cost.js';
export { formatError } from './format-error.js';
export { IdempotencyService } from './idempotency.service.js';
export { KnownDocuments, knownDocumentsPlugin } from './known-documents.js';
export { IsNotBlank, IsPlainText, plainText } from './plain-text.js';
export { DateScalar, DateTimeScalar, DecimalScalar, FactsScalar, MoneyScalar } from './scalars.js';
export { textGuardPlugin } from './text-guard.js';
export { transactionPlugin } from './transaction.plugin.js';
export {
  type Branch,
  type Columns,
  JURISDICTION,
  parameter,
  RawJson,
  readModelPlugin,
  ReadModels,
  type SqlScope,
  TODAY,
  withinReach,
} from './read-model/index.js';
