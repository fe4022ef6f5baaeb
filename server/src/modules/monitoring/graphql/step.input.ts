import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { IsInt, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import type { TransitionRequest } from '../../../platform/workflow/index.js';

@InputType({ description: 'One step of a document of monitoring.' })
export class MonitoringStepInput {
  @Field(() => ID) @IsUUID() id: string;
  @Field(() => Int) @IsInt() expectedVersion: number;
  @Field() @IsString() @MaxLength(40) action: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(2000) comment?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(100) idempotencyKey?: string | null;
}

export const stepOf = (workflow: string, input: MonitoringStepInput): TransitionRequest => ({
  workflow,
  action: input.action,
  ids: [input.id],
  expectedVersions: new Map([[input.id, input.expectedVersion]]),
  comment: input.comment ?? null,
});
