import type { Provider } from '@nestjs/common';
import { AlertBinding } from './application/alert-binding.js';
import { AlertQueries } from './application/alert-queries.js';
import { RaiseAlerts } from './application/raise-alerts.js';
import { SpendingScopes } from './application/spending-scopes.js';
import { AlertResolver } from './graphql/alert.resolver.js';
import { AlertReads } from './persistence/alert.reads.js';

/** Everything that alerts add to the monitoring module. */
export const ALERT_PROVIDERS: Provider[] = [
  AlertReads,
  RaiseAlerts,
  AlertBinding,
  SpendingScopes,
  AlertQueries,
  AlertResolver,
];
