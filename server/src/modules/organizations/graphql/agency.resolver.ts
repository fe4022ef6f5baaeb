import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Requires } from '../../../platform/graphql/index.js';
import { AgenciesService } from '../application/agencies.service.js';
import { OrganizationsService } from '../application/organizations.service.js';
import { RuleParameters } from '../application/rule-parameters.js';
import { CreateAgencyInput, SetRuleParameterInput, UpdateAgencyInput } from './agency.inputs.js';
import { AgencyObject, RuleParameterObject } from './viewer.objects.js';

@Resolver()
export class AgencyResolver {
  constructor(
    private readonly agencies: AgenciesService,
    private readonly rules: RuleParameters,
    private readonly organizations: OrganizationsService,
  ) {}

  @Requires('org.read')
  @Query(() => AgencyObject)
  agency(@Args('id', { type: () => ID }) id: string): Promise<AgencyObject> {
    return this.agencies.agency(id);
  }

  @Requires('org.manage')
  @Mutation(() => AgencyObject)
  async createAgency(@Args('input') input: CreateAgencyInput): Promise<AgencyObject> {
    return this.agencies.agency(await this.agencies.create(input));
  }

  @Requires('org.manage')
  @Mutation(() => AgencyObject)
  async updateAgency(@Args('input') input: UpdateAgencyInput): Promise<AgencyObject> {
    return this.agencies.agency(await this.agencies.update(input));
  }

  @Requires('parameter.manage')
  @Mutation(() => [RuleParameterObject], { description: 'All rules as they hold in the first year of the change.' })
  async setRuleParameter(@Args('input') input: SetRuleParameterInput): Promise<RuleParameterObject[]> {
    await this.rules.set(input);
    return this.organizations.ruleParameters(input.yearFrom);
  }
}
