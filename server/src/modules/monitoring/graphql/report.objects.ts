import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { DateScalar, MoneyScalar } from '../../../platform/graphql/index.js';

@ObjectType('MonitoringReport', { description: '绩效运行跟踪监控报告 as it was delivered to the performance centre.' })
export class MonitoringReportObject {
  @Field(() => ID) id: string;
  @Field() title: string;
  @Field(() => DateScalar) deliveredOn: string;
}

@ObjectType('MonitoringReportCounts', { description: 'Reports of a round inside the reach of whoever asks.' })
export class ReportCountsObject {
  @Field(() => Int, { description: 'Accepted sheets: their reports may be delivered.' }) ready: number;
  @Field(() => Int) delivered: number;
  @Field(() => MoneyScalar) deliveredAmount: string;
  @Field(() => Int) departments: number;
  @Field(() => Int) departmentsDelivered: number;
  @Field(() => DateScalar, { nullable: true }) bureauDeliveredOn: string | null;
}

@InputType()
export class DeliverReportsInput {
  @Field(() => ID) @IsUUID() roundId: string;
  @Field({ description: 'SHEET: all accepted sheets not delivered yet; DEPARTMENT; BUREAU.' })
  @IsString()
  @MaxLength(20)
  kind: string;
  @Field(() => ID, { nullable: true, description: 'First-level unit of a DEPARTMENT report.' })
  @IsOptional()
  @IsUUID()
  unitId?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(100) idempotencyKey?: string | null;
}
