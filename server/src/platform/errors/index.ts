export { badInput, DomainError, type ErrorCode, notFound, refused } from './domain-error.js';
export { validationError } from './validation-error.js';
