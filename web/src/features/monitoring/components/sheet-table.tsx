import { CAUSE_KINDS, isDate, LIKELIHOODS, stageRate } from '@jixiao/shared';
import { Checkbox, Input } from 'antd';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { Caption, Cell, type CellMark, EditCell, FormSheet, FormTable } from '../../../ui/index.js';
import type { Sheet, SheetRow } from '../data/monitoring.graphql.js';
import { isNoNumber, monitoredRow } from '../model/sheet-form.js';

const SIGN: Record<string, string> = { GE: '≥ ', LE: '≤ ', DATE_BY: '≤ ' };
const HEADS = ['level1', 'level2', 'name', 'target', 'stageTarget', 'actual', 'notDue', 'forecast', 'likelihood'];

/** Bands carry their unit in every step. */
const targetOf = (row: SheetRow): string =>
  `${SIGN[row.direction] ?? ''}${row.targetOn ?? row.targetText ?? row.targetValue ?? ''}${row.direction === 'BAND' ? '' : (row.unit ?? '')}`;

export interface SheetTableProps {
  sheet: Sheet;
  rows: readonly SheetRow[];
  editable: boolean;
  /** The division writes a word beside the rows, counted from one, whose outlook is red. */
  comments?: {
    asked: readonly number[];
    of: (row: SheetRow) => string;
    onChange: (id: string, comment: string) => void;
  };
  onChange: (index: number, patch: Partial<SheetRow>) => void;
}

/** 项目支出绩效目标执行监控表: what the goal says is printed, what the unit knows is typed. */
export function SheetTable({ sheet, rows, editable, comments, onChange }: SheetTableProps) {
  const { t } = useTranslation('monitoring');
  const isWhole = sheet.objectType.endsWith('_WHOLE');
  return (
    <FormSheet
      title={t(isWhole ? 'form.wholeTitle' : 'form.title')}
      left={t('form.unit', { name: sheet.agencyName })}
      center={sheet.filledByName ? t('form.filledBy', { name: sheet.filledByName }) : undefined}
      right={t('form.period', { to: sheet.periodTo })}
      foot={editable ? t('form.foot') : undefined}
    >
      <FormTable widths={[64, 96, '*', 96, 78, 92, 54, 92, 84, 78]} least={860} label={t('form.title')}>
        <tr>
          {[...HEADS, 'stageRate'].map((key) => (
            <Caption key={key}>{t(`form.${key}`)}</Caption>
          ))}
        </tr>
        {rows.map((row, index) => (
          <Fragment key={row.id}>
            <IndicatorRow row={row} index={index} editable={editable} onChange={(patch) => onChange(index, patch)} />
            {needsCause(row) && <CauseRow row={row} editable={editable} onChange={(patch) => onChange(index, patch)} />}
            {(comments?.asked.includes(index + 1) || row.divisionComment) && (
              <tr>
                <Caption>{t('division.word')}</Caption>
                <Cell colSpan={9}>
                  {comments ? (
                    <Input
                      aria-label={`${row.name} ${t('division.word')}`}
                      variant="borderless"
                      maxLength={1000}
                      placeholder={t('division.wordHint')}
                      value={comments.of(row)}
                      onChange={(event) => comments.onChange(row.id, event.target.value)}
                    />
                  ) : (
                    row.divisionComment
                  )}
                </Cell>
              </tr>
            )}
          </Fragment>
        ))}
      </FormTable>
    </FormSheet>
  );
}

interface RowProps {
  row: SheetRow;
  editable: boolean;
  onChange: (patch: Partial<SheetRow>) => void;
}

