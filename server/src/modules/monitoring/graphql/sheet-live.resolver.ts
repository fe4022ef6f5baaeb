import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { batched, Inherits } from '../../../platform/graphql/index.js';
import { SheetLive } from '../application/sheet-live.js';
import { SheetObject } from './sheet.objects.js';
import { SheetLiveObject } from './round.objects.js';

const NOTHING: SheetLiveObject = { paidInPeriod: null, difference: null, paidToDate: null, rate: null };

@Resolver(() => SheetObject)
export class SheetLiveResolver {
  private readonly liveOf = batched<SheetLiveObject>((ids) => this.live.of(ids), NOTHING);

  constructor(private readonly live: SheetLive) {}

  @Inherits()
  @ResolveField(() => SheetLiveObject)
  liveExecution(@Parent() sheet: SheetObject): Promise<SheetLiveObject> {
    return this.liveOf(sheet.id);
  }
}
