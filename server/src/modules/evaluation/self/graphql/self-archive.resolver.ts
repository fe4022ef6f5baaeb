import { Args, ArgsType, Field, ID, InputType, Int, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { IsInt, IsString, Max, MaxLength, Min } from 'class-validator';
import { FileObject } from '../../../../platform/files/index.js';
import { RefusalObject, Requires } from '../../../../platform/graphql/index.js';
import { SelfArchives } from '../exchange/self-archives.js';

@ObjectType('SelfEvaluationArchive', {
  description: 'All forms or all reports of a work year as one zip: a job that can be left, found again and ended.',
})
class SelfArchiveObject {
  @Field(() => ID) id: string;
  @Field({
    description: 'FORMS: a workbook for each first-level unit; REPORTS: a document for each sheet and each summary.',
  })
  what: string;
  @Field({ description: 'QUEUED, RUNNING, DONE, FAILED or CANCELLED.' }) state: string;
  @Field(() => Int) done: number;
  @Field(() => Int, { nullable: true }) total: number | null;
  @Field(() => FileObject, { nullable: true, description: 'Kept for a week.' }) file: FileObject | null;
  @Field(() => [RefusalObject], { description: 'Why it failed.' }) refusals: readonly RefusalObject[];
}

@ArgsType()
class SelfArchivesArgs {
  @Field(() => Int) @IsInt() @Min(2000) @Max(2100) workYear: number;
}

@InputType()
class PrepareSelfArchiveInput {
  @Field(() => Int) @IsInt() @Min(2000) @Max(2100) workYear: number;
  @Field({ description: 'FORMS or REPORTS.' }) @IsString() @MaxLength(20) what: string;
}

@Resolver(() => SelfArchiveObject)
export class SelfArchiveResolver {
  constructor(private readonly archives: SelfArchives) {}

  @Requires('evaluation.read')
  @Query(() => [SelfArchiveObject], { description: 'The latest that I asked for, newest first.' })
  selfEvaluationArchives(@Args() { workYear }: SelfArchivesArgs): Promise<SelfArchiveObject[]> {
    return this.archives.mine(workYear);
  }

  @Requires('evaluation.read')
  @Mutation(() => SelfArchiveObject)
  prepareSelfEvaluationArchive(@Args('input') { workYear, what }: PrepareSelfArchiveInput): Promise<SelfArchiveObject> {
    return this.archives.start(workYear, what);
  }

  @Requires('evaluation.read')
  @Mutation(() => SelfArchiveObject)
  cancelSelfEvaluationArchive(@Args('id', { type: () => ID }) id: string): Promise<SelfArchiveObject> {
    return this.archives.cancel(id);
  }
}
