import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
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
import { DateScalar, DecimalScalar, MoneyScalar } from '../../../../platform/graphql/index.js';

@ObjectType('ExpertRecusal', { description: 'A body that the expert stays away from.' })
export class RecusalObject {
  @Field(() => ID) id: string;
  @Field({ description: 'EARLIER_EMPLOYER, SERVED_FIRM or OTHER.' }) kind: string;
  @Field() body: string;
  @Field(() => ID, { nullable: true }) bodyId: string | null;
}

@ObjectType('ExpertPrivateData', { description: 'Masked, except in the answer to revealExpert.' })
export class PrivateDataObject {
  @Field(() => String, { nullable: true }) phone: string | null;
  @Field(() => String, { nullable: true }) idNumber: string | null;
  @Field(() => String, { nullable: true }) bankAccount: string | null;
}

@ObjectType('ExpertUse', { description: 'Fee (tax not computed) and assessment of an expert in one evaluation.' })
export class ExpertUseObject {
  @Field(() => ID) id: string;
  @Field(() => ID) taskId: string;
  @Field() taskTitle: string;
  @Field() expertName: string;
  @Field(() => DecimalScalar) days: string;
  @Field(() => MoneyScalar) dayRate: string;
  @Field(() => MoneyScalar) fee: string;
  @Field(() => DecimalScalar, { nullable: true }) score: string | null;
  @Field(() => String, { nullable: true }) comment: string | null;
  @Field(() => DateScalar) recordedOn: string;
}

@ObjectType('Expert', { description: '专家库中的专家' })
export class ExpertObject {
  @Field(() => ID) id: string;
  @Field() number: string;
  @Field() name: string;
  @Field(() => [String]) fields: string[];
  @Field() professionalTitle: string;
  @Field() employer: string;
  @Field(() => ID, { nullable: true }) employerAgencyId: string | null;
  @Field(() => ID, { nullable: true }) seatId: string | null;
  @Field() state: string;
  @Field(() => DateScalar, { nullable: true }) termFrom: string | null;
  @Field(() => DateScalar, { nullable: true }) termTo: string | null;
  @Field(() => String, { nullable: true }) admittedByDocument: string | null;
  @Field(() => String, { nullable: true }) stateNote: string | null;
  @Field(() => Int) uses: number;
  @Field(() => DecimalScalar, { nullable: true }) meanScore: string | null;
  @Field(() => Int) version: number;
}

@ObjectType('ExpertExclusion')
class ExclusionObject {
  @Field() number: string;
  @Field() name: string;
  @Field() reason: string;
}

@ObjectType('ExpertLot')
export class LotObject {
  @Field(() => Int) ordinal: number;
  @Field(() => ID) expertId: string;
  @Field() number: string;
  @Field() name: string;
  @Field({ description: 'DRAWN, RESERVE or DECLINED.' }) outcome: string;
  @Field(() => String, { nullable: true }) reason: string | null;
}

@ObjectType('ExpertDraw', { description: '随机抽取: seed, population and its hash, so that anyone can draw it again.' })
export class DrawObject {
  @Field(() => ID) id: string;
  @Field() field: string;
  @Field(() => Int) wanted: number;
  @Field() seed: string;
  @Field(() => Int) populationCount: number;
  @Field({ description: 'Of the sorted numbers of those who took part in the lot.' }) populationHash: string;
  @Field(() => [ExclusionObject]) excluded: ExclusionObject[];
  @Field(() => DateScalar) drawnOn: string;
}

@ObjectType('ExpertSupply', {
  description: 'Experts of a field against the evaluations that the year plans there (R163).',
})
export class SupplyObject {
  @Field() field: string;
  @Field(() => Int) experts: number;
  @Field(() => Int) planned: number;
  @Field(() => Int) needed: number;
  @Field(() => Int) gap: number;
}

@ArgsType()
export class ExpertsArgs {
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(60) field?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(30) state?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(60) text?: string | null;
}

@InputType()
class RecusalInput {
  @Field() @IsIn(['EARLIER_EMPLOYER', 'SERVED_FIRM', 'OTHER']) kind: string;
  @Field() @IsString() @MaxLength(200) body: string;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() bodyId?: string | null;
}

@InputType()
export class SaveExpertInput {
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() id?: string | null;
  @Field(() => Int, { nullable: true }) @IsOptional() @IsInt() expectedVersion?: number | null;
  @Field() @IsString() @MaxLength(40) number: string;
  @Field() @IsString() @MaxLength(60) name: string;
  @Field(() => [String])
  @IsArray()
  @ArrayMaxSize(10)
  @IsString({ each: true })
  @MaxLength(40, { each: true })
  fields: string[];
  @Field() @IsString() @MaxLength(100) professionalTitle: string;
  @Field() @IsString() @MaxLength(200) employer: string;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() employerAgencyId?: string | null;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() seatId?: string | null;
  @Field(() => DateScalar, { nullable: true }) @IsOptional() @IsString() termFrom?: string | null;
  @Field(() => DateScalar, { nullable: true }) @IsOptional() @IsString() termTo?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(200) admittedByDocument?: string | null;
  @Field(() => [RecusalInput], { defaultValue: [] })
  @IsArray()
  @ArrayMaxSize(30)
  @ValidateNested({ each: true })
  @Type(() => RecusalInput)
  recusals: RecusalInput[] = [];
  @Field(() => String, { nullable: true, description: 'Left out, what is kept stays.' })
  @IsOptional()
  @IsString()
  @MaxLength(30)
  phone?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(30) idNumber?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(40) bankAccount?: string | null;
}

@InputType()
export class MoveExpertInput {
  @Field(() => ID) @IsUUID() id: string;
  @Field(() => Int) @IsInt() expectedVersion: number;
  @Field() @IsString() @MaxLength(40) action: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(1000) comment?: string | null;
}

@InputType()
export class RevealExpertInput {
  @Field(() => ID) @IsUUID() id: string;
  @Field({ description: 'Stays in the audit trail.' }) @IsString() @MaxLength(500) reason: string;
}

@InputType()
export class DrawExpertsInput {
  @Field(() => ID) @IsUUID() taskId: string;
  @Field() @IsString() @MaxLength(40) field: string;
  @Field(() => Int) @IsInt() @Min(1) @Max(20) wanted: number;
  @Field() @IsString() @MaxLength(100) seed: string;
  @Field(() => DateScalar, { nullable: true }) @IsOptional() @IsString() dueOn?: string | null;
}

@InputType()
export class NameEvaluationFieldInput {
  @Field(() => ID) @IsUUID() taskId: string;
  @Field() @IsString() @MaxLength(40) field: string;
}

@InputType()
export class RecordExpertUseInput {
  @Field(() => ID) @IsUUID() expertId: string;
  @Field(() => ID) @IsUUID() taskId: string;
  @Field() @IsString() @MaxLength(8) days: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(8) score?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(1000) comment?: string | null;
}
