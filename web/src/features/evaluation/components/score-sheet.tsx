import { useMutation } from '@apollo/client/react';
import { Exact } from '@jixiao/shared';
import { Button, Checkbox, Input, Select } from 'antd';
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newIdempotencyKey } from '../../../lib/apollo.js';
import { useAct } from '../../../lib/use-act.js';
import { Attachments, Caption, Card, Cell, EditCell, FormSheet, FormTable, RefusalList } from '../../../ui/index.js';
import { type EvaluationTask, type FrameworkRow, SAVE_SCORES } from '../data/tasks.graphql.js';
import { type FindingDraft, Findings } from './findings.js';

/** What was found, row by row, with its evidence beside it; the points are the product's arithmetic. */
export function ScoreSheet({ task, editable }: { task: EvaluationTask; editable: boolean }) {
  const { t } = useTranslation(['evaluation', 'evaluation-tasks']);
  const [rows, setRows] = useState(task.rows.map((row) => ({ ...row, input: row.input ?? {} })));
  const [findings, setFindings] = useState<FindingDraft[]>(task.findings.map(({ id: _, ...finding }) => finding));
  const [summary, setSummary] = useState(task.reportSummary ?? '');
  const [save] = useMutation(SAVE_SCORES);
  const { act, running, error } = useAct();
  const scored = new Map(task.rows.map((row) => [row.id, row]));
  const change = (index: number, patch: Partial<(typeof rows)[number]>) =>
    setRows(rows.map((row, i) => (i === index ? { ...row, ...patch } : row)));
  const submit = () => {
    const input = {
      id: task.id,
      expectedVersion: task.version,
      idempotencyKey: newIdempotencyKey(),
      reportSummary: summary,
      findings,
      scores: rows.map(({ id, input: found, evidence, noEvidenceReason, reason }) => ({
        frameworkRowId: id,
        present: found.present ?? null,
        rate: found.rate || null,
        numerator: found.numerator || null,
        denominator: found.denominator || null,
        met: found.met ?? null,
        deduction: found.deduction || null,
        share: found.share || null,
        evidence,
        noEvidenceReason: evidence ? null : noEvidenceReason,
        reason,
      })),
    };
    return act(() => save({ variables: { input } }), { done: t('done.save') });
  };
  return (
    <>
      <FormSheet
        title={t('evaluation-tasks:sheet.title')}
        left={task.agencyName}
        center={t('evaluation-tasks:sheet.year', { year: task.subjectYear })}
        right={t('score.note')}
      >
        {error && <RefusalList refusals={error.refusals} />}
        <FormTable widths={['*', 56, 176, 80, 132, 132, 104]} label={t('score.title')}>
          <tr>
            {['name', 'weight', 'found', 'score', 'evidence', 'reason', 'files'].map((key) => (
              <Caption key={key}>{t(`score.${key}`)}</Caption>
            ))}
          </tr>
          {rows.map((row, index) => (
            <Fragment key={row.id}>
              {rows[index - 1]?.level1 !== row.level1 && <BlockRow task={task} block={row.level1} />}
              <tr id={`row-${row.id}`}>
                <Cell>
                  {row.name}
                  {row.standard && row.standard !== row.name && <div className="jx-note">{row.standard}</div>}
                </Cell>
                <Cell align="right">{row.weight}</Cell>
                <Cell>
                  <Found row={row} editable={editable} onChange={(input) => change(index, { input })} />
                </Cell>
                <Cell align="right" computed strong>
                  {scored.get(row.id)?.score ?? (
                    <span className="jx-muted">{t('evaluation-tasks:sheet.unscored')}</span>
                  )}
                  {scored.get(row.id)?.working?.map(
                    ({ expression }) =>
                      expression && (
                        <div className="jx-note" key={expression}>
                          {expression.split(' = ')[0]}
                        </div>
                      ),
                  )}
                </Cell>
                {(['evidence', 'reason'] as const).map((name, at) => (
                  <EditCell
                    key={name}
                    row={index}
                    col={at}
                    multiline
                    readOnly={!editable}
                    label={`${row.name} ${t(`score.${name}`)}`}
                    value={row[name]}
                    onChange={(value) => change(index, { [name]: value })}
                  />
                ))}
                <Cell>
                  <ScoreFiles row={scored.get(row.id)!} editable={editable} />
                  {!row.evidence && (editable || row.noEvidenceReason) && (
                    <Input.TextArea
                      size="small"
                      autoSize
                      aria-label={`${row.name} ${t('score.noEvidence')}`}
                      placeholder={t('score.noEvidence')}
                      readOnly={!editable}
                      value={row.noEvidenceReason ?? ''}
                      maxLength={1000}
                      onChange={(event) => change(index, { noEvidenceReason: event.target.value })}
                    />
                  )}
                </Cell>
              </tr>
            </Fragment>
          ))}
        </FormTable>
      </FormSheet>
      <Card title={t('finding.title')} note={t('evaluation-tasks:finding.note')}>
        <Findings task={task} findings={findings} editable={editable} onChange={setFindings} />
        {editable ? (
          <>
            <Input.TextArea
              style={{ margin: '12px 0' }}
              aria-label={t('task.summary')}
              placeholder={t('task.summary')}
              value={summary}
              maxLength={4000}
              autoSize={{ minRows: 2 }}
              onChange={(event) => setSummary(event.target.value)}
            />
            <Button loading={running} onClick={() => void submit()}>
              {t('action.save')}
            </Button>
          </>
        ) : (
          task.reportSummary && (
            <p style={{ marginTop: 12 }}>
              <span className="jx-muted">{t('task.summary')}</span> {task.reportSummary}
            </p>
          )
        )}
      </Card>
    </>
  );
}

