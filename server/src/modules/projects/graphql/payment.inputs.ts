import { Field, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { DateScalar } from '../../../platform/graphql/index.js';
import { BASE_CATEGORIES } from '../application/base-payment-import.js';
import { FUND_KINDS, FUND_SOURCES } from '../domain/project-rules.js';

@InputType()
class ImportedPaymentInput {
  @Field({ description: 'Id and version of the payment in the system that sends it.' })
  @IsString()
  @MaxLength(200)
  sourceKey: string;
  @Field() @IsString() @MaxLength(40) projectCode: string;
  @Field() @IsIn(FUND_KINDS) fundKind: string;
  @Field() @IsIn(FUND_SOURCES) fundSource: string;
  @Field({ description: 'Yuan; a refund is negative.' }) @IsString() @MaxLength(40) amount: string;
  @Field(() => DateScalar) @IsString() paidOn: string;
  @Field() @IsString() @MaxLength(60) voucherNo: string;
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
}

@InputType()
export class ImportPaymentsInput {
  @Field(() => Int) @IsInt() @Min(2000) @Max(2100) budgetYear: number;
  @Field(() => [ImportedPaymentInput])
  @IsArray()
  @ArrayMaxSize(5000)
  @ValidateNested({ each: true })
  @Type(() => ImportedPaymentInput)
  payments: ImportedPaymentInput[];
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(100) idempotencyKey?: string | null;
}

@InputType()
class ImportedBasePaymentInput {
  @Field({ description: 'Id and version of the payment in the system that sends it.' })
  @IsString()
  @MaxLength(200)
  sourceKey: string;
  @Field() @IsString() @MaxLength(40) agencyCode: string;
  @Field({ description: 'PERSONNEL (项目类别 1 人员类) or PUBLIC (21 公用).' }) @IsIn(BASE_CATEGORIES) category: string;
  @Field({ description: 'Yuan; a refund is negative.' }) @IsString() @MaxLength(40) amount: string;
  @Field(() => DateScalar) @IsString() paidOn: string;
  @Field() @IsString() @MaxLength(60) voucherNo: string;
  @Field(() => String, { nullable: true, description: '部门预算支出经济分类科目' })
  @IsOptional()
  @IsString()
  @MaxLength(20)
  economicClass?: string | null;
}

@InputType()
export class ImportBasePaymentsInput {
  @Field(() => Int) @IsInt() @Min(2000) @Max(2100) budgetYear: number;
  @Field(() => [ImportedBasePaymentInput])
  @IsArray()
  @ArrayMaxSize(5000)
  @ValidateNested({ each: true })
  @Type(() => ImportedBasePaymentInput)
  payments: ImportedBasePaymentInput[];
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(100) idempotencyKey?: string | null;
}
