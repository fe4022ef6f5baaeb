import { Extensions } from '@nestjs/graphql';
import type { Permission } from '@jixiao/shared';
import {
  defaultFieldResolver,
  type GraphQLFieldConfig,
  GraphQLObjectType,
  type GraphQLSchema,
  isObjectType,
} from 'graphql';
import { type Actor, may } from '../access/actor.js';
import { currentActor } from '../access/context.js';
import { DomainError } from '../errors/domain-error.js';

/** Permission that a field asks for. Every query, every mutation and every field with a resolver of its own declares one. */
export function Requires(permission: Permission): MethodDecorator & PropertyDecorator {
  return Extensions({ requires: permission });
}

/** Open to everybody who is signed in, whatever the seat: one's own session, one's own tasks. */
export function SignedIn(): MethodDecorator & PropertyDecorator {
  return Extensions({ signedIn: true });
}

/** Open without sign-in. */
export function Public(): MethodDecorator & PropertyDecorator {
  return Extensions({ public: true });
}

/** Fields that a module adds or resolves with the rights of the object that they belong to. */
export function Inherits(): MethodDecorator & PropertyDecorator {
  return Extensions({ inherits: true });
}

export type FieldAccess =
  | { kind: 'REQUIRES'; permission: Permission }
  | { kind: 'SIGNED_IN' }
  | { kind: 'PUBLIC' }
  | { kind: 'INHERITS' }
  | { kind: 'UNDECLARED' };

const ROOTS = ['Query', 'Mutation'];

export function accessOf(field: { extensions?: Readonly<Record<string, unknown>> | null }): FieldAccess {
  const extensions = field.extensions ?? {};
  if (typeof extensions.requires === 'string') {
    return { kind: 'REQUIRES', permission: extensions.requires as Permission };
  }
  if (extensions.signedIn === true) return { kind: 'SIGNED_IN' };
  if (extensions.public === true) return { kind: 'PUBLIC' };
  return extensions.inherits === true ? { kind: 'INHERITS' } : { kind: 'UNDECLARED' };
}

/** Root fields and resolver fields that nobody declared: the server refuses to start with one (controls C10). */
export function undeclaredFields(schema: GraphQLSchema): string[] {
  return fieldsOf(schema)
    .filter(({ type, field }) => {
      const access = accessOf(field);
      const isRoot = ROOTS.includes(type.name);
      return isRoot ? access.kind === 'UNDECLARED' || access.kind === 'INHERITS' : false;
    })
    .map(({ type, name }) => `${type.name}.${name}`);
}

/** Wraps each guarded field so that the check cannot be forgotten by the resolver behind it. */
export function enforceAccess(schema: GraphQLSchema): GraphQLSchema {
  const undeclared = undeclaredFields(schema);
  if (undeclared.length > 0) throw new Error(`Fields without a declared permission: ${undeclared.join(', ')}`);
  for (const { type, field } of fieldsOf(schema)) {
    const access = accessOf(field);
    const isRoot = ROOTS.includes(type.name);
    if (access.kind === 'PUBLIC' || access.kind === 'INHERITS' || (access.kind === 'UNDECLARED' && !isRoot)) continue;
    guard(field, access);
  }
  return schema;
}

function guard(field: Pick<GraphQLFieldConfig<unknown, unknown>, 'resolve'>, access: FieldAccess): void {
  const resolve = field.resolve ?? defaultFieldResolver;
  field.resolve = (source, args, context, info) => {
    const refusal = refusalOf(access, currentActor(), info.fieldName);
    if (refusal) throw refusal;
    return resolve(source, args, context, info) as unknown;
  };
}

/** Why this actor may not have a field; null where he may. */
export function refusalOf(access: FieldAccess, actor: Actor, fieldName?: string): DomainError | null {
  if (access.kind === 'PUBLIC' || access.kind === 'INHERITS' || access.kind === 'UNDECLARED') return null;
  if (actor.kind === 'ANONYMOUS') return new DomainError('UNAUTHENTICATED', [{ code: 'SIGN_IN_REQUIRED' }]);
  if (actor.mustChangePassword && fieldName !== 'viewer') {
    return new DomainError('FORBIDDEN', [{ code: 'PASSWORD_CHANGE_REQUIRED', wayOut: 'CHANGE_PASSWORD' }]);
  }
  if (access.kind === 'REQUIRES' && !may(actor, access.permission)) {
    return new DomainError('FORBIDDEN', [
      { code: 'NO_PERMISSION', params: { permission: access.permission }, wayOut: 'ASK_WHO_CAN' },
    ]);
  }
  return null;
}

function fieldsOf(
  schema: GraphQLSchema,
): { type: GraphQLObjectType; name: string; field: ReturnType<GraphQLObjectType['getFields']>[string] }[] {
  return Object.values(schema.getTypeMap())
    .filter((type): type is GraphQLObjectType => isObjectType(type) && !type.name.startsWith('__'))
    .flatMap((type) => Object.entries(type.getFields()).map(([name, field]) => ({ type, name, field })));
}
