import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { batched, Inherits, type Page, Requires } from '../../../../platform/graphql/index.js';
import { FirmQueries } from '../application/firm-queries.js';
import { Firms } from '../application/firms.js';
import {
  FirmAccountObject,
  FirmComparisonObject,
  FirmCreditRecordObject,
  FirmMemberObject,
  FirmsArgs,
  FirmTieObject,
  RecordFirmCreditInput,
  SaveFirmInput,
  SaveFirmMemberInput,
  SaveFirmTieInput,
  ThirdPartyFirmConnection,
  ThirdPartyFirmObject,
} from './firm.objects.js';

@Resolver(() => ThirdPartyFirmObject)
export class FirmResolver {
  private readonly membersOf = batched<FirmMemberObject[]>((ids) => this.queries.members(ids), []);
  private readonly accountsOf = batched<FirmAccountObject[]>((ids) => this.queries.accounts(ids), []);
  private readonly tiesOf = batched<FirmTieObject[]>((ids) => this.queries.ties(ids), []);
  private readonly creditOf = batched<FirmCreditRecordObject[]>((ids) => this.queries.creditRecords(ids), []);

  constructor(
    private readonly queries: FirmQueries,
    private readonly useCases: Firms,
  ) {}

  @Requires('engagement.read')
  @Query(() => ThirdPartyFirmConnection)
  thirdPartyFirms(@Args() args: FirmsArgs): Promise<Page<ThirdPartyFirmObject>> {
    return this.queries.firmPage(args, args.first, args.after);
  }

  @Requires('engagement.read')
  @Query(() => ThirdPartyFirmObject)
  thirdPartyFirm(@Args('id', { type: () => ID }) id: string): Promise<ThirdPartyFirmObject> {
    return this.queries.firm(id);
  }

  @Requires('engagement.read')
  @Query(() => [FirmComparisonObject], { description: 'For those who see the whole jurisdiction.' })
  firmComparison(@Args('workYear', { type: () => Int }) workYear: number): Promise<FirmComparisonObject[]> {
    return this.queries.comparison(workYear);
  }

  @Inherits()
  @ResolveField(() => [FirmMemberObject])
  members(@Parent() firm: ThirdPartyFirmObject): Promise<FirmMemberObject[]> {
    return this.membersOf(firm.id);
  }

  @Inherits()
  @ResolveField(() => [FirmAccountObject])
  accounts(@Parent() firm: ThirdPartyFirmObject): Promise<FirmAccountObject[]> {
    return this.accountsOf(firm.id);
  }

  @Inherits()
  @ResolveField(() => [FirmTieObject])
  ties(@Parent() firm: ThirdPartyFirmObject): Promise<FirmTieObject[]> {
    return this.tiesOf(firm.id);
  }

  @Inherits()
  @ResolveField(() => [FirmCreditRecordObject])
  creditRecords(@Parent() firm: ThirdPartyFirmObject): Promise<FirmCreditRecordObject[]> {
    return this.creditOf(firm.id);
  }

  @Requires('engagement.manage')
  @Mutation(() => ThirdPartyFirmObject)
  async saveThirdPartyFirm(@Args('input') input: SaveFirmInput): Promise<ThirdPartyFirmObject> {
    return this.queries.firm(await this.useCases.save(input));
  }

  @Requires('engagement.manage')
  @Mutation(() => ThirdPartyFirmObject)
  async saveFirmMember(@Args('input') input: SaveFirmMemberInput): Promise<ThirdPartyFirmObject> {
    return this.queries.firm(await this.useCases.saveMember(input));
  }

  @Requires('engagement.manage')
  @Mutation(() => ThirdPartyFirmObject)
  async saveFirmTie(@Args('input') input: SaveFirmTieInput): Promise<ThirdPartyFirmObject> {
    return this.queries.firm(await this.useCases.saveTie(input));
  }

  @Requires('engagement.manage')
  @Mutation(() => ThirdPartyFirmObject)
  async recordFirmCredit(@Args('input') input: RecordFirmCreditInput): Promise<ThirdPartyFirmObject> {
    return this.queries.firm(await this.useCases.recordCredit(input));
  }
}
