import type { RowScore } from '@jixiao/shared';
import { isDate } from '@jixiao/shared';
import { Checkbox } from 'antd';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useYearPath } from '../../../lib/use-year.js';
import { type Attachment, Attachments, Cell, DateText, EditCell } from '../../../ui/index.js';
import type { SelfRow } from '../data/self.graphql.js';
import { isUnreadable } from '../model/self-form.js';
import { actualOf, targetText, typedActual } from '../model/self-row.js';
import { SelfCauses } from './self-causes.js';

export interface SelfRowLineProps {
  row: SelfRow;
  before: SelfRow | undefined;
  index: number;
  files: readonly Attachment[];
  scored: RowScore;
  editable: boolean;
  marks: ReadonlyMap<string, string>;
  subjectYear: number;
  onChange: (patch: Partial<SelfRow>) => void;
}

/** One indicator; its working, its origin, its causes and its files unfold under it. */
export function SelfRowLine(props: SelfRowLineProps) {
  const { row, before, index, files, scored, editable, marks, subjectYear, onChange } = props;
  const { t } = useTranslation(['evaluation-self', 'evaluation']);
  const asks = scored.causeRequired || scored.overCauseRequired;
  const [isOpen, setOpen] = useState<boolean | null>(null);
  const unfolded = isOpen ?? (asks || Boolean(row.cause) || files.length > 0);
  const mark = (name: string) => {
    const text = marks.get(`${index}.${name}`);
    return text ? ({ number: index + 1, level: 'HARD', text } as const) : undefined;
  };
  return (
    <>
      <tr id={`self-row-${index}`}>
        <Cell quiet={before?.level1 === row.level1}>
          {before?.level1 === row.level1 ? '' : t(`evaluation:level.${row.level1}`, { defaultValue: row.level1 })}
        </Cell>
        <Cell>
          {before?.level1 === row.level1 && before.level2 === row.level2
            ? ''
            : t(`evaluation:level.${row.level2}`, { defaultValue: row.level2 })}
        </Cell>
        <Cell>{row.name}</Cell>
        <Cell align="right" caption={t('row.target')}>
          {targetText(row)}
          <Earlier row={row} subjectYear={subjectYear} />
        </Cell>
        <ActualCell row={row} index={index} editable={editable} mark={mark('actualValue')} onChange={onChange} />
        <Cell align="center" caption={t('row.notApplicable')}>
          <Checkbox
            disabled={!editable || row.originSurveyId !== null}
            checked={row.isNotApplicable}
            aria-label={`${row.name} ${t('row.notApplicable')}`}
            onChange={(event) => onChange({ isNotApplicable: event.target.checked })}
          />
        </Cell>
        <Cell align="right" caption={t('row.weight')}>
          {row.weight}
        </Cell>
        <Cell align="right" computed strong caption={t('row.score')}>
          <button
            type="button"
            className="jx-linkish"
            aria-expanded={unfolded}
            aria-label={t('row.unfold', { name: row.name })}
            onClick={() => setOpen(!unfolded)}
          >
            {row.isNotApplicable ? t('row.dropped') : (scored.score ?? '—')}
          </button>
        </Cell>
        <EditCell
          row={index}
          col={1}
          caption={t('row.evidence')}
          multiline
          readOnly={!editable}
          mark={mark('evidence')}
          label={`${row.name} ${t('row.evidence')}`}
          placeholder={editable ? t('row.evidenceHint') : undefined}
          value={row.evidence}
          onChange={(evidence) => onChange({ evidence })}
        />
      </tr>
      {unfolded && (
        <tr className="jx-self-more">
          <td colSpan={9}>
            <Working row={row} scored={scored} />
            {(asks || row.cause || row.measures || row.overCause) && (
              <SelfCauses row={row} asks={scored} editable={editable} mark={mark} onChange={onChange} />
            )}
            {(editable || files.length > 0) && (
              <Attachments
                ownerType="evaluation.self_evaluation_row"
                ownerId={row.id}
                files={files}
                compact
                editable={editable}
                label={t('row.filesOf', { name: row.name })}
              />
            )}
          </td>
        </tr>
      )}
    </>
  );
}

