export { ApiClientEntity } from './api-client.entity.js';
export { AccountEntity, LoginDirectoryEntity } from './account.entity.js';
export { checkPassword } from './password-rules.js';
export { hashPassword } from './secrets.js';
