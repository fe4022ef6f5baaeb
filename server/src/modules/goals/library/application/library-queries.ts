import { Injectable } from '@nestjs/common';
import { LEAST_PEERS, type LibraryContent, readSizeBands } from '@jixiao/shared';
import { currentActor } from '../../../../platform/access/index.js';
import { AuditHistory, type HistoryEntry } from '../../../../platform/audit/index.js';
import { notFound } from '../../../../platform/errors/index.js';
import { batched, decodeCursor, groupBy, type Page, pageOf } from '../../../../platform/graphql/index.js';
import { type AvailableAction, TransitionService } from '../../../../platform/workflow/index.js';
import { OrganizationsApi } from '../../../organizations/index.js';
import { LibraryReads } from '../persistence/library.reads.js';
import type {
  CandidateRecord,
  LibraryFilter,
  LibraryRecord,
  SpreadRecord,
  StandardRecord,
  SuggestionRecord,
  SuggestQuestion,
  UseRecord,
} from '../persistence/library.records.js';
import { type PeerGroupRecord, PeerGroupReads } from '../persistence/peer-group.reads.js';
import { SetReads } from '../persistence/set.reads.js';
import { SuggestionReads } from '../persistence/suggestion.reads.js';
import { LIBRARY_TABLE, LIBRARY_WORKFLOW } from './library-binding.js';
import { LibrarySources } from './library-sources.js';

export type { CandidateRecord, LibraryFilter, LibraryRecord, StandardRecord, SuggestionRecord, UseRecord };

/** Values of one side, as they may be shown. */
export interface Spread {
  n: number;
  /** Too few others: a distribution would show single units. */
  notEnough: boolean;
  median: string | null;
  p20: string | null;
  p80: string | null;
}

/** What was promised and what was reached with an indicator, in the own unit and among its peers. */
export interface ReachedBefore {
  targetsHere: Spread;
  targetsAmongPeers: Spread;
  achievedHere: Spread;
  achievedAmongPeers: Spread;
  /** Who the peers are; null: every unit of the place. */
  peerGroup: PeerGroup | null;
}

export interface PeerGroup extends Omit<PeerGroupRecord, 'agencyIds'> {
  units: number;
}

/** The page shows so many of the newest; the count beside them is of all. */
const MOST_USES = 50;

/** Frameworks have tens of rows, not thousands. */
const MOST_OFFERED = 200;

const NOBODY: Spread = { n: 0, notEnough: true, median: null, p20: null, p80: null };

/** Lists, pages and suggestions; what belongs to the rows of a list is loaded for all of them at once. */
@Injectable()
export class LibraryQueries {
  constructor(
    private readonly reads: LibraryReads,
    private readonly sets: SetReads,
    private readonly suggestions: SuggestionReads,
    private readonly sources: LibrarySources,
    private readonly groups: PeerGroupReads,
    private readonly organizations: OrganizationsApi,
    private readonly transitions: TransitionService,
    private readonly log: AuditHistory,
  ) {}

  readonly actions = batched<AvailableAction[]>(
    (versionIds) => this.transitions.availableActions(LIBRARY_WORKFLOW, versionIds),
    [],
  );

  readonly standards = batched<StandardRecord[]>(
    async (ids) => groupBy(await this.reads.standards(ids), (row) => row.indicatorId),
    [],
  );

  readonly versions = batched<LibraryRecord[]>(
    async (ids) => groupBy(await this.reads.versions(ids), (row) => row.id),
    [],
  );

  readonly uses = batched<UseRecord[]>(
    async (ids) => groupBy(await this.reads.uses(ids, MOST_USES), (row) => row.indicatorId),
    [],
  );

  readonly useCount = batched<number>((ids) => this.reads.useCounts(ids), 0);

