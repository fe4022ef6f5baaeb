import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsInt, IsOptional, IsString, MaxLength } from 'class-validator';
import { DateScalar } from '../../../platform/graphql/index.js';

@ObjectType('CalendarDay', { description: 'A day on which the calendar departs from the week.' })
export class CalendarDayObject {
  @Field(() => DateScalar) day: string;
  @Field() isWorking: boolean;
  @Field(() => String, { nullable: true }) name: string | null;
}

@ObjectType('CalendarYear', { description: '节假日历 of a year that has been entered, here or above.' })
export class CalendarYearObject {
  @Field(() => Int) year: number;
  @Field({ description: 'Notice that it was published by.' }) source: string;
  @Field(() => String, { nullable: true }) enteredByName: string | null;
  @Field(() => DateScalar) enteredOn: string;
  @Field() isOwn: boolean;
  @Field() originName: string;
  @Field(() => Int) version: number;
}

@InputType()
export class SaveCalendarInput {
  @Field(() => Int) @IsInt() year: number;
  @Field() @IsString() @MaxLength(200) source: string;
  @Field({ description: 'A line for a day or a span: `2021-02-11 至 2021-02-17 休 春节`, `2021-02-07 班`.' })
  @IsString()
  @MaxLength(8000)
  lines: string;
  @Field(() => Int, { nullable: true, description: 'Of the own year, where there is one.' })
  @IsOptional()
  @IsInt()
  expectedVersion?: number | null;
}
