import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useYearPath } from '../lib/use-year.js';

/** Dotted underline: this number opens the rows behind it. */
export function RowsLink({ to, children, label }: { to: string; children: ReactNode; label?: string }) {
  return (
    <Link className="jx-rows" to={to} aria-label={label} onClick={(event) => event.stopPropagation()}>
      {children}
    </Link>
  );
}

export interface FigureLinkProps {
  figureId: string;
  /** Narrows the figure: unit, round, category … */
  params?: Record<string, string>;
  children: ReactNode;
}

export function FigureLink({ figureId, params, children }: FigureLinkProps) {
  const path = useYearPath();
  const query = params ? `?${new URLSearchParams(params).toString()}` : '';
  return <RowsLink to={path(`reports/figures/${encodeURIComponent(figureId)}${query}`)}>{children}</RowsLink>;
}
