import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { Connection, DateScalar, FactsScalar, PageArgs } from '../../../../platform/graphql/index.js';

@ObjectType('MonitoringAlert', {
  description: '预警: a problem that a rule found, until the division has verified its correction.',
})
export class AlertObject {
  @Field(() => ID) id: string;
  @Field(() => Int) budgetYear: number;
  @Field(() => ID) projectId: string;
  @Field() projectName: string;
  @Field(() => ID) agencyId: string;
  @Field() agencyName: string;
  @Field({ description: 'Code of the rule that was broken.' }) rule: string;
  @Field() level: string;
  @Field(() => FactsScalar) params: Record<string, string | number | null>;
  @Field(() => DateScalar) raisedOn: string;
  @Field(() => Int, { description: 'Days since it was raised, until it was verified.' }) days: number;
  @Field() state: string;
  @Field(() => DateScalar, { nullable: true }) acknowledgedOn: string | null;
  @Field(() => DateScalar, { nullable: true }) correctedOn: string | null;
  @Field(() => String, { nullable: true }) correction: string | null;
  @Field(() => DateScalar, { nullable: true }) verifiedOn: string | null;
  @Field(() => String, { nullable: true }) returnedReason: string | null;
  @Field(() => Int) version: number;
}

@ObjectType('MonitoringAlertConnection')
export class AlertConnection extends Connection(AlertObject) {}

@ArgsType()
export class AlertsArgs extends PageArgs {
  @Field(() => Int) @IsInt() @Min(2000) @Max(2100) year: number;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(30) state?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(40) rule?: string | null;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() projectId?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Only what is open for longer than the place allows.' })
  @IsOptional()
  @IsBoolean()
  isOverdue?: boolean | null;
  @Field(() => Int, { nullable: true, description: 'Only what is open and older than so many days.' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(3650)
  olderThanDays?: number | null;
}

@ObjectType('SpendingScope', { description: 'What may be paid from a project, or from every project of a fund tag.' })
export class SpendingScopeObject {
  @Field(() => ID) id: string;
  @Field(() => ID, { nullable: true }) projectId: string | null;
  @Field(() => String, { nullable: true }) projectName: string | null;
  @Field(() => String, { nullable: true }) fundTag: string | null;
  @Field(() => [String]) economicClasses: string[];
  @Field(() => [String]) purposes: string[];
  @Field() source: string;
  @Field(() => Int) version: number;
}

@InputType()
export class SaveSpendingScopeInput {
  @Field(() => Int) @IsInt() @Min(2000) @Max(2100) budgetYear: number;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() projectId?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(40) fundTag?: string | null;
  @Field(() => [String])
  @IsArray()
  @ArrayMaxSize(100)
  @IsString({ each: true })
  @MaxLength(20, { each: true })
  economicClasses: string[];
  @Field(() => [String])
  @IsArray()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  @MaxLength(100, { each: true })
  purposes: string[];
  @Field({ description: 'Document that says so.' }) @IsString() @MaxLength(200) source: string;
  @Field(() => Int, { nullable: true, description: 'Version that was read, where one stands already.' })
  @IsOptional()
  @IsInt()
  expectedVersion?: number | null;
}
