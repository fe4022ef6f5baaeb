import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Attachments, Cell } from '../../../ui/index.js';
import type { FrameworkRow } from '../data/tasks.graphql.js';
import { expressionOf, losesPoints, type ScoreDraft, wantsOf, withFound } from '../model/score-draft.js';
import { Found } from './score-found.js';

interface ScoreRowProps {
  row: ScoreDraft;
  /** The row as saved: files hang on it. */
  saved: FrameworkRow;
  index: number;
  open: boolean;
  /** Its block is folded; on paper nothing is. */
  folded: boolean;
  editable: boolean;
  onToggle: () => void;
  onChange: (patch: Partial<ScoreDraft>) => void;
  /** To the same field of the next row. */
  onNext: (column: number) => void;
}

/** One indicator: a line that says how it stands, and under it the working and the evidence side by side. */
export function ScoreRow(props: ScoreRowProps) {
  const { row, saved, open, folded, editable, onToggle } = props;
  const { t } = useTranslation(['evaluation', 'evaluation-tasks']);
  const expression = expressionOf(row)?.split(' = ')[0];
  const wants = wantsOf(row);
  const pieces = saved.files.length + (row.evidence?.trim() ? 1 : 0);
  return (
    <>
      <tr id={`row-${row.id}`} className="et-row" data-open={open || undefined} hidden={folded}>
        <Cell>
          <button
            type="button"
            className="et-toggle"
            aria-expanded={open}
            aria-controls={`more-${row.id}`}
            onClick={onToggle}
          >
            {row.name}
          </button>
        </Cell>
        <Cell quiet>{row.standard && row.standard !== row.name ? row.standard : ''}</Cell>
        <Cell align="right">{row.weight}</Cell>
        <Cell align="right">
          {pieces > 0 || row.noEvidenceReason?.trim() ? pieces : <b className="jx-amber jx-strong">0</b>}
        </Cell>
        <Cell align="right" computed strong>
          {row.score ?? <span className="jx-muted">{t('evaluation-tasks:sheet.unscored')}</span>}
        </Cell>
        <Cell>
          <Line row={row} expression={expression} wants={wants} editable={editable} />
        </Cell>
      </tr>
      <tr id={`more-${row.id}`} className="et-more" hidden={!open || folded}>
        <td colSpan={6}>
          <div className="et-beside">
            <Working {...props} />
            <Evidence {...props} />
          </div>
        </td>
      </tr>
    </>
  );
}

interface LineProps {
  row: ScoreDraft;
  expression: string | undefined;
  wants: readonly string[];
  editable: boolean;
}

/** The working and the reason in one line; while the sheet is filled, what the row still wants. */
function Line({ row, expression, wants, editable }: LineProps) {
  const { t } = useTranslation(['evaluation', 'evaluation-tasks']);
  if (editable && wants.length > 0)
    return <span className="jx-amber">{wants.map((want) => t(`evaluation-tasks:side.${want}`)).join(t('comma'))}</span>;
  const words = [losesPoints(row) || expression?.includes('min') ? expression : null, row.reason].filter(Boolean);
  return <span className="et-line">{words.join(t('semicolon'))}</span>;
}

/** Left: what is asked, what was found, and the points as one would write them by hand. */
function Working({ row, editable, onChange }: ScoreRowProps) {
  const { t } = useTranslation(['evaluation', 'evaluation-tasks']);
  const asked = (['explanation', 'standard', 'scoringRule', 'basis', 'method', 'evidenceNeeded'] as const).filter(
    (name) => row[name]?.trim() && row[name] !== row.name,
  );
  return (
    <section className="et-box" aria-label={t('score.working')}>
      <dl className="et-lines">
        {asked.map((name) => (
          <div key={name}>
            <dt>{t(`score.${name}`)}</dt>
            <dd>{name === 'basis' ? t(`evaluation-tasks:standardOf.${row.basis}`) : row[name]}</dd>
          </div>
        ))}
        <div>
          <dt>{t('score.found')}</dt>
          <dd>
            <Found row={row} editable={editable} onChange={(input) => onChange(withFound(row, input))} />
          </dd>
        </div>
        <div className="et-result">
          <dt>{t('score.score')}</dt>
          <dd>
            {expressionOf(row) ??
              (row.score === null ? (
                <span className="jx-muted">{t('score.unscored')}</span>
              ) : (
                <>
                  {row.score} <span className="jx-note">{t('score.noWorking')}</span>
                </>
              ))}
          </dd>
        </div>
      </dl>
    </section>
  );
}

/** Right: files, where it is found, and why points are lost. */
function Evidence({ row, saved, index, editable, onChange, onNext }: ScoreRowProps) {
  const { t } = useTranslation('evaluation');
  const words = (name: 'evidence' | 'reason' | 'noEvidenceReason') =>
    t(`score.${name === 'noEvidenceReason' ? 'noEvidence' : name}`);
  const text = (name: 'evidence' | 'reason' | 'noEvidenceReason', column: number) => (
    <label key={name} className="et-text">
      <span>{words(name)}</span>
      {editable ? (
        <textarea
          rows={1}
          className="jx-input"
          data-row={index}
          data-col={column}
          aria-label={`${row.name} ${words(name)}`}
          maxLength={name === 'noEvidenceReason' ? 1000 : 2000}
          value={row[name] ?? ''}
          onChange={(event) => onChange({ [name]: event.target.value })}
          onKeyDown={(event) => goDown(event, () => onNext(column))}
        />
      ) : (
        <span>{row[name]?.trim() || <span className="jx-muted">—</span>}</span>
      )}
    </label>
  );
  return (
    <section className="et-box" aria-label={t('score.evidenceOf', { name: row.name })}>
      <Files row={saved} editable={editable} />
      {text('evidence', 0)}
      {!row.evidence?.trim() && (editable || row.noEvidenceReason) && text('noEvidenceReason', 2)}
      <div className="et-loss">
        {text('reason', 1)}
        {saved.scoredByName && row.score !== null && <div className="jx-note">{saved.scoredByName}</div>}
      </div>
    </section>
  );
}

/** Enter goes down as in a spreadsheet; a new line is Shift and Enter. */
function goDown(event: KeyboardEvent, go: () => void): void {
  if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
  event.preventDefault();
  event.stopPropagation();
  go();
}

/** Evidence hangs on the saved score; before that there is nothing to hang it on. */
function Files({ row, editable }: { row: FrameworkRow; editable: boolean }) {
  const { t } = useTranslation('evaluation');
  if (!row.scoreId) return editable ? <p className="jx-note">{t('score.filesAfterSave')}</p> : null;
  return (
    <Attachments
      ownerType="evaluation.score_row"
      ownerId={row.scoreId}
      files={row.files}
      compact
      editable={editable}
      label={t('score.filesOf', { name: row.name })}
    />
  );
}
