import { emptyPart, nextCode, type RecordPart, type RulePart } from '@jixiao/shared';
import { Button, Checkbox, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface PartProps<Part extends RulePart = RulePart> {
  part: Part;
  value: unknown;
  /** Path of the part, as refusals name it. */
  path: string;
  label: string;
  /** Paths that are refused. */
  wrong: ReadonlySet<string>;
  onChange: (value: unknown) => void;
}

type OfKind<Kind extends RulePart['kind']> = Extract<RulePart, { kind: Kind }>;
const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** The form of a value with parts, drawn from its description: what cannot be typed need not be refused. */
export function RuleParts(props: PartProps): ReactNode {
  const { t } = useTranslation('settings');
  const { part, value, path, label, wrong, onChange } = props;
  const status = wrong.has(path) ? ('error' as const) : undefined;
  const words = (codes: readonly string[]) =>
    codes.map((one) => ({ value: one, label: t(`ruleWord.${one}`, { defaultValue: one }) }));
  switch (part.kind) {
    case 'CODE':
      return null;
    case 'FLAG':
      return (
        <Checkbox aria-label={label} checked={value === true} onChange={(event) => onChange(event.target.checked)} />
      );
    case 'CHOICE':
      return (
        <Select
          aria-label={label}
          status={status}
          value={(value as string | undefined) ?? null}
          options={words(part.choices)}
          onChange={onChange}
        />
      );
    case 'CODES':
      return (
        <Select
          aria-label={label}
          mode="multiple"
          status={status}
          style={{ width: '100%' }}
          placeholder={part.orAll ? t('parts.all') : t('parts.noneChosen')}
          value={asList(value) as string[]}
          options={words(part.codes)}
          onChange={(next: string[]) => onChange(part.orAll && next.length === 0 ? null : next)}
        />
      );
    case 'RECORD':
      return <RecordForm {...props} part={part} />;
    case 'LIST':
      return <ListForm {...props} part={part} />;
    case 'BY_KEY':
      return <ByKeyForm {...props} part={part} />;
    default:
      return (
        <Input
          aria-label={label}
          status={status}
          inputMode={part.kind === 'TEXT' ? undefined : 'decimal'}
          maxLength={part.kind === 'TEXT' ? part.most : 6}
          value={typeof value === 'string' || typeof value === 'number' ? String(value) : ''}
          onChange={(event) => onChange(part.kind === 'NUMBER' ? numberOf(event.target.value) : event.target.value)}
        />
      );
  }
}

/** Half-typed numbers stay text, so that "17." may become "17.5". */
const numberOf = (text: string): number | string => (/^\d+(\.\d*[1-9])?$/.test(text) ? Number(text) : text);

function useLabel(): (name: string) => string {
  const { t } = useTranslation('settings');
  return (name) => t(`parts.${name}`, { defaultValue: t(`ruleWord.${name}`, { defaultValue: name }) });
}

function RecordForm({ part, value, path, wrong, onChange }: PartProps<RecordPart>) {
  const labelOf = useLabel();
  const record = asRecord(value);
  return (
    <div className="settings-record">
      {Object.entries(part.parts).map(([name, one]) => (
        <div key={name}>
          <span>{labelOf(name)}</span>
          <RuleParts
            part={one}
            value={record[name]}
            path={`${path}.${name}`}
            label={labelOf(name)}
            wrong={wrong}
            onChange={(next) => onChange({ ...record, [name]: next })}
          />
        </div>
      ))}
    </div>
  );
}

/** Rows of plain cells are a table; rows that hold rows are blocks, one under the other. */
function ListForm({ part, value, path, label, wrong, onChange }: PartProps<OfKind<'LIST'>>) {
  const { t } = useTranslation('settings');
  const labelOf = useLabel();
  const rows = asList(value).map(asRecord);
  const columns = Object.entries(part.of.parts).filter(([, one]) => one.kind !== 'CODE');
  const inner = columns.filter(([, one]) => one.kind === 'LIST');
  const cells = columns.filter(([, one]) => one.kind !== 'LIST');
  const set = (index: number, name: string, next: unknown) =>
    onChange(rows.map((row, i) => (i === index ? { ...row, [name]: next } : row)));
  const add = () =>
    onChange([
      ...rows,
      emptyPart(
        part.of,
        nextCode(
          prefixOf(rows),
          rows.map(({ code }) => String(code)),
        ),
      ),
    ]);
  const remove = (index: number) => onChange(rows.filter((_, i) => i !== index));
  const isFull = rows.length >= part.most;
  const cell = (index: number, name: string, one: RulePart) => (
    <RuleParts
      part={one}
      value={rows[index]![name]}
      path={`${path}[${index}].${name}`}
      label={`${label} ${index + 1} ${labelOf(name)}`}
      wrong={wrong}
      onChange={(next) => set(index, name, next)}
    />
  );
  const taking = (index: number) => (
    <Button
      size="small"
      type="text"
      disabled={rows.length <= part.least}
      aria-label={t('parts.removeOf', { name: `${label} ${index + 1}` })}
      onClick={() => remove(index)}
    >
      {t('parts.remove')}
    </Button>
  );
  return (
    <div className="settings-list" data-wrong={wrong.has(path) || undefined}>
      <table aria-label={label} className={inner.length > 0 ? 'settings-blocks' : undefined}>
        <thead>
          <tr>
            {cells.map(([name, one]) => (
              <th key={name} data-kind={one.kind}>
                {labelOf(name)}
              </th>
            ))}
            <th>
              <span className="jx-sr">{t('actions')}</span>
            </th>
          </tr>
        </thead>
        {rows.map((row, index) => (
          <tbody key={typeof row.code === 'string' ? row.code : index}>
            <tr>
              {cells.map(([name, one]) => (
                <td key={name} data-kind={one.kind}>
                  {cell(index, name, one)}
                </td>
              ))}
              <td data-kind="ACTION">{taking(index)}</td>
            </tr>
            {inner.map(([name, one]) => (
              <tr key={name}>
                <td colSpan={cells.length + 1} className="settings-inner">
                  {cell(index, name, one)}
                </td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
      <Button size="small" disabled={isFull} onClick={add}>
        {inner.length > 0 ? t('parts.addBlock') : t('parts.add')}
      </Button>
    </div>
  );
}

/** Codes of a list share what stands before their last number. */
function prefixOf(rows: readonly Record<string, unknown>[]): string {
  const first = String(rows[0]?.code ?? 'D');
  return /^(.+)-\d+$/.exec(first)?.[1] ?? 'D';
}

function ByKeyForm({ part, value, path, wrong, onChange }: PartProps<OfKind<'BY_KEY'>>) {
  const { t } = useTranslation('settings');
  const record = asRecord(value);
  return (
    <div className="settings-record">
      {part.keys.map((key) => {
        const label = t(`ruleWord.${key}`, { defaultValue: key });
        return (
          <div key={key}>
            <span>{label}</span>
            <RuleParts
              part={part.of}
              value={record[key]}
              path={`${path}.${key}`}
              label={label}
              wrong={wrong}
              onChange={(next) => onChange({ ...record, [key]: next })}
            />
          </div>
        );
      })}
    </div>
  );
}
