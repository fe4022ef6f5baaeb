import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRouteError } from 'react-router';
import { DomainError, toDomainError } from '../lib/domain-error.js';
import { ErrorPanel } from '../ui/error-panel.js';
import { EmptyState } from '../ui/states.js';

/** A chunk that is gone means a newer version was installed while this page was open. */
const isOutdated = (error: unknown) =>
  error instanceof Error && /dynamically imported module|importing a module script|preload CSS/i.test(error.message);

export function RouteFailure() {
  const { t } = useTranslation('frame');
  const error = useRouteError();
  const reload = () => window.location.reload();
  if (isOutdated(error)) {
    return (
      <EmptyState
        title={t('outdated.title')}
        text={t('outdated.text')}
        action={
          <Button type="primary" onClick={reload}>
            {t('outdated.reload')}
          </Button>
        }
      />
    );
  }
  const failure = toDomainError(error);
  const traced = failure.traceId
    ? failure
    : new DomainError(failure.code, failure.refusals, localTrace(), failure.params);
  // The one place where a defect of a screen is left for whoever looks into the browser.
  // eslint-disable-next-line no-console
  if (failure.isDefect) console.error(traced.traceId, error);
  return <ErrorPanel error={traced} page onRetry={reload} />;
}

/** A fault of the page itself never reached the server: the time is what an operator can look for. */
const localTrace = () => `web-${new Date().toISOString().slice(0, 19).replace(/[-:T]/g, '')}`;
