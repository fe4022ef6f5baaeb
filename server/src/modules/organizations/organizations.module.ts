import { Global, Module } from '@nestjs/common';
import { OrganizationsService } from './application/organizations.service.js';
import { RuleParameters } from './application/rule-parameters.js';
import { ViewerResolver } from './graphql/viewer.resolver.js';
import { OrganizationsApi } from './organizations-api.js';
import { OrganizationsReads } from './persistence/organizations.reads.js';

@Global()
@Module({
  providers: [OrganizationsReads, RuleParameters, OrganizationsService, OrganizationsApi, ViewerResolver],
  exports: [OrganizationsApi],
})
export class OrganizationsModule {}
