import { Injectable } from '@nestjs/common';
import {
  type CalendarDay,
  readCalendar,
  type Refusal,
  refusal,
  type WorkCalendar,
  yearsNotEntered,
} from '@jixiao/shared';
import { currentActor } from '../../../platform/access/index.js';
import { AuditService } from '../../../platform/audit/index.js';
import { UnitOfWork } from '../../../platform/database/index.js';
import { DomainError, refused } from '../../../platform/errors/index.js';
import { CalendarDayEntity } from '../persistence/calendar-day.entity.js';
import { RuleParameters } from './rule-parameters.js';

export interface CalendarYear extends Record<string, unknown> {
  year: number;
  source: string;
  enteredByName: string | null;
  enteredOn: string;
  isOwn: boolean;
  /** Jurisdiction that has entered it. */
  originName: string;
  version: number;
}

export interface CalendarToSave {
  year: number;
  /** Notice that it was published by. */
  source: string;
  /** A line for a day or a span, as `readCalendar` understands it. */
  lines: string;
  expectedVersion?: number | null;
}

interface Known extends Record<string, unknown> {
  version: number;
  enteredByName: string | null;
  enteredOn: string;
}

const [FIRST, LAST] = [2000, 2100];
/** A clock runs over the end of a year, never over the next one. */
const REACH = 2;

/** 节假日历: by jurisdiction and year, as data; whoever has entered none goes by the nearest place above that has. */
@Injectable()
export class WorkCalendars {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rules: RuleParameters,
    private readonly audit: AuditService,
  ) {}

  /** What a clock that starts on this day goes by; counting itself is `shared/periods`. */
  from(day: string, latest = day): Promise<WorkCalendar> {
    return this.between(Number(day.slice(0, 4)), Number(latest.slice(0, 4)) + REACH);
  }

  private async between(first: number, last: number): Promise<WorkCalendar> {
    const years = await this.years(first, last);
    const days = await this.days(years);
    return {
      exceptions: new Map(days.map(({ day, isWorking }) => [day, isWorking])),
      years: new Set(years.map(({ year }) => year)),
    };
  }

  async missing(from: string, to: string): Promise<number[]> {
    const years = await this.years(Number(from.slice(0, 4)), Number(to.slice(0, 4)));
    return yearsNotEntered(from, to, new Set(years.map(({ year }) => year)));
  }

  /** The newest first; of a year that several have entered, the nearest. */
  years(first = FIRST, last = LAST): Promise<CalendarYear[]> {
    return this.rules.inherited((chain) =>
      this.uow.query<CalendarYear>(
        `SELECT DISTINCT ON (y.year) y.year, y.source, y.entered_by_name AS "enteredByName", y.entered_on::text AS "enteredOn",
                y.jurisdiction_id = $1 AS "isOwn", j.full_name AS "originName", y.version
           FROM organizations.calendar_year y JOIN organizations.jurisdiction j ON j.jurisdiction_id = y.jurisdiction_id
          WHERE y.jurisdiction_id = ANY ($2::uuid[]) AND y.year BETWEEN $3 AND $4
          ORDER BY y.year DESC, array_position($2::uuid[], y.jurisdiction_id)`,
        [currentActor().jurisdictionId, chain, first, last],
      ),
    );
  }

  async daysByYear(years: readonly string[]): Promise<Map<string, CalendarDay[]>> {
    const wanted = (await this.years()).filter(({ year }) => years.includes(String(year)));
    const days = await this.days(wanted);
    return new Map(years.map((year) => [year, days.filter(({ day }) => day.startsWith(year))]));
  }

  /** Replaces the year of one's own place; what is inherited stays as it is for all others. */
  save(draft: CalendarToSave): Promise<void> {
    return this.uow.write(async () => {
      const actor = currentActor();
      const { days, refusals } = readCalendar(draft.lines, draft.year);
      const found: Refusal[] = [...refusals];
      if (draft.year < FIRST || draft.year > LAST)
        found.push(refusal('FIELD_INVALID', { ruleId: 'O-06', field: 'year' }));
      if (!draft.source.trim()) found.push(refusal('REQUIRED', { ruleId: 'O-06', field: 'source' }));
      if (days.length === 0 && refusals.length === 0)
        found.push(refusal('REQUIRED', { ruleId: 'O-06', field: 'lines' }));
      if (found.length > 0) throw refused(found);
      const [known] = await this.uow.query<Known>(
        'SELECT version, entered_by_name AS "enteredByName", entered_on::text AS "enteredOn" FROM organizations.calendar_year WHERE jurisdiction_id = $1 AND year = $2 FOR UPDATE',
        [actor.jurisdictionId, draft.year],
      );
      if ((known?.version ?? 0) !== (draft.expectedVersion ?? 0)) throw stale(known, draft.expectedVersion ?? 0);
      await this.uow.affect(
        `INSERT INTO organizations.calendar_year AS y (jurisdiction_id, year, source, entered_by_name, entered_on)
         VALUES ($1, $2, $3, $4, $5::date)
         ON CONFLICT (jurisdiction_id, year) DO UPDATE SET source = EXCLUDED.source, entered_by_name = EXCLUDED.entered_by_name,
           entered_on = EXCLUDED.entered_on, version = y.version + 1, updated_at = now()`,
        [actor.jurisdictionId, draft.year, draft.source.trim(), actor.personName, actor.today],
      );
      await this.uow.affect(
        `DELETE FROM organizations.calendar_day WHERE jurisdiction_id = $1 AND day BETWEEN make_date($2, 1, 1) AND make_date($2, 12, 31)`,
        [actor.jurisdictionId, draft.year],
      );
      await this.uow.insert(CalendarDayEntity, days);
      this.audit.record({
        entity: 'organizations.jurisdiction',
        entityId: actor.jurisdictionId,
        action: 'calendarSaved',
        fields: { year: draft.year, source: draft.source, days: days.length },
      });
    });
  }

  private days(years: readonly CalendarYear[]): Promise<CalendarDay[]> {
    if (years.length === 0) return Promise.resolve([]);
    return this.rules.inherited((chain) =>
      this.uow.query<CalendarDay & Record<string, unknown>>(
        `SELECT DISTINCT ON (d.day) d.day::text AS day, d.is_working AS "isWorking", d.name FROM organizations.calendar_day d
           JOIN organizations.calendar_year y ON y.jurisdiction_id = d.jurisdiction_id AND y.year = extract(year FROM d.day)
          WHERE d.jurisdiction_id = ANY ($1::uuid[]) AND y.year = ANY ($2::integer[])
            AND NOT EXISTS (SELECT 1 FROM organizations.calendar_year n WHERE n.year = y.year AND n.jurisdiction_id = ANY ($1::uuid[])
                AND array_position($1::uuid[], n.jurisdiction_id) < array_position($1::uuid[], y.jurisdiction_id))
          ORDER BY d.day`,
        [chain, years.map(({ year }) => year)],
      ),
    );
  }
}

const stale = (known: Known | undefined, expected: number): DomainError =>
  new DomainError('CONFLICT', [
    {
      code: 'STALE_VERSION',
      ruleId: 'W-01',
      field: 'expectedVersion',
      params: {
        expected,
        current: known?.version ?? 0,
        changedBy: known?.enteredByName ?? null,
        changedAt: known?.enteredOn ?? null,
      },
      wayOut: 'RELOAD_AND_COMPARE',
    },
  ]);
