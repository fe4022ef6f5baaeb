import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsString, IsUUID, MaxLength } from 'class-validator';
import { FileObject } from '../../../platform/files/index.js';
import { RefusalObject } from '../../../platform/graphql/index.js';

@ObjectType('MonitoringArchive', {
  description:
    'All forms or all reports of a round as one zip, for whoever asked: a job that can be left and found again.',
})
export class ArchiveObject {
  @Field(() => ID) id: string;
  @Field({ description: 'FORMS: a workbook for each first-level unit; REPORTS: a document for each sheet.' })
  what: string;
  @Field({ description: 'QUEUED, RUNNING, DONE, FAILED or CANCELLED.' }) state: string;
  @Field(() => Int) done: number;
  @Field(() => Int, { nullable: true }) total: number | null;
  @Field(() => FileObject, { nullable: true, description: 'Kept for a week.' }) file: FileObject | null;
  @Field(() => [RefusalObject], { description: 'Why it failed.' }) refusals: readonly RefusalObject[];
}

@InputType()
export class PrepareArchiveInput {
  @Field(() => ID) @IsUUID() roundId: string;
  @Field({ description: 'FORMS or REPORTS.' }) @IsString() @MaxLength(20) what: string;
}
