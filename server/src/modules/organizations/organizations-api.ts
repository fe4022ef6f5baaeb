import { Injectable } from '@nestjs/common';
import type { Role, WorkCalendar } from '@jixiao/shared';
import { currentActor } from '../../platform/access/index.js';
import { UnitOfWork } from '../../platform/database/index.js';
import { groupsOf } from '../../platform/graphql/index.js';
import { AgenciesService } from './application/agencies.service.js';
import { type AgencyFunctionRecord, AgencyFunctionReads } from './persistence/agency-function.reads.js';
import { type AgencyRecord, OrganizationsReads, type SeatRecord } from './persistence/organizations.reads.js';
import { type SearchOffer, SearchOffers } from './application/search-offers.js';
import { WorkCalendars } from './application/work-calendars.js';
import { type ResolvedParameters, RuleParameters } from './application/rule-parameters.js';

/** What other modules may ask about organizations. */
@Injectable()
export class OrganizationsApi {
  constructor(
    private readonly reads: OrganizationsReads,
    private readonly uow: UnitOfWork,
    private readonly rules: RuleParameters,
    private readonly offers: SearchOffers,
    private readonly functions: AgencyFunctionReads,
    private readonly bodies: AgenciesService,
    private readonly calendars: WorkCalendars,
  ) {}

  /** The body behind a registered third-party firm: accounts and seats of its people hang on it. */
  foundFirm(name: string, creditCode: string): Promise<string> {
    return this.bodies.create({ code: `F-${creditCode}`, name, kind: 'FIRM', creditCode, secrecy: 'PUBLIC' });
  }

  agencies(ids: readonly string[]): Promise<AgencyRecord[]> {
    return this.reads.agencies(ids);
  }

  agencyTree(): Promise<AgencyRecord[]> {
    return this.reads.agencyTree();
  }

  seatsWithRole(role: Role): Promise<SeatRecord[]> {
    return this.reads.seatsWithRole(role);
  }

  /** Finance divisions that supervise the agencies, by agency. */
  async divisionsOf(agencyIds: readonly string[]): Promise<Map<string, string | null>> {
    return new Map((await this.reads.agencies(agencyIds)).map((agency) => [agency.id, agency.divisionId]));
  }

  async divisionOf(agencyId: string): Promise<string | null> {
    return (await this.divisionsOf([agencyId])).get(agencyId) ?? null;
  }

  /** First-level budget units that answer for the agencies, by agency; a first-level unit answers for itself. */
  async firstLevelUnitsOf(agencyIds: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.uow.query<{ id: string; unit: string }>(
      `SELECT c.descendant_id AS id, a.id AS unit FROM organizations.agency_closure c
         JOIN organizations.agency a ON a.jurisdiction_id = c.jurisdiction_id AND a.id = c.ancestor_id AND a.level = 1
        WHERE c.jurisdiction_id = $1 AND c.descendant_id = ANY ($2)`,
      [currentActor().jurisdictionId, agencyIds],
    );
    return new Map(rows.map(({ id, unit }) => [id, unit]));
  }

  async firstLevelUnitOf(agencyId: string): Promise<string | null> {
    return (await this.firstLevelUnitsOf([agencyId])).get(agencyId) ?? null;
  }

  /** Functions and plans that an objective of each body may serve in a year: its own and those of the bodies above it. */
  async functionsServable(agencyIds: readonly string[], year: number): Promise<Map<string, AgencyFunctionRecord[]>> {
    const rows = await this.functions.servable(agencyIds, year);
    return groupsOf(agencyIds, rows, ({ servedBy }) => servedBy);
  }

  /** Of one body and everything below it; null where the seat does not reach the body. */
  async functionsBelow(agencyId: string, year: number): Promise<AgencyFunctionRecord[] | null> {
    return (await this.functions.inReach(currentActor(), agencyId)) ? this.functions.below(agencyId, year) : null;
  }

  /** A later module finds what it keeps when somebody types into the search box. */
  offerToSearch(offer: SearchOffer): void {
    this.offers.register(offer);
  }

  /** Rules of the jurisdiction in a year: its own, else inherited from above, else the product's default. */
  parameters(year: number): Promise<ResolvedParameters> {
    return this.rules.of(year);
  }

  /** By what a clock in working days counts that starts on this day, or on any up to the latest. */
  calendarFrom(day: string, latest = day): Promise<WorkCalendar> {
    return this.calendars.from(day, latest);
  }

  /** Asks with the jurisdictions above opened for reading; the chain is own first, then nearest. */
  inherited<T>(ask: (chain: readonly string[]) => Promise<T>): Promise<T> {
    return this.rules.inherited(ask);
  }

  /** The same for documents of several years, each year asked once. */
  async parametersOf(years: readonly number[]): Promise<Map<number, ResolvedParameters>> {
    const found = new Map<number, ResolvedParameters>();
    for (const year of new Set(years)) found.set(year, await this.rules.of(year));
    return found;
  }
}
