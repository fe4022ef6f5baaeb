import { AgencyClosureEntity, AgencyEntity } from './agency.entity.js';
import { AgencyFunctionEntity } from './agency-function.entity.js';
import { AppointmentEntity, SeatEntity } from './seat.entity.js';
import { CalendarDayEntity, CalendarYearEntity } from './calendar-day.entity.js';
import { JurisdictionCodeEntity, JurisdictionEntity } from './jurisdiction.entity.js';
import { RuleDefaultEntity, RuleParameterEntity } from './rule-parameter.entity.js';

/** Every table of this room, for the data source and the drift check. */
export const ORGANIZATIONS_ENTITIES = [
  JurisdictionEntity,
  JurisdictionCodeEntity,
  AgencyEntity,
  AgencyClosureEntity,
  AgencyFunctionEntity,
  SeatEntity,
  AppointmentEntity,
  CalendarDayEntity,
  CalendarYearEntity,
  RuleParameterEntity,
  RuleDefaultEntity,
] as const;
