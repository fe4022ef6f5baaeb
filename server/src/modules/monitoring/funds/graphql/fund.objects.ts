import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { FUND_LEVELS, FUND_TAGS, type FundLevel } from '@jixiao/shared';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { Connection, DateScalar, DecimalScalar, MoneyScalar, PageArgs } from '../../../../platform/graphql/index.js';
import { CLEARING_DECISIONS } from '../application/clear-funds.js';

@ObjectType('TrackedFund', { description: '专项资金、直达资金: one sum as it arrived, and where it is now.' })
export class FundObject {
  @Field(() => ID) id: string;
  @Field(() => Int) budgetYear: number;
  @Field() name: string;
  @Field({ description: 'Code of the fund tag.' }) kind: string;
  @Field() documentNo: string;
  @Field(() => MoneyScalar) amount: string;
  @Field(() => String) level: FundLevel;
  @Field(() => DateScalar) receivedOn: string;
  @Field(() => ID, { nullable: true }) officeId: string | null;
  @Field(() => String, { nullable: true }) officeName: string | null;
  @Field(() => ID, { nullable: true }) competentAgencyId: string | null;
  @Field(() => String, { nullable: true }) competentAgencyName: string | null;
  @Field(() => Int) version: number;
}

@ObjectType('FundPosition', { description: 'Money of a fund that sits in one place, and since when.' })
export class FundPositionObject {
  @Field(() => ID, { nullable: true, description: 'Step that brought it here; null where the fund arrived.' }) moveId:
    string | null;
  @Field() level: string;
  @Field() holder: string;
  @Field(() => MoneyScalar) amount: string;
  @Field(() => DateScalar) since: string;
  @Field(() => Int) days: number;
  @Field({ description: 'REACHED, NOT_DIRECT, HELD or OVERDUE.' }) status: string;
}

@ObjectType('FundTrace')
export class FundTraceObject {
  @Field(() => ID) id: string;
  @Field(() => ID, { nullable: true }) fromId: string | null;
  @Field() level: string;
  @Field() holder: string;
  @Field(() => ID, { nullable: true }) projectId: string | null;
  @Field(() => String, { nullable: true }) projectName: string | null;
  @Field(() => MoneyScalar) amount: string;
  @Field(() => DateScalar) movedOn: string;
  @Field() voucherNo: string;
}

@ObjectType('FundUser', { description: 'Who uses a fund: what it got, and what it has spent.' })
export class FundUserObject {
  @Field() holder: string;
  @Field(() => ID, { nullable: true }) projectId: string | null;
  @Field(() => String, { nullable: true }) projectName: string | null;
  @Field(() => MoneyScalar) paid: string;
  @Field(() => MoneyScalar) spent: string;
}

@ObjectType('FundConfirmation')
export class FundConfirmationObject {
  @Field(() => DateScalar) periodTo: string;
  @Field(() => MoneyScalar) paidAmount: string;
  @Field(() => MoneyScalar) spentAmount: string;
  @Field(() => String, { nullable: true }) note: string | null;
  @Field(() => DateScalar) confirmedOn: string;
}

@ObjectType('FundDetail')
export class FundDetailObject {
  @Field(() => [FundPositionObject]) positions: FundPositionObject[];
  @Field(() => [FundTraceObject]) traces: FundTraceObject[];
  @Field(() => [FundUserObject]) users: FundUserObject[];
  @Field(() => [FundConfirmationObject]) confirmations: FundConfirmationObject[];
  @Field(() => [DateScalar], { description: 'Ended periods that the competent department has not confirmed.' })
  unconfirmed: string[];
}

@ObjectType('TrackedFundConnection')
export class FundConnection extends Connection(FundObject) {}

@ArgsType()
export class FundsArgs extends PageArgs {
  @Field(() => Int) @IsInt() @Min(2000) @Max(2100) year: number;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(40) kind?: string | null;
}

