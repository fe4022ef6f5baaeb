import { type AlertParameters, LIGHTS } from '@jixiao/shared';
import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import {
  Connection,
  DateScalar,
  DecimalScalar,
  FactsScalar,
  MoneyScalar,
  PageArgs,
} from '../../../platform/graphql/index.js';

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
  @Field(() => DateScalar, { nullable: true }) actualOn: string | null;
  @Field(() => Boolean, { nullable: true }) actualYes: boolean | null;
  @Field() isNotDue: boolean;
  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'What was planned to be reached by the end of the period.',
  })
  stageTarget: string | null;
  @Field(() => DecimalScalar, { nullable: true }) forecastValue: string | null;
  @Field(() => String, { nullable: true }) forecastText: string | null;
  @Field(() => String, { nullable: true }) likelihood: string | null;
  @Field(() => DecimalScalar, { nullable: true, description: 'Reached so far ÷ annual target, per cent.' }) stageRate:
    string | null;
  @Field(() => [String]) causeCodes: string[];
  @Field(() => String, { nullable: true }) causeText: string | null;
  @Field(() => String, { nullable: true }) comment: string | null;
  @Field(() => String, { nullable: true }) divisionComment: string | null;
}

@ObjectType('MonitoringSheetMoney', { description: 'Money of a sheet by source; yuan.' })
export class SheetMoneyObject {
  @Field(() => ID) id: string;
  @Field({ description: 'CURRENT_YEAR, CARRYOVER or OTHER; of a whole body BASE and PROJECT.' }) source: string;
  @Field(() => MoneyScalar) originalBudget: string;
  @Field(() => MoneyScalar) adjustedBudget: string;
  @Field(() => MoneyScalar) executedAmount: string;
  @Field(() => MoneyScalar, { nullable: true }) forecastAmount: string | null;
}

@ObjectType('MonitoringSheetTask', { description: '年度主要任务 of a whole department; yuan.' })
export class SheetTaskObject {
  @Field(() => ID) id: string;
  @Field(() => Int) ordinal: number;
  @Field() name: string;
  @Field(() => MoneyScalar) originalBudget: string;
  @Field(() => MoneyScalar) executedAmount: string;
  @Field(() => MoneyScalar, { nullable: true }) forecastAmount: string | null;
  @Field(() => String, { nullable: true }) note: string | null;
}

@ObjectType('MonitoringSheetCoverage', {
  description: 'Projects of a whole body that its round watches, of those it has.',
})
export class SheetCoverageObject {
  @Field(() => Int) monitored: number;
  @Field(() => Int) owed: number;
  @Field(() => MoneyScalar) monitoredAmount: string;
  @Field(() => MoneyScalar) owedAmount: string;
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
  @Field(() => DateScalar) periodFrom: string;
  @Field(() => DateScalar) periodTo: string;
  @Field(() => DateScalar) dueOn: string;
  @Field(() => Int) budgetYear: number;
  @Field() objectType: string;
  @Field(() => ID) objectiveId: string;
  @Field(() => ID, { nullable: true }) projectId: string | null;
  @Field({ description: 'Name of the project, policy or transfer, or of the body whose whole is watched.' })
  objectName: string;
  @Field(() => ID) agencyId: string;
  @Field() agencyName: string;
  @Field() state: string;
  @Field(() => Int) version: number;
  @Field(() => MoneyScalar) originalBudget: string;
  @Field(() => MoneyScalar) adjustedBudget: string;
  @Field(() => MoneyScalar) executedAmount: string;
  @Field({ description: 'PAYMENTS, or TYPED while the feed was down.' }) executionSource: string;
  @Field(() => MoneyScalar, { nullable: true, description: 'What the payments said when the sheet was last saved.' })
  paidAmount: string | null;
  @Field(() => String, { nullable: true }) typedReason: string | null;
  @Field(() => DateScalar, { nullable: true }) reconciledOn: string | null;
  @Field(() => String, { nullable: true }) executionReason: string | null;
  @Field(() => DateScalar, { nullable: true }) quietSince: string | null;
  @Field(() => MoneyScalar, { nullable: true }) forecastAmount: string | null;
  @Field(() => String, { nullable: true }) forecastBasis: string | null;
  @Field(() => String, { nullable: true }) forecastNote: string | null;
  @Field(() => MoneyScalar, { description: 'What the year would come to at this pace.' }) trendAmount: string;
  @Field(() => FactsScalar, { description: 'Thresholds that the round was opened with.' })
  rules: Readonly<AlertParameters>;
  @Field(() => String, { nullable: true }) light: string | null;
  @Field(() => DecimalScalar, { nullable: true, description: 'Per cent of the annual targets reached, by points.' })
  goalRate: string | null;
  @Field(() => DecimalScalar, { nullable: true, description: 'Points behind the plan; negative when ahead.' })
  goalGap: string | null;
  @Field(() => [LightReasonObject]) reasons: LightReasonObject[];
  @Field(() => [String]) causeCodes: string[];
  @Field(() => String, { nullable: true }) causeText: string | null;
  @Field(() => String, { nullable: true }) measures: string | null;
  @Field(() => String, { nullable: true }) suggestions: string | null;
  @Field(() => String, { nullable: true }) filledByName: string | null;
  @Field(() => String, { nullable: true }) unitRating: string | null;
  @Field(() => String, { nullable: true }) departmentComment: string | null;
  @Field(() => String, { nullable: true }) divisionRating: string | null;
  @Field(() => String, { nullable: true }) divisionRatingReason: string | null;
  @Field(() => String, { nullable: true }) divisionComment: string | null;
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
  @Field(() => String, { nullable: true }) @IsOptional() @IsIn(LIGHTS) light?: string | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Only sheets that the division judges otherwise than the unit.',
  })
  @IsOptional()
  @IsBoolean()
  ratingsDiffer?: boolean | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(60) text?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'ID, or LIGHT: red first, then amber, as a desk works them off.',
  })
  @IsOptional()
  @IsIn(['ID', 'LIGHT'])
  order?: 'ID' | 'LIGHT' | null;
}
