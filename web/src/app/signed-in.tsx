import { useQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { Navigate, useLocation } from 'react-router';
import { toDomainError } from '../lib/domain-error.js';
import { VIEWER_QUERY } from '../lib/session.graphql.js';
import { ViewerContext } from '../lib/session.js';
import { ErrorPanel } from '../ui/error-panel.js';
import { PageSkeleton } from '../ui/states.js';
import { signInAddress } from './sign-in-address.js';

const PASSWORD_PAGE = '/account/password';

/** Everything below knows who sits at the screen. */
export function SignedIn({ children }: { children: ReactNode }) {
  const { pathname, search } = useLocation();
  const { data, error, loading, refetch } = useQuery(VIEWER_QUERY, { fetchPolicy: 'cache-and-network' });
  const viewer = data?.viewer;
  if (!viewer) {
    if (loading) return <PageSkeleton />;
    if (error && toDomainError(error).code !== 'UNAUTHENTICATED') {
      return <ErrorPanel error={error} page onRetry={() => void refetch()} />;
    }
    return <Navigate to={signInAddress(pathname + search)} replace />;
  }
  if (viewer.mustChangePassword && pathname !== PASSWORD_PAGE) return <Navigate to={PASSWORD_PAGE} replace />;
  return <ViewerContext value={viewer}>{children}</ViewerContext>;
}
