import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { Connection, DateScalar, DecimalScalar, MoneyScalar, PageArgs } from '../../../../platform/graphql/index.js';

@ObjectType('SpotSample', { description: '抽查样本: with seed and population, so that anyone can draw it again.' })
export class SampleObject {
  @Field(() => ID) id: string;
  @Field(() => Int) budgetYear: number;
  @Field() name: string;
  @Field() seed: string;
  @Field(() => DecimalScalar, { description: 'Per cent.' }) share: string;
  @Field(() => Int) populationCount: number;
  @Field({ description: 'Of the sorted codes that it was drawn from.' }) populationHash: string;
  @Field(() => DateScalar) drawnOn: string;
  @Field(() => Int) checks: number;
  @Field(() => Int) recorded: number;
}

@ObjectType('SpotCheck', { description: '实地抽查 of one project.' })
export class SpotCheckObject {
  @Field(() => ID) id: string;
  @Field(() => ID) sampleId: string;
  @Field(() => ID) projectId: string;
  @Field() projectName: string;
  @Field() agencyName: string;
  @Field(() => Int) ordinal: number;
  @Field(() => DateScalar, { nullable: true }) checkedOn: string | null;
  @Field(() => String, { nullable: true }) place: string | null;
  @Field(() => String, { nullable: true }) people: string | null;
  @Field(() => String, { nullable: true }) finding: string | null;
  @Field(() => Boolean, { nullable: true }) hasDifference: boolean | null;
  @Field(() => Int) version: number;
}

@ObjectType('SpotCheckValue')
export class SpotCheckValueObject {
  @Field(() => ID) indicatorId: string;
  @Field(() => Int) ordinal: number;
  @Field() name: string;
  @Field(() => String, { nullable: true }) unit: string | null;
  @Field(() => String, { nullable: true }) target: string | null;
  @Field(() => DecimalScalar, { nullable: true, description: 'What the unit filed last.' }) unitValue: string | null;
  @Field(() => DecimalScalar, { nullable: true }) foundValue: string | null;
  @Field(() => DecimalScalar, { nullable: true }) difference: string | null;
  @Field(() => String, { nullable: true }) note: string | null;
}

@ObjectType('MonitoringProblem', { description: 'A problem of a kind, until it has been followed up.' })
export class ProblemObject {
  @Field(() => ID) id: string;
  @Field(() => ID, { nullable: true }) projectId: string | null;
  @Field(() => String, { nullable: true }) projectName: string | null;
  @Field() agencyName: string;
  @Field({ description: 'Code of a kind of the place.' }) kind: string;
  @Field() description: string;
  @Field(() => MoneyScalar, { nullable: true }) amount: string | null;
  @Field() sourceType: string;
  @Field(() => DateScalar) foundOn: string;
  @Field(() => DateScalar, { nullable: true }) followedOn: string | null;
  @Field(() => String, { nullable: true }) followNote: string | null;
  @Field(() => Int) version: number;
}

@ObjectType('MonitoringProblemConnection')
export class ProblemConnection extends Connection(ProblemObject) {}

@ArgsType()
export class ProblemsArgs extends PageArgs {
  @Field(() => Int) @IsInt() @Min(2000) @Max(2100) year: number;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(40) kind?: string | null;
  @Field(() => Boolean, { nullable: true }) @IsOptional() @IsBoolean() isOpen?: boolean | null;
}

@ObjectType('ProblemKindCount', { description: 'A kind of problem of the place, with how many there are.' })
export class ProblemKindObject {
  @Field() code: string;
  @Field() name: string;
  @Field(() => Int) count: number;
  @Field(() => Int) open: number;
}

@InputType()
export class DrawSampleInput {
  @Field(() => Int) @IsInt() @Min(2000) @Max(2100) budgetYear: number;
  @Field() @IsString() @MaxLength(100) name: string;
  @Field({ description: 'Per cent.' }) @IsString() @MaxLength(10) share: string;
  @Field() @IsString() @MaxLength(100) seed: string;
}

@InputType()
class FoundValueInput {
  @Field(() => ID) @IsUUID() indicatorId: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(40) foundValue?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(500) note?: string | null;
}

@InputType()
export class RecordSpotCheckInput {
  @Field(() => ID) @IsUUID() id: string;
  @Field(() => Int) @IsInt() expectedVersion: number;
  @Field(() => DateScalar) @IsString() checkedOn: string;
  @Field() @IsString() @MaxLength(200) place: string;
  @Field({ description: 'Who looked, and who was there for the unit.' }) @IsString() @MaxLength(200) people: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(2000) finding?: string | null;
  @Field(() => [FoundValueInput])
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => FoundValueInput)
  values: FoundValueInput[];
}

@InputType()
export class RecordProblemInput {
  @Field(() => ID) @IsUUID() projectId: string;
  @Field() @IsString() @MaxLength(40) kind: string;
  @Field() @IsString() @MaxLength(2000) description: string;
  @Field(() => String, { nullable: true, description: 'Yuan as typed.' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  amount?: string | null;
}
