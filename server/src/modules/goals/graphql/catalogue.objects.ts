import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import {
  FORM_BLOCKS,
  type FormBlock,
  OBJECT_TYPES,
  type ObjectType as ObjectKind,
  WEIGHT_MODES,
  type WeightMode,
} from '@jixiao/shared';
import { DecimalScalar, IsPlainText } from '../../../platform/graphql/index.js';
import { Text } from './text.js';

@ObjectType('CatalogueGroup', { description: 'Second level of a form.' })
class CatalogueGroupObject {
  @Field()
  code: string;

  @Field()
  label: string;

  @Field()
  mandatory: boolean;

  @Field(() => DecimalScalar, { nullable: true, description: 'Points, or a share of the parent where NESTED_SHARE.' })
  weight: string | null;

  @Field(() => Int)
  minCount: number;
}

@ObjectType('CatalogueLevel', { description: 'First level of a form.' })
class CatalogueLevelObject {
  @Field()
  level1: string;

  @Field()
  label: string;

  @Field()
  mandatory: boolean;

  @Field(() => DecimalScalar, { nullable: true, description: 'Points of the block; the usual split where flat.' })
  weight: string | null;

  @Field(() => Int)
  minCount: number;

  @Field(() => [CatalogueGroupObject])
  level2: readonly CatalogueGroupObject[];
}

@ObjectType('IndicatorCatalogue', {
  description: 'Levels, points and blocks of a form; what checkObjective judges by.',
})
export class IndicatorCatalogueObject {
  @Field()
  code: string;

  @Field()
  name: string;

  @Field(() => String, { description: WEIGHT_MODES.join(', ') })
  weightMode: WeightMode;

  @Field(() => DecimalScalar, { nullable: true })
  totalWeight: string | null;

  @Field(() => [String], { description: FORM_BLOCKS.join(', ') })
  blocks: readonly FormBlock[];

  @Field(() => [CatalogueLevelObject])
  levels: readonly CatalogueLevelObject[];
}

@ObjectType('ListedCatalogue')
export class ListedCatalogueObject extends IndicatorCatalogueObject {
  @Field(() => String)
  objectType: ObjectKind;

  @Field(() => String, { description: 'OWN, INHERITED from a place above, or PRESET of the nation.' })
  origin: string;

  @Field(() => Int, { nullable: true })
  yearFrom: number | null;

  @Field(() => Int, { nullable: true })
  yearTo: number | null;

  @Field(() => String, { nullable: true, description: 'Document that prescribes it.' })
  source: string | null;

  @Field(() => String, { nullable: true })
  copiedFrom: string | null;

  @Field(() => Int, { nullable: true, description: 'Null where there is nothing to change: copy it instead.' })
  version: number | null;

  @Field({ description: 'New objectives of the year begin with it.' })
  inForce: boolean;
}

@InputType()
class CatalogueGroupInput {
  @Field()
  @IsString()
  @MaxLength(40)
  code: string;

  @Field()
  @IsString()
  @MaxLength(40)
  @IsPlainText()
  label: string;

  @Field(() => Boolean, { defaultValue: false })
  @IsBoolean()
  mandatory: boolean;

  @Text(10)
  weight?: string | null;

  @Field(() => Int, { defaultValue: 0 })
  @IsInt()
  @Min(0)
  @Max(20)
  minCount: number;
}

@InputType()
class CatalogueLevelInput {
  @Field()
  @IsString()
  @MaxLength(40)
  level1: string;

  @Field()
  @IsString()
  @MaxLength(40)
  @IsPlainText()
  label: string;

  @Field(() => Boolean, { defaultValue: false })
  @IsBoolean()
  mandatory: boolean;

  @Text(10)
  weight?: string | null;

  @Field(() => Int, { defaultValue: 0 })
  @IsInt()
  @Min(0)
  @Max(20)
  minCount: number;

  @Field(() => [CatalogueGroupInput])
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => CatalogueGroupInput)
  level2: CatalogueGroupInput[];
}

@InputType({ description: "The place's own catalogue of a year: a copy of another one, edited." })
export class SaveCatalogueInput {
  @Field()
  @IsString()
  @MaxLength(40)
  code: string;

  @Field()
  @IsString()
  @MaxLength(100)
  @IsPlainText()
  name: string;

  @Field(() => String)
  @IsIn(OBJECT_TYPES)
  objectType: ObjectKind;

  @Field(() => Int)
  @IsInt()
  @Min(2000)
  @Max(2100)
  yearFrom: number;

  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  @Min(2000)
  @Max(2100)
  yearTo?: number | null;

  @Field(() => String)
  @IsIn(WEIGHT_MODES)
  weightMode: WeightMode;

  @Text(10)
  totalWeight?: string | null;

  @Field(() => [String])
  @IsArray()
  @ArrayMaxSize(5)
  @IsIn(FORM_BLOCKS, { each: true })
  blocks: FormBlock[];

  @Field(() => [CatalogueLevelInput])
  @IsArray()
  @ArrayMaxSize(12)
  @ValidateNested({ each: true })
  @Type(() => CatalogueLevelInput)
  levels: CatalogueLevelInput[];

  @Field({ description: 'Document of the place.' })
  @IsString()
  @MaxLength(200)
  @IsPlainText()
  source: string;

  @Text(40)
  copiedFrom?: string | null;

  @Field(() => Int, { nullable: true, description: 'Version that is changed; absent for a new one.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  expectedVersion?: number | null;

  @Text(100)
  idempotencyKey?: string | null;
}
