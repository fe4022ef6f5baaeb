export { FileObject } from './file.object.js';
export { type AttachmentLeave, FileOwners } from './file-owners.js';
export type { StoredFile } from './file-rows.js';
export { FileSweep } from './file-sweep.js';
export { Files } from './files.service.js';
export { Uploads } from './uploads.service.js';
