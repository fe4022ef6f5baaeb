/** What a file really is, by its first bytes; its name is only a claim (controls C61, case D50). */
export function fileKind(bytes: Buffer): string {
  if (bytes.length === 0) return 'empty';
  const head = bytes.subarray(0, 8).toString('latin1');
  if (head.startsWith('PK\x03\x04')) return zipKind(bytes);
  if (head.startsWith('\xd0\xcf\x11\xe0')) {
    return bytes.includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'encrypted' : 'ole';
  }
  if (head.startsWith('%PDF-')) return 'pdf';
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (head.startsWith('\xff\xd8\xff')) return 'jpg';
  if (head.startsWith('MZ')) return 'exe';
  if (head.startsWith('Rar!') || head.startsWith('7z\xbc\xaf')) return 'archive';
  const start = bytes.subarray(0, 1_024).toString('latin1').trimStart().toLowerCase();
  if (start.startsWith('<!doctype html') || start.startsWith('<html') || start.startsWith('<table')) return 'html';
  if (start.startsWith('<?xml') || start.startsWith('<')) return 'xml';
  return bytes.subarray(0, 4_096).includes(0) ? 'binary' : 'text';
}

function zipKind(bytes: Buffer): string {
  // Part names stand uncompressed in the directory at the end of the archive.
  const directory = bytes.subarray(Math.max(0, bytes.length - 256 * 1024)).toString('latin1');
  if (directory.includes('vbaProject.bin')) return 'macro';
  if (directory.includes('xl/workbook.xml')) return 'xlsx';
  if (directory.includes('word/document.xml')) return 'docx';
  if (directory.includes('ppt/presentation.xml')) return 'pptx';
  return 'zip';
}
