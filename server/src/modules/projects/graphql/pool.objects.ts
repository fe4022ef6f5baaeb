import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { Refusal } from '@jixiao/shared';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
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
  MinLength,
  ValidateNested,
} from 'class-validator';
import {
  Connection,
  DateScalar,
  DateTimeScalar,
  MoneyScalar,
  PageArgs,
  RefusalObject,
} from '../../../platform/graphql/index.js';
import { RUNNING_STEPS } from '../application/project-doors.js';
import { CATEGORIES, FUND_KINDS, FUND_SOURCES, NATURES } from '../domain/project-rules.js';
import { SECRECY_LABELS, type SecrecyLabel } from '../application/project-secrecy.js';
import type { FeedLine } from '../application/budget-feed.js';

@ObjectType('ProjectGate', { description: 'A door that the project has before it, and why it is shut.' })
export class ProjectGateObject {
  @Field({ description: 'APPLY, POOL or ALLOCATE.' }) door: string;
  @Field() isOpen: boolean;
  @Field(() => [RefusalObject]) refusals: readonly Refusal[];
}

@ObjectType('BudgetApplication')
export class ApplicationObject {
  @Field(() => MoneyScalar) amount: string;
  @Field() letterNo: string;
  @Field(() => DateScalar) appliedOn: string;
}

@ObjectType('BudgetAllocation', { description: 'What was given, on which basis, and why it departs from it.' })
export class AllocationObject {
  @Field(() => ID) id: string;
  @Field(() => ID) projectId: string;
  @Field() projectCode: string;
  @Field() projectName: string;
  @Field() agencyName: string;
  @Field(() => Int) budgetYear: number;
  @Field(() => MoneyScalar) amount: string;
  @Field(() => MoneyScalar, { nullable: true }) supportedAmount: string | null;
  @Field(() => MoneyScalar, { nullable: true }) reviewedAmount: string | null;
  @Field(() => MoneyScalar, {
    nullable: true,
    description: 'Above the supported amount; null where none was appraised.',
  })
  excess: string | null;
  @Field(() => ID, { nullable: true }) appraisalId: string | null;
  @Field(() => String, { nullable: true }) reason: string | null;
  @Field(() => DateScalar) allocatedOn: string;
}

@ObjectType('SuspensionConsent', { description: '国库同意暂停拨款, not used yet.' })
export class SuspensionConsentObject {
  @Field() reason: string;
  @Field() consentedByName: string;
  @Field(() => DateScalar) consentedOn: string;
}

@ObjectType('QuarantinedLine', { description: 'A line of the budget system that waits at a gate.' })
export class QuarantinedLineObject {
  @Field(() => ID) id: string;
  @Field(() => Int) budgetYear: number;
  @Field() projectCode: string;
  @Field() projectName: string;
  @Field() sourceKey: string;
  @Field(() => [RefusalObject]) refusals: readonly Refusal[];
  @Field(() => DateTimeScalar) receivedAt: Date;
  @Field(() => DateTimeScalar) checkedAt: Date;
  @Field(() => DateTimeScalar, { nullable: true }) releasedAt: Date | null;
  @Field(() => String, { nullable: true }) releaseReason: string | null;
  payload: FeedLine;
}

@ObjectType()
export class QuarantinedLineConnection extends Connection(QuarantinedLineObject) {}

@ObjectType('FedLine')
class FedLineObject {
  @Field() sourceKey: string;
  @Field() projectCode: string;
  @Field(() => [RefusalObject]) refusals: readonly Refusal[];
}

@ObjectType('BudgetFeedOutcome')
export class FeedOutcomeObject {
  @Field(() => [String]) entered: string[];
  @Field(() => [String]) present: string[];
  @Field(() => [FedLineObject]) quarantined: FedLineObject[];
}

@ArgsType()
export class QuarantineArgs extends PageArgs {
  @Field(() => Int) @IsInt() @Min(2000) @Max(2100) year: number;
  @Field(() => Boolean, { defaultValue: false }) @IsBoolean() released: boolean = false;
}

@InputType()
export class ApplyForBudgetInput {
  @Field(() => ID, { nullable: true, description: 'An application without a project is refused.' })
  @IsOptional()
  @IsUUID()
  projectId?: string | null;
  @Field(() => Int, { nullable: true }) @IsOptional() @IsInt() expectedVersion?: number | null;
  @Field({ description: 'Yuan as typed.' }) @IsString() @MaxLength(40) amount: string;
  @Field() @IsString() @MaxLength(100) letterNo: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(100) idempotencyKey?: string | null;
}

