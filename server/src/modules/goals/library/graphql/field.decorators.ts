import { Field, Int } from '@nestjs/graphql';
import { ArrayMaxSize, IsArray, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { IsPlainText } from '../../../../platform/graphql/index.js';

/** A text that may be left out. */
export function Text(most: number): PropertyDecorator {
  return (target, property) => {
    Field(() => String, { nullable: true })(target, property);
    IsOptional()(target, property);
    IsString()(target, property);
    MaxLength(most)(target, property);
    IsPlainText()(target, property);
  };
}

/** A short list of words. */
export function Texts(most: number, chars: number): PropertyDecorator {
  return (target, property) => {
    Field(() => [String], { nullable: true })(target, property);
    IsOptional()(target, property);
    IsArray()(target, property);
    ArrayMaxSize(most)(target, property);
    IsString({ each: true })(target, property);
    MaxLength(chars, { each: true })(target, property);
  };
}

/** A year that may be left out. */
export function Year(): PropertyDecorator {
  return (target, property) => {
    Field(() => Int, { nullable: true })(target, property);
    IsOptional()(target, property);
    IsInt()(target, property);
    Min(2000)(target, property);
    Max(2100)(target, property);
  };
}
