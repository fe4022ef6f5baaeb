import { ArgsType, Field, Int } from '@nestjs/graphql';
import { IsIn, IsInt, IsString, Max, MaxLength, Min } from 'class-validator';
import { PageArgs } from '../../../../platform/graphql/index.js';
import { Text } from './field.decorators.js';

export const LIBRARY_STATES = ['DRAFT', 'IN_REVIEW', 'ADMITTED', 'REJECTED', 'SUPERSEDED', 'RETIRED'] as const;

@ArgsType()
export class LibraryArgs extends PageArgs {
  @Field(() => String, { defaultValue: 'ADMITTED' })
  @IsIn(LIBRARY_STATES)
  state: string = 'ADMITTED';

  @Text(60)
  text?: string | null;

  @Text(40)
  level1?: string | null;

  @Text(40)
  level2?: string | null;

  @Text(60)
  industry?: string | null;

  @Text(60)
  projectType?: string | null;

  @Text(20)
  layer?: string | null;

  @Text(100)
  departmentName?: string | null;
}

@ArgsType()
export class SuggestArgs {
  @Field({ description: 'What is typed; may be empty, then what is near is offered.' })
  @IsString()
  @MaxLength(200)
  text: string;

  @Text(40)
  level1?: string | null;

  @Text(40)
  level2?: string | null;

  @Text(60)
  industry?: string | null;

  @Text(60)
  projectType?: string | null;

  @Text(100)
  departmentName?: string | null;

  @Field(() => Int, { defaultValue: 10 })
  @IsInt()
  @Min(1)
  @Max(50)
  first: number = 10;
}
