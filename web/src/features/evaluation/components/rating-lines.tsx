import { Exact } from '@jixiao/shared';
import { Button, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../ui/index.js';
import type { Rating } from '../data/ratings.graphql.js';

const NS = 'evaluation-firms';

export type LineDraft = Pick<Rating['lines'][number], 'code' | 'count' | 'reason' | 'taskId'>;

interface LinesProps {
  rating: Rating;
  lines: LineDraft[];
  editable: boolean;
  onChange: (lines: LineDraft[]) => void;
}

/** 人工检查: what a person found by the checklist of the year, each with its reason; the rule takes the points off. */
export function RatingLines({ rating, lines, editable, onChange }: LinesProps) {
  const { t } = useTranslation(NS);
  const checks = new Map(rating.checklist.map((one) => [one.code, one]));
  if (checks.size === 0 || (!editable && lines.length === 0)) return null;
  const set = (at: number, part: Partial<LineDraft>) =>
    onChange(lines.map((line, i) => (i === at ? { ...line, ...part } : line)));
  return (
    <Card title={t('rating.lines')} note={t('rating.linesNote')}>
      {lines.length === 0 ? (
        <p className="jx-note">{t('rating.line.none')}</p>
      ) : (
        <table className="evaluation-lines">
          <thead>
            <tr>
              {['code', 'count', 'off', 'task', 'reason'].map((key) => (
                <th key={key}>{t(`rating.line.${key}`)}</th>
              ))}
              {editable && <th aria-label={t('rating.line.remove')} />}
            </tr>
          </thead>
          <tbody>
            {lines.map((line, at) => (
              <Line
                // Lines have no name of their own before they are saved.
                key={at}
                n={at + 1}
                line={line}
                rating={rating}
                editable={editable}
                off={new Exact(checks.get(line.code)?.points ?? 0).times(line.count || 0).toString()}
                onChange={(part) => set(at, part)}
                onRemove={() => onChange(lines.filter((_, i) => i !== at))}
              />
            ))}
          </tbody>
        </table>
      )}
      {editable && (
        <Select
          className="evaluation-pick"
          aria-label={t('rating.line.add')}
          placeholder={t('rating.line.add')}
          value={null}
          options={rating.checklist.map(({ code, name, points }) => ({
            value: code,
            label: `${name}（${t('rating.line.off1', { points })}）`,
          }))}
          onChange={(code: string | null) =>
            code && onChange([...lines, { code, count: 1, reason: '', taskId: onlyTask(rating) }])
          }
        />
      )}
    </Card>
  );
}

const onlyTask = ({ secondScores }: Rating): string | null =>
  secondScores.length === 1 ? secondScores[0]!.taskId : null;

interface LineProps {
  n: number;
  line: LineDraft;
  rating: Rating;
  editable: boolean;
  off: string;
  onChange: (part: Partial<LineDraft>) => void;
  onRemove: () => void;
}

function Line({ n, line, rating, editable, off, onChange, onRemove }: LineProps) {
  const { t } = useTranslation(NS);
  const name = rating.checklist.find(({ code }) => code === line.code)?.name ?? line.code;
  const title = rating.secondScores.find(({ taskId }) => taskId === line.taskId)?.title ?? '—';
  const at = t('rating.line.row', { n });
  return (
    <tr>
      <td>{name}</td>
      <td>
        {editable ? (
          <InputNumber
            aria-label={`${at} ${t('rating.line.count')}`}
            min={1}
            max={99}
            precision={0}
            value={line.count}
            onChange={(count) => onChange({ count: Number(count ?? 1) })}
          />
        ) : (
          line.count
        )}
      </td>
      <td className="evaluation-off">−{off}</td>
      <td>
        {editable ? (
          <Select
            aria-label={`${at} ${t('rating.line.task')}`}
            allowClear
            style={{ width: '100%' }}
            value={line.taskId}
            options={rating.secondScores.map((one) => ({ value: one.taskId, label: one.title }))}
            onChange={(taskId: string | undefined) => onChange({ taskId: taskId ?? null })}
          />
        ) : (
          title
        )}
      </td>
      <td>
        {editable ? (
          <Input
            aria-label={`${at} ${t('rating.line.reason')}`}
            maxLength={500}
            value={line.reason}
            onChange={(event) => onChange({ reason: event.target.value })}
          />
        ) : (
          line.reason
        )}
      </td>
      {editable && (
        <td>
          <Button size="small" onClick={onRemove}>
            {t('rating.line.remove')}
          </Button>
        </td>
      )}
    </tr>
  );
}
