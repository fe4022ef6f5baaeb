import { Input } from 'antd';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { Caption, Cell, FormSheet, FormTable } from '../../../ui/index.js';
import type { SelfEvaluation, SelfRow } from '../data/self.graphql.js';
import { isWhole, type SelfForm, type SelfPreview } from '../model/self-form.js';
import { SelfMoneyTable } from './self-money.js';
import { SelfRowLine } from './self-row-line.js';

export interface SelfSheetProps {
  sheet: SelfEvaluation;
  form: SelfForm;
  preview: SelfPreview;
  editable: boolean;
  /** Words of what the server refused, by `index.name` of the row. */
  marks: ReadonlyMap<string, string>;
  onChange: (patch: Partial<SelfForm>) => void;
}

const HEADS = ['level1', 'level2', 'name', 'target', 'actual', 'notApplicable', 'weight', 'score', 'evidence'];
const RIGHT = ['target', 'actual', 'weight', 'score'];

/** 项目支出绩效自评表 as it is printed: what the objective and the registers say stands, what the unit knows is typed. */
export function SelfSheet({ sheet, form, preview, editable, marks, onChange }: SelfSheetProps) {
  const { t } = useTranslation(['evaluation-self', 'evaluation']);
  const title = t(isWhole(sheet) ? 'form.wholeTitle' : 'form.title');
  return (
    <div className="jx-stack">
      <FormSheet
        title={title}
        left={t('form.unit', { name: sheet.agencyName })}
        center={t('form.year', { year: sheet.subjectYear })}
        right={t('form.wan')}
        foot={editable ? t('form.foot') : undefined}
      >
        <SelfMoneyTable sheet={sheet} form={form} preview={preview} editable={editable} onChange={onChange} />
        <FormTable widths={[110, '*', '*']} label={t('form.goal')}>
          <tr className="jx-section">
            <Caption rowSpan={2}>{t('form.goal')}</Caption>
            <Caption>{t('form.expected')}</Caption>
            <Caption>{t('form.actualSummary')}</Caption>
          </tr>
          <tr>
            <Cell caption={t('form.expected')}>{sheet.annualGoal}</Cell>
            <Cell caption={t('form.actualSummary')}>
              <Input.TextArea
                aria-label={t('form.actualSummary')}
                variant="borderless"
                autoSize={{ minRows: 2 }}
                maxLength={4000}
                readOnly={!editable}
                style={{ padding: 0 }}
                value={form.actualSummary}
                onChange={(event) => onChange({ actualSummary: event.target.value })}
              />
            </Cell>
          </tr>
        </FormTable>
        {form.rows.length > 0 && (
          <FormTable widths={[96, 116, '*', 112, 124, 60, 56, 64, 190]} label={title}>
            <tr className="jx-section">
              {HEADS.map((key) => (
                <Caption key={key} align={RIGHT.includes(key) ? 'right' : undefined}>
                  {t(`row.${key}`)}
                </Caption>
              ))}
            </tr>
            {form.rows.map((row, index) => (
              <Fragment key={row.id}>
                <SelfRowLine
                  row={row}
                  before={form.rows[index - 1]}
                  index={index}
                  files={sheet.rows.find(({ id }) => id === row.id)?.files ?? []}
                  scored={preview.scored.rows[index]!}
                  editable={editable}
                  marks={marks}
                  subjectYear={sheet.subjectYear}
                  onChange={(patch: Partial<SelfRow>) =>
                    onChange({ rows: form.rows.map((one, at) => (at === index ? { ...one, ...patch } : one)) })
                  }
                />
              </Fragment>
            ))}
            {sheet.family === 'GOALS' && (
              <tr className="jx-section">
                <Caption colSpan={6} align="right">
                  {t('form.total')}
                </Caption>
                <Cell align="right" strong caption={t('row.weight')}>
                  100
                </Cell>
                <Cell align="right" computed strong caption={t('row.score')}>
                  {preview.scored.total ?? '—'}
                </Cell>
                <Cell quiet>{totalWorking(preview)}</Cell>
              </tr>
            )}
          </FormTable>
        )}
      </FormSheet>
    </div>
  );
}

/** The line by which the total was scaled; a plain sum needs none. */
function totalWorking({ scored }: SelfPreview): string {
  return scored.working.find(({ code }) => code === 'RESCALED')?.expression ?? '';
}
