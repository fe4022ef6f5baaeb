import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';
import { type Role, ROLES } from '@jixiao/shared';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  Min,
  MinLength,
} from 'class-validator';
import { DateScalar, IsNotBlank, IsPlainText, PageArgs } from '../../../platform/graphql/index.js';

@InputType({ isAbstract: true })
export class Repeatable {
  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MinLength(8)
  @MaxLength(100)
  idempotencyKey?: string | null;
}

@InputType({ isAbstract: true })
export class Versioned extends Repeatable {
  @Field(() => Int)
  @IsInt()
  @Min(1)
  expectedVersion: number;
}

@InputType()
export class CreateUserInput extends Repeatable {
  @Field({ description: 'Letters, digits, dot, hyphen, underscore; unique in the whole installation.' })
  @Matches(/^[A-Za-z][A-Za-z0-9._-]{2,39}$/)
  account: string;

  @Field()
  @IsNotBlank()
  @IsPlainText()
  @MaxLength(50)
  personName: string;
}

@InputType()
export class UpdateUserInput extends Versioned {
  @Field(() => ID)
  @IsUUID()
  userId: string;

  @Field()
  @IsNotBlank()
  @IsPlainText()
  @MaxLength(50)
  personName: string;

  @Field(() => String)
  @IsIn(['ACTIVE', 'DISABLED'])
  state: 'ACTIVE' | 'DISABLED';
}

@InputType()
export class ResetPasswordInput extends Repeatable {
  @Field(() => ID)
  @IsUUID()
  userId: string;

  @Field()
  @IsNotBlank()
  @IsPlainText()
  @MaxLength(200)
  reason: string;
}

@InputType()
export class CreateSeatInput extends Repeatable {
  @Field(() => ID)
  @IsUUID()
  agencyId: string;

  @Field()
  @IsNotBlank()
  @IsPlainText()
  @MaxLength(50)
  title: string;
}

@InputType()
export class UpdateSeatInput extends Versioned {
  @Field(() => ID)
  @IsUUID()
  seatId: string;

  @Field()
  @IsNotBlank()
  @IsPlainText()
  @MaxLength(50)
  title: string;

  @Field(() => String)
  @IsIn(['ACTIVE', 'CLOSED'])
  state: 'ACTIVE' | 'CLOSED';
}

@InputType()
export class GrantRolesInput extends Versioned {
  @Field(() => ID)
  @IsUUID()
  seatId: string;

  @Field(() => [String], { description: 'All roles that the seat shall have from now on.' })
  @IsArray()
  @ArrayMaxSize(ROLES.length)
  @ArrayUnique()
  @IsIn(ROLES, { each: true })
  roles: Role[];

  @Field()
  @IsNotBlank()
  @IsPlainText()
  @MaxLength(200)
  reason: string;
}

@InputType()
export class AppointInput extends Repeatable {
  @Field(() => ID)
  @IsUUID()
  seatId: string;

  @Field(() => ID)
  @IsUUID()
  userId: string;

  @Field(() => DateScalar)
  @IsString()
  validFrom: string;

  @Field(() => DateScalar, { nullable: true })
  @IsOptional()
  @IsString()
  validTo?: string | null;
}

@InputType()
export class EndAppointmentInput extends Repeatable {
  @Field(() => ID)
  @IsUUID()
  appointmentId: string;

  @Field(() => DateScalar, { description: 'Last day in the seat.' })
  @IsString()
  validTo: string;

  @Field({ description: 'What was handed over to whom.' })
  @IsNotBlank()
  @IsPlainText()
  @MaxLength(1000)
  handover: string;
}

@ArgsType()
export class UsersArgs extends PageArgs {
  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsPlainText()
  @MaxLength(60)
  term?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsIn(['ACTIVE', 'DISABLED'])
  state?: string | null;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  agencyId?: string | null;
}

@ArgsType()
export class SeatsArgs extends PageArgs {
  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsPlainText()
  @MaxLength(60)
  term?: string | null;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  agencyId?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsIn(ROLES)
  role?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsIn(['ACTIVE', 'CLOSED'])
  state?: string | null;
}

@ArgsType()
export class AuditEntriesArgs extends PageArgs {
  @Field(() => String, { nullable: true })
  @IsOptional()
  @Matches(/^[a-z_]+\.[a-z_]+$/)
  entity?: string | null;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  entityId?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @Matches(/^[A-Za-z]{1,60}$/)
  action?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsIn(['DONE', 'REFUSED', 'FAILED'])
  result?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsPlainText()
  @MaxLength(60)
  personName?: string | null;

  @Field(() => DateScalar, { nullable: true })
  @IsOptional()
  @IsString()
  from?: string | null;

  @Field(() => DateScalar, { nullable: true })
  @IsOptional()
  @IsString()
  to?: string | null;
}
