import { Field, ID, InputType, Int } from '@nestjs/graphql';
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
  Min,
  ValidateNested,
} from 'class-validator';
import {
  type Direction,
  DIRECTIONS,
  LIBRARY_LAYERS,
  type LibraryLayer,
  STANDARD_KINDS,
  type StandardKind,
  UNIT_CRITERIA,
  UNIT_DIMENSIONS,
} from '@jixiao/shared';
import { IsNotBlank, IsPlainText } from '../../../../platform/graphql/index.js';
import { Text, Texts, Year } from './field.decorators.js';

@InputType()
class QualitativeGradeInput {
  @Field()
  @IsString()
  @MaxLength(40)
  @IsPlainText()
  label: string;

  @Field()
  @IsString()
  @MaxLength(300)
  @IsPlainText()
  description: string;

  @Field()
  @IsString()
  @MaxLength(20)
  share: string;
}

@InputType({ description: 'A draft: it may lack what the review will ask for.' })
export class SaveLibraryIndicatorInput {
  @Field(() => ID, {
    nullable: true,
    description: 'Absent for a new indicator; of an admitted one, version n+1 begins.',
  })
  @IsOptional()
  @IsUUID()
  indicatorId?: string | null;

  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  @Min(1)
  expectedVersion?: number | null;

  @Text(500)
  changeReason?: string | null;

  @Field()
  @IsString()
  @MaxLength(40)
  level2: string;

  @Field()
  @IsString()
  @IsNotBlank()
  @MaxLength(200)
  @IsPlainText()
  name: string;

  @Field(() => String)
  @IsIn(DIRECTIONS)
  direction: Direction;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsIn(LIBRARY_LAYERS)
  layer?: LibraryLayer | null;

  @Text(60)
  industry?: string | null;

  @Text(60)
  field?: string | null;

  @Text(100)
  departmentName?: string | null;

  @Texts(20, 60)
  projectTypes?: string[] | null;

  @Text(2000)
  definition?: string | null;

  @Text(500)
  formula?: string | null;

  @Text(1000)
  example?: string | null;

  @Text(1000)
  help?: string | null;

  @Text(20)
  unit?: string | null;

  @Text(500)
  basis?: string | null;

  @Text(200)
  dataSource?: string | null;

  @Text(200)
  captureMethod?: string | null;

  @Field(() => [QualitativeGradeInput], { nullable: true })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(7)
  @ValidateNested({ each: true })
  @Type(() => QualitativeGradeInput)
  grades?: QualitativeGradeInput[] | null;

  @Texts(20, 40)
  keywords?: string[] | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsIn(UNIT_DIMENSIONS)
  dimension?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsIn(UNIT_CRITERIA)
  criterion?: string | null;

  @Year()
  validFromYear?: number | null;

  @Year()
  validToYear?: number | null;

  @Text(100)
  idempotencyKey?: string | null;
}

@InputType()
export class ProposeIndicatorInput {
  @Field(() => String)
  @IsIn(['OBJECTIVE', 'EVALUATION'])
  source: 'OBJECTIVE' | 'EVALUATION';

  @Field(() => ID)
  @IsUUID()
  originId: string;

  @Text(100)
  idempotencyKey?: string | null;
}

@InputType()
export class MoveLibraryInput {
  @Field(() => ID)
  @IsUUID()
  versionId: string;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  expectedVersion: number;

  @Text(1000)
  comment?: string | null;

  @Text(100)
  idempotencyKey?: string | null;
}

@InputType()
export class SetStandardInput {
  @Field(() => ID)
  @IsUUID()
  indicatorId: string;

  @Field(() => String)
  @IsIn(STANDARD_KINDS)
  kind: StandardKind;

  @Text(40)
  value?: string | null;

  @Text(200)
  valueText?: string | null;

  @Year()
  year?: number | null;

  @Text(60)
  region?: string | null;

  @Field(() => String)
  @IsIn(['GE', 'LE', 'EQ'])
  direction: 'GE' | 'LE' | 'EQ';

  @Text(40)
  tolerance?: string | null;

  @Text(200)
  source?: string | null;

  @Text(100)
  idempotencyKey?: string | null;
}
