import type { CSSProperties, ReactNode } from 'react';

export function PageBody({ children, wide }: { children: ReactNode; wide?: boolean }) {
  return (
    <div className="jx-body" style={wide ? { maxWidth: 'none' } : undefined}>
      {children}
    </div>
  );
}

export interface CardProps {
  title?: ReactNode;
  note?: ReactNode;
  extra?: ReactNode;
  /** Without inner padding: the content brings its own rows. */
  flush?: boolean;
  tone?: 'amber' | 'red';
  id?: string;
  style?: CSSProperties;
  children?: ReactNode;
}

export function Card({ title, note, extra, flush, tone, id, style, children }: CardProps) {
  return (
    <section className={flush ? 'jx-card jx-card-flush' : 'jx-card'} data-tone={tone} id={id} style={style}>
      {(title || extra) && (
        <div className="jx-card-head">
          {title && <h2 className="jx-card-title">{title}</h2>}
          {note && <span className="jx-card-note">{note}</span>}
          {extra && <div className="jx-card-extra">{extra}</div>}
        </div>
      )}
      {children}
    </section>
  );
}

export interface WorkAreaProps {
  left?: ReactNode;
  leftWidth?: number;
  side?: ReactNode;
  sideWidth?: number;
  children: ReactNode;
}

/** A page one works in: each column scrolls by itself, so that head and foot bar stay in sight. */
export function WorkArea({ left, leftWidth = 214, side, sideWidth = 348, children }: WorkAreaProps) {
  const columns = [left ? `${leftWidth}px` : '', 'minmax(0, 1fr)', side ? `${sideWidth}px` : ''];
  return (
    <div className="jx-work" style={{ gridTemplateColumns: columns.join(' ') }}>
      {left && <aside className="jx-work-left">{left}</aside>}
      <div className="jx-work-main">{children}</div>
      {side && <aside className="jx-work-side">{side}</aside>}
    </div>
  );
}

export interface FootBarProps {
  left?: ReactNode;
  right?: ReactNode;
  /** Why the filled button is disabled; stands beside it. */
  reason?: ReactNode;
}

export function FootBar({ left, right, reason }: FootBarProps) {
  return (
    <div className="jx-foot">
      <div className="jx-foot-left">{left}</div>
      <div className="jx-foot-right">
        {reason && <span className="jx-reason">{reason}</span>}
        {right}
      </div>
    </div>
  );
}