@ObjectType('FundStatistic', { description: '分类统计 by kind of money and business office.' })
export class FundStatisticObject {
  @Field() kind: string;
  @Field(() => String, { nullable: true }) officeName: string | null;
  @Field(() => Int) count: number;
  @Field(() => MoneyScalar) amount: string;
  @Field(() => MoneyScalar, { description: 'Passed on from where it arrived.' }) allocated: string;
  @Field(() => MoneyScalar, { description: 'With its beneficiaries.' }) reached: string;
  @Field(() => MoneyScalar, { description: 'In accounts between: not direct.' }) intermediate: string;
  @Field(() => MoneyScalar, { description: 'At a treasury or with a unit, on its way or too long.' }) held: string;
}

@ObjectType('TaggedProject', { description: 'A project of special money: stage, execution and goal.' })
export class TaggedProjectObject {
  @Field(() => ID) id: string;
  @Field() name: string;
  @Field() agencyName: string;
  @Field() state: string;
  @Field(() => MoneyScalar) budget: string;
  @Field(() => MoneyScalar) executed: string;
  @Field(() => DecimalScalar, { nullable: true }) executionRate: string | null;
  @Field(() => DecimalScalar, { nullable: true }) goalRate: string | null;
  @Field(() => Int) delayedMilestones: number;
}

@InputType()
export class RecordTrackedFundInput {
  @Field(() => Int) @IsInt() @Min(2000) @Max(2100) budgetYear: number;
  @Field() @IsString() @MaxLength(200) name: string;
  @Field() @IsIn(FUND_TAGS) kind: string;
  @Field() @IsString() @MaxLength(100) documentNo: string;
  @Field({ description: 'Yuan as typed.' }) @IsString() @MaxLength(40) amount: string;
  @Field(() => String) @IsIn(FUND_LEVELS.slice(0, 3)) level: FundLevel;
  @Field(() => DateScalar) @IsString() receivedOn: string;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() officeId?: string | null;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() competentAgencyId?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(100) idempotencyKey?: string | null;
}

@InputType()
export class MoveTrackedFundInput {
  @Field(() => ID) @IsUUID() fundId: string;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() fromId?: string | null;
  @Field(() => String) @IsIn(FUND_LEVELS) level: FundLevel;
  @Field() @IsString() @MaxLength(100) holder: string;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() agencyId?: string | null;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() projectId?: string | null;
  @Field({ description: 'Yuan as typed.' }) @IsString() @MaxLength(40) amount: string;
  @Field(() => DateScalar) @IsString() movedOn: string;
  @Field() @IsString() @MaxLength(60) voucherNo: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(100) idempotencyKey?: string | null;
}

@ObjectType('FundClearingItem')
export class ClearingItemObject {
  @Field(() => ID) id: string;
  @Field(() => ID) projectId: string;
  @Field() projectName: string;
  @Field() agencyName: string;
  @Field(() => MoneyScalar) budget: string;
  @Field(() => MoneyScalar) executed: string;
  @Field(() => DecimalScalar, { nullable: true }) executionRate: string | null;
  @Field(() => DecimalScalar, { nullable: true }) goalRate: string | null;
  @Field() isSlow: boolean;
  @Field(() => String, { nullable: true }) decision: string | null;
  @Field(() => String, { nullable: true }) reason: string | null;
  @Field(() => Int) version: number;
}

@ObjectType('FundClearing', { description: '专项资金全面清理 of a year.' })
export class ClearingObject {
  @Field(() => ID) id: string;
  @Field(() => Int) budgetYear: number;
  @Field() name: string;
  @Field(() => DateScalar) openedOn: string;
  @Field() state: string;
  @Field(() => DateScalar, { nullable: true }) closedOn: string | null;
  @Field(() => Int) items: number;
  @Field(() => Int) undecided: number;
  @Field(() => Int) version: number;
}

@InputType()
export class DecideClearingInput {
  @Field(() => ID) @IsUUID() itemId: string;
  @Field(() => Int) @IsInt() expectedVersion: number;
  @Field(() => String) @IsIn(CLEARING_DECISIONS) decision: (typeof CLEARING_DECISIONS)[number];
  @Field() @IsString() @MaxLength(1000) reason: string;
  @Field(() => String, { nullable: true, description: 'Yuan to reclaim.' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  amount?: string | null;
  @Field(() => DateScalar, { nullable: true }) @IsOptional() @IsString() dueOn?: string | null;
}