@ObjectType('PaymentCertificate', { description: 'Whether the budget system may go on paying for a project.' })
export class CertificateObject {
  @Field() granted: boolean;
  @Field(() => MoneyScalar) paid: string;
  @Field(() => [RefusalObject]) refusals: readonly Refusal[];
}

@InputType()
export class AllocateBudgetInput {
  @Field(() => ID) @IsUUID() projectId: string;
  @Field(() => Int) @IsInt() expectedVersion: number;
  @Field({ description: 'Yuan as typed.' }) @IsString() @MaxLength(40) amount: string;
  @Field(() => String, { nullable: true, description: 'Asked for when the amount is above the supported one.' })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  reason?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(100) idempotencyKey?: string | null;
}

@InputType()
class ProjectToMoveInput {
  @Field(() => ID) @IsUUID() id: string;
  @Field(() => Int) @IsInt() expectedVersion: number;
}

@InputType()
export class MoveProjectsInput {
  @Field(() => [ProjectToMoveInput])
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => ProjectToMoveInput)
  items: ProjectToMoveInput[];
  @Field({ description: 'admit, return or remove.' }) @IsIn(['admit', 'return', 'remove']) action: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(1000) comment?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(100) idempotencyKey?: string | null;
}

@InputType()
export class AdvanceProjectInput {
  @Field(() => ID) @IsUUID() projectId: string;
  @Field(() => Int) @IsInt() expectedVersion: number;
  @Field({ description: `One of ${RUNNING_STEPS.join(', ')}.` }) @IsString() @MaxLength(40) action: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(1000) comment?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(100) idempotencyKey?: string | null;
}

@InputType()
export class AgreeToSuspensionInput {
  @Field(() => ID) @IsUUID() projectId: string;
  @Field(() => Int) @IsInt() expectedVersion: number;
  @Field() @IsString() @MaxLength(1000) reason: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(100) idempotencyKey?: string | null;
}

@InputType()
export class RaiseSecrecyInput {
  @Field(() => ID) @IsUUID() projectId: string;
  @Field(() => Int) @IsInt() expectedVersion: number;
  @Field(() => String, { description: SECRECY_LABELS.join(', ') }) @IsIn(SECRECY_LABELS) label: SecrecyLabel;
  @Field() @IsString() @MaxLength(1000) reason: string;
}

@InputType()
class BudgetLineInput implements FeedLine {
  @Field() @IsString() @MinLength(1) @MaxLength(100) sourceKey: string;
  @Field() @IsString() @MaxLength(40) projectCode: string;
  @Field() @IsString() @MaxLength(200) projectName: string;
  @Field() @IsString() @MaxLength(40) agencyCode: string;
  @Field() @IsIn(CATEGORIES) category: string;
  @Field() @IsIn(NATURES) nature: string;
  @Field(() => Boolean, { defaultValue: false }) @IsBoolean() isMajor: boolean = false;
  @Field(() => Boolean, { defaultValue: false }) @IsBoolean() isRenewal: boolean = false;
  @Field() @IsIn(FUND_KINDS) fundKind: string;
  @Field() @IsIn(FUND_SOURCES) fundSource: string;
  @Field({ description: 'Yuan as text.' }) @IsString() @MaxLength(40) amount: string;
  @Field(() => DateScalar, { nullable: true }) @IsOptional() @IsString() startsOn: string | null = null;
  @Field(() => DateScalar, { nullable: true }) @IsOptional() @IsString() endsOn: string | null = null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(2000) overview: string | null = null;
}

@InputType()
export class ReceiveBudgetLinesInput {
  @Field(() => Int) @IsInt() @Min(2000) @Max(2100) budgetYear: number;
  @Field(() => [BudgetLineInput])
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(2000)
  @ValidateNested({ each: true })
  @Type(() => BudgetLineInput)
  lines: BudgetLineInput[];
}

@InputType()
export class ReleaseQuarantinedInput {
  @Field(() => ID) @IsUUID() id: string;
  @Field() @IsString() @MaxLength(1000) reason: string;
}
