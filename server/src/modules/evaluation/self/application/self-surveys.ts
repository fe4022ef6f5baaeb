import { Injectable, type OnModuleInit } from '@nestjs/common';
import { checkSurvey, isSurveyable, type Refusal, refusal, selfSurveyWorkflow, type SurveyDraft } from '@jixiao/shared';
import { type Actor, currentActor } from '../../../../platform/access/index.js';
import { UnitOfWork } from '../../../../platform/database/index.js';
import { notFound, refused } from '../../../../platform/errors/index.js';
import { groupBy } from '../../../../platform/graphql/index.js';
import { type TransitionContext, TransitionService, type WorkflowRow } from '../../../../platform/workflow/index.js';
import { type KnownResult, lastDay, openable, SurveyResults } from '../../surveys/application/survey-results.js';
import { SURVEY_TABLE, SurveyWrites } from '../../surveys/persistence/survey.writes.js';
import type { SelfEvaluationRowRecord } from '../persistence/self-evaluation.reads.js';
import { type SelfSurveyRecord, SelfSurveyReads } from '../persistence/self-survey.reads.js';
import { OPEN_STATES } from './rules-of-sheet.js';
import { mayFill, SaveSelfEvaluation } from './save-sheet.js';
import type { SelfRowToSave } from './sheet-draft.js';
import { StoredSheets } from './stored-sheets.js';

export interface SelfSurveyToSave extends SurveyDraft {
  id?: string | null;
  expectedVersion?: number | null;
  selfEvaluationId: string;
  selfEvaluationRowId: string;
  intro?: string | null;
}

export type SelfSurveyView = SelfSurveyRecord & { readonly result: KnownResult };
type Row = SelfSurveyRecord & WorkflowRow;
type Context = TransitionContext<Row>;

/**
 * A unit's questionnaire for a satisfaction indicator of its own self-evaluation. Closing it writes the result into the
 * indicator, and there it stays: what the public has said is not retyped, as payments are not. Too few answers conclude
 * nothing and leave the value to the unit. The last that concluded something counts; all of them stay in sight, so that
 * asking until the answer pleases shows.
 */
