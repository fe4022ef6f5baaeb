import { useMutation } from '@apollo/client/react';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newIdempotencyKey } from '../../../lib/apollo.js';
import { useAct } from '../../../lib/use-act.js';
import { Caption, Card, Cell, EditCell, FormTable, RefusalList, WeightBar } from '../../../ui/index.js';
import { type EvaluationTask, type FrameworkRow, SAVE_FRAMEWORK } from '../data/tasks.graphql.js';

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
