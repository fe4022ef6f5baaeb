import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsBoolean, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { Connection, DateScalar, DecimalScalar, MoneyScalar, PageArgs } from '../../../../platform/graphql/index.js';

@ObjectType('FirmMember', { description: '第三方机构从业人员.' })
export class FirmMemberObject {
  @Field(() => ID) id: string;
  @Field() name: string;
  @Field() qualification: string;
  @Field(() => String, { nullable: true }) certificateNo: string | null;
  @Field(() => Int) experienceYears: number;
  @Field(() => ID, { nullable: true }) employerAgencyId: string | null;
  @Field(() => String, { nullable: true, description: 'Body that employs or employed the person.' }) employerName:
    string | null;
  @Field(() => DateScalar, { nullable: true }) employedUntil: string | null;
  @Field(() => DateScalar, { nullable: true }) leftOn: string | null;
  @Field(() => ID, {
    nullable: true,
    description: 'By which the person works here: then he sees what he is in the team of.',
  })
  accountId: string | null;
  @Field(() => Int) version: number;
}

@ObjectType('FirmAccount', { description: 'An account in a seat of the firm.' })
export class FirmAccountObject {
  @Field(() => ID) id: string;
  @Field() personName: string;
}

@ObjectType('FirmTie', { description: 'A body that the firm keeps books for, audits or advises.' })
export class FirmTieObject {
  @Field(() => ID) id: string;
  @Field(() => ID) agencyId: string;
  @Field() agencyName: string;
  @Field() kind: string;
  @Field(() => DateScalar, { nullable: true }) sinceOn: string | null;
  @Field(() => DateScalar, { nullable: true }) untilOn: string | null;
  @Field(() => String, { nullable: true }) note: string | null;
  @Field(() => Int) version: number;
}

@ObjectType('FirmCreditRecord', { description: '信用记录.' })
export class FirmCreditRecordObject {
  @Field(() => ID) id: string;
  @Field() kind: string;
  @Field() text: string;
  @Field(() => String, { nullable: true }) engagementTitle: string | null;
  @Field(() => DateScalar, { nullable: true }) untilOn: string | null;
  @Field(() => DateScalar) recordedOn: string;
}

@ObjectType('ThirdPartyFirm', { description: '第三方机构 registered with this jurisdiction.' })
export class ThirdPartyFirmObject {
  @Field(() => ID) id: string;
  @Field() name: string;
  @Field(() => String, { nullable: true }) creditCode: string | null;
  @Field() kind: string;
  @Field(() => String, { nullable: true }) qualification: string | null;
  @Field(() => DateScalar, { nullable: true }) validFrom: string | null;
  @Field(() => DateScalar, { nullable: true }) validTo: string | null;
  @Field(() => String, { nullable: true }) contactName: string | null;
  @Field(() => String, { nullable: true }) contactPhone: string | null;
  @Field(() => DateScalar, { nullable: true }) suspendedUntil: string | null;
  @Field() isSuspended: boolean;
  @Field() isAssumed: boolean;
  @Field(() => Int) engagements: number;
  @Field(() => Int) version: number;
}

@ObjectType('ThirdPartyFirmConnection')
export class ThirdPartyFirmConnection extends Connection(ThirdPartyFirmObject) {}

@ObjectType('FirmComparison', { description: 'Load and results of one firm in a work year.' })
export class FirmComparisonObject {
  @Field(() => ID) firmId: string;
  @Field() firmName: string;
  @Field(() => Int) engagements: number;
  @Field(() => Int) evaluations: number;
  @Field(() => MoneyScalar, { description: 'Money evaluated.' }) amount: string;
  @Field(() => DecimalScalar, { nullable: true, description: 'Mean of the evaluations that have a score.' })
  averageScore: string | null;
  @Field(() => Int) objections: number;
  @Field(() => DecimalScalar, { nullable: true }) averageQuality: string | null;
  @Field(() => MoneyScalar, { nullable: true, description: 'Null where no fee is known.' })
  contractAmount: string | null;
  @Field(() => MoneyScalar, { nullable: true }) paidAmount: string | null;
  @Field(() => Int) papersOwed: number;
  @Field(() => Int) papersFiled: number;
}

@ArgsType()
export class FirmsArgs extends PageArgs {
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(60) text?: string | null;
  @Field(() => Boolean, { nullable: true }) @IsOptional() @IsBoolean() onlySuspended?: boolean | null;
}

@InputType()
export class SaveFirmInput {
  @Field(() => ID, { nullable: true, description: 'Null registers a new firm.' }) @IsOptional() @IsUUID() id?:
    string | null;
  @Field(() => Int, { nullable: true }) @IsOptional() @IsInt() expectedVersion?: number | null;
  @Field() @IsString() @MaxLength(100) name: string;
  @Field() @IsString() @MaxLength(30) creditCode: string;
  @Field() @IsString() @MaxLength(20) kind: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(200) qualification?: string | null;
  @Field(() => DateScalar, { nullable: true }) @IsOptional() validFrom?: string | null;
  @Field(() => DateScalar, { nullable: true }) @IsOptional() validTo?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(40) contactName?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(40) contactPhone?: string | null;
}

@InputType()
export class SaveFirmMemberInput {
  @Field(() => ID) @IsUUID() firmId: string;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() id?: string | null;
  @Field(() => Int, { nullable: true }) @IsOptional() @IsInt() expectedVersion?: number | null;
  @Field() @IsString() @MaxLength(40) name: string;
  @Field() @IsString() @MaxLength(20) qualification: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(60) certificateNo?: string | null;
  @Field(() => Int) @IsInt() @Min(0) @Max(60) experienceYears: number;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() employerAgencyId?: string | null;
  @Field(() => DateScalar, { nullable: true }) @IsOptional() employedUntil?: string | null;
  @Field(() => DateScalar, { nullable: true }) @IsOptional() leftOn?: string | null;
  @Field(() => ID, { nullable: true, description: 'Left out, it stays.' }) @IsOptional() @IsUUID() accountId?:
    string | null;
}

@InputType()
export class SaveFirmTieInput {
  @Field(() => ID) @IsUUID() firmId: string;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() id?: string | null;
  @Field(() => Int, { nullable: true }) @IsOptional() @IsInt() expectedVersion?: number | null;
  @Field(() => ID) @IsUUID() agencyId: string;
  @Field() @IsString() @MaxLength(20) kind: string;
  @Field(() => DateScalar, { nullable: true }) @IsOptional() sinceOn?: string | null;
  @Field(() => DateScalar, { nullable: true }) @IsOptional() untilOn?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(200) note?: string | null;
}

@InputType()
export class RecordFirmCreditInput {
  @Field(() => ID) @IsUUID() firmId: string;
  @Field({ description: 'COMMENDATION, WARNING, SUSPENSION or PUNISHMENT.' })
  @IsString()
  @MaxLength(20)
  kind: string;
  @Field() @IsString() @MaxLength(500) text: string;
  @Field(() => DateScalar, { nullable: true }) @IsOptional() untilOn?: string | null;
}
