import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { Connection, DateScalar, MoneyScalar, PageArgs } from '../../../platform/graphql/index.js';

export const PROJECT_STATES = [
  'CANDIDATE',
  'IN_REVIEW',
  'POOLED',
  'BUDGETED',
  'REPLIED',
  'EXECUTING',
  'SUSPENDED',
  'COMPLETED',
  'CLOSED',
  'REMOVED',
  'TERMINATED',
] as const;

@ObjectType('FundingLine')
export class FundingLineObject {
  @Field(() => ID)
  id: string;

  @Field()
  fundKind: string;

  @Field()
  fundSource: string;

  @Field(() => String, { nullable: true, description: '资金类别: what the money is for; null where nobody has said.' })
  fundCategory: string | null;

  @Field(() => MoneyScalar)
  originalAmount: string;
}

@ObjectType('BudgetAdjustment')
export class AdjustmentObject {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  fundingLineId: string;

  @Field()
  kind: string;

  @Field(() => MoneyScalar)
  amount: string;

  @Field(() => DateScalar)
  adjustedOn: string;

  @Field()
  documentNo: string;

  @Field()
  reason: string;
}

@ObjectType('Payment')
export class PaymentObject {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  fundingLineId: string;

  @Field(() => DateScalar)
  paidOn: string;

  @Field(() => MoneyScalar)
  amount: string;

  @Field()
  voucherNo: string;

  @Field(() => String, { nullable: true, description: '部门预算支出经济分类科目' })
  economicClass: string | null;

  @Field(() => String, { nullable: true, description: '用途' })
  purpose: string | null;
}

@ObjectType('ProjectExecution', { description: 'Money up to the business date; null for a classified project.' })
export class ExecutionObject {
  @Field(() => DateScalar)
  asOf: string;

  @Field(() => MoneyScalar, { nullable: true })
  originalBudget: string | null;

  @Field(() => MoneyScalar, { nullable: true })
  adjustedBudget: string | null;

  @Field(() => MoneyScalar, { nullable: true })
  executedAmount: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Paid ÷ adjusted budget × 100 with two decimals; null where there is no budget.',
  })
  executionRate: string | null;
}

@ObjectType('Project', { description: 'A project of the budget; a classified one is a stub of code, unit and label.' })
export class ProjectObject {
  @Field(() => ID)
  id: string;

  @Field(() => Int)
  version: number;

  @Field(() => Int)
  budgetYear: number;

  @Field()
  code: string;

  @Field()
  name: string;

  @Field(() => ID)
  agencyId: string;

  @Field()
  agencyName: string;

  @Field()
  category: string;

  @Field()
  nature: string;

  @Field(() => String, { nullable: true })
  field: string | null;

  @Field()
  state: string;

  @Field()
  secrecy: string;

  @Field()
  source: string;

  @Field(() => String, { nullable: true })
  responsiblePerson: string | null;

  @Field(() => String, { nullable: true })
  responsiblePhone: string | null;

  @Field(() => DateScalar, { nullable: true })
  startsOn: string | null;

  @Field(() => DateScalar, { nullable: true })
  endsOn: string | null;

  @Field(() => String, { nullable: true })
  overview: string | null;

  @Field(() => ID, { nullable: true })
  previousProjectId: string | null;

  @Field()
  isSupplement: boolean;

  @Field()
  isMajor: boolean;

  @Field()
  isRenewal: boolean;

  @Field(() => [String], { description: '资金标签' })
  fundTags: readonly string[];

  @Field()
  isAssumed: boolean;
}

@ObjectType()
export class ProjectConnection extends Connection(ProjectObject) {}

@ArgsType()
export class ProjectsArgs extends PageArgs {
  @Field(() => Int)
  @IsInt()
  @Min(2000)
  @Max(2100)
  year: number;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  text?: string | null;

  @Field(() => ID, { nullable: true, description: 'The unit and everything under it.' })
  @IsOptional()
  @IsUUID()
  agencyId?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsIn(PROJECT_STATES)
  state?: string | null;
}