/** The value before an adjustment, and of a target over several years what was expected of this one. */
function Earlier({ row, subjectYear }: { row: SelfRow; subjectYear: number }) {
  const { t } = useTranslation('evaluation');
  const signed = (error: string): string => (error.startsWith('-') ? error : `+${error}`);
  return (
    <>
      {row.earlierTarget && (
        <div className="jx-note">
          {t('row.before', { version: row.earlierTarget.versionNo, target: targetText(row.earlierTarget) })}
        </div>
      )}
      {row.expectedValue !== null && (
        <div className="jx-note">
          {t('row.ofYear', { year: subjectYear })}
          {row.forecastError && ` · ${t('row.forecastError', { error: signed(row.forecastError) })}`}
        </div>
      )}
    </>
  );
}

function Working({ row, scored }: { row: SelfRow; scored: RowScore }) {
  const { t } = useTranslation(['evaluation-self', 'evaluation']);
  const to = useYearPath();
  return (
    <p className="jx-self-working">
      {scored.working.map(({ code, expression }) => (
        <span key={code}>
          {t(`working.${code}`, { defaultValue: code })}
          {expression && <b> {expression}</b>}
        </span>
      ))}
      {row.scoreOf100 && <span className="jx-note">{t('evaluation:row.of100', { score: row.scoreOf100 })}</span>}
      <span className="jx-note">
        {row.actualOrigin === 'SURVEY' ? (
          t('origin.label') + t('origin.survey', { name: row.originName, n: row.surveyAnswers })
        ) : row.actualOrigin === 'MONITORING' && row.originSheetId ? (
          <>
            {t('origin.label')}
            <Link to={to(`monitoring/${row.originSheetId}`)}>{row.originName ?? t('origin.MONITORING')}</Link>
            {row.originOn && (
              <>
                {' '}
                <DateText value={row.originOn} full />
              </>
            )}
          </>
        ) : actualOf(row) === null ? (
          ''
        ) : (
          t('origin.label') + t(`origin.${row.actualOrigin ?? 'TYPED'}`)
        )}
      </span>
    </p>
  );
}

/** Where a value is from, and whether it may be changed. */
const originWords = (row: SelfRow, t: TFunction): string =>
  row.actualOrigin === 'SURVEY'
    ? t('origin.survey', { name: row.originName, n: row.surveyAnswers })
    : t('origin.of', { name: row.originName ?? t('origin.SHEET') });

interface ActualCellProps {
  row: SelfRow;
  index: number;
  editable: boolean;
  mark?: { number: number; level: 'HARD'; text: string };
  onChange: (patch: Partial<SelfRow>) => void;
}

function ActualCell({ row, index, editable, mark, onChange }: ActualCellProps) {
  const { t } = useTranslation(['evaluation-self', 'evaluation']);
  const options =
    row.direction === 'BOOL'
      ? ['YES', 'NO'].map((value) => ({ value, label: t(`evaluation:yes.${value}`) }))
      : row.direction === 'QUAL'
        ? ['ACHIEVED', 'PARTLY', 'NOT_ACHIEVED'].map((value) => ({ value, label: t(`attainment.${value}`) }))
        : undefined;
  const isDay = row.direction === 'DATE_BY';
  const wrong =
    isDay && row.actualOn && !isDate(row.actualOn)
      ? t('row.dateForm')
      : !isDay && !options && isUnreadable(row.actualValue)
        ? t('row.numberForm')
        : undefined;
  const origin = row.actualOrigin
    ? {
        short: t(`origin.short.${row.actualOrigin}`),
        words: originWords(row, t),
      }
    : null;
  return (
    <EditCell
      row={index}
      col={0}
      caption={t('row.actual')}
      align="right"
      inputMode={isDay ? 'text' : 'decimal'}
      readOnly={!editable || row.isNotApplicable || row.originSurveyId !== null}
      label={`${row.name} ${t('row.actual')}`}
      placeholder={isDay ? 'YYYY-MM-DD' : undefined}
      options={options}
      origin={origin}
      mark={wrong ? { number: index + 1, level: 'HARD', text: wrong } : mark}
      value={actualOf(row)}
      onChange={(value) => onChange(typedActual(row, value))}
    />
  );
}
