import { Args, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsInt, IsOptional, IsString, IsUUID, MaxLength, ValidateNested } from 'class-validator';
import { IdempotencyService, RefusalObject, Requires } from '../../../platform/graphql/index.js';
import { BasePaymentImport } from '../application/base-payment-import.js';
import { PaymentImport } from '../application/payment-import.js';
import { ProjectQueries } from '../application/project-queries.js';
import { ClassifyFunding } from '../application/classify-funding.js';
import { TagProjects } from '../application/tag-projects.js';
import { ImportBasePaymentsInput, ImportPaymentsInput } from './payment.inputs.js';
import { ProjectObject } from './project.objects.js';

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

@InputType()
class ClassifiedLineInput {
  @Field(() => ID) @IsUUID() id: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(40) category?: string | null;
}

@InputType()
class ClassifyFundingInput {
  @Field(() => ID) @IsUUID() projectId: string;
  @Field(() => Int, { description: 'Of the project.' }) @IsInt() expectedVersion: number;
  @Field(() => [ClassifiedLineInput])
  @IsArray()
  @ArrayMaxSize(40)
  @ValidateNested({ each: true })
  @Type(() => ClassifiedLineInput)
  lines: ClassifiedLineInput[];
}

/** Payments from the treasury, and the tags by which special money is followed. */
@Resolver()
export class PaymentResolver {
  constructor(
    private readonly importer: PaymentImport,
    private readonly baseImporter: BasePaymentImport,
    private readonly tagging: TagProjects,
    private readonly classifying: ClassifyFunding,
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

  @Requires('project.pool')
  @Mutation(() => ProjectObject, { description: 'What each line of a project’s money is for: one category or none.' })
  async classifyFunding(@Args('input') input: ClassifyFundingInput): Promise<ProjectObject> {
    return this.queries.one(await this.classifying.run(input));
  }
}
