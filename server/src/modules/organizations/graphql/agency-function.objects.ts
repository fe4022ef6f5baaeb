import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { DateScalar, IsNotBlank, IsPlainText } from '../../../platform/graphql/index.js';
import { FUNCTION_KINDS } from '../application/agency-functions.js';
import { Repeatable } from './administration.inputs.js';

@ObjectType('AgencyFunction', { description: '部门职能, a development plan or a work plan that objectives serve.' })
export class AgencyFunctionObject {
  @Field(() => ID) id: string;
  @Field(() => ID) agencyId: string;
  @Field() agencyName: string;
  @Field({ description: FUNCTION_KINDS.join(', ') }) kind: string;
  @Field() name: string;
  @Field({ description: 'Document that says so.' }) source: string;
  @Field(() => DateScalar) validFrom: string;
  @Field(() => DateScalar, { nullable: true, description: 'Last day; null while it holds.' }) validTo: string | null;
  @Field(() => Int) version: number;
}

@ArgsType()
export class AgencyFunctionsArgs {
  @Field(() => ID)
  @IsUUID()
  agencyId: string;

  @Field(() => Int, { nullable: true })
  @IsOptional()
  @IsInt()
  @Min(2000)
  @Max(2100)
  year?: number | null;
}

@InputType({ description: 'Nothing is deleted: what no longer holds gets its last day.' })
export class SaveAgencyFunctionInput extends Repeatable {
  @Field(() => ID, { nullable: true, description: 'Absent for a new one.' })
  @IsOptional()
  @IsUUID()
  id?: string | null;

  @Field(() => Int, { nullable: true, description: 'Version that was read, of one that is there.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  expectedVersion?: number | null;

  @Field(() => ID)
  @IsUUID()
  agencyId: string;

  @Field(() => String)
  @IsIn(FUNCTION_KINDS)
  kind: string;

  @Field()
  @IsNotBlank()
  @IsPlainText()
  @MaxLength(300)
  name: string;

  @Field()
  @IsNotBlank()
  @IsPlainText()
  @MaxLength(200)
  source: string;

  @Field(() => DateScalar)
  @IsString()
  validFrom: string;

  @Field(() => DateScalar, { nullable: true })
  @IsOptional()
  @IsString()
  validTo?: string | null;
}
