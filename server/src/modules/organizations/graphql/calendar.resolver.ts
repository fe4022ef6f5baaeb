import { Args, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { batched, DateScalar, Inherits, Requires } from '../../../platform/graphql/index.js';
import { badInput } from '../../../platform/errors/index.js';
import { WorkCalendars } from '../application/work-calendars.js';
import { CalendarDayObject, CalendarYearObject, SaveCalendarInput } from './calendar.objects.js';

/** Years of which there can be a calendar. */
const [FIRST, LAST] = ['2000-01-01', '2100-12-31'];

@Resolver(() => CalendarYearObject)
export class CalendarResolver {
  private readonly daysOf = batched<CalendarDayObject[]>((years) => this.calendars.daysByYear(years), []);

  constructor(private readonly calendars: WorkCalendars) {}

  @Requires('parameter.read')
  @Query(() => [CalendarYearObject], { description: 'The newest first.' })
  calendarYears(): Promise<CalendarYearObject[]> {
    return this.calendars.years();
  }

  @Requires('task.read')
  @Query(() => [Int], {
    description: 'Years between the days of which no calendar is entered: there only weekends count.',
  })
  calendarYearsMissing(
    @Args('from', { type: () => DateScalar }) from: string,
    @Args('to', { type: () => DateScalar }) to: string,
  ): Promise<number[]> {
    if (from < FIRST || to > LAST || to < from) throw badInput('FIELD_INVALID', 'to');
    return this.calendars.missing(from, to);
  }

  @Inherits()
  @ResolveField(() => [CalendarDayObject])
  days(@Parent() { year }: CalendarYearObject): Promise<CalendarDayObject[]> {
    return this.daysOf(String(year));
  }

  @Requires('parameter.manage')
  @Mutation(() => [CalendarYearObject])
  async saveCalendarYear(@Args('input') input: SaveCalendarInput): Promise<CalendarYearObject[]> {
    await this.calendars.save(input);
    return this.calendars.years();
  }
}
