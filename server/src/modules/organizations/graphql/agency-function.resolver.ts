import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { IdempotencyService, Requires } from '../../../platform/graphql/index.js';
import { AgencyFunctions } from '../application/agency-functions.js';
import { AgencyFunctionObject, AgencyFunctionsArgs, SaveAgencyFunctionInput } from './agency-function.objects.js';

@Resolver(() => AgencyFunctionObject)
export class AgencyFunctionResolver {
  constructor(
    private readonly functions: AgencyFunctions,
    private readonly idempotency: IdempotencyService,
  ) {}

  @Requires('goal.read')
  @Query(() => [AgencyFunctionObject], {
    description: 'Functions and plans of a body and of those below it; without a year the past ones, too.',
  })
  agencyFunctions(@Args() { agencyId, year }: AgencyFunctionsArgs): Promise<AgencyFunctionObject[]> {
    return this.functions.below(agencyId, year ?? null);
  }

  @Requires('function.keep')
  @Mutation(() => AgencyFunctionObject)
  async saveAgencyFunction(
    @Args('input') { idempotencyKey, ...input }: SaveAgencyFunctionInput,
  ): Promise<AgencyFunctionObject> {
    const id = await this.idempotency.once('saveAgencyFunction', idempotencyKey, input, () =>
      this.functions.save(input),
    );
    return this.functions.one(id);
  }
}
