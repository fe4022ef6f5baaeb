import { Args, Field, ID, Int, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { DateScalar, Requires } from '../../../platform/graphql/index.js';
import { ReplySheets } from '../exchange/reply-sheets.js';

@ObjectType('BudgetReplyUnit', {
  description: 'A unit of a reply; its sheet is at /api/goals/replies/<id>.xlsx?agency=.',
})
class ReplyUnitObject {
  @Field(() => ID)
  agencyId: string;

  @Field()
  agencyCode: string;

  @Field()
  agencyName: string;

  @Field(() => Int)
  objectives: number;
}

@ObjectType('BudgetReply', {
  description: 'A numbered reply of objectives with the budget, as far as the seat reaches.',
})
class ReplyObject {
  @Field(() => ID)
  id: string;

  @Field()
  documentNo: string;

  @Field()
  title: string;

  @Field(() => Int)
  budgetYear: number;

  @Field(() => DateScalar)
  repliedOn: string;

  @Field(() => Int)
  objectives: number;

  @Field(() => [ReplyUnitObject])
  units: ReplyUnitObject[];
}

@Resolver(() => ReplyObject)
export class ReplyResolver {
  constructor(private readonly replies: ReplySheets) {}

  @Requires('goal.read')
  @Query(() => [ReplyObject], { description: 'Replies of a year, the latest first; two hundred at most.' })
  budgetReplies(@Args('year', { type: () => Int }) year: number): Promise<ReplyObject[]> {
    return this.replies.list(year);
  }
}
