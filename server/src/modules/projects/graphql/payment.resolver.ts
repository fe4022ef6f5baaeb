import { Args, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
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
import { DateScalar, IdempotencyService, RefusalObject, Requires } from '../../../platform/graphql/index.js';
import { BASE_CATEGORIES, BasePaymentImport } from '../application/base-payment-import.js';
import { PaymentImport } from '../application/payment-import.js';
import { ProjectQueries } from '../application/project-queries.js';
import { TagProjects } from '../application/tag-projects.js';
import { FUND_KINDS, FUND_SOURCES } from '../domain/project-rules.js';
import { ProjectObject } from './project.objects.js';

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
class ImportPaymentsInput {
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
class ImportBasePaymentsInput {
  @Field(() => Int) @IsInt() @Min(2000) @Max(2100) budgetYear: number;
  @Field(() => [ImportedBasePaymentInput])
  @IsArray()
  @ArrayMaxSize(5000)
  @ValidateNested({ each: true })
  @Type(() => ImportedBasePaymentInput)
  payments: ImportedBasePaymentInput[];
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(100) idempotencyKey?: string | null;
}

@ObjectType()
class RefusedPaymentObject {
  @Field() sourceKey: string;
  @Field(() => [RefusalObject]) refusals: RefusalObject[];
}

@ObjectType('PaymentImportOutcome')
class PaymentOutcomeObject {
  @Field(() => [String]) entered: string[];
  @Field(() => [String]) present: string[];
  @Field(() => [RefusedPaymentObject]) refused: RefusedPaymentObject[];
}

@InputType()
class TaggedProjectInput {
  @Field(() => ID) @IsUUID() id: string;
  @Field(() => Int) @IsInt() expectedVersion: number;
}

@InputType()
class TagProjectsInput {
  @Field(() => [TaggedProjectInput])
  @IsArray()
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => TaggedProjectInput)
  items: TaggedProjectInput[];
  @Field(() => [String])
  @IsArray()
  @ArrayMaxSize(10)
  @IsString({ each: true })
  @MaxLength(40, { each: true })
  tags: string[];
}

/** Payments from the treasury, and the tags by which special money is followed. */
@Resolver()
export class PaymentResolver {
  constructor(
    private readonly importer: PaymentImport,
    private readonly baseImporter: BasePaymentImport,
    private readonly tagging: TagProjects,
    private readonly queries: ProjectQueries,
    private readonly idempotency: IdempotencyService,
  ) {}

  @Requires('payment.import')
  @Mutation(() => PaymentOutcomeObject)
  async importPayments(
    @Args('input') { idempotencyKey, ...input }: ImportPaymentsInput,
  ): Promise<PaymentOutcomeObject> {
    return this.idempotency.once('importPayments', idempotencyKey, input, () =>
      this.importer.run(input.budgetYear, input.payments),
    ) as Promise<PaymentOutcomeObject>;
  }

  @Requires('payment.import')
  @Mutation(() => PaymentOutcomeObject, { description: '基本支出 of units: no project stands behind it.' })
  async importBasePayments(
    @Args('input') { idempotencyKey, ...input }: ImportBasePaymentsInput,
  ): Promise<PaymentOutcomeObject> {
    return this.idempotency.once('importBasePayments', idempotencyKey, input, () =>
      this.baseImporter.run(input.budgetYear, input.payments),
    ) as Promise<PaymentOutcomeObject>;
  }

  @Requires('project.pool')
  @Mutation(() => [ProjectObject])
  async tagProjects(@Args('input') input: TagProjectsInput): Promise<ProjectObject[]> {
    const ids = await this.tagging.run(input);
    return Promise.all(ids.map((id) => this.queries.one(id)));
  }
}
