import { Injectable } from '@nestjs/common';
import {
  addressOf,
  fen,
  OBJECT_TYPES,
  type ReadObjective,
  readSheets,
  type SheetProblem,
  sumMoney,
} from '@jixiao/shared';
import { type Actor, currentActor, may } from '../../../platform/access/index.js';
import { type PreviewLine, previewOf, Sheets } from '../../../platform/exchange/index.js';
import { groupBy } from '../../../platform/graphql/index.js';
import { ProjectsApi } from '../../projects/index.js';
import { Catalogues } from '../application/catalogues.js';
import { Completeness } from '../application/completeness.js';
import { GoalReads } from '../persistence/goal.reads.js';
import { type SheetTarget, SheetTargets } from '../persistence/sheet-targets.reads.js';
import { isSame } from './form-after.js';
import { versionOf } from './sheet-version.js';

/** What stands in a file, and what would become of it. Nothing is written. */
export interface CheckedSheets {
  readonly objectives: readonly ReadObjective[];
  /** Of those, what an import takes over. */
  readonly accepted: readonly ReadObjective[];
  readonly problems: readonly SheetProblem[];
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly preview: readonly PreviewLine[];
}

const OPEN = ['DRAFT', 'RETURNED'];
const ENDED = ['REMOVED', 'CLOSED'];
/** How many times its budget an amount must exceed before it looks like yuan typed for 万元 (controls D6). */
const SUSPECT = 100n;

/** Whether the actor may write drafts of a unit: its own clerk, or the office that keeps the year's goals. */
export function mayImport(actor: Actor, agencyId: string): boolean {
  return may(actor, 'goal.manage') || (may(actor, 'goal.declare') && actor.agencyId === agencyId);
}

/** Reads sheets of goals and holds them against what is known: every problem, by sheet, row and column. */
@Injectable()
export class CheckSheets {
  constructor(
    private readonly sheets: Sheets,
    private readonly catalogues: Catalogues,
    private readonly targets: SheetTargets,
    private readonly projects: ProjectsApi,
    private readonly reads: GoalReads,
    private readonly completeness: Completeness,
  ) {}

  async check(bytes: Buffer, year: number): Promise<CheckedSheets> {
    const workbook = await this.sheets.open(bytes);
    const shelf = await this.catalogues.shelf(year);
    const own = OBJECT_TYPES.flatMap((type) => [shelf.inForce(type, year), ...shelf.valid(type, year)]);
    const { objectives, problems } = readSheets(workbook.sheets, year, own);
    const keyed = objectives.filter(({ content }) => content.code !== '');
    const targets = await this.targets.find(
      year,
      keyed.map(({ content }) => content),
    );
    const funding = await this.funding([...targets.values()]);
    const found = [...problems];
    const skipped = new Set<ReadObjective>();
    for (const one of keyed) {
      const target = targets.get(keyOf(one));
      const own = this.judge(one, target, funding.get(target?.projectId ?? '') ?? null);
      found.push(...own);
      if (own.some(({ weight }) => weight === 'SKIP')) skipped.add(one);
    }
    const accepted = keyed.filter((one) => !skipped.has(one));
    const same = await this.unchanged(accepted, targets);
    const lines = keyed.map((one): PreviewLine => {
      const target = targets.get(keyOf(one));
      const { code } = one.content;
      const name = target?.name ?? '';
      if (skipped.has(one)) return { code, name, outcome: 'SKIPPED' };
      if (target?.objectiveId === null) return { code, name, outcome: 'CREATED' };
      return { code, name, outcome: same.has(one) ? 'UNCHANGED' : 'CHANGED' };
    });
    const created = lines.filter(({ outcome }) => outcome === 'CREATED').length;
    const unchanged = lines.filter(({ outcome }) => outcome === 'UNCHANGED').length;
    return {
      objectives,
      accepted,
      problems: found,
      created,
      updated: accepted.length - created - unchanged,
      unchanged,
      preview: previewOf(lines),
    };
  }

  /** Those whose form would stay as it stands. */
  private async unchanged(
    accepted: readonly ReadObjective[],
    targets: ReadonlyMap<string, SheetTarget>,
  ): Promise<ReadonlySet<ReadObjective>> {
    const ids = accepted.flatMap((one) => targets.get(keyOf(one))?.objectiveId ?? []);
    const forms = await this.completeness.forms(await this.reads.objectives(ids));
    const byId = new Map(forms.map((form) => [form.objective.id, form]));
    return new Set(
      accepted.filter((one) => {
        const form = byId.get(targets.get(keyOf(one))?.objectiveId ?? '');
        return form && isSame(form, versionOf(one.content, form));
      }),
    );
  }

  private judge(one: ReadObjective, target: SheetTarget | undefined, budget: string | null): SheetProblem[] {
    const say = (field: string, code: string, params: SheetProblem['params'], more: Partial<SheetProblem>) => {
      const at = one.places.get(field) ?? { place: { row: one.row, column: 1 }, column: '' };
      const cell = addressOf(at.place);
      const { sheet } = one;
      const { column } = at;
      return {
        code,
        weight: 'ERROR' as const,
        sheet,
        row: at.place.row,
        column,
        cell,
        params: { cell, column, row: at.place.row, ...params },
        ...more,
      };
    };
    const { code } = one.content;
    // One answer for what is not there and for what belongs to others.
    if (!target) return [say('code', 'REF_UNKNOWN', { code }, { ruleId: 'D-62' })];
    const found: SheetProblem[] = [];
    const { name } = target;
    if (target.secrecy === 'CLASSIFIED')
      found.push(say('code', 'CLASSIFIED_CONTENT_REFUSED', { code }, { ruleId: 'C31' }));
    else if (!mayImport(currentActor(), target.agencyId)) {
      found.push(say('code', 'NOT_YOUR_DESK', { name }, { wayOut: 'ASK_WHO_CAN' }));
    } else if (target.projectState && ENDED.includes(target.projectState)) {
      found.push(say('code', 'PROJECT_CLOSED', { name, state: target.projectState }, { weight: 'SKIP' }));
    } else if (target.versionState && !OPEN.includes(target.versionState)) {
      const params = { name, code, state: target.versionState };
      found.push(say('code', 'OBJECTIVE_NOT_OPEN', params, { weight: 'SKIP', ruleId: 'D-43' }));
    }
    if (!target.objectiveId && one.content.objectType === 'DEPARTMENT_WHOLE' && target.agencyLevel !== 1) {
      found.push(say('code', 'AGENCY_NOT_FIRST_LEVEL', { name }, {}));
    }
    const amount = one.content.annualAmount;
    if (budget && amount && fen(budget) > 0n && fen(amount) > fen(budget) * SUSPECT) {
      const params = { name, amount, budget };
      found.push(say('annualAmount', 'AMOUNT_UNIT_SUSPECT', params, { weight: 'CONFIRM', ruleId: 'D-06' }));
    }
    return found;
  }

  private async funding(targets: readonly SheetTarget[]): Promise<Map<string, string>> {
    const ids = [...new Set(targets.flatMap(({ projectId }) => (projectId ? [projectId] : [])))];
    const lines = groupBy(await this.projects.fundingLines(ids), ({ projectId }) => projectId);
    return new Map([...lines].map(([id, rows]) => [id, sumMoney(rows.map(({ originalAmount }) => originalAmount))]));
  }
}

export function keyOf({ content }: Pick<ReadObjective, 'content'>): string {
  return `${content.objectType}/${content.code}`;
}