function IndicatorRow({ row, index, editable, onChange }: RowProps & { index: number }) {
  const { t } = useTranslation('monitoring');
  const measured = isMeasured(row);
  const stage = stageRate(monitoredRow(row));
  const markOf = useNumberMark(index);
  return (
    <tr>
      <Cell>{t(`level.${row.level1}`, { defaultValue: row.level1 })}</Cell>
      <Cell>{t(`level.${row.level2}`, { defaultValue: row.level2 })}</Cell>
      <Cell>{row.name}</Cell>
      <Cell align="right">{targetOf(row)}</Cell>
      {measured ? (
        <EditCell
          row={index}
          col={3}
          align="right"
          inputMode="decimal"
          readOnly={!editable}
          label={`${row.name} ${t('form.stageTarget')}`}
          mark={markOf(row.stageTarget)}
          value={row.stageTarget}
          onChange={(stageTarget) => onChange({ stageTarget })}
        />
      ) : (
        <Cell quiet align="center">
          —
        </Cell>
      )}
      <ActualCell row={row} index={index} editable={editable} onChange={onChange} />
      <Cell align="center">
        <Checkbox
          disabled={!editable}
          checked={row.isNotDue}
          aria-label={`${row.name} ${t('form.notDue')}`}
          onChange={(event) => onChange({ isNotDue: event.target.checked })}
        />
      </Cell>
      <EditCell
        row={index}
        col={1}
        align="right"
        inputMode={measured ? 'decimal' : 'text'}
        readOnly={!editable}
        label={`${row.name} ${t('form.forecast')}`}
        mark={measured ? markOf(row.forecastValue) : undefined}
        value={measured ? row.forecastValue : row.forecastText}
        onChange={(value) => onChange(measured ? { forecastValue: value } : { forecastText: value })}
      />
      <EditCell
        row={index}
        col={2}
        readOnly={!editable}
        label={`${row.name} ${t('form.likelihood')}`}
        value={row.likelihood}
        options={LIKELIHOODS.map((value) => ({ value, label: t(`likelihood.${value}`) }))}
        onChange={(likelihood) => onChange({ likelihood: (likelihood || null) as SheetRow['likelihood'] })}
      />
      <Cell align="right" computed>
        {stage === null ? '—' : `${stage}%`}
      </Cell>
    </tr>
  );
}

const isMeasured = ({ direction }: SheetRow): boolean => !['DATE_BY', 'BOOL', 'QUAL'].includes(direction);

/** A word where a number belongs is marked while it is typed, with the number of its row as the refusal has it. */
function useNumberMark(index: number): (typed: string | null) => CellMark | undefined {
  const { t } = useTranslation('monitoring');
  return (typed) => (isNoNumber(typed) ? { number: index + 1, level: 'HARD', text: t('form.numberForm') } : undefined);
}

function ActualCell({ row, index, editable, onChange }: RowProps & { index: number }) {
  const { t } = useTranslation('monitoring');
  const markOf = useNumberMark(index);
  const shared = {
    row: index,
    col: 0,
    align: 'right' as const,
    readOnly: !editable || row.isNotDue,
    label: `${row.name} ${t('form.actual')}`,
  };
  switch (row.direction) {
    case 'BOOL':
      return (
        <EditCell
          {...shared}
          value={row.actualYes === null ? null : String(row.actualYes)}
          options={['true', 'false'].map((value) => ({ value, label: t(`yes.${value}`) }))}
          onChange={(value) => onChange({ actualYes: value === '' ? null : value === 'true' })}
        />
      );
    case 'DATE_BY':
      return (
        <EditCell
          {...shared}
          placeholder={shared.readOnly ? undefined : '2019-06-30'}
          mark={
            row.actualOn && !isDate(row.actualOn)
              ? { number: index + 1, level: 'HARD', text: t('form.dateForm') }
              : undefined
          }
          value={row.actualOn}
          onChange={(actualOn) => onChange({ actualOn: actualOn || null })}
        />
      );
    case 'QUAL':
      return (
        <EditCell {...shared} value={row.actualText} onChange={(actualText) => onChange({ actualText })} multiline />
      );
    default:
      return (
        <EditCell
          {...shared}
          inputMode="decimal"
          mark={markOf(row.actualValue)}
          value={row.actualValue}
          onChange={(actualValue) => onChange({ actualValue })}
        />
      );
  }
}

/** A row that will fall short, or is not certain, says why in its own line. */
function needsCause(row: SheetRow): boolean {
  if (row.causeText || row.causeCodes.length > 0) return true;
  if (row.likelihood === 'POSSIBLE' || row.likelihood === 'IMPOSSIBLE') return true;
  const { forecast, ...rest } = monitoredRow(row);
  const share = stageRate({ ...rest, actual: forecast });
  return share !== null && Number(share) < 100;
}

function CauseRow({ row, editable, onChange }: RowProps) {
  const { t } = useTranslation('monitoring');
  return (
    <tr>
      <Caption>{t('cause.row')}</Caption>
      <Cell colSpan={9}>
        <div style={{ display: 'grid', gridTemplateColumns: 'auto minmax(200px, 1fr)', gap: 12, alignItems: 'center' }}>
          <Checkbox.Group
            disabled={!editable}
            value={row.causeCodes}
            onChange={(causeCodes) => onChange({ causeCodes })}
            options={CAUSE_KINDS.map((value) => ({ value, label: t(`cause.${value}`) }))}
          />
          <Input
            aria-label={`${row.name} ${t('cause.text')}`}
            variant="borderless"
            readOnly={!editable}
            maxLength={1000}
            placeholder={t('cause.text')}
            value={row.causeText ?? ''}
            onChange={(event) => onChange({ causeText: event.target.value })}
          />
        </div>
      </Cell>
    </tr>
  );
}
