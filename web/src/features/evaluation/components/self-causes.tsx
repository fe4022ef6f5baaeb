import type { RowScore } from '@jixiao/shared';
import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { SelfRow } from '../data/self.graphql.js';

const OVER_CAUSES = ['TARGET_SET_TOO_LOW', 'POLICY_OR_DEMAND_CHANGE', 'SCALE_EXPANDED', 'OTHER'];

interface SelfCausesProps {
  row: SelfRow;
  asks: RowScore;
  editable: boolean;
  mark: (name: string) => { text: string } | undefined;
  onChange: (patch: Partial<SelfRow>) => void;
}

/** 偏差原因分析及改进措施: asked where points are lost, where far more was reached, and where a row does not apply. */
export function SelfCauses({ row, asks, editable, mark, onChange }: SelfCausesProps) {
  const { t } = useTranslation(['evaluation-self', 'evaluation']);
  const percent = asks.overAchievement === null ? null : Math.round(Number(asks.overAchievement) * 10_000) / 100;
  return (
    <div className="jx-self-causes">
      {row.direction === 'QUAL' && row.attainment && (
        <label>
          <span>{t('cause.share')}</span>
          <Input
            size="small"
            suffix="%"
            inputMode="decimal"
            style={{ width: 110 }}
            readOnly={!editable}
            aria-label={`${row.name} ${t('cause.share')}`}
            placeholder={t(`cause.range.${row.attainment}`)}
            value={row.share ?? ''}
            onChange={(event) => onChange({ share: event.target.value })}
          />
        </label>
      )}
      {(asks.overCauseRequired || row.overCause) && (
        <label>
          <span>{t('cause.over', { percent })}</span>
          <Select
            size="small"
            style={{ width: 260 }}
            disabled={!editable}
            allowClear
            status={asks.overCauseRequired ? 'warning' : undefined}
            aria-label={`${row.name} ${t('cause.overLabel')}`}
            placeholder={t('cause.overLabel')}
            value={row.overCause || undefined}
            onChange={(overCause?: string) => onChange({ overCause: overCause ?? null })}
            options={OVER_CAUSES.map((value) => ({ value, label: t(`overCause.${value}`) }))}
          />
        </label>
      )}
      {(['cause', 'measures'] as const)
        .filter((name) => name === 'cause' || !row.isNotApplicable)
        .map((name) => (
          <label key={name} className="jx-self-words">
            <span>{t(row.isNotApplicable ? 'cause.notApplicable' : `cause.${name}`)}</span>
            <Input.TextArea
              className="jx-self-read"
              autoSize={editable ? { minRows: 1, maxRows: 6 } : true}
              maxLength={1000}
              readOnly={!editable}
              aria-label={`${row.name} ${t(row.isNotApplicable ? 'cause.notApplicable' : `cause.${name}`)}`}
              status={mark(name) ? 'error' : undefined}
              value={row[name] ?? ''}
              onChange={(event) => onChange({ [name]: event.target.value })}
            />
          </label>
        ))}
    </div>
  );
}
