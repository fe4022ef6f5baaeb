import { Navigate } from 'react-router';
import { useSettingsMenu } from '../lib/settings-menu.js';
import { usePermission, useToday } from '../lib/session.js';
import { rememberedYear } from '../lib/use-year.js';

/** Who has duties begins at the workbench; an administrator, who has none, at the settings. */
export function HomeRedirect() {
  const hasDuties = usePermission('task.read');
  const settings = useSettingsMenu();
  const year = rememberedYear(Number(useToday().slice(0, 4)));
  if (!hasDuties && settings.length > 0) return <Navigate to={`/settings/${settings[0]!.path}`} replace />;
  return <Navigate to={`/${year}/workbench`} replace />;
}
