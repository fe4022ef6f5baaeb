import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useDocumentTitle } from './use-document-title.js';

export interface Crumb {
  label: ReactNode;
  to?: string;
}

export interface PageHeadProps {
  title: ReactNode;
  /** Words for the browser's tab when the title is not plain text. */
  tabTitle?: string;
  crumbs?: Crumb[];
  /** The object's state, in words, after the title. */
  state?: ReactNode;
  /** What is asked of me, and by when. */
  question?: ReactNode;
  /** The one filled button of a page that one reads. */
  primary?: ReactNode;
  actions?: ReactNode;
  /** Why the primary button is disabled. */
  reason?: ReactNode;
  tabs?: ReactNode;
  children?: ReactNode;
}

export function PageHead(props: PageHeadProps) {
  const { title, tabTitle, crumbs, state, question, primary, actions, reason, tabs, children } = props;
  useDocumentTitle(tabTitle ?? (typeof title === 'string' ? title : undefined));
  return (
    <header className="jx-head">
      <div className="jx-head-row">
        <div className="jx-head-text">
          {crumbs && crumbs.length > 0 && <Crumbs crumbs={crumbs} />}
          <div className="jx-title-line">
            <h1 className="jx-title">{title}</h1>
            {state && <span className="jx-state">{state}</span>}
          </div>
          {question && <div className="jx-question">{question}</div>}
        </div>
        {(primary || actions || reason || tabs) && (
          <div className="jx-head-actions">
            {tabs}
            {reason && <span className="jx-reason">{reason}</span>}
            {actions}
            {primary}
          </div>
        )}
      </div>
      {children}
    </header>
  );
}

function Crumbs({ crumbs }: { crumbs: Crumb[] }) {
  return (
    <nav aria-label="breadcrumb">
      <ol className="jx-crumbs">
        {crumbs.map((crumb, index) => (
          <li key={index}>{crumb.to ? <Link to={crumb.to}>{crumb.label}</Link> : crumb.label}</li>
        ))}
      </ol>
    </nav>
  );
}
