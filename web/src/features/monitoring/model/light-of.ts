/** The light of a sheet as the signs of the client know it. */
export const lightOf = (light: string | null): 'GREEN' | 'AMBER' | 'RED' | 'NONE' =>
  light === 'YELLOW' ? 'AMBER' : ((light ?? 'NONE') as 'GREEN' | 'RED' | 'NONE');
