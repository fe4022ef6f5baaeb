import { Field, ID, InputType, Int } from '@nestjs/graphql';
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
import { type Direction, DIRECTIONS } from '@jixiao/shared';
import { IsPlainText } from '../../../platform/graphql/index.js';
import { Text } from './text.js';

@InputType()
class IndicatorBandInput {
  @Field()
  @IsString()
  @MaxLength(30)
  from: string;

  @Field()
  @IsString()
  @MaxLength(30)
  share: string;
}

@InputType()
class YearlyTargetInput {
  @Field(() => Int)
  @IsInt()
  @Min(2000)
  @Max(2100)
  year: number;

  @Field()
  @IsString()
  @MaxLength(40)
  value: string;
}

@InputType({ description: 'One row of the form. Numbers are sent as typed, so that all of them are checked at once.' })
export class IndicatorInput {
  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  indicatorKey?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsIn(['ANNUAL', 'MID_TERM'])
  horizon?: 'ANNUAL' | 'MID_TERM';

  @Field()
  @IsString()
  @MaxLength(40)
  level1: string;

  @Field()
  @IsString()
  @MaxLength(40)
  level2: string;

  @Field()
  @IsString()
  @MaxLength(200)
  @IsPlainText()
  name: string;

  @Field(() => String)
  @IsIn(DIRECTIONS)
  direction: Direction;

  @Field(() => Boolean, { nullable: true })
  @IsOptional()
  @IsBoolean()
  isStrict?: boolean | null;

  @Text(40)
  targetValue?: string | null;

  @Text(40)
  targetLow?: string | null;

  @Text(40)
  targetHigh?: string | null;

  @Text(1000)
  targetText?: string | null;

  @Text(10)
  targetOn?: string | null;

  @Text(10)
  plannedStartOn?: string | null;

  @Field(() => [IndicatorBandInput], { nullable: true })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => IndicatorBandInput)
  bands?: IndicatorBandInput[] | null;

  @Text(20)
  unit?: string | null;

  @Text(20)
  weight?: string | null;

  @Text(500)
  targetBasis?: string | null;

  @Text(40)
  baselineValue?: string | null;

  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  @Min(2000)
  @Max(2100)
  baselineYear?: number | null;

  @Field(() => [YearlyTargetInput], { nullable: true, description: 'Not sent: they stay as they are.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => YearlyTargetInput)
  yearlyTargets?: YearlyTargetInput[] | null;

  @Field(() => ID, { nullable: true, description: 'Indicator of the library that the row was taken from.' })
  @IsOptional()
  @IsUUID()
  libraryIndicatorId?: string | null;

  @Field(() => [String], { nullable: true, description: 'Cells of the row just taken over from the library.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  @MaxLength(40, { each: true })
  libraryFields?: string[] | null;

  @Text(500)
  formulaText?: string | null;

  @Text(200)
  dataSource?: string | null;

  @Text(200)
  captureMethod?: string | null;

  @Field(() => Boolean, { nullable: true })
  @IsOptional()
  @IsBoolean()
  isCore?: boolean | null;

  @Text(500)
  remark?: string | null;
}
