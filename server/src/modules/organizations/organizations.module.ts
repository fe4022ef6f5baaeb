import { Global, Module } from '@nestjs/common';
import { AgencyFunctions } from './application/agency-functions.js';
import { ProgramsService } from './application/programs.service.js';
import { ProgramResolver } from './graphql/program.resolver.js';
import { AgenciesService } from './application/agencies.service.js';
import { AuditLogService } from './application/audit-log.service.js';
import { DemoDateService } from './application/demo-date.service.js';
import { Duties } from './application/duties.js';
import { FoundJurisdiction } from './application/found-jurisdiction.js';
import { OrganizationsService } from './application/organizations.service.js';
import { PeopleService } from './application/people.service.js';
import { RuleParameters } from './application/rule-parameters.js';
import { WorkCalendars } from './application/work-calendars.js';
import { CalendarResolver } from './graphql/calendar.resolver.js';
import { SearchOffers } from './application/search-offers.js';
import { SeatsService } from './application/seats.service.js';
import { AdministrationResolver } from './graphql/administration.resolver.js';
import { AgencyFunctionResolver } from './graphql/agency-function.resolver.js';
import { AgencyResolver } from './graphql/agency.resolver.js';
import { SecurityNoticeResolver } from './graphql/security-notice.resolver.js';
import { ViewerResolver } from './graphql/viewer.resolver.js';
import { OrganizationsApi } from './organizations-api.js';
import { AdministrationReads } from './persistence/administration.reads.js';
import { AgencyFunctionReads } from './persistence/agency-function.reads.js';
import { OrganizationsReads } from './persistence/organizations.reads.js';

@Global()
@Module({
  providers: [
    OrganizationsReads,
    AdministrationReads,
    RuleParameters,
    WorkCalendars,
    CalendarResolver,
    SearchOffers,
    OrganizationsService,
    OrganizationsApi,
    Duties,
    AgenciesService,
    ProgramsService,
    ProgramResolver,
    PeopleService,
    SeatsService,
    AuditLogService,
    DemoDateService,
    FoundJurisdiction,
    ViewerResolver,
    AdministrationResolver,
    SecurityNoticeResolver,
    AgencyResolver,
    AgencyFunctionReads,
    AgencyFunctions,
    AgencyFunctionResolver,
  ],
  exports: [OrganizationsApi],
})
export class OrganizationsModule {}
