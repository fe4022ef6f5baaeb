import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Inherits, Requires } from '../../../platform/graphql/index.js';
import { ClinicQueries } from '../clinic/clinic-queries.js';
import { ObjectiveClinicObject, WeakObjectivesArgs, WeakObjectivesObject } from './clinic.objects.js';
import { ObjectiveObject } from './objective.objects.js';

@Resolver(() => ObjectiveObject)
export class ClinicResolver {
  constructor(private readonly queries: ClinicQueries) {}

  @Inherits()
  @ResolveField(() => ObjectiveClinicObject)
  async clinic(@Parent() { versionId }: ObjectiveObject): Promise<ObjectiveClinicObject> {
    const { report, context, parameters } = (await this.queries.examined(versionId))!;
    return { ...report, context, parameters } as ObjectiveClinicObject;
  }

  @Requires('goal.read')
  @Query(() => WeakObjectivesObject, {
    description: 'Weak objectives of a year inside the reach of the seat, the weakest first.',
  })
  weakObjectives(@Args() { first, after, ...filter }: WeakObjectivesArgs): Promise<WeakObjectivesObject> {
    return this.queries.weak(filter, first, after) as Promise<WeakObjectivesObject>;
  }
}
