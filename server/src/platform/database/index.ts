export { isId, newId } from './new-id.js';
export { UnitOfWork } from './unit-of-work.js';
export { conflict, type Patch, updateVersioned } from './versioned-update.js';
