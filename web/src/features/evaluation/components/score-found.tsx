import { Checkbox, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { FoundInput, ScoreDraft } from '../model/score-draft.js';

interface FoundProps {
  row: ScoreDraft;
  editable: boolean;
  onChange: (input: FoundInput) => void;
}

/** What was found, asked as the kind of the row needs it; to be read where nothing may be changed. */
export function Found({ row, editable, onChange }: FoundProps) {
  const { t } = useTranslation('evaluation');
  const { input } = row;
  if (!editable) return <FoundText row={row} />;
  if (input.mean) return <span className="jx-note">{t('found.mean', { mean: input.mean })}</span>;
  switch (row.kind) {
    case 'VETO':
    case 'ELEMENT_COUNT':
      return <Elements row={row} editable onChange={onChange} />;
    case 'CONDITION':
      return (
        <Select
          size="small"
          style={{ width: 120 }}
          aria-label={row.name}
          value={input.met === null || input.met === undefined ? undefined : input.met ? 'YES' : 'NO'}
          options={['YES', 'NO'].map((value) => ({ value, label: t(`yes.${value}`) }))}
          onChange={(value) => onChange({ ...input, met: value === 'YES' })}
        />
      );
    case 'DEDUCTION':
      return <FoundNumber row={row} name="deduction" unit={t('found.points')} onChange={onChange} />;
    case 'GRADE':
      return row.grades.length > 0 ? (
        <Select
          size="small"
          style={{ width: 200 }}
          aria-label={row.name}
          placeholder={t('found.grade')}
          value={row.grades.find(({ share }) => parseFloat(share) === parseFloat(input.share ?? ''))?.share}
          options={row.grades.map(({ name, share }) => ({ value: share, label: `${name} ${share}%` }))}
          onChange={(share) => onChange({ ...input, share })}
        />
      ) : (
        <FoundNumber row={row} name="share" unit="%" onChange={onChange} />
      );
    case 'FORMULA':
      return (
        <span className="et-numbers">
          <FoundNumber row={row} name="numerator" unit="÷" onChange={onChange} />
          <FoundNumber row={row} name="denominator" onChange={onChange} />
          {!input.numerator && !input.denominator && <FoundNumber row={row} name="rate" unit="%" onChange={onChange} />}
        </span>
      );
    default:
      return (
        <>
          <FoundNumber row={row} name="rate" unit="%" onChange={onChange} />
          {input.answers ? <span className="jx-note">n = {input.answers}</span> : null}
        </>
      );
  }
}

/** Elements one by one, and the answer that none is there: a row left alone is not scored. */
function Elements({ row, onChange }: FoundProps) {
  const { t } = useTranslation('evaluation');
  const { present } = row.input;
  const is = (at: number) => present?.[at] ?? false;
  return (
    <div className="et-elements">
      {row.elements.map((element, at) => (
        <Checkbox
          key={element}
          checked={is(at)}
          onChange={(event) =>
            onChange({ ...row.input, present: row.elements.map((_, i) => (i === at ? event.target.checked : is(i))) })
          }
        >
          {element}
        </Checkbox>
      ))}
      <Checkbox
        checked={present ? !present.includes(true) : false}
        onChange={(event) =>
          onChange({ ...row.input, present: event.target.checked ? row.elements.map(() => false) : null })
        }
      >
        <span className="jx-muted">{t(row.kind === 'VETO' ? 'found.noneFound' : 'found.nonePresent')}</span>
      </Checkbox>
    </div>
  );
}

interface NumberProps {
  row: ScoreDraft;
  name: 'rate' | 'numerator' | 'denominator' | 'deduction' | 'share';
  unit?: string;
  onChange: (input: FoundInput) => void;
}

function FoundNumber({ row, name, unit, onChange }: NumberProps) {
  const { t } = useTranslation('evaluation');
  return (
    <Input
      size="small"
      style={{ width: 160 }}
      inputMode="decimal"
      aria-label={`${row.name} ${t(`found.${name}`)}`}
      suffix={unit}
      placeholder={t(`found.${name}`)}
      value={row.input[name] ?? ''}
      onChange={(event) => onChange({ ...row.input, [name]: event.target.value })}
    />
  );
}

function FoundText({ row }: { row: ScoreDraft }) {
  const { t } = useTranslation('evaluation');
  const { input } = row;
  if (input.mean) return <>{t('found.mean', { mean: input.mean })}</>;
  if (['ELEMENT_COUNT', 'VETO'].includes(row.kind) && input.present)
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
  if (!share) return <span className="jx-muted">{t('found.notRecorded')}</span>;
  return (
    <>
      {share}%{input.answers ? <span className="jx-note"> n = {input.answers}</span> : null}
    </>
  );
}
