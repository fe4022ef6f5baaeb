import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { daysBetween, useFormat } from '../lib/format.js';
import { useToday } from '../lib/session.js';

export const Kbd = ({ children }: { children: ReactNode }) => <kbd className="jx-kbd">{children}</kbd>;

export function DateText({ value, full }: { value: string | null | undefined; full?: boolean }) {
  const format = useFormat();
  const today = useToday();
  if (!value) return <span className="jx-muted">—</span>;
  return <time dateTime={value}>{full ? format.dateFull(value) : format.date(value, Number(today.slice(0, 4)))}</time>;
}

/** 逾期 3 天 in red, 还有 2 天 in amber within a week, else nothing: the date alone is enough. */
export function Due({ date, overdueDays }: { date: string | null | undefined; overdueDays?: number | null }) {
  const { t } = useTranslation('common');
  const today = useToday();
  if (!date) return null;
  const left = daysBetween(today, date);
  const late = overdueDays ?? (left < 0 ? -left : 0);
  if (late > 0) return <b className="jx-strong jx-red">{t('due.overdue', { count: late })}</b>;
  if (left === 0) return <b className="jx-strong jx-amber">{t('due.today')}</b>;
  if (left <= 7) return <b className="jx-strong jx-amber">{t('due.left', { count: left })}</b>;
  return null;
}

export interface WorkingLine {
  label?: ReactNode;
  expression: ReactNode;
  value?: ReactNode;
  note?: ReactNode;
}

/** The working of a score as one would write it by hand: 10 × 18 ÷ 20 = 9.00 */
export function WorkingSteps({ lines, result }: { lines: WorkingLine[]; result?: ReactNode }) {
  return (
    <div className="jx-working">
      <dl>
        {lines.map((line, index) => (
          <div className="jx-working-line" key={index}>
            <dt>{line.label}</dt>
            <dd>
              {line.expression}
              {line.note && <span className="jx-note"> {line.note}</span>}
            </dd>
            <dd>{line.value}</dd>
          </div>
        ))}
      </dl>
      {result && <div className="jx-working-result">{result}</div>}
    </div>
  );
}

export interface TimelineItem {
  key?: string;
  at: string;
  /** Business date: the day that counts, where a demo stands at another one than the clock. */
  on?: string;
  who?: ReactNode;
  title: ReactNode;
  text?: ReactNode;
  tone?: 'red' | 'green';
}

function Moment({ at, on }: Pick<TimelineItem, 'at' | 'on'>) {
  const format = useFormat();
  if (at.length <= 10) return <time dateTime={at}>{format.date(at)}</time>;
  const clock = format.dateTime(at);
  return <time dateTime={at}>{on ? `${on}${clock.slice(10)}` : clock}</time>;
}

export function Timeline({ items }: { items: TimelineItem[] }) {
  return (
    <ol className="jx-timeline">
      {items.map((item, index) => (
        <li key={item.key ?? index} data-tone={item.tone}>
          <div className="jx-timeline-meta">
            <Moment at={item.at} on={item.on} />
            {item.who && <span> {item.who}</span>}
          </div>
          <div>{item.title}</div>
          {item.text && <div className="jx-muted">{item.text}</div>}
        </li>
      ))}
    </ol>
  );
}

export interface AutosaveLineProps {
  savedAt?: Date | string | null;
  saving?: boolean;
  error?: unknown;
  onRetry?: () => void;
}

export function AutosaveLine({ savedAt, saving, error, onRetry }: AutosaveLineProps) {
  const { t } = useTranslation('common');
  const format = useFormat();
  return (
    <span className="jx-muted" role="status">
      {error ? (
        <span className="jx-red">
          {t('autosave.failed')}{' '}
          {onRetry && (
            <button type="button" className="jx-linkish" onClick={onRetry}>
              {t('retry')}
            </button>
          )}
        </span>
      ) : saving ? (
        t('autosave.saving')
      ) : savedAt ? (
        t('autosave.saved', { time: format.time(savedAt) })
      ) : (
        t('autosave.untouched')
      )}
    </span>
  );
}
