import {
  Args,
  Field,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Parent,
  Query,
  ResolveField,
  Resolver,
} from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsOptional, IsString, IsUUID, MaxLength, ValidateNested } from 'class-validator';
import { batched, DateScalar, DecimalScalar, MoneyScalar, Requires } from '../../../../platform/graphql/index.js';
import { ProjectObject } from '../../../projects/index.js';
import { Milestones } from '../application/milestones.js';
import { SlowSpending } from '../application/slow-spending.js';

@ObjectType('Milestone', { description: 'A point of the schedule, and by how many days it is late.' })
class MilestoneObject {
  @Field(() => ID) id: string;
  @Field(() => Int) ordinal: number;
  @Field() name: string;
  @Field(() => DateScalar) plannedOn: string;
  @Field(() => DateScalar, { nullable: true }) actualOn: string | null;
  @Field(() => String, { nullable: true }) note: string | null;
  @Field(() => Int, { description: 'Days late on the business date; 0 when it is in time.' }) delayDays: number;
}

@ObjectType('SlowProject', { description: 'A project that spends less than is expected on a day.' })
class SlowProjectObject {
  @Field(() => ID) id: string;
  @Field() name: string;
  @Field() agencyName: string;
  @Field(() => String, { nullable: true }) divisionName: string | null;
  @Field(() => MoneyScalar) budget: string;
  @Field(() => MoneyScalar) executed: string;
  @Field(() => DecimalScalar) executionRate: string;
  @Field(() => DecimalScalar) expectedRate: string;
  @Field(() => DecimalScalar, { description: 'Points behind.' }) behind: string;
  @Field(() => Int) delayedMilestones: number;
}

@InputType()
class MilestoneInput {
  @Field() @IsString() @MaxLength(200) name: string;
  @Field(() => DateScalar) @IsString() plannedOn: string;
  @Field(() => DateScalar, { nullable: true }) @IsOptional() @IsString() actualOn?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(500) note?: string | null;
}

@InputType()
class SaveMilestonesInput {
  @Field(() => ID) @IsUUID() projectId: string;
  @Field(() => [MilestoneInput])
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => MilestoneInput)
  milestones: MilestoneInput[];
}

/** Schedules of projects, declared here because the earlier module does not know them, and the list of the slow. */
@Resolver(() => ProjectObject)
export class ProgressResolver {
  private readonly milestonesOf = batched<MilestoneObject[]>((ids) => this.schedule.of(ids), []);

  constructor(
    private readonly schedule: Milestones,
    private readonly slow: SlowSpending,
  ) {}

  @Requires('monitoring.read')
  @ResolveField(() => [MilestoneObject])
  milestones(@Parent() project: ProjectObject): Promise<MilestoneObject[]> {
    return this.milestonesOf(project.id);
  }

  @Requires('monitoring.read')
  @Query(() => [SlowProjectObject])
  slowProjects(
    @Args('year', { type: () => Int }) year: number,
    @Args('asOf', { type: () => DateScalar, nullable: true }) asOf?: string | null,
  ): Promise<SlowProjectObject[]> {
    return this.slow.list(year, asOf);
  }

  @Requires('monitoring.fill')
  @Mutation(() => [MilestoneObject])
  async saveMilestones(@Args('input') input: SaveMilestonesInput): Promise<MilestoneObject[]> {
    const id = await this.schedule.save(input.projectId, input.milestones);
    return (await this.schedule.of([id])).get(id)!;
  }

  @Requires('monitoring.dispose')
  @Mutation(() => Int, { description: 'Gives the number of units that were reminded.' })
  remindSlowProjects(
    @Args('year', { type: () => Int }) year: number,
    @Args('projectIds', { type: () => [ID] }) projectIds: string[],
    @Args('dueOn', { type: () => DateScalar, nullable: true }) dueOn?: string | null,
  ): Promise<number> {
    return this.slow.remind(year, projectIds, dueOn ?? null);
  }
}
