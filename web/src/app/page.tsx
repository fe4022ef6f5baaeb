import { lazy, Suspense, type ComponentType, type ReactNode } from 'react';
import type { LazyPage, PermissionNeed } from '../lib/feature.js';
import { usePermission } from '../lib/session.js';
import { RefusedPage } from '../ui/refused-page.js';
import { PageSkeleton } from '../ui/states.js';

/** A page behind its permission, fetched when it is first opened. */
export function pageElement(load: LazyPage, permission?: PermissionNeed): ReactNode {
  const Page: ComponentType = lazy(load);
  return (
    <Guard permission={permission}>
      <Page />
    </Guard>
  );
}

function Guard({ permission, children }: { permission?: PermissionNeed; children: ReactNode }) {
  const allowed = usePermission(permission);
  if (!allowed) return <RefusedPage permission={firstOf(permission)} />;
  return <Suspense fallback={<PageSkeleton />}>{children}</Suspense>;
}

const firstOf = (need: PermissionNeed | undefined): string => (typeof need === 'string' ? need : (need?.[0] ?? ''));
