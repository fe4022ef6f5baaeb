import { Args, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type Role, ROLE_PERMISSIONS } from '@jixiao/shared';
import { currentActor } from '../../../platform/access/index.js';
import { Inherits, Public, Requires, SignedIn } from '../../../platform/graphql/index.js';
import { OrganizationsService } from '../application/organizations.service.js';
import {
  AgencyObject,
  InstallationObject,
  RuleParameterObject,
  SubordinateObject,
  SearchHitObject,
  SeatObject,
  ViewerObject,
  WorkbenchObject,
  WorkTaskObject,
} from './viewer.objects.js';

@Resolver(() => WorkbenchObject)
export class ViewerResolver {
  constructor(private readonly service: OrganizationsService) {}

  @Public()
  @Query(() => InstallationObject)
  installation(): Promise<InstallationObject> {
    return this.service.installation();
  }

  @Public()
  @Query(() => ViewerObject, { nullable: true, description: 'Null for whoever has not signed in.' })
  viewer(): Promise<ViewerObject | null> {
    return currentActor().kind === 'ANONYMOUS' ? Promise.resolve(null) : this.service.viewer();
  }

  @SignedIn()
  @Query(() => WorkbenchObject, { description: 'What the seat must do in a work year.' })
  workbench(@Args('year', { type: () => Int }) year: number): WorkbenchObject {
    return { year };
  }

  @Inherits()
  @ResolveField(() => [WorkTaskObject])
  tasks(@Parent() workbench: WorkbenchObject): Promise<WorkTaskObject[]> {
    return this.service.tasks(workbench.year);
  }

  @SignedIn()
  @Query(() => [SeatObject], { description: 'Seats that hold a permission: who can help.' })
  whoCanHelp(@Args('permission') permission: string): Promise<SeatObject[]> {
    const roles = (Object.keys(ROLE_PERMISSIONS) as Role[]).filter((role) =>
      (ROLE_PERMISSIONS[role] as readonly string[]).includes(permission),
    );
    return this.service.seatsThatHelp(roles.length > 0 ? roles : ['SYSTEM_ADMIN']);
  }

  @SignedIn()
  @Query(() => [SearchHitObject], { description: 'Agencies and projects by name or code.' })
  search(
    @Args('term') term: string,
    @Args('first', { type: () => Int, defaultValue: 8 }) first: number,
  ): Promise<SearchHitObject[]> {
    return this.service.search(term, first);
  }

  @Requires('org.read')
  @Query(() => [AgencyObject], { description: 'The whole tree of the jurisdiction, in the order of codes.' })
  agencies(): Promise<AgencyObject[]> {
    return this.service.agencyTree();
  }

  @Requires('parameter.read')
  @Query(() => [SubordinateObject], { description: 'Places directly below, which inherit the rules of this one.' })
  subordinateJurisdictions(): Promise<SubordinateObject[]> {
    return this.service.subordinates();
  }

  @Requires('parameter.read')
  @Query(() => [RuleParameterObject])
  ruleParameters(@Args('year', { type: () => Int }) year: number): Promise<RuleParameterObject[]> {
    return this.service.ruleParameters(year);
  }
}
