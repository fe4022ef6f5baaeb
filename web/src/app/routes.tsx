import { Navigate, useParams, type RouteObject } from 'react-router';
import * as assessment from '../features/assessment/index.js';
import * as evaluation from '../features/evaluation/index.js';
import * as foundation from '../features/foundation/index.js';
import * as goals from '../features/goals/index.js';
import * as integration from '../features/integration/index.js';
import * as monitoring from '../features/monitoring/index.js';
import * as projects from '../features/projects/index.js';
import * as reporting from '../features/reporting/index.js';
import * as resultsApplication from '../features/results-application/index.js';
import * as session from '../features/session/index.js';
import * as settings from '../features/settings/index.js';
import * as workbench from '../features/workbench/index.js';
import type { FeatureRoute, SettingsPage } from '../lib/feature.js';
import { isYear } from '../lib/use-year.js';
import { NotFoundPage } from '../ui/refused-page.js';
import { RouteFailure } from './error-boundary.js';
import { Frame } from './frame/frame.js';
import { SettingsMenuContext } from '../lib/settings-menu.js';
import { HomeRedirect } from './home-redirect.js';
import { pageElement } from './page.js';
import { SignedIn } from './signed-in.js';
import { SettingsLayout } from './settings-layout.js';
import { Outlet } from 'react-router';

/** The one place that knows every feature. */
interface Feature {
  routes: FeatureRoute[];
  settings?: SettingsPage[];
}

const features: Feature[] = [
  workbench,
  projects,
  goals,
  monitoring,
  evaluation,
  resultsApplication,
  assessment,
  reporting,
  foundation,
  integration,
];

export const settingsPages: SettingsPage[] = [
  ...settings.settings,
  ...features.flatMap((feature) => feature.settings ?? []),
];

const yearPages: RouteObject[] = features
  .flatMap((feature) => feature.routes)
  .map(({ path, lazy, permission }) => ({
    path,
    element: pageElement(lazy, permission),
    errorElement: <RouteFailure />,
  }));

const settingsRoutes: RouteObject[] = settingsPages.map(({ path, lazy, permission }) => ({
  path,
  element: pageElement(lazy, permission),
  errorElement: <RouteFailure />,
}));

function YearScope() {
  const { year } = useParams();
  return isYear(year) ? <Outlet /> : <NotFoundPage />;
}

export const appRoutes: RouteObject[] = [
  { path: '/sign-in', element: pageElement(session.signIn), errorElement: <RouteFailure /> },
  {
    path: '/',
    element: (
      <SignedIn>
        <SettingsMenuContext value={settingsPages}>
          <Frame />
        </SettingsMenuContext>
      </SignedIn>
    ),
    errorElement: <RouteFailure />,
    children: [
      { index: true, element: <HomeRedirect /> },
      { path: 'account/password', element: pageElement(session.password) },
      {
        path: 'settings',
        element: <SettingsLayout pages={settingsPages} />,
        children: [...settingsRoutes, { path: '*', element: <NotFoundPage /> }],
      },
      {
        path: ':year',
        element: <YearScope />,
        children: [
          { index: true, element: <Navigate to="workbench" replace /> },
          ...yearPages,
          { path: '*', element: <NotFoundPage /> },
        ],
      },
      { path: '*', element: <NotFoundPage /> },
    ],
  },
];
