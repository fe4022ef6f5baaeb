import { useMutation } from '@apollo/client/react';
import { Button, Checkbox, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newIdempotencyKey } from '../../../lib/apollo.js';
import { useAct } from '../../../lib/use-act.js';
import { Attachments, Caption, Card, Cell, EditCell, FormTable, RefusalList } from '../../../ui/index.js';
import { type EvaluationTask, type FrameworkRow, SAVE_SCORES } from '../data/evaluation.graphql.js';

/** What was found, row by row; the points are the product's arithmetic. */
export function ScoreSheet({ task, editable }: { task: EvaluationTask; editable: boolean }) {
  const { t } = useTranslation('evaluation');
  const [rows, setRows] = useState(task.rows.map((row) => ({ ...row, input: row.input ?? {} })));
  const [findings, setFindings] = useState(
    task.findings.map(({ kind, description, amount, recommendation }) => ({
      kind,
      description,
      amount,
      recommendation,
    })),
  );
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
    <Card title={t('score.title')} note={t('score.note')}>
      {error && <RefusalList refusals={error.refusals} />}
      <FormTable widths={[80, '*', 60, 230, 64, 150, 150, 190]} label={t('score.title')}>
        <tr>
          {['level1', 'name', 'weight', 'found', 'score', 'evidence', 'reason', 'files'].map((key) => (
            <Caption key={key}>{t(`score.${key}`)}</Caption>
          ))}
        </tr>
        {rows.map((row, index) => (
          <tr key={row.id}>
            <Cell>{t(`block.${row.level1}`)}</Cell>
            <Cell>{row.name}</Cell>
            <Cell align="right">{row.weight}</Cell>
            <Cell>
              <Found row={row} editable={editable} onChange={(input) => change(index, { input })} />
            </Cell>
            <Cell align="right" computed strong>
              {scored.get(row.id)?.score ?? ''}
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
        ))}
      </FormTable>
      <h3 style={{ margin: '16px 0 8px' }}>{t('finding.title')}</h3>
      {findings.map((finding, index) => (
        <div key={index} style={{ display: 'grid', gridTemplateColumns: '140px 1fr 1fr', gap: 8, marginBottom: 8 }}>
          <Select
            aria-label={t('finding.kind')}
            disabled={!editable}
            value={finding.kind}
            options={['DECISION', 'MANAGEMENT', 'OUTPUT', 'OUTCOME', 'FUNDS'].map((value) => ({
              value,
              label: t(`finding.${value}`),
            }))}
            onChange={(kind) => setFindings(findings.map((one, i) => (i === index ? { ...one, kind } : one)))}
          />
          {(['description', 'recommendation'] as const).map((name) => (
            <Input
              key={name}
              aria-label={t(`finding.${name}`)}
              placeholder={t(`finding.${name}`)}
              readOnly={!editable}
              value={finding[name]}
              maxLength={2000}
              onChange={(event) =>
                setFindings(findings.map((one, i) => (i === index ? { ...one, [name]: event.target.value } : one)))
              }
            />
          ))}
        </div>
      ))}
      {findings.length === 0 && <p>{t('finding.none')}</p>}
      {editable && (
        <>
          <Button
            onClick={() =>
              setFindings([...findings, { kind: 'MANAGEMENT', description: '', amount: null, recommendation: '' }])
            }
          >
            {t('finding.add')}
          </Button>
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
      )}
    </Card>
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
  const number = (name: 'rate' | 'deduction' | 'share', unit: string) => (
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
    default:
      return (
        <>
          {number('rate', '%')}
          {input.answers ? <span className="jx-note">n = {input.answers}</span> : null}
        </>
      );
  }
}
