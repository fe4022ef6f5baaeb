import { gql, type TypedDocumentNode } from '@apollo/client';
import type { CalendarDay } from '@jixiao/shared';

export interface CalendarYear {
  year: number;
  source: string;
  enteredOn: string;
  isOwn: boolean;
  originName: string;
  version: number;
  days: CalendarDay[];
}

const YEAR = 'year source enteredOn isOwn originName version days { day isWorking name }';

export const CALENDAR_YEARS: TypedDocumentNode<{ calendarYears: CalendarYear[] }> = gql`
  query CalendarYears { calendarYears { ${YEAR} } }
`;
export const SAVE_CALENDAR: TypedDocumentNode<{ saveCalendarYear: CalendarYear[] }> = gql`
  mutation SaveCalendarYear($input: SaveCalendarInput!) { saveCalendarYear(input: $input) { ${YEAR} } }
`;
