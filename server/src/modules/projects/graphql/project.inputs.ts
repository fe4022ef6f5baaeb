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
import { DateScalar } from '../../../platform/graphql/index.js';
import { ADJUSTMENT_KINDS, CATEGORIES, FUND_KINDS, FUND_SOURCES, NATURES } from '../domain/project-rules.js';

@InputType()
class FundingLineInput {
  @Field()
  @IsIn(FUND_KINDS)
  fundKind: string;

  @Field()
  @IsIn(FUND_SOURCES)
  fundSource: string;

  @Field({ description: 'Yuan as typed; checked together with every other field.' })
  @IsString()
  @MaxLength(40)
  amount: string;
}

@InputType()
export class CreateProjectInput {
  @Field(() => Int)
  @IsInt()
  @Min(2000)
  @Max(2100)
  budgetYear: number;

  @Field()
  @IsString()
  @MaxLength(40)
  code: string;

  @Field()
  @IsString()
  @MaxLength(200)
  name: string;

  @Field(() => ID)
  @IsUUID()
  agencyId: string;

  @Field()
  @IsIn(CATEGORIES)
  category: string;

  @Field()
  @IsIn(NATURES)
  nature: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  field?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  responsiblePerson?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(30)
  responsiblePhone?: string | null;

  @Field(() => DateScalar, { nullable: true })
  @IsOptional()
  @IsString()
  startsOn?: string | null;

  @Field(() => DateScalar, { nullable: true })
  @IsOptional()
  @IsString()
  endsOn?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  overview?: string | null;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  previousProjectId?: string | null;

  @Field(() => Boolean, { nullable: true })
  @IsOptional()
  @IsBoolean()
  isSupplement?: boolean;

  @Field(() => Boolean, { nullable: true, description: '重大项目' })
  @IsOptional()
  @IsBoolean()
  isMajor?: boolean;

  @Field(() => Boolean, { nullable: true, description: '到期拟延续' })
  @IsOptional()
  @IsBoolean()
  isRenewal?: boolean;

  @Field(() => [FundingLineInput])
  @IsArray()
  @ArrayMaxSize(16)
  @ValidateNested({ each: true })
  @Type(() => FundingLineInput)
  fundingLines: FundingLineInput[];

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  idempotencyKey?: string | null;
}

@InputType()
export class RecordAdjustmentInput {
  @Field(() => ID)
  @IsUUID()
  projectId: string;

  @Field(() => ID)
  @IsUUID()
  fundingLineId: string;

  @Field()
  @IsIn(ADJUSTMENT_KINDS)
  kind: string;

  @Field({ description: 'Yuan as typed; a cut is negative.' })
  @IsString()
  @MaxLength(40)
  amount: string;

  @Field(() => DateScalar)
  @IsString()
  adjustedOn: string;

  @Field()
  @IsString()
  @MaxLength(100)
  documentNo: string;

  @Field()
  @IsString()
  @MaxLength(500)
  reason: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  idempotencyKey?: string | null;
}

@InputType()
export class RecordPaymentInput {
  @Field(() => ID)
  @IsUUID()
  projectId: string;

  @Field(() => ID)
  @IsUUID()
  fundingLineId: string;

  @Field({ description: 'Yuan as typed; a refund is negative.' })
  @IsString()
  @MaxLength(40)
  amount: string;

  @Field(() => DateScalar)
  @IsString()
  paidOn: string;

  @Field()
  @IsString()
  @MaxLength(60)
  voucherNo: string;

  @Field(() => String, { nullable: true, description: '部门预算支出经济分类科目' })
  @IsOptional()
  @IsString()
  @MaxLength(20)
  economicClass?: string | null;

  @Field(() => String, { nullable: true, description: '用途' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  purpose?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  idempotencyKey?: string | null;
}
