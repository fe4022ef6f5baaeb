import { DomainError, fromRestBody, toDomainError } from './domain-error.js';

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
  /** A piece of a file that is sent in several. */
  piece: <T>(url: string, body: Blob) =>
    call<T>(url, { method: 'PATCH', body, headers: { 'content-type': 'application/octet-stream' } }),
  remove: (url: string) => call<null>(url, { method: 'DELETE' }),
  /** The body is the file itself. */
  upload: <T>(url: string, file: File) =>
    call<T>(url, { method: 'POST', body: file, headers: { 'content-type': 'application/octet-stream' } }),
};

/** Like `upload`, with the file's own type and news of how far it has got: `fetch` cannot tell. */
export function sendFile<T>(url: string, file: File, type: string, onProgress: (percent: number) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', url);
    for (const [name, value] of Object.entries({ accept: 'application/json', 'content-type': type, ...CLIENT_HEADER }))
      request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? Math.round((loaded / total) * 100) : 0);
    request.onerror = () => reject(new DomainError('OFFLINE'));
    request.onload = () => {
      const body = parse(request.responseText);
      if (request.status < 300) resolve(body as T);
      else reject(fromRestBody(request.status, body, request.getResponseHeader('x-trace-id') ?? undefined));
    };
    request.send(file);
  });
}

/** The browser's own download, so that a long file shows its progress where people look for it. */
export function download(url: string): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = '';
  document.body.append(link);
  link.click();
  link.remove();
}
