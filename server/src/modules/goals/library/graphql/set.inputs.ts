import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { IsNotBlank, IsPlainText } from '../../../../platform/graphql/index.js';
import { Text } from './field.decorators.js';

@InputType()
class TemplateRowInput {
  @Field(() => ID)
  @IsUUID()
  indicatorId: string;

  @Field()
  @IsString()
  @MaxLength(100)
  @IsPlainText()
  example: string;
}

@InputType()
export class SaveTemplateInput {
  @Field(() => ID, { nullable: true, description: 'Absent for a new one.' })
  @IsOptional()
  @IsUUID()
  id?: string | null;

  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  expectedVersion?: number | null;

  @Field()
  @IsString()
  @IsNotBlank()
  @MaxLength(60)
  @IsPlainText()
  name: string;

  @Field(() => String)
  @IsIn(['PROJECT_TYPE', 'UNIT_KIND'])
  kind: 'PROJECT_TYPE' | 'UNIT_KIND';

  @Field(() => [TemplateRowInput])
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(60)
  @ValidateNested({ each: true })
  @Type(() => TemplateRowInput)
  rows: TemplateRowInput[];

  @Text(100)
  idempotencyKey?: string | null;
}

@InputType()
export class SaveDepartmentSetInput {
  @Field(() => ID)
  @IsUUID()
  agencyId: string;

  @Field()
  @IsString()
  @IsNotBlank()
  @MaxLength(100)
  @IsPlainText()
  name: string;

  @Text(20)
  minimumShare?: string | null;

  @Field(() => [ID])
  @IsArray()
  @ArrayMaxSize(200)
  @IsUUID(undefined, { each: true })
  indicatorIds: string[];

  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  expectedVersion?: number | null;

  @Text(100)
  idempotencyKey?: string | null;
}
