import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { CALENDAR_MISSING } from '../data/ratings.graphql.js';

/** Says of a clock in working days that a year of it has no calendar: there only weekends are left out. */
export function CalendarNote({ from, to }: { from: string; to: string }) {
  const { t } = useTranslation('evaluation-firms');
  const { data } = useQuery(CALENDAR_MISSING, { variables: { from, to } });
  const years = data?.calendarYearsMissing ?? [];
  if (years.length === 0) return null;
  return <div className="jx-note">{t('rating.noCalendar', { years: years.join(t('comma')) })}</div>;
}
