import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { FUND_KINDS, MONITORED_OBJECTS } from '@jixiao/shared';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { DateScalar } from '../../../platform/graphql/index.js';

const KINDS = ['PERIODIC', 'DAILY', 'CLEARING'] as const;

@InputType({ description: 'What is left out is as the rules of the place say; null is without limit.' })
class ScopeInput {
  @Field(() => [String], { nullable: true })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(6)
  @IsIn(MONITORED_OBJECTS, { each: true })
  objects?: string[] | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(40) leastAmount?: string | null;
  @Field(() => [String], { nullable: true })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(4)
  @IsIn(FUND_KINDS, { each: true })
  fundKinds?: string[] | null;
  @Field(() => Int, { nullable: true }) @IsOptional() @IsInt() @Min(1) @Max(100) leastPerUnit?: number | null;
  @Field(() => [ID], { nullable: true })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(1000)
  @IsUUID(undefined, { each: true })
  agencyIds?: string[] | null;
  @Field(() => [ID], { nullable: true })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(5000)
  @IsUUID(undefined, { each: true })
  projectIds?: string[] | null;
}

@InputType()
export class PlanRoundInput {
  @Field(() => Int) @IsInt() @Min(2000) @Max(2100) budgetYear: number;
  @Field() @IsString() @MaxLength(100) name: string;
  @Field(() => String, { defaultValue: 'PERIODIC' }) @IsIn(KINDS) kind: (typeof KINDS)[number] = 'PERIODIC';
  @Field(() => DateScalar) @IsString() periodFrom: string;
  @Field(() => DateScalar) @IsString() periodTo: string;
  @Field(() => DateScalar) @IsString() dueOn: string;
  @Field(() => ScopeInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => ScopeInput)
  scope?: ScopeInput | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(100) idempotencyKey?: string | null;
}

@InputType()
export class EditRoundInput extends PlanRoundInput {
  @Field(() => ID) @IsUUID() id: string;
  @Field(() => Int) @IsInt() expectedVersion: number;
}

@InputType()
export class OpenRoundInput {
  @Field(() => Int) @IsInt() @Min(2000) @Max(2100) budgetYear: number;
  @Field() @IsString() @MaxLength(100) name: string;
  @Field(() => DateScalar) @IsString() periodFrom: string;
  @Field(() => DateScalar) @IsString() periodTo: string;
  @Field(() => DateScalar) @IsString() dueOn: string;
  @Field(() => [ID], { defaultValue: [] })
  @IsArray()
  @ArrayMaxSize(5000)
  @IsUUID(undefined, { each: true })
  projectIds: string[] = [];
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(100) idempotencyKey?: string | null;
}

@InputType()
export class MoveRoundInput {
  @Field(() => ID) @IsUUID() id: string;
  @Field(() => Int) @IsInt() expectedVersion: number;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(1000) comment?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(100) idempotencyKey?: string | null;
}

@InputType()
export class CloseRoundInput extends MoveRoundInput {
  @Field(() => Int, { nullable: true, description: 'How many are missing, said by whoever has seen their list.' })
  @IsOptional()
  @IsInt()
  @Min(0)
  confirmedMissing?: number | null;
}

@InputType()
export class ChooseObjectsInput {
  @Field(() => ID) @IsUUID() roundUnitId: string;
  @Field(() => Int) @IsInt() expectedVersion: number;
  @Field(() => [ID]) @IsArray() @ArrayMaxSize(1000) @IsUUID(undefined, { each: true }) objectiveIds: string[];
  @Field(() => Boolean, { defaultValue: false }) @IsBoolean() finish: boolean = false;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(500) shortfallReason?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(100) idempotencyKey?: string | null;
}

@InputType()
export class PressForSheetsInput {
  @Field(() => ID) @IsUUID() roundId: string;
  @Field(() => [ID], {
    defaultValue: [],
    description: 'Units of the round (their row, not the agency); none: all that are missing.',
  })
  @IsArray()
  @ArrayMaxSize(1000)
  @IsUUID(undefined, { each: true })
  unitIds: string[] = [];
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(100) idempotencyKey?: string | null;
}
