import { Injectable } from '@nestjs/common';
import { APPRAISAL_MATERIALS, overlapOf, type Overlap, sumMoney } from '@jixiao/shared';
import { currentActor, reachOf } from '../../../../platform/access/index.js';
import { AuditHistory, type HistoryEntry } from '../../../../platform/audit/index.js';
import { notFound } from '../../../../platform/errors/index.js';
import { Files, type StoredFile } from '../../../../platform/files/index.js';
import { batched, decodeCursor, type Page, pageOf } from '../../../../platform/graphql/index.js';
import { type AvailableAction, TransitionService } from '../../../../platform/workflow/index.js';
import type {
  AppraisalFilter,
  AppraisalRecord,
  BudgetReviewRecord,
  PreparationRecord,
} from '../persistence/appraisal.records.js';
import { AppraisalReads, type PanelSeat } from '../persistence/appraisal.reads.js';
import { type OverlapCandidate, OverlapReads } from '../persistence/overlap.reads.js';
import { ReviewStore } from '../persistence/review.store.js';
import { APPRAISAL_TABLE, APPRAISAL_WORKFLOW } from './appraisal.binding.js';
import { MATERIAL } from './material-files.js';
import { AppraisalRules, type YearRules } from './appraisal-rules.js';
import { type Panel, PANEL_ROLES, Panels } from './panels.js';

export type { AppraisalRecord };

export interface MaterialView {
  id: string;
  code: string;
  name: string;
  dimensions: readonly string[];
  isRequired: boolean;
  /** There is a file, or the unit says that it is there on paper. */
  isPresent: boolean;
  reference: string | null;
  files: readonly StoredFile[];
}

export type OverlapView = OverlapCandidate & Overlap;

const CONCLUDED = ['SUPPORTED', 'SUPPORTED_AFTER_CHANGE', 'PARTIAL', 'NOT_SUPPORTED', 'EXPIRED'];

/** Lists and pages of appraisals; children of a list are loaded for all its rows at once. */
@Injectable()
export class AppraisalQueries {
  constructor(
    private readonly reads: AppraisalReads,
    private readonly store: ReviewStore,
    private readonly overlapReads: OverlapReads,
    private readonly panels: Panels,
    private readonly rules: AppraisalRules,
    private readonly log: AuditHistory,
    private readonly attachments: Files,
    private readonly transitions: TransitionService,
  ) {}

  readonly actions = batched<AvailableAction[]>(
    (ids) => this.transitions.availableActions(APPRAISAL_WORKFLOW, ids),
    [],
  );

  readonly materials = batched<MaterialView[]>(async (ids) => {
    const present = await this.reads.materials(ids);
    const files = await this.attachments.of(
      MATERIAL,
      present.map(({ id }) => id),
    );
    const kinds = await this.reads.visible(currentActor(), ids);
    return new Map(
      kinds.map(({ id, objectKind }) => [
        id,
        APPRAISAL_MATERIALS[objectKind].flatMap((definition) => {
          const row = present.find((one) => one.appraisalId === id && one.code === definition.code);
          if (!row) return [];
          const attached = files.get(row.id)!;
          return [{ ...definition, ...row, isPresent: row.isPresent || attached.length > 0, files: attached }];
        }),
      ]),
    );
  }, []);

  readonly panel = batched<Panel | null>(
    async (ids) => this.panels.of(await this.reads.visible(currentActor(), ids)),
    null,
  );

  /** The newest appraisal that counts for a project, for its page. */
  readonly ofProject = batched<AppraisalRecord | null>(async (projectIds) => {
    const found = new Map<string, AppraisalRecord>();
    for (const row of await this.reads.ofObjects(projectIds, []))
      if (row.projectId && !found.has(row.projectId)) found.set(row.projectId, row);
    return found;
  }, null);

  readonly budgetReview = batched<BudgetReviewRecord | null>(
    async (ids) => new Map((await this.store.reviews(ids)).map((row) => [row.projectId, row])),
    null,
  );

  readonly preparation = batched<PreparationRecord | null>(
    async (ids) => new Map((await this.store.preparations(ids)).map((row) => [row.projectId, row])),
    null,
  );

  async page(filter: AppraisalFilter, first: number, after?: string | null): Promise<Page<AppraisalRecord>> {
    const cursor = decodeCursor(after, 2);
    const [rows, summary] = await Promise.all([
      this.reads.page(filter, first, cursor ? [String(cursor[0]), String(cursor[1])] : null),
      this.reads.summary(filter),
    ]);
    return pageOf(
      rows,
      first,
      summary.reduce((sum, { count }) => sum + count, 0),
      (row) => [row.objectCode, row.id],
      (row) => row,
    );
  }

  async summary(filter: AppraisalFilter) {
    const states = await this.reads.summary(filter);
    return {
      total: states.reduce((sum, { count }) => sum + count, 0),
      asked: sumMoney(states.map(({ asked }) => asked)),
      supported: sumMoney(states.map(({ supported }) => supported)),
      states,
    };
  }

  async one(id: string): Promise<AppraisalRecord> {
    const [record] = await this.reads.visible(currentActor(), [id]);
    if (!record) throw notFound('id');
    return record;
  }

  /** Sheets of others are shown when all have handed in; to the unit that is judged, when it has been judged. */
  isOpen(record: AppraisalRecord, panel: Panel): boolean {
    return CONCLUDED.includes(record.state) || (panel.isComplete && reachOf(currentActor()).kind !== 'SUBTREE');
  }

  /** What resembles this project, with the reasons; the same question has the same answer, without any service outside. */
  async overlaps(record: AppraisalRecord): Promise<OverlapView[]> {
    const candidates = await this.overlapReads.candidates(record);
    return candidates
      .flatMap((candidate) => {
        const overlap = overlapOf(candidate);
        return overlap ? [{ ...candidate, ...overlap }] : [];
      })
      .sort((a, b) => Number(b.score) - Number(a.score) || a.code.localeCompare(b.code))
      .slice(0, 20);
  }

  panelSeats(): Promise<PanelSeat[]> {
    return this.reads.panelSeats(PANEL_ROLES, currentActor().today);
  }

  yearRules(year: number): Promise<YearRules> {
    return this.rules.of(year);
  }

  history(record: AppraisalRecord): Promise<HistoryEntry[]> {
    return this.log.of(APPRAISAL_TABLE, [record.id]);
  }
}
