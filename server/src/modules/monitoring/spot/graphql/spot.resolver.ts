import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { FileObject, Files } from '../../../../platform/files/index.js';
import { batched, Inherits, type Page, Requires } from '../../../../platform/graphql/index.js';
import { Problems } from '../application/problems.js';
import { SpotChecks } from '../application/spot-checks.js';
import { SPOT_CHECK } from '../application/spot-files.js';
import { SpotQueries } from '../application/spot-queries.js';
import {
  DrawSampleInput,
  ProblemConnection,
  ProblemKindObject,
  ProblemObject,
  ProblemsArgs,
  RecordProblemInput,
  RecordSpotCheckInput,
  SampleObject,
  SpotCheckObject,
  SpotCheckValueObject,
} from './spot.objects.js';

@Resolver(() => SampleObject)
export class SampleResolver {
  private readonly checksOf = batched<SpotCheckObject[]>((ids) => this.queries.checks(ids), []);

  constructor(
    private readonly queries: SpotQueries,
    private readonly useCases: SpotChecks,
  ) {}

  @Requires('monitoring.read')
  @Query(() => [SampleObject])
  spotSamples(@Args('year', { type: () => Int }) year: number): Promise<SampleObject[]> {
    return this.queries.samples(year);
  }

  @Inherits()
  @ResolveField(() => [SpotCheckObject])
  rows(@Parent() sample: SampleObject): Promise<SpotCheckObject[]> {
    return this.checksOf(sample.id);
  }

  @Requires('monitoring.manage')
  @Mutation(() => SampleObject)
  async drawSpotSample(@Args('input') input: DrawSampleInput): Promise<SampleObject> {
    return this.queries.sample(input.budgetYear, await this.useCases.draw(input));
  }
}

@Resolver(() => SpotCheckObject)
export class SpotCheckResolver {
  private readonly valuesOf = batched<SpotCheckValueObject[]>((ids) => this.queries.values(ids), []);
  private readonly filesOf = batched<FileObject[]>((ids) => this.store.of(SPOT_CHECK, ids), []);

  constructor(
    private readonly queries: SpotQueries,
    private readonly useCases: SpotChecks,
    private readonly store: Files,
  ) {}

  @Requires('monitoring.read')
  @Query(() => SpotCheckObject)
  spotCheck(@Args('id', { type: () => ID }) id: string): Promise<SpotCheckObject> {
    return this.queries.check(id);
  }

  @Inherits()
  @ResolveField(() => [SpotCheckValueObject])
  values(@Parent() check: SpotCheckObject): Promise<SpotCheckValueObject[]> {
    return this.valuesOf(check.id);
  }

  @Inherits()
  @ResolveField(() => [FileObject])
  files(@Parent() check: SpotCheckObject): Promise<FileObject[]> {
    return this.filesOf(check.id);
  }

  @Requires('monitoring.dispose')
  @Mutation(() => SpotCheckObject)
  async recordSpotCheck(@Args('input') input: RecordSpotCheckInput): Promise<SpotCheckObject> {
    return this.queries.check(await this.useCases.record(input));
  }
}

@Resolver(() => ProblemObject)
export class ProblemResolver {
  constructor(
    private readonly queries: SpotQueries,
    private readonly useCases: Problems,
  ) {}

  @Requires('monitoring.read')
  @Query(() => ProblemConnection)
  monitoringProblems(@Args() args: ProblemsArgs): Promise<Page<ProblemObject>> {
    return this.queries.problems(args, args.first, args.after);
  }

  @Requires('monitoring.read')
  @Query(() => [ProblemKindObject], { description: 'Kinds of the place, with how many problems of each there are.' })
  problemKinds(@Args('year', { type: () => Int }) year: number): Promise<ProblemKindObject[]> {
    return this.useCases.statistics(year);
  }

  @Requires('monitoring.dispose')
  @Mutation(() => ProblemObject)
  async recordMonitoringProblem(@Args('input') input: RecordProblemInput): Promise<ProblemObject> {
    return this.queries.problem(await this.useCases.record(input));
  }

  @Requires('monitoring.dispose')
  @Mutation(() => ProblemObject)
  async followMonitoringProblem(
    @Args('id', { type: () => ID }) id: string,
    @Args('expectedVersion', { type: () => Int }) expectedVersion: number,
    @Args('note') note: string,
  ): Promise<ProblemObject> {
    return this.queries.problem(await this.useCases.follow(id, expectedVersion, note));
  }
}