  /** The key carries what the past is asked by: id, name and unit. */
  private readonly reached = batched<ReachedBefore | null>(async (keys) => {
    const asked = keys.map((key) => JSON.parse(key) as { id: string; name: string; unit: string | null });
    const group = await this.ownGroup();
    const peers = group?.agencyIds ?? null;
    const [targets, achieved] = await Promise.all([
      this.suggestions.targets(asked, peers),
      this.sources.achieved(asked, peers),
    ]);
    const peerGroup = group && {
      agencyKind: group.agencyKind,
      budgetFrom: group.budgetFrom,
      budgetTo: group.budgetTo,
      units: group.agencyIds.length,
    };
    return new Map(keys.map((key, index) => [key, { ...sides(asked[index]!.id, targets, achieved), peerGroup }]));
  }, null);

  /** Units alike in kind and size are peers; a comparison with all would say little (R050). */
  private async ownGroup(): Promise<PeerGroupRecord | null> {
    const year = Number(currentActor().today.slice(0, 4));
    const rules = await this.organizations.parameters(year);
    const bands = readSizeBands(rules.rule('library.sizeBands')) ?? [];
    return this.groups.own(
      year,
      bands.map(({ upTo }) => upTo),
    );
  }

  async reachedBefore({
    id,
    name,
    unit,
  }: Pick<LibraryContent, 'name' | 'unit'> & { id: string }): Promise<ReachedBefore> {
    return (await this.reached(JSON.stringify({ id, name, unit })))!;
  }

  async page(filter: LibraryFilter, first: number, after?: string | null): Promise<Page<LibraryRecord>> {
    const cursor = decodeCursor(after, 2);
    const [rows, total] = await Promise.all([
      this.reads.page(filter, first, cursor ? [String(cursor[0]), String(cursor[1])] : null),
      this.reads.count(filter),
    ]);
    return pageOf(
      rows,
      first,
      total,
      (row) => [row.name, row.versionId],
      (row) => row,
    );
  }

  async one(id: string): Promise<LibraryRecord> {
    const [record] = await this.reads.newest([id]);
    if (!record) throw notFound('id');
    return record;
  }

  many(ids: readonly string[]): Promise<LibraryRecord[]> {
    return this.reads.newest(ids);
  }

  facets(): Promise<{ industries: string[]; projectTypes: string[] }> {
    return this.sets.facets();
  }

  suggest(question: SuggestQuestion, first: number): Promise<SuggestionRecord[]> {
    return this.suggestions.suggest(question, first);
  }

  async candidates(year: number, first: number): Promise<CandidateRecord[]> {
    const offered = (await this.sources.candidates()?.list(year, MOST_OFFERED)) ?? [];
    const known = await this.sets.knownNames(offered.map(({ name }) => name));
    const evaluations = offered.filter(({ name }) => !known.has(name));
    return [...evaluations, ...(await this.sets.candidates(year, first))].slice(0, first);
  }

  async history(record: LibraryRecord): Promise<HistoryEntry[]> {
    if (record.ownership !== 'OWN') return [];
    return this.log.of(
      LIBRARY_TABLE,
      (await this.reads.versions([record.id])).map(({ versionId }) => versionId),
    );
  }
}

function sides(
  id: string,
  targets: readonly SpreadRecord[],
  achieved: readonly SpreadRecord[],
): Omit<ReachedBefore, 'peerGroup'> {
  const here = (rows: readonly SpreadRecord[]): Spread =>
    shown(
      rows.find((row) => row.id === id && row.isHere),
      1,
    );
  const peers = (rows: readonly SpreadRecord[]): Spread =>
    shown(
      rows.find((row) => row.id === id && !row.isHere),
      LEAST_PEERS,
    );
  return {
    targetsHere: here(targets),
    targetsAmongPeers: peers(targets),
    achievedHere: here(achieved),
    achievedAmongPeers: peers(achieved),
  };
}

function shown(row: SpreadRecord | undefined, least: number): Spread {
  if (!row) return NOBODY;
  const { n, median, p20, p80 } = row;
  return n < least ? { ...NOBODY, n } : { n, notEnough: false, median, p20, p80 };
}
