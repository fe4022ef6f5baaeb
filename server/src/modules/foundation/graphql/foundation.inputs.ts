import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
} from 'class-validator';
import { DateScalar, IsNotBlank, IsPlainText, MoneyScalar, PageArgs } from '../../../platform/graphql/index.js';
import { BASE_STATUSES, DOCUMENT_KINDS, RECORD_KINDS, type RecordKind, TRAINING_FORMS } from '../domain/records.js';

@InputType({ isAbstract: true })
class RecordInput {
  @Field(() => ID, { nullable: true, description: 'Absent for a new record.' })
  @IsOptional()
  @IsUUID()
  id?: string | null;

  @Field(() => Int, { nullable: true, description: 'Version that was read; required together with id.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  expectedVersion?: number | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MinLength(8)
  @MaxLength(100)
  idempotencyKey?: string | null;
}

@InputType({ isAbstract: true })
class YearRecordInput extends RecordInput {
  @Field(() => Int)
  @IsInt()
  @Min(2000)
  @Max(2100)
  workYear: number;
}

@InputType()
export class SaveDocumentInput extends YearRecordInput {
  @Field()
  @IsNotBlank()
  @IsPlainText()
  @MaxLength(200)
  title: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsPlainText()
  @MaxLength(60)
  documentNo: string | null = null;

  @Field()
  @IsNotBlank()
  @IsPlainText()
  @MaxLength(100)
  issuer: string;

  @Field(() => String)
  @IsIn(DOCUMENT_KINDS)
  kind: string;

  @Field({ defaultValue: false })
  @IsBoolean()
  isTrial: boolean;

  @Field(() => DateScalar, { nullable: true })
  @IsOptional()
  @IsString()
  issuedOn: string | null = null;

  @Field(() => [String], { defaultValue: [] })
  @IsArray()
  @ArrayMaxSize(30)
  @ArrayUnique()
  @MaxLength(100, { each: true })
  parts: string[];

  @Field(() => [String], { defaultValue: [] })
  @IsArray()
  @ArrayMaxSize(20)
  @ArrayUnique()
  @MaxLength(40, { each: true })
  stages: string[];

  @Field({ defaultValue: false })
  @IsBoolean()
  isRepresentative: boolean;
}

@InputType()
export class SaveTrainingInput extends YearRecordInput {
  @Field(() => DateScalar)
  @IsString()
  heldOn: string;

  @Field(() => String)
  @IsIn(TRAINING_FORMS)
  form: string;

  @Field()
  @IsNotBlank()
  @IsPlainText()
  @MaxLength(200)
  topic: string;

  @Field(() => Int)
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  participants: number;
}

@InputType()
export class SaveArticleInput extends YearRecordInput {
  @Field()
  @IsNotBlank()
  @IsPlainText()
  @MaxLength(100)
  site: string;

  @Field()
  @IsNotBlank()
  @IsPlainText()
  @MaxLength(200)
  title: string;

  @Field(() => DateScalar, { nullable: true })
  @IsOptional()
  @IsString()
  publishedOn: string | null = null;
}

@InputType()
export class SaveBaseFigureInput extends RecordInput {
  @Field(() => Int)
  @IsInt()
  @Min(2000)
  @Max(2100)
  budgetYear: number;

  @Field()
  @Matches(/^[A-Z][A-Z0-9_]{1,39}$/)
  code: string;

  @Field()
  @IsNotBlank()
  @IsPlainText()
  @MaxLength(100)
  name: string;

  @Field()
  @IsNotBlank()
  @IsPlainText()
  @MaxLength(100)
  statedName: string;

  @Field(() => MoneyScalar)
  @IsString()
  amount: string;

  @Field()
  @IsNotBlank()
  @IsPlainText()
  @MaxLength(200)
  source: string;

  @Field(() => String)
  @IsIn(BASE_STATUSES)
  status: string;
}

@InputType()
export class SaveChannelInput extends RecordInput {
  @Field()
  @IsNotBlank()
  @IsPlainText()
  @MaxLength(100)
  name: string;

  @Field({ description: 'http or https; nothing else may become a link.' })
  @Matches(/^https?:\/\/[^\s<>"'\\]+$/)
  @MaxLength(500)
  url: string;

  @Field()
  @IsNotBlank()
  @IsPlainText()
  @MaxLength(200)
  path: string;
}

@InputType()
export class RemoveFoundationRecordInput {
  @Field(() => String)
  @IsIn(RECORD_KINDS)
  kind: RecordKind;

  @Field(() => ID)
  @IsUUID()
  id: string;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  expectedVersion: number;

  @Field()
  @IsNotBlank()
  @IsPlainText()
  @MaxLength(200)
  reason: string;
}

@ArgsType()
export class ChannelArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'Part of a title, a number, a site.' })
  @IsOptional()
  @IsPlainText()
  @MaxLength(60)
  text?: string | null;
}

@ArgsType()
export class FoundationArgs extends ChannelArgs {
  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  @Min(2000)
  @Max(2100)
  year?: number | null;
}
