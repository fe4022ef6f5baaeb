import { Field, ID, InputType } from '@nestjs/graphql';
import { ArrayMaxSize, IsArray, IsBoolean, IsOptional, IsString, IsUUID } from 'class-validator';
import { DecimalScalar } from '../../../../platform/graphql/index.js';

/** What was found for a row of a framework, whoever scores it: its own evaluator, a blind scorer, the bureau once more. */
@InputType({ isAbstract: true })
export abstract class FoundInput {
  @Field(() => ID) @IsUUID() frameworkRowId: string;
  @Field(() => [Boolean], { nullable: true })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @IsBoolean({ each: true })
  present?: boolean[] | null;
  @Field(() => DecimalScalar, { nullable: true }) @IsOptional() @IsString() rate?: string | null;
  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'Of a formula: the number above the line, e.g. 480 of 500.',
  })
  @IsOptional()
  @IsString()
  numerator?: string | null;
  @Field(() => DecimalScalar, { nullable: true }) @IsOptional() @IsString() denominator?: string | null;
  @Field(() => Boolean, { nullable: true }) @IsOptional() @IsBoolean() met?: boolean | null;
  @Field(() => DecimalScalar, { nullable: true }) @IsOptional() @IsString() deduction?: string | null;
  @Field(() => DecimalScalar, { nullable: true }) @IsOptional() @IsString() share?: string | null;
}
