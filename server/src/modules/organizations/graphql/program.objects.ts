import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { ArrayMaxSize, IsArray, IsInt, IsString, IsUUID, MaxLength } from 'class-validator';

@ObjectType('Program', { description: 'A program that signs in by client credentials in a seat.' })
export class ProgramObject {
  @Field(() => ID) id: string;
  @Field() clientId: string;
  @Field() name: string;
  @Field(() => [String]) scopes: string[];
  @Field() state: string;
  @Field(() => ID) seatId: string;
  @Field() seatTitle: string;
  @Field() agencyName: string;
  @Field(() => Int) version: number;
}

@ObjectType('NewProgram', { description: 'With its secret, which is shown this once.' })
export class NewProgramObject {
  @Field(() => ProgramObject) program: ProgramObject;
  @Field() secret: string;
}

@InputType()
export class RegisterProgramInput {
  @Field(() => ID) @IsUUID() seatId: string;
  @Field() @IsString() @MaxLength(60) name: string;
  @Field(() => [String]) @IsArray() @ArrayMaxSize(10) @IsString({ each: true }) scopes: string[];
}

@InputType()
export class EndProgramInput {
  @Field(() => ID) @IsUUID() programId: string;
  @Field(() => Int) @IsInt() expectedVersion: number;
}
