export { BUSINESS_DATE, FenColumn, MoneyColumn, NOW } from './columns.js';
export { isId, newId } from './new-id.js';
export { EditedEntity, KeyedEntity, TenantEntity } from './tenant-entities.js';
export { UnitOfWork } from './unit-of-work.js';
export { conflict, type Patch, updateVersioned } from './versioned-update.js';
