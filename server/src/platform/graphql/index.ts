export {
  accessOf,
  enforceAccess,
  type FieldAccess,
  Inherits,
  Public,
  Requires,
  SignedIn,
  undeclaredFields,
} from './access.js';
export { AvailableActionObject, RefusalObject } from './available-action.object.js';
export { batched } from './batched.js';
export { Connection, decodeCursor, encodeCursor, type Page, PageArgs, PageInfo, pageOf } from './connection.js';
export { costOf, costPlugin, LIMITS } from './cost.js';
export { formatError } from './format-error.js';
export { IdempotencyService } from './idempotency.service.js';
export { IsNotBlank, IsPlainText, plainText } from './plain-text.js';
export { DateScalar, DateTimeScalar, DecimalScalar, FactsScalar, MoneyScalar } from './scalars.js';
export { textGuardPlugin } from './text-guard.js';
export { transactionPlugin } from './transaction.plugin.js';
