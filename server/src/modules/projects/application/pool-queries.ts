import { Injectable } from '@nestjs/common';
import { decodeCursor, batched, type Page, pageOf } from '../../../platform/graphql/index.js';
import { type AvailableAction, TransitionService } from '../../../platform/workflow/index.js';
import {
  type AllocationRecord,
  type ApplicationRecord,
  PoolReads,
  type QuarantinedRecord,
} from '../persistence/pool.reads.js';
import { ProjectReads } from '../persistence/project.reads.js';
import { BEFORE_REPLY, GateSubjects } from './gate-subjects.js';
import { PROJECT_WORKFLOW } from './project-doors.js';
import type { Door, GateAnswer } from './project-gates.js';
import { type SuspensionConsent, SuspensionConsents } from './suspension-consents.js';

export interface GateView extends Pick<GateAnswer, 'refusals'> {
  door: Door;
  isOpen: boolean;
}

const SHOWN: readonly Door[] = ['APPLY', 'POOL', 'ALLOCATE'];

/** What the pool shows: doors and why they are shut, applications, allocations, waiting lines. */
@Injectable()
export class PoolQueries {
  constructor(
    private readonly pool: PoolReads,
    private readonly projects: ProjectReads,
    private readonly subjects: GateSubjects,
    private readonly transitions: TransitionService,
    private readonly consents: SuspensionConsents,
  ) {}

  readonly actions = batched<AvailableAction[]>((ids) => this.transitions.availableActions(PROJECT_WORKFLOW, ids), []);

  readonly consent = batched<SuspensionConsent | null>((ids) => this.consents.open(ids), null);

  readonly application = batched<ApplicationRecord | null>(
    async (ids) => new Map((await this.pool.lastApplications(ids)).map((row) => [row.projectId, row])),
    null,
  );

  readonly allocation = batched<AllocationRecord | null>(
    async (ids) => new Map((await this.pool.lastAllocations(ids)).map((row) => [row.projectId, row])),
    null,
  );

  /** The doors that a project has still before it; none for one that has been replied. */
  readonly gates = batched<GateView[]>(async (ids) => {
    const projects = (await this.projects.byIds(ids)).filter(
      ({ state, secrecy }) => BEFORE_REPLY.includes(state) && secrecy !== 'CLASSIFIED',
    );
    const views = new Map<string, GateView[]>(projects.map(({ id }) => [id, []]));
    for (const door of SHOWN) {
      for (const [id, { refusals }] of await this.subjects.ask(door, projects))
        views.get(id)!.push({ door, isOpen: refusals.length === 0, refusals });
    }
    return views;
  }, []);

  deviations(year: number): Promise<AllocationRecord[]> {
    return this.pool.deviations(year);
  }

  async quarantine(
    year: number,
    isReleased: boolean,
    first: number,
    after?: string | null,
  ): Promise<Page<QuarantinedRecord>> {
    const cursor = decodeCursor(after, 2);
    const [rows, total] = await Promise.all([
      this.pool.quarantine(year, isReleased, first, cursor ? [String(cursor[0]), String(cursor[1])] : null),
      this.pool.quarantineCount(year, isReleased),
    ]);
    return pageOf(
      rows,
      first,
      total,
      (row) => [row.projectCode, row.id],
      (row) => row,
    );
  }
}
