import { type Refusal, refusal } from '../errors/refusal.js';
import { secrecyMark } from './secrecy-mark.js';

/** Largest attachment (controls C61). */
export const ATTACHMENT_BYTES = 20 * 1024 * 1024;
/** Largest file that arrives in pieces, where a document takes such: scanned working papers. */
export const UPLOAD_BYTES = 500 * 1024 * 1024;
/** Largest piece. */
export const UPLOAD_PIECE_BYTES = 8 * 1024 * 1024;
/** Most attachments of one owner: evidence is chosen, not poured in. */
export const ATTACHMENTS_PER_OWNER = 20;
/** Longest name that is kept, extension included. */
export const FILE_NAME_LENGTH = 120;

/**
 * What may be attached, with the media type that must be claimed for it. Archives are not among them: nobody has looked
 * into them for secrets. Neither are SVG and HTML, which a browser would run (controls C44).
 */
export const ATTACHMENT_TYPES: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  txt: 'text/plain',
};

const INVISIBLE =
  /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]|\p{Surrogate}/gu;
const SEPARATORS = /[\\/:*?"<>|]/g;
/** Names that Windows keeps for its devices, with or without an extension. */
const DEVICE = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])$/i;
const PROGRAM =
  /\.(exe|com|bat|cmd|scr|pif|msi|js|jse|vbs|vbe|wsf|ps1|hta|jar|lnk|sh|svg|html?|xhtml|mht|php|jsp|asp)$/i;

export function extensionOf(name: string): string {
  return /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toLowerCase() ?? '';
}

/**
 * A name that means a file and nothing else, on every system: no folders, no control or direction characters, no device.
 * It is shown and sent along; the file itself lies under an id of its own.
 */
export function cleanFileName(given: string): string {
  const last = given.normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  const bare = last.replace(INVISIBLE, '').replace(SEPARATORS, '_').replace(/\s+/g, ' ').trim();
  const extension = extensionOf(bare);
  const stem = extension ? bare.slice(0, -extension.length - 1) : bare;
  const named = stem.replace(/^[. ]+|[. ]+$/g, '');
  const safe = named === '' || DEVICE.test(named) ? `文件${named ? `_${named}` : ''}` : named;
  const most = FILE_NAME_LENGTH - (extension ? extension.length + 1 : 0);
  // Cut between characters, never through one.
  const short = [...safe].slice(0, most).join('');
  return extension ? `${short}.${extension}` : short;
}

/** Why a file of this name and claimed media type is not taken; asked before a byte is sent, and again on arrival. */
export function checkAttachmentClaim(name: string, mediaType: string): Refusal[] {
  const refusals: Refusal[] = [];
  const extension = extensionOf(name);
  const stem = extension ? name.slice(0, -extension.length - 1) : name;
  const expected = ATTACHMENT_TYPES[extension];
  const allowed = Object.keys(ATTACHMENT_TYPES).join('、');
  if (!expected || PROGRAM.test(stem)) {
    refusals.push(
      refusal('ATTACHMENT_TYPE', {
        ruleId: 'C61',
        field: 'file',
        params: { found: PROGRAM.exec(stem)?.[1] ?? (extension || name), allowed },
        wayOut: 'ATTACH_ALLOWED_TYPE',
      }),
    );
  } else if (mediaType !== expected) {
    refusals.push(
      refusal('ATTACHMENT_DISAGREES', {
        ruleId: 'C61',
        field: 'file',
        params: { extension, found: mediaType || '—' },
        wayOut: 'ATTACH_ALLOWED_TYPE',
      }),
    );
  }
  const mark = secrecyMark(name);
  if (mark) refusals.push(secretRefusal(mark));
  return refusals;
}

export function secretRefusal(mark: string): Refusal {
  return refusal('SECRET_MARK', { ruleId: 'C31', field: 'file', params: { mark }, wayOut: 'SECRETS_STAY_OUTSIDE' });
}
