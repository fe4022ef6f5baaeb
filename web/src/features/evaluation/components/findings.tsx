import { useQuery } from '@apollo/client/react';
import { formatWan, parseWan } from '@jixiao/shared';
import { Button, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { PROBLEM_KINDS } from '../data/task-lists.graphql.js';
import { type EvaluationTask, type Finding } from '../data/tasks.graphql.js';

export type FindingDraft = Omit<Finding, 'id'>;

const KINDS = ['DECISION', 'MANAGEMENT', 'OUTPUT', 'OUTCOME', 'FUNDS'];
const NEW: FindingDraft = {
  kind: 'MANAGEMENT',
  problemKind: null,
  description: '',
  evidence: '',
  amount: null,
  recommendation: '',
};

interface FindingsProps {
  task: EvaluationTask;
  findings: FindingDraft[];
  editable: boolean;
  onChange: (findings: FindingDraft[]) => void;
}

/** What was found: kind of the place's own list, evidence, money, advice. */
export function Findings({ task, findings, editable, onChange }: FindingsProps) {
  const { t } = useTranslation(['evaluation', 'evaluation-tasks']);
  const { data } = useQuery(PROBLEM_KINDS, { variables: { year: task.workYear } });
  const isWhole = task.objectType.endsWith('_WHOLE');
  const kinds = (data?.evaluationProblemKinds ?? []).filter(({ of }) => (of === 'WHOLE') === isWhole);
  const change = (at: number, part: Partial<FindingDraft>) =>
    onChange(findings.map((one, i) => (i === at ? { ...one, ...part } : one)));
  if (findings.length === 0 && !editable) return <p className="jx-muted">{t('finding.none')}</p>;
  if (!editable)
    return (
      <ol className="et-talk">
        {findings.map((finding, at) => (
          <li key={at}>
            <div className="jx-note">
              {[
                t(`finding.${finding.kind}`),
                kinds.find(({ code }) => code === finding.problemKind)?.name,
                finding.amount && `${t('evaluation-tasks:finding.amount')} ${formatWan(finding.amount)} ${t('wan')}`,
              ]
                .filter(Boolean)
                .join(' · ')}
            </div>
            <div>{finding.description}</div>
            {finding.evidence && (
              <div>
                <span className="jx-muted">{t('evaluation-tasks:finding.evidence')}</span> {finding.evidence}
              </div>
            )}
            <div>
              <span className="jx-muted">{t('finding.recommendation')}</span> {finding.recommendation}
            </div>
          </li>
        ))}
      </ol>
    );
  return (
    <>
      {findings.length === 0 && <p className="jx-muted">{t('finding.none')}</p>}
      {findings.map((finding, at) => (
        <div key={at} className="et-finding">
          <div style={{ display: 'flex', flexDirection: 'column', gap: 8 }}>
            <Select
              aria-label={t('finding.kind')}
              value={finding.kind}
              options={KINDS.map((value) => ({ value, label: t(`finding.${value}`) }))}
              onChange={(kind) => change(at, { kind })}
            />
            <Select
              aria-label={t('evaluation-tasks:finding.problemKind')}
              placeholder={t('evaluation-tasks:finding.problemKind')}
              allowClear
              value={finding.problemKind ?? undefined}
              options={kinds.map(({ code, name }) => ({ value: code, label: name }))}
              onChange={(problemKind?: string) => change(at, { problemKind: problemKind ?? null })}
            />
          </div>
          {(['description', 'recommendation'] as const).map((name) => (
            <Input.TextArea
              key={name}
              aria-label={t(`finding.${name}`)}
              placeholder={t(`finding.${name}`)}
              value={finding[name]}
              maxLength={2000}
              autoSize={{ minRows: 3 }}
              onChange={(event) => change(at, { [name]: event.target.value })}
            />
          ))}
          <Amount
            value={finding.amount}
            label={t('evaluation-tasks:finding.amount')}
            onChange={(amount) => change(at, { amount })}
          />
          <Input
            aria-label={t('evaluation-tasks:finding.evidence')}
            placeholder={t('evaluation-tasks:finding.evidence')}
            value={finding.evidence ?? ''}
            maxLength={1000}
            onChange={(event) => change(at, { evidence: event.target.value })}
          />
          <div>
            <Button size="small" type="text" onClick={() => onChange(findings.filter((_, i) => i !== at))}>
              {t('framework.remove')}
            </Button>
          </div>
        </div>
      ))}
      <Button onClick={() => onChange([...findings, NEW])}>{t('finding.add')}</Button>
    </>
  );
}

interface AmountProps {
  value: string | null;
  label: string;
  onChange: (value: string | null) => void;
}

/** Typed in 万元, kept in yuan; what cannot be read is left for the server to refuse. */
function Amount({ value, label, onChange }: AmountProps) {
  const { t } = useTranslation('evaluation');
  const shown = value !== null && /^\d+\.\d{2}$/.test(value) ? formatWan(value, { grouped: false }) : (value ?? '');
  return (
    <Input
      key={shown}
      aria-label={label}
      placeholder={label}
      inputMode="decimal"
      suffix={t('wan')}
      defaultValue={shown}
      onBlur={(event) => {
        const text = event.target.value.trim();
        const parsed = text ? parseWan(text) : null;
        onChange(parsed === null ? null : parsed.ok ? parsed.value : text);
      }}
    />
  );
}
