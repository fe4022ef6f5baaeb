export { AgencyFunctionObject } from './graphql/agency-function.objects.js';
export type { AgencyFunctionRecord } from './persistence/agency-function.reads.js';
export { FoundJurisdiction } from './application/found-jurisdiction.js';
export { type ResolvedParameters, type RuleParameterRow } from './application/rule-parameters.js';
export { OrganizationsApi } from './organizations-api.js';
export { OrganizationsModule } from './organizations.module.js';
export { WorkbenchObject } from './graphql/viewer.objects.js';
export type { AgencyRecord, SearchRecord, SeatRecord } from './persistence/organizations.reads.js';
export { ORGANIZATIONS_ENTITIES } from './persistence/entities.js';
