import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
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
import {
  Connection,
  DateScalar,
  DecimalScalar,
  FactsScalar,
  MoneyScalar,
  PageArgs,
} from '../../../platform/graphql/index.js';
import { DISPOSALS } from '../application/sheet-binding.js';

const CAUSES = ['FUNDING', 'SYSTEM', 'PERSONNEL', 'HARDWARE', 'SCHEDULE', 'OTHER'];

@ObjectType('MonitoringRound', { description: '绩效运行监控 of one period of a budget year.' })
export class RoundObject {
  @Field(() => ID) id: string;
  @Field(() => Int) budgetYear: number;
  @Field() name: string;
  @Field(() => DateScalar) periodFrom: string;
  @Field(() => DateScalar) periodTo: string;
  @Field(() => DateScalar) dueOn: string;
  @Field() state: string;
  @Field(() => Int) version: number;
  @Field(() => Int) sheets: number;
  @Field(() => Int) accepted: number;
}

@ObjectType('MonitoringSheetRow')
export class SheetRowObject {
  @Field(() => ID) id: string;
  @Field(() => Int) ordinal: number;
  @Field() level1: string;
  @Field() level2: string;
  @Field() name: string;
  @Field() direction: string;
  @Field(() => DecimalScalar, { nullable: true }) targetValue: string | null;
  @Field(() => String, { nullable: true }) targetText: string | null;
  @Field(() => DateScalar, { nullable: true }) targetOn: string | null;
  @Field(() => String, { nullable: true }) unit: string | null;
  @Field(() => DecimalScalar) weight: string;
  @Field(() => DecimalScalar, { nullable: true }) actualValue: string | null;
  @Field(() => String, { nullable: true }) actualText: string | null;
  @Field() isNotDue: boolean;
  @Field(() => DecimalScalar, { nullable: true }) forecastValue: string | null;
  @Field(() => String, { nullable: true }) likelihood: string | null;
  @Field(() => DecimalScalar, { nullable: true, description: 'Reached so far ÷ annual target, per cent.' }) stageRate:
    string | null;
  @Field(() => String, { nullable: true }) comment: string | null;
}

@ObjectType('LightReason')
export class LightReasonObject {
  @Field() code: string;
  @Field(() => String, { nullable: true }) level?: string;
  @Field(() => FactsScalar, { nullable: true }) params?: Record<string, string | number | null>;
}

@ObjectType('MonitoringSheet', { description: '项目支出绩效目标执行监控表 of one project in one round.' })
export class SheetObject {
  @Field(() => ID) id: string;
  @Field(() => ID) roundId: string;
  @Field() roundName: string;
  @Field(() => DateScalar) periodTo: string;
  @Field(() => DateScalar) dueOn: string;
  @Field(() => Int) budgetYear: number;
  @Field(() => ID) projectId: string;
  @Field() projectName: string;
  @Field(() => ID) agencyId: string;
  @Field() agencyName: string;
  @Field() state: string;
  @Field(() => Int) version: number;
  @Field(() => MoneyScalar) originalBudget: string;
  @Field(() => MoneyScalar) adjustedBudget: string;
  @Field(() => MoneyScalar) executedAmount: string;
  @Field(() => String, { nullable: true }) executionReason: string | null;
  @Field(() => MoneyScalar, { nullable: true }) forecastAmount: string | null;
  @Field(() => String, { nullable: true }) light: string | null;
  @Field(() => [LightReasonObject]) reasons: LightReasonObject[];
  @Field(() => [String]) causeCodes: string[];
  @Field(() => String, { nullable: true }) causeText: string | null;
  @Field(() => String, { nullable: true }) measures: string | null;
  @Field(() => String, { nullable: true }) disposal: string | null;
  @Field(() => String, { nullable: true }) disposalNote: string | null;
  @Field(() => DateScalar, { nullable: true }) disposalEndedOn: string | null;
  @Field(() => String, { nullable: true }) returnedReason: string | null;
  @Field(() => String, { nullable: true }) returnedBy: string | null;
}

@ObjectType('MonitoringSheetConnection')
export class SheetConnection extends Connection(SheetObject) {}

@ArgsType()
export class SheetsArgs extends PageArgs {
  @Field(() => Int) @IsInt() @Min(2000) @Max(2100) year: number;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() roundId?: string | null;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() projectId?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(30) state?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsIn(['GREEN', 'YELLOW', 'RED']) light?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(60) text?: string | null;
}

@InputType()
export class OpenRoundInput {
  @Field(() => Int) @IsInt() @Min(2000) @Max(2100) budgetYear: number;
  @Field() @IsString() @MaxLength(100) name: string;
  @Field(() => DateScalar) @IsString() periodFrom: string;
  @Field(() => DateScalar) @IsString() periodTo: string;
  @Field(() => DateScalar) @IsString() dueOn: string;
  @Field(() => [ID], { defaultValue: [] })
  @IsArray()
  @ArrayMaxSize(5000)
  @IsUUID(undefined, { each: true })
  projectIds: string[] = [];
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(100) idempotencyKey?: string | null;
}

@InputType()
class SheetRowInput {
  @Field(() => ID) @IsUUID() id: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(40) actualValue?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(500) actualText?: string | null;
  @Field(() => Boolean, { defaultValue: false }) @IsBoolean() isNotDue: boolean = false;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(40) forecastValue?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsIn(['CERTAIN', 'POSSIBLE', 'IMPOSSIBLE']) likelihood?:
    string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(500) comment?: string | null;
}

@InputType()
export class SaveMonitoringSheetInput {
  @Field(() => ID) @IsUUID() id: string;
  @Field(() => Int) @IsInt() expectedVersion: number;
  @Field(() => [SheetRowInput])
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => SheetRowInput)
  rows: SheetRowInput[];
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(40) forecastAmount?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(1000) executionReason?: string | null;
  @Field(() => [String], { defaultValue: [] })
  @IsArray()
  @ArrayMaxSize(6)
  @IsIn(CAUSES, { each: true })
  causeCodes: string[] = [];
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(2000) causeText?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(2000) measures?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(100) idempotencyKey?: string | null;
}

@InputType()
export class MoveMonitoringSheetInput {
  @Field(() => ID) @IsUUID() id: string;
  @Field(() => Int) @IsInt() expectedVersion: number;
  @Field({ description: 'submit, deptAccept, deptReturn, accept or finReturn.' })
  @IsString()
  @MaxLength(40)
  action: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(2000) comment?: string | null;
  @Field(() => String, { nullable: true, description: 'Asked for by accept.' })
  @IsOptional()
  @IsIn(DISPOSALS)
  disposal?: (typeof DISPOSALS)[number] | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(1000) disposalNote?: string | null;
  @Field(() => DateScalar, { nullable: true, description: 'Day by which it is put right.' })
  @IsOptional()
  @IsString()
  disposalDueOn?: string | null;
  @Field(() => String, { nullable: true, description: 'Who answers for it.' })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  disposalOwner?: string | null;
  @Field(() => String, { nullable: true, description: 'Yuan to recover, or to add to the budget; a cut is negative.' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  disposalAmount?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(100) idempotencyKey?: string | null;
}
