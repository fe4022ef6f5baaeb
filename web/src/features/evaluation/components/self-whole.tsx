import { COMMON_BY_CODE, type CommonScore } from '@jixiao/shared';
import { Checkbox, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../../lib/format.js';
import { Caption, Card, Cell, EditCell, FormSheet, FormTable, Money } from '../../../ui/index.js';
import type { SelfCommon, SelfCriterion, SelfEvaluation } from '../data/self.graphql.js';
import type { SelfForm, SelfPreview } from '../model/self-form.js';

interface PartProps {
  sheet: SelfEvaluation;
  form: SelfForm;
  preview: SelfPreview;
  editable: boolean;
  onChange: (patch: Partial<SelfForm>) => void;
}

/** A sum that was typed, as it is read: by its groups of three. */
const readWan = (wan: string): string => (/^\d+(\.\d+)?$/.test(wan) ? formatNumber(wan, 2) : wan);

/** 任务完成情况 of a whole unit. */
export function SelfTasks({ form, editable, onChange }: Omit<PartProps, 'sheet' | 'preview'>) {
  const { t } = useTranslation(['evaluation-self', 'evaluation']);
  if (form.tasks.length === 0) return null;
  const change = (index: number, patch: Partial<SelfForm['tasks'][number]>) =>
    onChange({ tasks: form.tasks.map((one, at) => (at === index ? { ...one, ...patch } : one)) });
  return (
    <FormSheet title={t('task.title')} right={t('form.wan')}>
      <FormTable widths={['*', 150, 150, '*']} label={t('task.title')}>
        <tr>
          {['name', 'budget', 'executed', 'result'].map((key) => (
            <Caption key={key} align={['budget', 'executed'].includes(key) ? 'right' : undefined}>
              {t(`task.${key}`)}
            </Caption>
          ))}
        </tr>
        {form.tasks.map((task, index) => (
          <tr key={task.id}>
            <Cell>{task.name}</Cell>
            <Cell align="right" computed>
              <Money value={task.originalBudget} />
            </Cell>
            <EditCell
              row={index}
              col={10}
              align="right"
              inputMode="decimal"
              readOnly={!editable}
              label={`${task.name} ${t('task.executed')}`}
              value={editable ? task.executedWan : readWan(task.executedWan)}
              onChange={(executedWan) => change(index, { executedWan })}
            />
            <EditCell
              row={index}
              col={11}
              multiline
              readOnly={!editable}
              label={`${task.name} ${t('task.result')}`}
              value={task.result}
              onChange={(result) => change(index, { result })}
            />
          </tr>
        ))}
      </FormTable>
    </FormSheet>
  );
}

const ATTAINMENTS = ['ACHIEVED', 'PARTLY', 'NOT_ACHIEVED'];

/** 共性指标: two bases each, the rate and the points follow. */
export function SelfCommonTable({ sheet, form, preview, editable, onChange }: PartProps) {
  const { t } = useTranslation(['evaluation-self', 'evaluation']);
  if (sheet.family !== 'COMMON') return null;
  const change = (index: number, patch: Partial<SelfCommon>) =>
    onChange({ common: form.common.map((one, at) => (at === index ? { ...one, ...patch } : one)) });
  return (
    <FormSheet title={t('common.title')} left={t('common.note')}>
      <FormTable widths={[60, 84, 170, 190, 190, 84, 60, 52, 64, '*']} label={t('common.title')}>
        <tr>
          {['level1', 'level2', 'name', 'a', 'b', 'value', 'notApplicable', 'weight', 'score', 'evidence'].map(
            (key) => (
              <Caption key={key} align={['a', 'b', 'value', 'weight', 'score'].includes(key) ? 'right' : undefined}>
                {t(`common.${key}`)}
              </Caption>
            ),
          )}
        </tr>
        {form.common.map((row, index) => (
          <CommonLine
            key={row.id}
            row={row}
            before={form.common[index - 1]}
            index={index}
            scored={preview.scored.common[index]}
            editable={editable}
            onChange={(patch) => change(index, patch)}
          />
        ))}
        <tr className="jx-section">
          <Caption colSpan={7} align="right">
            {t('form.total')}
          </Caption>
          <Cell align="right" strong>
            100
          </Cell>
          <Cell align="right" computed strong>
            {preview.scored.total ?? '—'}
          </Cell>
          <Cell />
        </tr>
      </FormTable>
    </FormSheet>
  );
}

interface CommonLineProps {
  row: SelfCommon;
  before: SelfCommon | undefined;
  index: number;
  scored: CommonScore | undefined;
  editable: boolean;
  onChange: (patch: Partial<SelfCommon>) => void;
}

function CommonLine({ row, before, index, scored, editable, onChange }: CommonLineProps) {
  const { t } = useTranslation(['evaluation-self', 'evaluation']);
  const indicator = COMMON_BY_CODE.get(row.code);
  if (!indicator) return null;
  const previous = before && COMMON_BY_CODE.get(before.code);
  const base = (which: 'baseA' | 'baseB', label: string, col: number) => (
    <EditCell
      row={index}
      col={col}
      align="right"
      inputMode="decimal"
      readOnly={!editable || row.isNotApplicable}
      label={`${indicator.name} ${label}`}
      placeholder={label}
      value={row[which]}
      onChange={(value) => onChange({ [which]: value })}
    />
  );
  const asks = scored?.causeRequired || row.cause || row.measures;
  return (
    <>
      <tr>
        <Cell>{previous?.level1 === indicator.level1 ? '' : t(`common.level.${indicator.level1}`)}</Cell>
        <Cell>{previous?.level2 === indicator.level2 ? '' : indicator.level2}</Cell>
        <Cell>
          {indicator.name}
          {row.target !== null && (
            <span className="jx-note">
              {indicator.direction === 'LE' ? ' ≤ ' : ' ≥ '}
              {row.target}%
            </span>
          )}
        </Cell>
        {indicator.bases ? (
          <>
            {base('baseA', indicator.bases[0], 30)}
            {base('baseB', indicator.bases[1], 31)}
          </>
        ) : (
          <>
            <EditCell
              row={index}
              col={30}
              readOnly={!editable || row.isNotApplicable}
              label={`${indicator.name} ${t('common.grade')}`}
              value={row.attainment}
              options={ATTAINMENTS.map((value) => ({ value, label: t(`attainment.${value}`) }))}
              onChange={(attainment) => onChange({ attainment: attainment || null })}
            />
            <EditCell
              row={index}
              col={31}
              align="right"
              inputMode="decimal"
              readOnly={!editable || row.isNotApplicable}
              label={`${indicator.name} ${t('cause.share')}`}
              placeholder={row.attainment ? `% ${t(`cause.range.${row.attainment}`)}` : ''}
              value={row.share}
              onChange={(share) => onChange({ share })}
            />
          </>
        )}
        <Cell align="right" computed>
          {scored?.value ? `${scored.value}%` : '—'}
        </Cell>
        <Cell align="center">
          <Checkbox
            disabled={!editable}
            checked={row.isNotApplicable}
            aria-label={`${indicator.name} ${t('row.notApplicable')}`}
            onChange={(event) => onChange({ isNotApplicable: event.target.checked })}
          />
        </Cell>
        <Cell align="right">{row.weight}</Cell>
        <Cell align="right" computed strong>
          {row.isNotApplicable ? t('row.dropped') : (scored?.score ?? '—')}
        </Cell>
        <EditCell
          row={index}
          col={32}
          multiline
          readOnly={!editable}
          label={`${indicator.name} ${t('row.evidence')}`}
          value={row.evidence}
          onChange={(evidence) => onChange({ evidence })}
        />
      </tr>
      {asks && (
        <tr className="jx-self-more">
          <td colSpan={10}>
            {scored && (
              <p className="jx-self-working">
                {scored.working.map(({ code, expression }) => (
                  <span key={code}>
                    {t(`working.${code}`, { defaultValue: code })}
                    {expression && <b> {expression}</b>}
                  </span>
                ))}
              </p>
            )}
            <div className="jx-self-causes">
              {(['cause', 'measures'] as const)
                .filter((name) => name === 'cause' || !row.isNotApplicable)
                .map((name) => (
                  <label key={name} className="jx-self-words">
                    <span>{t(row.isNotApplicable ? 'cause.notApplicable' : `cause.${name}`)}</span>
                    <Input.TextArea
                      autoSize={{ minRows: 1, maxRows: 6 }}
                      maxLength={1000}
                      readOnly={!editable}
                      aria-label={`${indicator.name} ${t(`cause.${name}`)}`}
                      value={row[name] ?? ''}
                      onChange={(event) => onChange({ [name]: event.target.value })}
                    />
                  </label>
                ))}
            </div>
          </td>
        </tr>
      )}
    </>
  );
}

/** 经济性、效率性、效益性、公平性: each needs its score and its words (R127). */
export function SelfCriteria({ form, editable, onChange }: Omit<PartProps, 'sheet' | 'preview'>) {
  const { t } = useTranslation(['evaluation-self', 'evaluation']);
  if (form.criteria.length === 0) return null;
  const change = (index: number, patch: Partial<SelfCriterion>) =>
    onChange({ criteria: form.criteria.map((one, at) => (at === index ? { ...one, ...patch } : one)) });
  return (
    <Card title={t('criteria.title')} note={t('criteria.note')} flush>
      <FormTable widths={[110, 120, '*']} label={t('criteria.title')}>
        <tr>
          {['name', 'score', 'text'].map((key) => (
            <Caption key={key} align={key === 'score' ? 'right' : undefined}>
              {t(`criteria.${key}`)}
            </Caption>
          ))}
        </tr>
        {form.criteria.map((row, index) => (
          <tr key={row.id}>
            <Caption>{t(`criterion.${row.criterion}`)}</Caption>
            <EditCell
              row={index}
              col={40}
              align="right"
              inputMode="decimal"
              readOnly={!editable}
              label={`${t(`criterion.${row.criterion}`)} ${t('criteria.score')}`}
              placeholder="0–100"
              value={row.score}
              onChange={(score) => change(index, { score })}
            />
            <EditCell
              row={index}
              col={41}
              multiline
              readOnly={!editable}
              label={`${t(`criterion.${row.criterion}`)} ${t('criteria.text')}`}
              placeholder={editable ? t(`criteria.hint.${row.criterion}`) : undefined}
              value={row.text}
              onChange={(text) => change(index, { text })}
            />
          </tr>
        ))}
      </FormTable>
    </Card>
  );
}
