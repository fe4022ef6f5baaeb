import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import type { ClinicContext, ClinicParameters } from '@jixiao/shared';
import { Connection, DecimalScalar, FactsScalar, PageArgs } from '../../../platform/graphql/index.js';
import { OBJECTIVE_STATES, ObjectiveObject } from './objective.objects.js';

@ObjectType('FieldPatch')
class FieldPatchObject {
  @Field()
  field: string;

  @Field(() => String, { nullable: true })
  from: string | null;

  @Field(() => String, { nullable: true })
  to: string | null;
}

@ObjectType('SuggestedRow')
class SuggestedRowObject {
  @Field()
  level1: string;

  @Field()
  level2: string;

  @Field()
  name: string;

  @Field()
  direction: string;

  @Field(() => DecimalScalar, { nullable: true })
  targetValue?: string | null;

  @Field(() => String, { nullable: true })
  unit?: string | null;
}

@ObjectType('ClinicSuggestion', { description: 'A better formulation, to be taken over as it stands.' })
class SuggestionObject {
  @Field(() => [FieldPatchObject])
  patches: FieldPatchObject[];

  @Field(() => [SuggestedRowObject], { nullable: true })
  addRows?: SuggestedRowObject[];

  @Field(() => [Int], { nullable: true, description: 'Places of rows that should go, from 0.' })
  removeRows?: number[];

  @Field({ description: 'What it rests on.' })
  basis: string;
}

@ObjectType('ClinicRemark')
class ClinicRemarkObject {
  @Field()
  ruleId: string;

  @Field()
  code: string;

  @Field({ description: 'ADVICE, or HARD where the place refuses submission.' })
  severity: string;

  @Field()
  field: string;

  @Field(() => FactsScalar)
  params: unknown;

  @Field(() => SuggestionObject, { nullable: true })
  suggestion?: SuggestionObject;
}

@ObjectType('ClinicPrinciple')
class PrincipleObject {
  @Field()
  principle: string;

  @Field({ description: 'OK or WARN.' })
  state: string;
}

@ObjectType('ClinicNotJudged', { description: 'A rule that could not judge because too little is known.' })
class NotJudgedObject {
  @Field()
  ruleId: string;

  @Field()
  field: string;

  @Field(() => Int)
  known: number;

  @Field(() => Int)
  needed: number;
}

@ObjectType('ObjectiveClinic', { description: 'The goal clinic on the stored objective.' })
export class ObjectiveClinicObject {
  @Field(() => [ClinicRemarkObject])
  remarks: ClinicRemarkObject[];

  @Field(() => [PrincipleObject])
  principles: PrincipleObject[];

  @Field(() => [NotJudgedObject])
  notJudged: NotJudgedObject[];

  @Field(() => FactsScalar, { description: 'What is known around it, so that a screen examines while one types.' })
  context: ClinicContext;

  @Field(() => FactsScalar, { description: 'Rules of the place.' })
  parameters: ClinicParameters;
}

@ObjectType('ClinicRuleCount')
class RuleCountObject {
  @Field()
  ruleId: string;

  @Field()
  code: string;

  @Field(() => Int)
  count: number;
}

@ObjectType('WeakObjective')
class WeakObjectiveObject {
  @Field(() => ObjectiveObject)
  objective: ObjectiveObject;

  @Field(() => Int)
  remarks: number;

  @Field(() => Int)
  hard: number;

  @Field(() => [RuleCountObject])
  rules: RuleCountObject[];
}

@ObjectType('WeakObjectives', { description: 'Objectives with remarks of the clinic, the weakest first.' })
export class WeakObjectivesObject extends Connection(WeakObjectiveObject) {
  @Field(() => Int, { description: 'Objectives examined, with and without remarks.' })
  examined: number;

  @Field(() => [RuleCountObject], { description: 'Objectives that each rule remarks.' })
  rules: RuleCountObject[];
}

@ArgsType()
export class WeakObjectivesArgs extends PageArgs {
  @Field(() => Int)
  @IsInt()
  @Min(2000)
  @Max(2100)
  year: number;

  @Field(() => [String], { nullable: true, description: 'Those in review unless others are asked for.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(9)
  @IsIn(OBJECTIVE_STATES, { each: true })
  states?: string[] | null;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(10)
  ruleId?: string | null;

  @Field(() => ID, { nullable: true, description: 'A body with everything below it.' })
  @IsOptional()
  @IsUUID()
  agencyId?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  text?: string | null;
}
