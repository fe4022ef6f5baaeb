import type { LightLevel } from '../../../ui/index.js';

/** The rules say yellow, the screen draws amber. */
export const lightOf = (light: string | null): LightLevel =>
  light === 'YELLOW' ? 'AMBER' : ((light ?? 'NONE') as LightLevel);
