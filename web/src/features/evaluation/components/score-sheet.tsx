import { useMutation } from '@apollo/client/react';
import { Exact } from '@jixiao/shared';
import { Button, Input } from 'antd';
import { Fragment, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newIdempotencyKey } from '../../../lib/apollo.js';
import type { Refusal } from '../../../lib/domain-error.js';
import { useAct } from '../../../lib/use-act.js';
import { Caption, Card, Cell, FormSheet, FormTable, RefusalList } from '../../../ui/index.js';
import { type EvaluationTask, SAVE_SCORES } from '../data/tasks.graphql.js';
import { draftOf, type ScoreDraft, sentOf, wantsOf } from '../model/score-draft.js';
import { type FindingDraft, Findings } from './findings.js';
import { ScoreRow } from './score-row.js';

interface ScoreSheetProps {
  task: EvaluationTask;
  editable: boolean;
  /** Row that was asked for from elsewhere; `at` tells one asking from the next. */
  wanted?: { id: string; at: number } | null;
  /** The rows as they stand on screen, for the sum beside the sheet. */
  onRows: (rows: ScoreDraft[]) => void;
}

/** What was found, row by row; a row unfolds its working with the evidence beside it. The points are the product's arithmetic. */
export function ScoreSheet({ task, editable, wanted, onRows }: ScoreSheetProps) {
  const { t } = useTranslation(['evaluation', 'evaluation-tasks']);
  const [rows, setRows] = useState<ScoreDraft[]>(() => task.rows.map(draftOf));
  const [open, setOpen] = useState<ReadonlySet<string>>(() => firstOpen(task, editable));
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const [findings, setFindings] = useState<FindingDraft[]>(task.findings.map(({ id: _, ...finding }) => finding));
  const [summary, setSummary] = useState(task.reportSummary ?? '');
  const [dirty, setDirty] = useState(false);
  const [save] = useMutation(SAVE_SCORES);
  const { act, running, error } = useAct();
  const change = (index: number, patch: Partial<ScoreDraft>) => {
    const next = rows.map((row, i) => (i === index ? { ...row, ...patch } : row));
    setRows(next);
    setDirty(true);
    onRows(next);
  };
  const unfold = (row: ScoreDraft) => {
    setOpen((now) => new Set(now).add(row.id));
    setFolded((now) => without(now, row.level1));
  };
  useEffect(() => {
    const row = rows.find(({ id }) => id === wanted?.id);
    if (!row) return;
    unfold(row);
    show(`row-${row.id}`);
    // Only another asking moves the sheet; what is typed meanwhile does not.
  }, [wanted?.id, wanted?.at]);
  const move = (index: number, column: number) => {
    const row = rows[index];
    if (!row) return;
    unfold(row);
    show(`row-${row.id}`, `[data-row="${index}"][data-col="${column}"]`);
  };
  const submit = () => {
    const input = {
      id: task.id,
      expectedVersion: task.version,
      idempotencyKey: newIdempotencyKey(),
      reportSummary: summary,
      findings,
      scores: rows.map(({ id, input: found, evidence, noEvidenceReason, reason }) => ({
        frameworkRowId: id,
        ...sentOf(found),
        evidence,
        noEvidenceReason: evidence ? null : noEvidenceReason,
        reason,
      })),
    };
    return act(() => save({ variables: { input } }), { done: t('done.save') });
  };
  const jump = ({ field }: Refusal) => {
    const index = Number(/^scores\[(\d+)\]/.exec(field ?? '')?.[1]);
    if (rows[index]) move(index, field?.endsWith('reason') ? 1 : 0);
  };
  const isAllOpen = open.size === rows.length;
  return (
    <div className="et-sheet">
      <FormSheet
        title={t('evaluation-tasks:sheet.title')}
        left={task.agencyName}
        center={t('evaluation-tasks:sheet.year', { year: task.subjectYear })}
        right={
          <button
            type="button"
            className="jx-linkish jx-noprint"
            onClick={() => setOpen(isAllOpen ? new Set() : new Set(rows.map(({ id }) => id)))}
          >
            {t(`evaluation-tasks:sheet.${isAllOpen ? 'closeAll' : 'openAll'}`)}
          </button>
        }
      >
        <FormTable widths={[204, '*', 60, 56, 88, '*']} label={t('score.title')}>
          <tr className="et-captions">
            <Caption>{t('score.name')}</Caption>
            <Caption>{t('score.standard')}</Caption>
            <Caption align="right">{t('score.weight')}</Caption>
            <Caption align="right">{t('score.pieces')}</Caption>
            <Caption align="right">{t('score.score')}</Caption>
            <Caption>{t('score.line')}</Caption>
          </tr>
          {rows.map((row, index) => (
            <Fragment key={row.id}>
              {rows[index - 1]?.level1 !== row.level1 && (
                <BlockRow
                  block={row.level1}
                  rows={rows.filter(({ level1 }) => level1 === row.level1)}
                  folded={folded.has(row.level1)}
                  onToggle={() => setFolded(toggled(folded, row.level1))}
                />
              )}
              <ScoreRow
                row={row}
                saved={task.rows[index]!}
                index={index}
                open={open.has(row.id)}
                folded={folded.has(row.level1)}
                editable={editable}
                onToggle={() => setOpen(toggled(open, row.id))}
                onChange={(patch) => change(index, patch)}
                onNext={(column) => move(index + 1, column)}
              />
            </Fragment>
          ))}
          <TotalRow task={task} rows={rows} />
        </FormTable>
      </FormSheet>
      <Card title={t('finding.title')} note={t('evaluation-tasks:finding.note')}>
        <Findings
          task={task}
          findings={findings}
          editable={editable}
          onChange={(next) => {
            setFindings(next);
            setDirty(true);
          }}
        />
        {editable ? (
          <Input.TextArea
            style={{ marginTop: 12 }}
            aria-label={t('task.summary')}
            placeholder={t('task.summary')}
            value={summary}
            maxLength={4000}
            autoSize={{ minRows: 2 }}
            onChange={(event) => {
              setSummary(event.target.value);
              setDirty(true);
            }}
          />
        ) : (
          task.reportSummary && (
            <p style={{ marginTop: 12 }}>
              <span className="jx-muted">{t('task.summary')}</span> {task.reportSummary}
            </p>
          )
        )}
      </Card>
      {editable && (
        <div className="et-save">
          {error && (
            <div className="et-refused">
              <RefusalList refusals={error.refusals} onJump={jump} />
            </div>
          )}
          {dirty && <span className="jx-amber">{t('evaluation-tasks:sheet.unsaved')}</span>}
          <Button loading={running} onClick={() => void submit()}>
            {t('action.save')}
          </Button>
        </div>
      )}
    </div>
  );
}

