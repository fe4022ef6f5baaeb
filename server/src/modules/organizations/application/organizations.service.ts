import { Injectable } from '@nestjs/common';
import type { Role } from '@jixiao/shared';
import { currentActor } from '../../../platform/access/index.js';
import { badInput } from '../../../platform/errors/index.js';
import {
  type AgencyRecord,
  type InstallationRecord,
  OrganizationsReads,
  type SeatRecord,
  type TaskRecord,
} from '../persistence/organizations.reads.js';
import { DutyGates } from '../../../platform/tasks/index.js';
import { type RuleParameterRow, RuleParameters } from './rule-parameters.js';
import { SearchOffers } from './search-offers.js';

const PRODUCT_VERSION = process.env.npm_package_version ?? '0.1.0';
const LONGEST_TERM = 60;
const MOST_HITS = 50;

interface Viewer {
  userId: string;
  personName: string;
  kind: string;
  mustChangePassword: boolean;
  permissions: string[];
  roles: string[];
  jurisdiction: { id: string; name: string };
  seat: SeatRecord | null;
  seats: SeatRecord[];
}

/** Who acts, what the seat must do, who else is there. */
@Injectable()
export class OrganizationsService {
  constructor(
    private readonly reads: OrganizationsReads,
    private readonly rules: RuleParameters,
    private readonly offers: SearchOffers,
    private readonly gates: DutyGates,
  ) {}

  async installation(): Promise<InstallationRecord & { productVersion: string }> {
    return { ...(await this.reads.installation()), productVersion: PRODUCT_VERSION };
  }

  async viewer(): Promise<Viewer> {
    const actor = currentActor();
    const [jurisdiction, seats] = await Promise.all([
      this.reads.jurisdiction(),
      this.reads.seatsOfAccount(actor.userId!),
    ]);
    return {
      userId: actor.userId!,
      personName: actor.personName,
      kind: actor.kind,
      mustChangePassword: actor.mustChangePassword,
      permissions: actor.mustChangePassword ? [] : [...actor.permissions].sort(),
      roles: [...actor.roles],
      jurisdiction,
      seat: seats.find(({ id }) => id === actor.seatId) ?? null,
      seats,
    };
  }

  async tasks(year: number): Promise<TaskRecord[]> {
    return this.gates.open(await this.reads.tasks(year));
  }

  seatsThatHelp(roles: readonly Role[]): Promise<SeatRecord[]> {
    return this.reads.seatsThatHelp(roles);
  }

  async search(
    term: string,
    first: number,
  ): Promise<{ kind: string; id: string; title: string; note: string; url: string }[]> {
    const wanted = term.trim();
    if (wanted.length > LONGEST_TERM) throw badInput('SEARCH_TERM_TOO_LONG', 'term', { most: LONGEST_TERM });
    if (first < 1 || first > MOST_HITS) throw badInput('PAGE_SIZE', 'first', { most: MOST_HITS });
    if (wanted === '') return [];
    const agencies = await this.reads.search(wanted, first);
    const rows = [...agencies, ...(await this.offers.search(wanted, first - agencies.length))];
    const year = currentActor().today.slice(0, 4);
    return rows.map((row) => ({
      kind: row.kind,
      id: row.id,
      title: row.title,
      note: row.note,
      url: row.kind === 'PROJECT' ? `/${row.year}/projects/${row.id}` : `/${year}/projects?agency=${row.id}`,
    }));
  }

  agencyTree(): Promise<AgencyRecord[]> {
    return this.reads.agencyTree();
  }

  subordinates(): Promise<{ id: string; name: string }[]> {
    return this.rules.subordinates();
  }

  async ruleParameters(year: number): Promise<(Omit<RuleParameterRow, 'value'> & { value: string })[]> {
    return (await this.rules.of(year)).all().map((row) => ({ ...row, value: JSON.stringify(row.value) }));
  }
}
