export { checkPassword } from './password-rules.js';
export { hashPassword } from './secrets.js';
