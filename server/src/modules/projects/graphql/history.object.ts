import { Field, ObjectType } from '@nestjs/graphql';
import { DateScalar, DateTimeScalar } from '../../../platform/graphql/index.js';

@ObjectType('HistoryEntry', { description: 'One thing that happened to a document, from the audit log.' })
export class HistoryEntryObject {
  @Field(() => DateTimeScalar)
  at: Date;

  @Field(() => DateScalar, { description: 'Business date of it.' })
  on: string;

  @Field()
  action: string;

  @Field()
  result: string;

  @Field(() => String, { nullable: true })
  personName: string | null;

  @Field(() => String, { nullable: true })
  seatTitle: string | null;

  @Field(() => String, { nullable: true })
  comment: string | null;
}