/** Sum of a block over what has been saved. */
function BlockRow({ task, block }: { task: EvaluationTask; block: string }) {
  const { t } = useTranslation(['evaluation', 'evaluation-tasks']);
  const own = task.rows.filter(({ level1 }) => level1 === block);
  const done = own.filter(({ score }) => score !== null);
  const sum = (values: (string | null)[]) => values.reduce((total, value) => total.plus(value ?? 0), new Exact(0));
  return (
    <tr className="et-block">
      <Cell>{t(`block.${block}`)}</Cell>
      <Cell align="right">{sum(own.map(({ weight }) => weight)).toString()}</Cell>
      <Cell />
      <Cell align="right">{done.length > 0 ? sum(done.map(({ score }) => score)).toFixed(2) : ''}</Cell>
      <Cell colSpan={3}>
        {done.length < own.length && t('evaluation-tasks:sheet.left', { count: own.length - done.length })}
      </Cell>
    </tr>
  );
}

/** Evidence hangs on the saved score; before that there is nothing to hang it on. */
function ScoreFiles({ row, editable }: { row: FrameworkRow; editable: boolean }) {
  const { t } = useTranslation('evaluation');
  if (!row.scoreId) return <span className="jx-note">{editable ? t('score.filesAfterSave') : ''}</span>;
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

type FoundInput = NonNullable<FrameworkRow['input']>;

function Found({
  row,
  editable,
  onChange,
}: {
  row: Omit<FrameworkRow, 'input'> & { input: FoundInput };
  editable: boolean;
  onChange: (input: FoundInput) => void;
}) {
  const { t } = useTranslation('evaluation');
  const { input } = row;
  if (!editable) return <FoundText row={row} />;
  const number = (name: 'rate' | 'numerator' | 'denominator' | 'deduction' | 'share', unit: string) => (
    <Input
      size="small"
      inputMode="decimal"
      aria-label={`${row.name} ${t(`found.${name}`)}`}
      readOnly={!editable}
      suffix={unit}
      placeholder={t(`found.${name}`)}
      value={input[name] ?? ''}
      onChange={(event) => onChange({ ...input, [name]: event.target.value })}
    />
  );
  if (input.mean) return <span className="jx-note">{t('found.mean', { mean: input.mean })}</span>;
  switch (row.kind) {
    case 'VETO':
    case 'ELEMENT_COUNT':
      return row.elements.map((element, at) => (
        <Checkbox
          key={element}
          disabled={!editable}
          checked={input.present?.[at] ?? false}
          onChange={(event) =>
            onChange({
              ...input,
              present: row.elements.map((_, i) => (i === at ? event.target.checked : (input.present?.[i] ?? false))),
            })
          }
        >
          {element}
        </Checkbox>
      ));
    case 'CONDITION':
      return (
        <Select
          size="small"
          style={{ width: 120 }}
          aria-label={row.name}
          disabled={!editable}
          value={input.met === null || input.met === undefined ? undefined : input.met ? 'YES' : 'NO'}
          options={['YES', 'NO'].map((value) => ({ value, label: t(`yes.${value}`) }))}
          onChange={(value) => onChange({ ...input, met: value === 'YES' })}
        />
      );
    case 'DEDUCTION':
      return number('deduction', t('found.points'));
    case 'GRADE':
      return row.grades.length > 0 ? (
        <Select
          size="small"
          style={{ width: 140 }}
          aria-label={row.name}
          disabled={!editable}
          value={row.grades.find(({ share }) => parseFloat(share) === parseFloat(input.share ?? ''))?.share}
          options={row.grades.map(({ name, share }) => ({ value: share, label: `${name} ${share}%` }))}
          onChange={(share) => onChange({ ...input, share })}
        />
      ) : (
        number('share', '%')
      );
    case 'FORMULA':
      return (
        <>
          {number('numerator', '÷')}
          {number('denominator', '')}
          {!input.numerator && !input.denominator && number('rate', '%')}
        </>
      );
    default:
      return (
        <>
          {number('rate', '%')}
          {input.answers ? <span className="jx-note">n = {input.answers}</span> : null}
        </>
      );
  }
}

/** What was found, to be read. */
function FoundText({ row }: { row: Omit<FrameworkRow, 'input'> & { input: FoundInput } }) {
  const { t } = useTranslation('evaluation');
  const { input } = row;
  if (row.kind === 'ELEMENT_COUNT' && input.present)
    return row.elements.map((element, at) => (
      <div key={element} className={input.present?.[at] ? undefined : 'jx-muted'}>
        {input.present?.[at] ? '✓' : '—'} {element}
      </div>
    ));
  if (row.kind === 'CONDITION' && typeof input.met === 'boolean') return t(`yes.${input.met ? 'YES' : 'NO'}`);
  if (row.kind === 'DEDUCTION' && input.deduction) return `${t('found.deduction')} ${input.deduction}`;
  if (row.kind === 'FORMULA' && input.numerator && input.denominator)
    return `${input.numerator} ÷ ${input.denominator}`;
  const share = row.kind === 'GRADE' ? input.share : input.rate;
  return share ? `${share}%` : <span className="jx-muted">—</span>;
}
