import { currentActor } from '../../../platform/access/index.js';
import { badInput } from '../../../platform/errors/index.js';

/** The business date where it lies in the year, else the year's last day. @throws DomainError for what is no budget year */
export function dayOfYear(year: number): string {
  if (year < 2000 || year > 2100) throw badInput('FIELD_INVALID', 'year');
  const { today } = currentActor();
  return today.startsWith(String(year)) ? today : `${year}-12-31`;
}
