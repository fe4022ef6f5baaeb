export { type FormImport, importEnded } from './form-imports.js';
export { type GraphqlAnswer, openTestApp, type TestApp, type TestClient, type TestRefusal } from './test-app.js';
export { cloneDatabase, type Template, type TestDatabase, withClient } from './test-database.js';
