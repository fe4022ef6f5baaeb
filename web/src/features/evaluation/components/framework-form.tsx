import { Button, Checkbox, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Caption, Cell, EditCell, Field, FormTable, WeightBar } from '../../../ui/index.js';
import type { LibraryRow } from '../data/frameworks.graphql.js';
import {
  BASES,
  BLOCKS,
  type FrameworkDraft,
  freshRow,
  gradesOf,
  gradesText,
  KINDS,
  levelsOf,
  sumOf,
} from '../model/framework-draft.js';

const NS = 'evaluation-scoring';

interface FrameworkFormProps extends FrameworkDraft {
  readOnly?: boolean;
  onChange: (draft: FrameworkDraft) => void;
}

/** Rows of a framework as on paper, with the bar of points above them; what a row says besides opens from it. */
export function FrameworkForm({ rows, groups, readOnly = false, onChange }: FrameworkFormProps) {
  const { t } = useTranslation(NS);
  const [opened, setOpened] = useState<number | null>(null);
  const nested = groups.length > 0;
  const update = (next: LibraryRow[]) => onChange({ rows: next, groups });
  const change = (index: number, patch: Partial<LibraryRow>) =>
    update(rows.map((row, i) => (i === index ? { ...row, ...patch } : row)));
  const add = (level1: string) => {
    const last = rows.map((row) => row.level1).lastIndexOf(level1);
    const at = last < 0 ? rows.length : last + 1;
    update([...rows.slice(0, at), { ...freshRow(level1), level2: rows[last]?.level2 ?? '' }, ...rows.slice(at)]);
  };
  return (
    <>
      <div className="fw-bar">
        <WeightBar
          target={100}
          parts={BLOCKS.map((block) => ({ label: t(`framework.block.${block}`), weight: sumOf(rows, block) }))}
          parents={groups
            .filter(({ level2 }) => level2 === null)
            .map(({ level1, level2, points }) => ({
              key: `${level1}/${level2 ?? ''}`,
              label: level2 ?? t(`framework.block.${level1}`),
              sum: sumOf(rows, level1, level2),
              points: points || '0',
            }))}
        />
        {!readOnly && (
          <Checkbox checked={nested} onChange={() => onChange({ rows, groups: nested ? [] : levelsOf(rows) })}>
            {t('framework.nested')}
          </Checkbox>
        )}
      </div>
      {nested && !readOnly && (
        <div className="fw-groups">
          {groups.map((group, index) => (
            <label
              key={`${group.level1}/${group.level2 ?? ''}`}
              data-level={group.level2 === null ? 1 : 2}
              data-wrong={Number(group.points) !== Number(sumOf(rows, group.level1, group.level2)) || undefined}
            >
              {group.level2 ?? t(`framework.block.${group.level1}`)} {sumOf(rows, group.level1, group.level2)}/
              <Input
                size="small"
                inputMode="decimal"
                value={group.points}
                onChange={(event) =>
                  onChange({
                    rows,
                    groups: groups.map((one, i) => (i === index ? { ...one, points: event.target.value } : one)),
                  })
                }
              />
            </label>
          ))}
        </div>
      )}
      <FormTable widths={[84, 112, 160, 64, 112, '*', 76, ...(readOnly ? [] : [40])]} label={t('framework.title')}>
        <tr>
          {(['level1', 'level2', 'level3', 'weight', 'kind', 'elements'] as const).map((key) => (
            <Caption key={key} align={key === 'weight' ? 'right' : undefined}>
              {t(`framework.${key}`)}
            </Caption>
          ))}
          <Caption>{t('framework.details')}</Caption>
          {!readOnly && <Caption>{''}</Caption>}
        </tr>
        {rows.map((row, index) => (
          <tr key={index}>
            <EditCell
              row={index}
              col={0}
              readOnly={readOnly}
              label={t('framework.level1')}
              value={row.level1}
              options={BLOCKS.map((value) => ({ value, label: t(`framework.block.${value}`) }))}
              onChange={(level1) => change(index, { level1 })}
            />
            <EditCell
              row={index}
              col={1}
              readOnly={readOnly}
              label={t('framework.level2')}
              value={row.level2}
              onChange={(level2) => change(index, { level2 })}
            />
            <EditCell
              row={index}
              col={2}
              readOnly={readOnly}
              label={t('framework.level3')}
              value={row.name}
              onChange={(name) => change(index, { name })}
            />
            <EditCell
              row={index}
              col={3}
              align="right"
              inputMode="decimal"
              readOnly={readOnly}
              label={t('framework.weight')}
              value={row.weight}
              onChange={(weight) => change(index, { weight })}
            />
            <EditCell
              row={index}
              col={4}
              readOnly={readOnly}
              label={t('framework.kind')}
              value={row.kind}
              options={KINDS.map((value) => ({ value, label: t(`framework.kindOf.${value}`) }))}
              onChange={(kind) => change(index, { kind })}
            />
            <Listed row={row} index={index} readOnly={readOnly} onChange={(patch) => change(index, patch)} />
            <Cell align="center">
              <Button size="small" type="link" onClick={() => setOpened(index)}>
                {t('framework.details')}
              </Button>
            </Cell>
            {!readOnly && (
              <Cell align="center">
                <Button
                  size="small"
                  type="text"
                  aria-label={`${t('framework.remove')} ${row.name}`}
                  onClick={() => update(rows.filter((_, i) => i !== index))}
                >
                  ×
                </Button>
              </Cell>
            )}
          </tr>
        ))}
      </FormTable>
      {!readOnly && (
        <div className="fw-add">
          {t('framework.add')}
          {BLOCKS.map((block) => (
            <Button key={block} size="small" onClick={() => add(block)}>
              {t(`framework.block.${block}`)}
            </Button>
          ))}
        </div>
      )}
      {opened !== null && rows[opened] && (
        <RowDetails
          row={rows[opened]}
          readOnly={readOnly}
          onChange={(patch) => change(opened, patch)}
          onClose={() => setOpened(null)}
        />
      )}
    </>
  );
}

