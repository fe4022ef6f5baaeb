export interface PublicItem {
  id: string;
  jurisdictionName: string;
  workYear: number;
  title: string;
  agencyName: string;
  publishedOn: string;
  grade: string | null;
}

export interface PublicList {
  items: PublicItem[];
  next: string | null;
  demo: boolean;
}

/** The snapshot as it was published. A field that is absent was not published, and is not guessed. */
export interface Snapshot {
  year?: number;
  amount?: string | null;
  score?: string | null;
  grade?: string | null;
  summary?: string | null;
  findings?: { description: string; recommendation?: string | null }[];
}

export interface PublicDetail extends PublicItem {
  payload: Snapshot;
  demo: boolean;
}

export class NotPublished extends Error {}

async function read<T>(url: string): Promise<T> {
  const response = await fetch(url, { headers: { accept: 'application/json' } });
  if (response.status === 404) throw new NotPublished(url);
  if (!response.ok) throw new Error(String(response.status));
  return (await response.json()) as T;
}

export const listUrl = (year: string | null, after: string | null): string => {
  const query = new URLSearchParams({ ...(year ? { year } : {}), ...(after ? { after } : {}) }).toString();
  return query ? `/api/public/items?${query}` : '/api/public/items';
};
export const itemUrl = (id: string): string => `/api/public/items/${encodeURIComponent(id)}`;

export const readList = (year: string | null, after: string | null): Promise<PublicList> => read(listUrl(year, after));
export const readItem = (id: string): Promise<PublicDetail> => read(itemUrl(id));