@Injectable()
export class SelfSurveys implements OnModuleInit {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reads: SelfSurveyReads,
    private readonly sheets: StoredSheets,
    private readonly writes: SurveyWrites,
    private readonly results: SurveyResults,
    private readonly saves: SaveSelfEvaluation,
    private readonly transitions: TransitionService,
  ) {}

  onModuleInit(): void {
    this.transitions.bind<Row>({
      workflow: selfSurveyWorkflow,
      table: SURVEY_TABLE,
      load: (actor, ids, lock) => this.reads.visible(actor, ids, lock),
      policy,
      guards: {
        surveyComplete: ({ rows }) => new Map(rows.map((row) => [row.id, openable(row)])),
        sheetOpen: ({ rows }) => new Map(rows.map((row) => [row.id, sheetOpen(row)])),
      },
      patch: ({ action }, row) => lastDay(action, row),
      afterSave: (context) => this.takeResults(context),
    });
  }

  async one(id: string): Promise<SelfSurveyView> {
    const [survey] = await this.views(await this.reads.visible(currentActor(), [id], false));
    if (!survey) throw notFound('id');
    return survey;
  }

  /** By self-evaluation; those were found inside the actor's reach. */
  async ofSheets(ids: readonly string[]): Promise<Map<string, SelfSurveyView[]>> {
    return groupBy(await this.views(await this.reads.ofSheets(ids)), ({ selfEvaluationId }) => selfEvaluationId);
  }

  save(draft: SelfSurveyToSave): Promise<string> {
    return this.uow.write(async () => {
      const [stored] = await this.sheets.of([draft.selfEvaluationId], true);
      const row = stored?.rows.find(({ id }) => id === draft.selfEvaluationRowId);
      if (!stored || !row) throw notFound(stored ? 'selfEvaluationRowId' : 'selfEvaluationId');
      const before = draft.id ? await this.one(draft.id) : null;
      if (before && before.selfEvaluationId !== stored.sheet.id) throw notFound('id');
      const found = [...mayFill(stored), ...checkSurvey(draft)];
      if (before && before.state !== 'DRAFT') {
        const params = { state: before.state, action: 'save', allowed: 'DRAFT' };
        found.push(refusal('STATE_INVALID', { field: 'state', params }));
      }
      if (!isSurveyable(row))
        found.push(
          refusal('SELF_SURVEY_ROW', { ruleId: 'SV-04', field: 'selfEvaluationRowId', params: { name: row.name } }),
        );
      if (found.length > 0) throw refused(found);
      const { id, expectedVersion, ...facts } = draft;
      const subject = { selfEvaluationRowId: row.id };
      return this.writes.save(facts, subject, id ? { id, expectedVersion: expectedVersion ?? 0 } : null);
    });
  }

  private async views(surveys: readonly SelfSurveyRecord[]): Promise<SelfSurveyView[]> {
    const results = await this.results.of(surveys);
    return surveys.map((survey) => ({ ...survey, result: results.get(survey.id)! }));
  }

  private async takeResults({ action, rows }: Context): Promise<void> {
    if (action !== 'close') return;
    const closed = await this.views(rows.map((row) => ({ ...row, ...closedNow(row) })));
    for (const { result, ...survey } of closed)
      if (result.rate !== null) await this.take(survey, result.rate, result.n);
  }

  private async take(survey: SelfSurveyRecord, rate: string, n: number): Promise<void> {
    const [stored] = await this.sheets.of([survey.selfEvaluationId], true);
    const { sheet, rows } = stored!;
    const row = rows.find(({ id }) => id === survey.selfEvaluationRowId)!;
    await this.saves.run(
      {
        id: sheet.id,
        expectedVersion: sheet.version,
        executionReason: sheet.executionReason,
        actualSummary: sheet.actualSummary,
        problems: sheet.problems,
        measures: sheet.measures,
        rows: [answered(row, rate, evidenceOf(row.evidence, survey.title, n))],
      },
      { surveyId: survey.id, closedOn: survey.closesOn },
    );
  }
}

/** What was said of a deviation stays; whether it still holds, the score asks anew. */
const answered = (
  { id, actualOn, actualYes, attainment, share, overCause, cause, measures }: SelfEvaluationRowRecord,
  rate: string,
  evidence: string,
): SelfRowToSave => ({
  ...{ id, actualOn, actualYes, attainment, share, overCause, cause, measures },
  actualValue: rate,
  isNotApplicable: false,
  evidence,
});

const closedNow = (row: Row): { state: string; closesOn: string } => ({
  state: 'CLOSED',
  closesOn: lastDay('close', row).closes_on,
});

const ASKED = /；?满意度问卷“[^”]*”，有效答卷 \d+ 份/g;

/** The questionnaire is the evidence, beside what the unit has named; an earlier one's words make place for its own. */
function evidenceOf(evidence: string | null, title: string, n: number): string {
  const own = (evidence ?? '').replace(ASKED, '').trim();
  return [own, `满意度问卷“${title}”，有效答卷 ${n} 份`].filter(Boolean).join('；');
}

function policy(actor: Actor, _action: string, { agencyId }: Row): readonly Refusal[] {
  return agencyId === actor.agencyId ? [] : [refusal('NOT_YOUR_UNIT', { wayOut: 'ASK_UNIT_CLERK' })];
}

function sheetOpen({ sheetState }: Row): Refusal[] {
  if (OPEN_STATES.includes(sheetState)) return [];
  const params = { state: sheetState, action: 'survey', allowed: OPEN_STATES.join(',') };
  return [refusal('STATE_INVALID', { field: 'state', params })];
}
