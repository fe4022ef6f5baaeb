/** Projects are ranked among their like; this is what makes them alike (R050). */
export interface PeerGroup {
  readonly industry?: string | null;
  readonly projectType?: string | null;
}

const part = (text: string | null | undefined): string => text?.normalize('NFKC').trim() || '*';

/** Same industry and same project type. A part that nobody has named is a group of its own, not of everybody. */
export function peerGroupKey({ industry, projectType }: PeerGroup): string {
  return `${part(industry)}/${part(projectType)}`;
}

/** Whether a list may be read as a ranking; a mixed one carries the note 不同类型项目不可直接比较. */
export function isComparable(groups: readonly PeerGroup[]): boolean {
  return new Set(groups.map(peerGroupKey)).size <= 1;
}

/** Below this number of others a distribution would show single units, and says nothing anyway. */
export const LEAST_PEERS = 5;
