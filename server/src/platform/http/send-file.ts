import type { Response } from 'express';

export const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
export const DOCUMENT = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** Name as RFC 6266 has it: plain for old clients, encoded for all others. */
export function send(response: Response, name: string, bytes: Buffer, type = WORKBOOK): void {
  announce(response, name, type);
  response.end(bytes);
}

function announce(response: Response, name: string, type: string): void {
  const clean = [...name.replace(/[\u0000-\u001F\u007F"\\/]/g, '')].slice(0, 150).join('');
  const plain = /^[\w.-]+$/.test(clean) ? clean : type === WORKBOOK ? 'sheet.xlsx' : 'file';
  const encoded = encodeURIComponent(clean.replace(LONE_SURROGATE, '')).replace(
    /['()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16)}`,
  );
  response.setHeader('content-type', type);
  response.setHeader('content-disposition', `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`);
}
