import { ApolloProvider, useQuery } from '@apollo/client/react';
import { App, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { StrictMode, Suspense, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { createBrowserRouter } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { createApolloClient } from '../lib/apollo.js';
import { INSTALLATION_QUERY } from '../lib/session.graphql.js';
import { InstallationContext, NO_INSTALLATION } from '../lib/session.js';
import { theme } from '../ui/tokens.js';
import { appRoutes } from './routes.js';
import { signInAddress } from './sign-in-address.js';

const router = createBrowserRouter(appRoutes);

const client = createApolloClient(() => {
  const { pathname, search } = router.state.location;
  if (pathname !== '/sign-in') void router.navigate(signInAddress(pathname + search));
});

export function JixiaoApp() {
  const { i18n } = useTranslation();
  return (
    <StrictMode>
      <ConfigProvider
        theme={theme}
        locale={i18n.language === 'en' ? enUS : zhCN}
        button={{ autoInsertSpace: false }}
        wave={{ disabled: true }}
      >
        <App message={{ maxCount: 2 }}>
          <ApolloProvider client={client}>
            <InstallationProvider>
              <Suspense fallback={null}>
                <RouterProvider router={router} />
              </Suspense>
            </InstallationProvider>
          </ApolloProvider>
        </App>
      </ConfigProvider>
    </StrictMode>
  );
}

/** Whether this is a demo, and at which date it stands: known before sign-in, shown on every screen. */
function InstallationProvider({ children }: { children: ReactNode }) {
  const { data, loading } = useQuery(INSTALLATION_QUERY);
  if (loading && !data) return null;
  return <InstallationContext value={data?.installation ?? NO_INSTALLATION}>{children}</InstallationContext>;
}
