import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { FullFrameworkRow } from '@jixiao/shared';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { DateScalar, DecimalScalar } from '../../../../platform/graphql/index.js';
import { FrameworkGroupInput, FrameworkRowInput } from '../../tasks/graphql/evaluation-task.inputs.js';
import { QualityGradeObject } from '../../tasks/graphql/evaluation-task.objects.js';

@ObjectType('FrameworkGroup', { description: 'Points that a level prints; its rows sum to them.' })
class GroupObject {
  @Field() level1: string;
  @Field(() => String, { nullable: true }) level2: string | null;
  @Field(() => DecimalScalar) points: string;
}

@ObjectType('LibraryFrameworkRow')
export class LibraryRowObject {
  @Field() level1: string;
  @Field() level2: string;
  @Field() name: string;
  @Field(() => DecimalScalar) weight: string;
  @Field() kind: string;
  @Field() explanation: string;
  @Field(() => String, { nullable: true }) basis: string | null;
  @Field() standard: string;
  @Field() scoringRule: string;
  @Field() method: string;
  @Field() evidenceNeeded: string;
  @Field(() => [String]) elements: readonly string[];
  @Field(() => [QualityGradeObject]) grades: readonly QualityGradeObject[];
}

@ObjectType('LibraryFramework', { description: '指标体系库: common to all places, or a version of the place’s own.' })
export class LibraryFrameworkObject {
  @Field(() => ID) id: string;
  @Field({ description: 'COMMON or OWN.' }) origin: string;
  @Field(() => ID, { nullable: true }) familyId: string | null;
  @Field(() => Int, { nullable: true }) versionNo: number | null;
  @Field() isLatest: boolean;
  @Field() name: string;
  @Field() objectType: string;
  @Field(() => String, { nullable: true }) note: string | null;
  @Field(() => String, { nullable: true }) basedOn: string | null;
  @Field(() => DateScalar, { nullable: true }) savedOn: string | null;
  @Field(() => String, { nullable: true }) savedBy: string | null;
  @Field(() => Int) rowCount: number;
  @Field(() => DateScalar, { nullable: true, description: 'Not to be used anew since then.' }) retiredOn: string | null;
  @Field(() => String, { nullable: true }) retiredBy: string | null;
  @Field(() => String, { nullable: true }) retiredReason: string | null;
  @Field(() => [GroupObject], { description: 'Empty where the weights are flat.' }) groups: readonly GroupObject[];
}

@InputType()
export class SaveOwnFrameworkInput {
  @Field(() => ID, { nullable: true, description: 'To save its next version.' })
  @IsOptional()
  @IsUUID()
  familyId?: string | null;
  @Field(() => Int, { nullable: true }) @IsOptional() @IsInt() expectedVersionNo?: number | null;
  @Field() @IsString() @MaxLength(100) name: string;
  @Field() @IsIn(['PROJECT', 'DEPARTMENT_WHOLE']) objectType: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(500) note?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(200) basedOn?: string | null;
  @Field(() => [FrameworkGroupInput], { defaultValue: [] })
  @IsArray()
  @ArrayMaxSize(60)
  @ValidateNested({ each: true })
  @Type(() => FrameworkGroupInput)
  groups: FrameworkGroupInput[] = [];
  @Field(() => [FrameworkRowInput])
  @IsArray()
  @ArrayMaxSize(60)
  @ValidateNested({ each: true })
  @Type(() => FrameworkRowInput)
  rows: FrameworkRowInput[];
}

@InputType()
export class CopyFrameworkInput {
  @Field(() => ID) @IsUUID() taskId: string;
  @Field(() => Int) @IsInt() expectedVersion: number;
  @Field({ description: 'Code of a common framework, id of an own one.' })
  @IsString()
  @MaxLength(40)
  frameworkId: string;
}

@InputType()
export class RetireFrameworkInput {
  @Field(() => ID) @IsUUID() familyId: string;
  @Field() @IsString() @MaxLength(500) reason: string;
}

@InputType()
export class SaveTaskFrameworkInput {
  @Field(() => ID) @IsUUID() taskId: string;
  @Field() @IsString() @MaxLength(100) name: string;
}

/** A row as it is kept: what the client left out is empty, not missing. */
export const fullRow = ({ basis, ...row }: FrameworkRowInput): FullFrameworkRow => ({ ...row, basis: basis ?? null });
