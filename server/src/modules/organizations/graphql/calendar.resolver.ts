import { Args, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { batched, DateScalar, Inherits, Requires } from '../../../platform/graphql/index.js';
import { badInput } from '../../../platform/errors/index.js';
import { daysBetween } from '@jixiao/shared';
import { WorkCalendars } from '../application/work-calendars.js';
import { CalendarDayObject, CalendarYearObject, SaveCalendarInput } from './calendar.objects.js';

/** A clock of the product runs for some weeks; a question about a century is none of it. */
const LONGEST = 3700;

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
    if (Math.abs(daysBetween(from, to)) > LONGEST) throw badInput('FIELD_INVALID', 'to');
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
