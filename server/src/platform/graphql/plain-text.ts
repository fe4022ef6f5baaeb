import { registerDecorator } from 'class-validator';

/** Control characters other than tab and line break, direction overrides, halves of a character (controls D17, D18). */
export const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]|\p{Surrogate}/u;
const BLANK = /^[\s\u200b-\u200d\u2060\ufeff]*$/u;

/** Text that means what it shows. Length is a matter of `@MaxLength`. */
export function IsPlainText(): PropertyDecorator {
  return rule('isPlainText', (value) => typeof value === 'string' && !FORBIDDEN.test(value));
}

/** Something can be read in it: spaces and invisible characters alone are nothing. */
export function IsNotBlank(): PropertyDecorator {
  return rule('isNotBlank', (value) => typeof value === 'string' && !BLANK.test(value));
}

function rule(name: string, validate: (value: unknown) => boolean): PropertyDecorator {
  return (target, property) =>
    registerDecorator({ name, target: target.constructor, propertyName: String(property), validator: { validate } });
}

/** As it is stored: composed characters, no spaces around. */
export const plainText = (value: string): string => value.normalize('NFC').trim();