/** One begins where something is missing. */
function firstOpen(task: EvaluationTask, editable: boolean): ReadonlySet<string> {
  const first = editable ? task.rows.find((row) => wantsOf(row).length > 0) : undefined;
  return new Set(first ? [first.id] : []);
}

const without = (set: ReadonlySet<string>, one: string): ReadonlySet<string> =>
  new Set([...set].filter((other) => other !== one));
const toggled = (set: ReadonlySet<string>, one: string): ReadonlySet<string> =>
  set.has(one) ? without(set, one) : new Set(set).add(one);

/** Once the row stands unfolded: into sight, and into its field. */
function show(id: string, field?: string): void {
  setTimeout(() => {
    document.getElementById(id)?.scrollIntoView({ block: 'center' });
    if (field) document.querySelector<HTMLElement>(field)?.focus({ preventScroll: true });
  });
}

const sum = (values: readonly (string | null)[]) =>
  values.reduce<Exact>((total, value) => total.plus(value ?? 0), new Exact(0));

interface BlockProps {
  block: string;
  rows: ScoreDraft[];
  folded: boolean;
  onToggle: () => void;
}

function BlockRow({ block, rows, folded, onToggle }: BlockProps) {
  const { t } = useTranslation(['evaluation', 'evaluation-tasks']);
  const done = rows.filter(({ score }) => score !== null);
  return (
    <tr className="et-block">
      <Cell colSpan={2}>
        <button type="button" className="et-toggle" aria-expanded={!folded} onClick={onToggle}>
          {t(`block.${block}`)}
        </button>
      </Cell>
      <Cell align="right">{sum(rows.map(({ weight }) => weight)).toString()}</Cell>
      <Cell />
      <Cell align="right">{done.length > 0 ? sum(done.map(({ score }) => score)).toFixed(2) : ''}</Cell>
      <Cell>
        <span className="jx-note">
          {done.length < rows.length && t('evaluation-tasks:sheet.left', { count: rows.length - done.length })}
        </span>
      </Cell>
    </tr>
  );
}

function TotalRow({ task, rows }: { task: EvaluationTask; rows: ScoreDraft[] }) {
  const { t } = useTranslation(['evaluation-tasks', 'evaluation']);
  const done = rows.filter(({ score }) => score !== null);
  const all = sum(rows.map(({ weight }) => weight));
  const judged = sum(done.map(({ weight }) => weight));
  const isStated = done.length === 0 && task.totalScore !== null;
  const score = isStated ? task.totalScore : done.length > 0 ? sum(done.map(({ score: one }) => one)).toFixed(2) : null;
  const left = all.minus(judged);
  return (
    <tr className="et-block et-sum">
      <Cell colSpan={2}>{t('sheet.total')}</Cell>
      <Cell align="right">{all.toString()}</Cell>
      <Cell />
      <Cell align="right">{score ?? <span className="jx-muted">{t('sheet.unscored')}</span>}</Cell>
      <Cell>
        <span className="jx-note">
          {isStated
            ? t('sheet.asStated')
            : left.gt(0) &&
              `${t('sheet.judged', { judged: judged.toString() })}${t('evaluation:semicolon')}${t('sheet.leftPoints', { left: left.toString() })}`}
        </span>
      </Cell>
    </tr>
  );
}
