import { useMutation } from '@apollo/client/react';
import { Button, Checkbox, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newIdempotencyKey } from '../../../lib/apollo.js';
import { useAct } from '../../../lib/use-act.js';
import { Caption, Card, Cell, EditCell, FormTable, RefusalList, WeightBar } from '../../../ui/index.js';
import { type EvaluationTask, type FrameworkRow, SAVE_FRAMEWORK, SAVE_SCORES } from '../data/evaluation.graphql.js';

const BLOCKS = ['DECISION', 'PROCESS', 'OUTPUT', 'OUTCOME'];
const KINDS = ['ELEMENT_COUNT', 'FORMULA', 'CONDITION', 'DEDUCTION', 'GRADE', 'SURVEY'];

type Draft = Pick<
  FrameworkRow,
  'level1' | 'level2' | 'name' | 'weight' | 'kind' | 'explanation' | 'standard' | 'elements'
>;

const fresh = (level1: string, weight: string): Draft => ({
  level1,
  level2: '',
  name: '',
  weight,
  kind: 'FORMULA',
  explanation: '',
  standard: '',
  elements: [],
});

/** The framework of an evaluation: rows of four blocks that sum to exactly 100. */
export function FrameworkEditor({ task }: { task: EvaluationTask }) {
  const { t } = useTranslation('evaluation');
  const [rows, setRows] = useState<Draft[]>(
    task.rows.length > 0
      ? task.rows
      : [fresh('DECISION', '20'), fresh('PROCESS', '20'), fresh('OUTPUT', '30'), fresh('OUTCOME', '30')],
  );
  const [save] = useMutation(SAVE_FRAMEWORK);
  const { act, running, error } = useAct();
  const change = (index: number, patch: Partial<Draft>) =>
    setRows(rows.map((row, i) => (i === index ? { ...row, ...patch } : row)));
  const submit = () => {
    const input = {
      id: task.id,
      expectedVersion: task.version,
      idempotencyKey: newIdempotencyKey(),
      rows: rows.map(({ level1, level2, name, weight, kind, explanation, standard, elements }) => ({
        level1,
        level2,
        name,
        weight,
        kind,
        explanation: explanation || name,
        standard: standard || name,
        elements,
      })),
    };
    return act(() => save({ variables: { input } }), { done: t('done.save') });
  };
  return (
    <Card
      title={t('framework.title')}
      extra={<Button onClick={() => setRows([...rows, fresh('OUTPUT', '')])}>{t('framework.add')}</Button>}
    >
      {error && <RefusalList refusals={error.refusals} />}
      <WeightBar
        target={100}
        parts={BLOCKS.map((block) => ({
          label: t(`block.${block}`),
          weight: rows
            .filter(({ level1 }) => level1 === block)
            .reduce((sum, { weight }) => sum + (Number(weight) || 0), 0),
        }))}
      />
      <FormTable widths={[110, 140, '*', 80, 130, 200, 60]} label={t('framework.title')}>
        <tr>
          {['level1', 'level2', 'name', 'weight', 'kind', 'elements', 'remove'].map((key) => (
            <Caption key={key}>{t(`framework.${key}`)}</Caption>
          ))}
        </tr>
        {rows.map((row, index) => (
          <tr key={index}>
            <EditCell
              row={index}
              col={0}
              label={t('framework.level1')}
              value={row.level1}
              options={BLOCKS.map((value) => ({ value, label: t(`block.${value}`) }))}
              onChange={(level1) => change(index, { level1 })}
            />
            <EditCell
              row={index}
              col={1}
              label={t('framework.level2')}
              value={row.level2}
              onChange={(level2) => change(index, { level2 })}
            />
            <EditCell
              row={index}
              col={2}
              label={t('framework.name')}
              value={row.name}
              onChange={(name) => change(index, { name })}
            />
            <EditCell
              row={index}
              col={3}
              align="right"
              inputMode="decimal"
              label={t('framework.weight')}
              value={row.weight}
              onChange={(weight) => change(index, { weight })}
            />
            <EditCell
              row={index}
              col={4}
              label={t('framework.kind')}
              value={row.kind}
              options={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
              onChange={(kind) => change(index, { kind })}
            />
            <EditCell
              row={index}
              col={5}
              label={t('framework.elements')}
              placeholder={t('framework.elementsHelp')}
              value={row.elements.join('、')}
              onChange={(text) => change(index, { elements: text.split('、').filter(Boolean) })}
            />
            <Cell align="center">
              <Button
                size="small"
                type="text"
                aria-label={t('framework.remove')}
                onClick={() => setRows(rows.filter((_, i) => i !== index))}
              >
                ×
              </Button>
            </Cell>
          </tr>
        ))}
      </FormTable>
      <Button style={{ marginTop: 12 }} loading={running} onClick={() => void submit()}>
        {t('framework.save')}
      </Button>
    </Card>
  );
}

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
      scores: rows.map(({ id, input: found, evidence, reason }) => ({
        frameworkRowId: id,
        present: found.present ?? null,
        rate: found.rate || null,
        met: found.met ?? null,
        deduction: found.deduction || null,
        share: found.share || null,
        evidence,
        reason,
      })),
    };
    return act(() => save({ variables: { input } }), { done: t('done.save') });
  };
  return (
    <Card title={t('score.title')} note={t('score.note')}>
      {error && <RefusalList refusals={error.refusals} />}
      <FormTable widths={[80, '*', 60, 240, 70, 170, 170]} label={t('score.title')}>
        <tr>
          {['level1', 'name', 'weight', 'found', 'score', 'evidence', 'reason'].map((key) => (
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
          </tr>
        ))}
      </FormTable>
      <h3>{t('finding.title')}</h3>
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
  switch (row.kind) {
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
      return number('share', '%');
    default:
      return number('rate', '%');
  }
}
