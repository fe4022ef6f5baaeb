import { Field, ObjectType } from '@nestjs/graphql';
import type { Refusal } from '@jixiao/shared';
import { FactsScalar } from './scalars.js';

@ObjectType('Refusal', { description: 'One reason why something is not done: stable code, rule, field, way out.' })
export class RefusalObject implements Refusal {
  @Field()
  code: string;

  @Field(() => String, { nullable: true })
  ruleId?: string;

  @Field(() => String, { nullable: true })
  field?: string;

  @Field(() => FactsScalar, { nullable: true })
  params?: Refusal['params'];

  @Field(() => String, { nullable: true })
  wayOut?: string;
}

@ObjectType('AvailableAction', { description: 'What the caller may do with this object now, or why not.' })
export class AvailableActionObject {
  @Field()
  action: string;

  @Field()
  allowed: boolean;

  @Field()
  commentRequired: boolean;

  @Field(() => [RefusalObject])
  refusals: readonly Refusal[];
}
