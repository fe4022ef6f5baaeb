import { Field } from '@nestjs/graphql';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { IsPlainText } from '../../../platform/graphql/index.js';

/** A text of the form; empty is allowed, because a draft may be incomplete. */
export function Text(most: number): PropertyDecorator {
  return (target, property) => {
    Field(() => String, { nullable: true })(target, property);
    IsOptional()(target, property);
    IsString()(target, property);
    MaxLength(most)(target, property);
    IsPlainText()(target, property);
  };
}
