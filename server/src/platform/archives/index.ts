export { type ArchivePlan, Archives, type PreparedArchive } from './archives.service.js';
