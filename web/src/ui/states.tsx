import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

export interface EmptyStateProps {
  title: ReactNode;
  /** How what is missing gets here. */
  text?: ReactNode;
  action?: ReactNode;
}

export function EmptyState({ title, text, action }: EmptyStateProps) {
  return (
    <div className="jx-empty">
      <div className="jx-empty-title">{title}</div>
      {text && <div className="jx-empty-text">{text}</div>}
      {action && <div className="jx-empty-action">{action}</div>}
    </div>
  );
}

export const Bone = ({ width }: { width: number | string }) => <span className="jx-skeleton" style={{ width }} />;

const WIDTHS = ['72%', '48%', '60%', '36%', '54%', '44%'];

export function TableSkeleton({ rows = 6, columns = 5 }: { rows?: number; columns?: number }) {
  const { t } = useTranslation('common');
  return (
    <div role="status" aria-label={t('loading')}>
      <table className="jx-table" aria-hidden="true">
        <tbody>
          {Array.from({ length: rows }, (_, row) => (
            <tr key={row}>
              {Array.from({ length: columns }, (_cell, column) => (
                <td key={column}>
                  <Bone width={WIDTHS[(row + column) % WIDTHS.length]!} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Holds the measures of a page while it loads, so that nothing jumps. */
export function PageSkeleton({ rows = 8 }: { rows?: number }) {
  return (
    <>
      <div className="jx-head">
        <div style={{ display: 'grid', gap: 12, paddingTop: 8 }}>
          <Bone width={120} />
          <Bone width={320} />
        </div>
      </div>
      <div className="jx-body">
        <div className="jx-card">
          <TableSkeleton rows={rows} />
        </div>
      </div>
    </>
  );
}
