import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { DateScalar, DateTimeScalar } from '../../../platform/graphql/index.js';

@ObjectType('Seat', { description: 'A post (岗位) of an agency. Duties and rights hang on it, not on the person.' })
export class SeatObject {
  @Field(() => ID)
  id: string;

  @Field()
  title: string;

  @Field(() => ID)
  agencyId: string;

  @Field()
  agencyName: string;

  @Field(() => [String])
  roles: string[];

  @Field(() => String, { nullable: true })
  personName: string | null;
}

@ObjectType('Jurisdiction')
export class JurisdictionObject {
  @Field(() => ID)
  id: string;

  @Field()
  name: string;
}

@ObjectType('Viewer', { description: 'Who acts now, in which seat, with which rights.' })
export class ViewerObject {
  @Field(() => ID)
  userId: string;

  @Field()
  personName: string;

  @Field()
  kind: string;

  @Field()
  mustChangePassword: boolean;

  @Field(() => [String])
  permissions: string[];

  @Field(() => [String])
  roles: string[];

  @Field(() => JurisdictionObject)
  jurisdiction: JurisdictionObject;

  @Field(() => SeatObject, { nullable: true })
  seat: SeatObject | null;

  @Field(() => [SeatObject])
  seats: SeatObject[];
}

@ObjectType('DemoAccount')
export class DemoAccountObject {
  @Field(() => String, { nullable: true, description: 'Jurisdiction of the account.' })
  place?: string;

  @Field()
  account: string;

  @Field()
  personName: string;

  @Field()
  seatTitle: string;

  @Field()
  agencyName: string;

  @Field()
  job: string;

  @Field()
  password: string;
}

@ObjectType('Installation', { description: 'What a page must know before anybody has signed in.' })
export class InstallationObject {
  @Field()
  demo: boolean;

  @Field(() => DateScalar, { nullable: true })
  demoDate: string | null;

  @Field()
  productVersion: string;

  @Field()
  jurisdictionName: string;

  @Field(() => [DemoAccountObject], { description: 'Empty unless this is a demo.' })
  demoAccounts: DemoAccountObject[];
}

@ObjectType('WorkTask', { description: 'A duty of a seat: what, by when, what came back and why.' })
export class WorkTaskObject {
  @Field(() => ID)
  id: string;

  @Field()
  kind: string;

  @Field()
  subjectType: string;

  @Field(() => ID)
  subjectId: string;

  @Field()
  subjectTitle: string;

  @Field()
  agencyName: string;

  @Field()
  url: string;

  @Field(() => DateScalar, { nullable: true })
  dueOn: string | null;

  @Field(() => String, { nullable: true })
  returnedReason: string | null;

  @Field(() => String, { nullable: true })
  returnedBy: string | null;

  @Field(() => DateTimeScalar)
  openedAt: Date;
}

@ObjectType('Workbench')
export class WorkbenchObject {
  @Field(() => Int)
  year: number;
}

@ObjectType('SearchHit')
export class SearchHitObject {
  @Field()
  kind: string;

  @Field(() => ID)
  id: string;

  @Field()
  title: string;

  @Field(() => String, { nullable: true })
  note: string | null;

  @Field()
  url: string;
}

@ObjectType('Agency', { description: 'A body of the jurisdiction: bureau, division, department, unit, firm.' })
export class AgencyObject {
  @Field(() => ID)
  id: string;

  @Field()
  code: string;

  @Field()
  name: string;

  @Field()
  kind: string;

  @Field(() => Int)
  level: number;

  @Field(() => ID, { nullable: true })
  parentId: string | null;

  @Field(() => ID, { nullable: true })
  divisionId: string | null;

  @Field({ description: 'PUBLIC, ON_REQUEST, NOT_PUBLIC or CLASSIFIED' })
  secrecy: string;

  @Field(() => String, { nullable: true, description: '统一社会信用代码' })
  creditCode: string | null;

  @Field(() => Int)
  version: number;

  @Field(() => DateScalar, { nullable: true })
  validTo: string | null;
}

@ObjectType('SubordinateJurisdiction')
export class SubordinateObject {
  @Field(() => ID)
  id: string;

  @Field()
  name: string;
}

@ObjectType('RuleParameter', {
  description: 'A rule of the jurisdiction in a year, with the clause that it comes from.',
})
export class RuleParameterObject {
  @Field()
  code: string;

  @Field(() => String, { description: 'JSON text of the value.' })
  value: string;

  @Field()
  source: string;

  @Field()
  origin: string;

  @Field(() => String, { nullable: true, description: 'Jurisdiction that has set it; null for the default.' })
  originName: string | null;

  @Field(() => Int, { nullable: true })
  yearFrom: number | null;

  @Field(() => Int, { nullable: true })
  yearTo: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Version of the own row; null where it is inherited or the default.',
  })
  version: number | null;
}
