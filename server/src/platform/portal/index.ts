export { PortalDatabase } from './portal-database.js';
