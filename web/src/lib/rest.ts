import { fromRestBody, toDomainError } from './domain-error.js';

/** Cross-site forms cannot set a header: its presence is what the server takes as proof of our own pages. */
export const CLIENT_HEADER = { 'x-jixiao-client': 'web' } as const;

async function call<T>(url: string, init: RequestInit): Promise<T> {
  const response = await fetch(url, {
    credentials: 'same-origin',
    ...init,
    headers: { accept: 'application/json', ...CLIENT_HEADER, ...init.headers },
  }).catch((error: unknown) => {
    throw toDomainError(error);
  });
  const text = await response.text();
  const body = parse(text);
  if (!response.ok) throw fromRestBody(response.status, body, response.headers.get('x-trace-id') ?? undefined);
  return body as T;
}

function parse(text: string): unknown {
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export const rest = {
  get: <T>(url: string) => call<T>(url, { method: 'GET' }),
  post: <T>(url: string, body: unknown) =>
    call<T>(url, { method: 'POST', body: JSON.stringify(body ?? {}), headers: { 'content-type': 'application/json' } }),
  /** The body is the file itself. */
  upload: <T>(url: string, file: File) =>
    call<T>(url, { method: 'POST', body: file, headers: { 'content-type': 'application/octet-stream' } }),
};

/** The browser's own download, so that a long file shows its progress where people look for it. */
export function download(url: string): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = '';
  document.body.append(link);
  link.click();
  link.remove();
}
