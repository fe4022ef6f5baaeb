import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Matches, Max, MaxLength, Min } from 'class-validator';
import { DateScalar, IsNotBlank, IsPlainText } from '../../../platform/graphql/index.js';
import { AGENCY_KINDS, SECRECY } from '../application/agencies.service.js';
import { Repeatable, Versioned } from './administration.inputs.js';

@InputType()
export class CreateAgencyInput extends Repeatable {
  @Field()
  @Matches(/^[0-9A-Za-z-]{1,30}$/)
  code: string;

  @Field()
  @IsNotBlank()
  @IsPlainText()
  @MaxLength(100)
  name: string;

  @Field(() => String)
  @IsIn(AGENCY_KINDS)
  kind: string;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  parentId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Division of the bureau that looks after it (归口); else the parent’s.',
  })
  @IsOptional()
  @IsUUID()
  divisionId?: string | null;

  @Field(() => String, { nullable: true, description: '统一社会信用代码' })
  @IsOptional()
  @Matches(/^[0-9A-HJ-NPQRTUWXY]{18}$/)
  creditCode?: string | null;

  @Field(() => String, { defaultValue: 'PUBLIC' })
  @IsIn(SECRECY)
  secrecy: string;
}

@InputType()
export class UpdateAgencyInput extends Versioned {
  @Field(() => ID)
  @IsUUID()
  agencyId: string;

  @Field()
  @IsNotBlank()
  @IsPlainText()
  @MaxLength(100)
  name: string;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  divisionId?: string | null;

  @Field(() => String, { nullable: true, description: '统一社会信用代码; absent leaves it as it is.' })
  @IsOptional()
  @Matches(/^[0-9A-HJ-NPQRTUWXY]{18}$/)
  creditCode?: string | null;

  @Field(() => String)
  @IsIn(SECRECY)
  secrecy: string;

  @Field(() => DateScalar, { nullable: true, description: 'Last day; null while it goes on.' })
  @IsOptional()
  @IsString()
  validTo?: string | null;
}

@InputType()
export class SetRuleParameterInput extends Repeatable {
  @Field()
  @Matches(/^[A-Za-z0-9.]{1,60}$/)
  code: string;

  @Field(() => Int)
  @IsInt()
  @Min(2000)
  @Max(2100)
  yearFrom: number;

  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  @Min(2000)
  @Max(2100)
  yearTo?: number | null;

  @Field({ description: 'JSON text of the value.' })
  @IsString()
  @MaxLength(20_000)
  value: string;

  @Field({ description: 'Local document or clause that says so.' })
  @IsNotBlank()
  @IsPlainText()
  @MaxLength(200)
  source: string;

  @Field(() => Int, { nullable: true, description: 'Version of the own row that is changed; absent for a new one.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  expectedVersion?: number | null;
}
