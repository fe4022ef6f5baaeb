import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Connection, DateScalar, DateTimeScalar, FactsScalar } from '../../../platform/graphql/index.js';
import { SeatObject } from './viewer.objects.js';

@ObjectType('Appointment', { description: 'A person in a seat, from a day to a day.' })
export class AppointmentObject {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  userId: string;

  @Field()
  personName: string;

  @Field(() => ID)
  seatId: string;

  @Field()
  seatTitle: string;

  @Field(() => ID)
  agencyId: string;

  @Field()
  agencyName: string;

  @Field(() => DateScalar)
  validFrom: string;

  @Field(() => DateScalar, { nullable: true, description: 'Last day in office; null while no end is known.' })
  validTo: string | null;
}

@ObjectType('User', { description: 'The account of one person.' })
export class UserObject {
  @Field(() => ID)
  id: string;

  @Field()
  account: string;

  @Field()
  personName: string;

  @Field({ description: 'ACTIVE or DISABLED' })
  state: string;

  @Field()
  mustChangePassword: boolean;

  @Field(() => DateTimeScalar, { nullable: true })
  lastSignInAt: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Set while the account is locked by failed sign-ins.' })
  lockedUntil: Date | null;

  @Field(() => Int)
  version: number;

  @Field(() => [AppointmentObject])
  appointments: AppointmentObject[];
}

@ObjectType('SeatDetails', { description: 'A seat with its present, past and coming holders.' })
export class SeatDetailsObject extends SeatObject {
  @Field()
  agencyKind: string;

  @Field({ description: 'ACTIVE or CLOSED' })
  state: string;

  @Field(() => Int)
  version: number;

  @Field(() => [AppointmentObject])
  appointments: AppointmentObject[];
}

@ObjectType('NewPassword', { description: 'A one-time password. It is shown here once and kept nowhere.' })
export class NewPasswordObject {
  @Field(() => UserObject)
  user: UserObject;

  @Field(() => String, { nullable: true, description: 'Null when the same request is repeated.' })
  password: string | null;
}

@ObjectType('AuditEntry', { description: 'One link of the audit chain.' })
export class AuditEntryObject {
  @Field()
  seq: string;

  @Field(() => DateTimeScalar)
  recordedAt: Date;

  @Field(() => DateScalar)
  effectiveOn: string;

  @Field()
  actorKind: string;

  @Field(() => String, { nullable: true })
  personName: string | null;

  @Field(() => String, { nullable: true })
  seatTitle: string | null;

  @Field(() => String, { nullable: true })
  agencyName: string | null;

  @Field({ description: 'Table of the record, such as "goals.objective_version".' })
  entity: string;

  @Field(() => ID, { nullable: true })
  entityId: string | null;

  @Field()
  action: string;

  @Field({ description: 'DONE, REFUSED or FAILED' })
  result: string;

  @Field(() => [String])
  fieldNames: string[];

  @Field(() => FactsScalar, { nullable: true, description: 'New values; only of records of administration.' })
  fields: Record<string, unknown> | null;

  @Field(() => String, { nullable: true })
  comment: string | null;

  @Field(() => String, { nullable: true })
  ip: string | null;

  @Field(() => String, { nullable: true })
  traceId: string | null;

  @Field()
  hash: string;
}

@ObjectType('AuditVerification', { description: 'Whether the chain is whole, or where it is broken and how.' })
export class AuditVerificationObject {
  @Field()
  ok: boolean;

  @Field(() => Int)
  checked: number;

  @Field(() => String, { nullable: true })
  brokenSeq: string | null;

  @Field(() => String, { nullable: true, description: 'GAP, LINK, CONTENT or HEAD' })
  reason: string | null;
}

export const UserConnection = Connection(UserObject);
export const SeatConnection = Connection(SeatDetailsObject);
export const AuditEntryConnection = Connection(AuditEntryObject);
