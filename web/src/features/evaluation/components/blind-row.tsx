import { useTranslation } from 'react-i18next';
import type { SheetRow } from '../data/scoring.graphql.js';

type Input = NonNullable<SheetRow['input']>;
const NS = 'evaluation-scoring';

interface BlindRowProps {
  row: SheetRow;
  editable: boolean;
  onInput: (input: Input) => void;
  onReason: (reason: string) => void;
}

/** One row of the sheet as a card: what it means, what counts, big targets for a thumb, the points at once. */
export function BlindRow({ row, editable, onInput, onReason }: BlindRowProps) {
  const { t } = useTranslation(NS);
  return (
    <section className="bs-row" id={`row-${row.ordinal}`} data-done={row.score !== null || undefined}>
      <header className="bs-row-head">
        <span className="bs-row-no">{row.ordinal}</span>
        <h2>{row.name}</h2>
        <output className="bs-row-score" aria-label={t('sheet.points', { name: row.name })}>
          <b>{row.score ?? '—'}</b> / {row.weight}
        </output>
      </header>
      <p className="bs-row-text">{row.explanation}</p>
      {row.scoringRule && <p className="bs-row-rule">{row.scoringRule}</p>}
      <Finding row={row} editable={editable} onInput={onInput} />
      <input
        className="bs-reason"
        aria-label={t('sheet.reasonOf', { name: row.name })}
        placeholder={t('sheet.reason')}
        maxLength={1000}
        readOnly={!editable}
        value={row.reason ?? ''}
        onChange={(event) => onReason(event.target.value)}
      />
    </section>
  );
}

function Finding({ row, editable, onInput }: Omit<BlindRowProps, 'onReason'>) {
  const { t } = useTranslation('evaluation');
  const input = row.input ?? {};
  switch (row.kind) {
    case 'ELEMENT_COUNT':
    case 'VETO':
      return <Elements row={row} editable={editable} onInput={onInput} />;
    case 'CONDITION':
      return <YesNo row={row} editable={editable} onInput={onInput} />;
    case 'GRADE':
      return row.grades.length > 0 ? (
        <Grades row={row} editable={editable} onInput={onInput} />
      ) : (
        <Number
          row={row}
          name="share"
          unit="%"
          editable={editable}
          value={input.share}
          onChange={(share) => onInput({ share })}
        />
      );
    case 'DEDUCTION':
      return (
        <Number
          row={row}
          name="deduction"
          unit={t('found.points')}
          editable={editable}
          value={input.deduction}
          onChange={(deduction) => onInput({ deduction })}
        />
      );
    case 'FORMULA':
      return (
        <>
          {!input.numerator && !input.denominator && <Rate row={row} editable={editable} onInput={onInput} />}
          {(['numerator', 'denominator'] as const).map((name) => (
            <Number
              key={name}
              row={row}
              name={name}
              editable={editable}
              value={input[name]}
              onChange={(value) =>
                onInput({ numerator: input.numerator, denominator: input.denominator, [name]: value })
              }
            />
          ))}
        </>
      );
    default:
      return <Rate row={row} editable={editable} onInput={onInput} />;
  }
}

type Part = Omit<BlindRowProps, 'onReason'>;

function Rate({ row, editable, onInput }: Part) {
  return (
    <Number
      row={row}
      name="rate"
      unit="%"
      editable={editable}
      value={row.input?.rate}
      onChange={(rate) => onInput({ rate })}
    />
  );
}

/** 要点: there or not; 否决: found or not. Nothing is taken for granted before one has touched it. */
function Elements({ row, editable, onInput }: Part) {
  const { t } = useTranslation(NS);
  const present = row.input?.present ?? null;
  const isVeto = row.kind === 'VETO';
  const set = (at: number) =>
    onInput({ present: row.elements.map((_, i) => (i === at ? !present?.[i] : (present?.[i] ?? false))) });
  const none = present !== null && present.every((one) => !one);
  return (
    <div className="bs-choices" role="group" aria-label={row.name}>
      {row.elements.map((element, at) => (
        <button
          key={element}
          type="button"
          className="bs-choice"
          data-tone={isVeto ? 'red' : undefined}
          aria-pressed={present?.[at] ?? false}
          disabled={!editable}
          onClick={() => set(at)}
        >
          {element}
        </button>
      ))}
      <button
        type="button"
        className="bs-choice"
        aria-pressed={none}
        disabled={!editable}
        onClick={() => onInput({ present: row.elements.map(() => false) })}
      >
        {t(isVeto ? 'sheet.nothingFound' : 'sheet.nonePresent')}
      </button>
    </div>
  );
}

function YesNo({ row, editable, onInput }: Part) {
  const { t } = useTranslation(NS);
  return (
    <div className="bs-choices bs-choices-flat" role="group" aria-label={row.name}>
      {[true, false].map((met) => (
        <button
          key={String(met)}
          type="button"
          className="bs-choice"
          aria-pressed={row.input?.met === met}
          disabled={!editable}
          onClick={() => onInput({ met })}
        >
          {t(met ? 'sheet.yes' : 'sheet.no')}
        </button>
      ))}
    </div>
  );
}

function Grades({ row, editable, onInput }: Part) {
  const chosen = row.input?.share ?? null;
  return (
    <div className="bs-choices bs-choices-flat" role="group" aria-label={row.name}>
      {row.grades.map(({ name, share }) => (
        <button
          key={name}
          type="button"
          className="bs-choice"
          aria-pressed={chosen !== null && parseFloat(chosen) === parseFloat(share)}
          disabled={!editable}
          onClick={() => onInput({ share })}
        >
          {name}
          <small>{share}%</small>
        </button>
      ))}
    </div>
  );
}

interface NumberProps {
  row: SheetRow;
  name: 'rate' | 'numerator' | 'denominator' | 'deduction' | 'share';
  unit?: string;
  editable: boolean;
  value: string | null | undefined;
  onChange: (value: string) => void;
}

function Number({ row, name, unit, editable, value, onChange }: NumberProps) {
  const { t } = useTranslation(NS);
  const isBase = name === 'numerator' || name === 'denominator';
  const whole = name === 'deduction' ? '0' : '100';
  return (
    <div className="bs-number">
      <label>
        <span>{t(`sheet.${name}`)}</span>
        <input
          inputMode="decimal"
          aria-label={`${row.name} ${t(`sheet.${name}`)}`}
          readOnly={!editable}
          value={value ?? ''}
          maxLength={isBase ? 20 : 10}
          onChange={(event) => onChange(event.target.value.replace(/[^\d.]/g, ''))}
        />
        <span>{unit}</span>
      </label>
      {!isBase && (
        <button type="button" className="bs-choice" disabled={!editable} onClick={() => onChange(whole)}>
          {t('sheet.full')}
        </button>
      )}
    </div>
  );
}
