import { Args, Field, ID, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { DateScalar, Requires } from '../../../platform/graphql/index.js';
import { type SecurityNoticeRecord, SecurityNotices } from '../../../platform/security/index.js';

@ObjectType('SecurityNotice', {
  description: 'Something with a mark of secrecy was tried: where and by whom. What it said is kept nowhere.',
})
class SecurityNoticeObject implements SecurityNoticeRecord {
  @Field(() => ID)
  id: string;

  @Field(() => DateScalar)
  noticedOn: string;

  @Field({ description: 'Table, sheet or operation where it was tried.' })
  place: string;

  @Field()
  mark: string;

  @Field()
  personName: string;

  @Field(() => String, { nullable: true })
  agencyName: string | null;

  @Field(() => DateScalar, { nullable: true })
  acknowledgedOn: string | null;
}

/** What the security administrator is told (D58). */
@Resolver(() => SecurityNoticeObject)
export class SecurityNoticeResolver {
  constructor(private readonly notices: SecurityNotices) {}

  @Requires('grant.manage')
  @Query(() => [SecurityNoticeObject], { description: 'Those that nobody has taken note of come first.' })
  securityNotices(): Promise<SecurityNoticeRecord[]> {
    return this.notices.list();
  }

  @Requires('grant.manage')
  @Mutation(() => [SecurityNoticeObject])
  async acknowledgeSecurityNotice(@Args('id', { type: () => ID }) id: string): Promise<SecurityNoticeRecord[]> {
    await this.notices.acknowledge(id);
    return this.notices.list();
  }
}