/** Elements or grades, in the text that the sheet has too; other kinds have none. */
function Listed({
  row,
  index,
  readOnly,
  onChange,
}: {
  row: LibraryRow;
  index: number;
  readOnly: boolean;
  onChange: (patch: Partial<LibraryRow>) => void;
}) {
  const { t } = useTranslation(NS);
  const isList = ['ELEMENT_COUNT', 'VETO'].includes(row.kind);
  const stored = isList ? row.elements.join('；') : gradesText(row.grades);
  const [typed, setTyped] = useState<string | null>(null);
  if (!isList && row.kind !== 'GRADE') return <Cell quiet>{row.standard}</Cell>;
  return (
    <EditCell
      row={index}
      col={5}
      multiline
      readOnly={readOnly}
      label={t(isList ? 'framework.elements' : 'framework.grades')}
      placeholder={t(isList ? 'framework.elementsHelp' : 'framework.gradesHelp')}
      value={typed ?? stored}
      onCommit={() => setTyped(null)}
      onChange={(text) => {
        setTyped(text);
        onChange(isList ? { elements: text.split(/[；;]/).filter((one) => one.trim()) } : { grades: gradesOf(text) });
      }}
    />
  );
}

interface RowDetailsProps {
  row: LibraryRow;
  readOnly: boolean;
  onChange: (patch: Partial<LibraryRow>) => void;
  onClose: () => void;
}

function RowDetails({ row, readOnly, onChange, onClose }: RowDetailsProps) {
  const { t } = useTranslation(NS);
  const text = (name: 'explanation' | 'standard' | 'scoringRule' | 'method' | 'evidenceNeeded', label: string) => (
    <Field label={label}>
      {(id) => (
        <Input.TextArea
          id={id}
          readOnly={readOnly}
          value={row[name]}
          maxLength={name === 'method' || name === 'evidenceNeeded' ? 500 : 1000}
          autoSize={{ minRows: 1, maxRows: 5 }}
          onChange={(event) => onChange({ [name]: event.target.value })}
        />
      )}
    </Field>
  );
  return (
    <Modal open title={row.name || t('framework.details')} footer={null} width={640} onCancel={onClose}>
      {text('explanation', t('framework.explanation'))}
      <Field label={t('framework.basis')}>
        {(id) => (
          <Select
            id={id}
            style={{ width: 200 }}
            disabled={readOnly}
            allowClear
            value={row.basis}
            options={BASES.map((value) => ({ value, label: t(`framework.basisOf.${value}`) }))}
            onChange={(basis: string | undefined) => onChange({ basis: basis ?? null })}
          />
        )}
      </Field>
      {text('standard', t('framework.standard'))}
      {text('scoringRule', t('framework.scoringRule'))}
      {text('method', t('framework.method'))}
      {text('evidenceNeeded', t('framework.evidence'))}
    </Modal>
  );
}
