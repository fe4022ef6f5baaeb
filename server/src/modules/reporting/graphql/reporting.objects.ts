import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsInt, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { DateScalar, DecimalScalar, PageArgs, PageInfo } from '../../../platform/graphql/index.js';

@ObjectType('Figure', { description: 'A number with one definition, computed from its rows and from nothing else.' })
export class FigureObject {
  @Field(() => ID) id: string;
  @Field() name: string;
  @Field() definition: string;
  @Field() unit: string;
  @Field({ description: 'Unit of what each row contributes.' }) rowUnit: string;
  @Field() owner: string;
  @Field({ description: 'VALUE, NOT_REPORTED or NOT_APPLICABLE.' }) status: string;
  @Field(() => DecimalScalar, { nullable: true }) value: string | null;
  @Field(() => DecimalScalar, { nullable: true }) numerator: string | null;
  @Field(() => DecimalScalar, { nullable: true }) denominator: string | null;
  @Field(() => Int) rowCount: number;
  @Field(() => DateScalar) asOf: string;
}

@ObjectType('FigureRow')
export class FigureRowObject {
  @Field(() => ID) id: string;
  @Field() label: string;
  @Field(() => String, { nullable: true }) agencyName: string | null;
  @Field(() => DecimalScalar, { nullable: true }) numerator: string | null;
  @Field(() => DecimalScalar, { nullable: true }) denominator: string | null;
  @Field(() => String, { nullable: true }) url: string | null;
}

@ObjectType('FigureRowConnection')
export class FigureRowConnection {
  @Field(() => [FigureRowObject]) nodes: FigureRowObject[];
  @Field(() => PageInfo) pageInfo: PageInfo;
  @Field(() => Int) totalCount: number;
}

@ArgsType()
export class FigureRowsArgs extends PageArgs {
  @Field(() => ID) @IsString() @MaxLength(100) id: string;
  @Field(() => Int) @IsInt() year: number;
  @Field(() => DateScalar, { nullable: true }) @IsOptional() @IsString() asOf?: string | null;
}

@ObjectType('CrossFootRelation', { description: 'A relation between figures that must hold, or be explained.' })
export class RelationObject {
  @Field(() => ID) id: string;
  @Field() text: string;
  @Field(() => DecimalScalar, { nullable: true }) left: string | null;
  @Field() operator: string;
  @Field(() => DecimalScalar, { nullable: true }) right: string | null;
  @Field(() => String, { nullable: true, description: 'Unit of both sides; none where years or dates are compared.' })
  unit: string | null;
  @Field({ description: 'HOLDS, FAILS or NOT_CHECKED.' }) outcome: string;
  @Field(() => DecimalScalar, { nullable: true }) difference: string | null;
  @Field(() => String, { nullable: true }) footnote: string | null;
}

@ObjectType('ReportPart', { description: 'A piece of a paragraph: plain text, or a value that opens its rows.' })
export class ReportPartObject {
  @Field() text: string;
  @Field(() => ID, { nullable: true }) figureId: string | null;
}

@ObjectType('ReportSection')
export class ReportSectionObject {
  @Field() code: string;
  @Field() heading: string;
  @Field(() => [[ReportPartObject]], { description: 'One list of parts per paragraph.' })
  paragraphs: ReportPartObject[][];
  @Field(() => [String]) footnotes: string[];
}

@ObjectType('AnnualReport')
export class AnnualReportObject {
  @Field(() => ID) id: string;
  @Field(() => Int) workYear: number;
  @Field() state: string;
  @Field(() => Int) version: number;
  @Field(() => DateScalar) asOf: string;
  @Field(() => DateScalar) reportDate: string;
  @Field() title: string;
}

@InputType()
export class MoveAnnualReportInput {
  @Field(() => ID) @IsUUID() id: string;
  @Field(() => Int) @IsInt() workYear: number;
  @Field(() => Int) @IsInt() expectedVersion: number;
  @Field() @IsString() @MaxLength(40) action: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(2000) comment?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(100) idempotencyKey?: string | null;
}
