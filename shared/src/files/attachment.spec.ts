import { checkAttachmentClaim, cleanFileName, FILE_NAME_LENGTH } from './attachment.js';
import { secrecyMark } from './secrecy-mark.js';

const PDF = 'application/pdf';
const codes = (name: string, type = PDF): string[] => checkAttachmentClaim(name, type).map(({ code }) => code);

describe('names of files (D66)', () => {
  it.each([
    ['../../etc/passwd.pdf', 'passwd.pdf'],
    ['C:\\Users\\a\\报告.pdf', '报告.pdf'],
    ['CON.pdf', '文件_CON.pdf'],
    ['.pdf', '文件.pdf'],
    ['一\n二\u202e三.pdf', '一二三.pdf'],
    ['佐证😀.pdf', '佐证😀.pdf'],
    ['  现场  照片 .png', '现场 照片.png'],
    ['a:b*c?.txt', 'a_b_c_.txt'],
  ])('%j is kept as %j', (given, kept) => expect(cleanFileName(given)).toBe(kept));

  it('cuts a long name between characters and keeps its extension', () => {
    const name = cleanFileName(`${'😀长'.repeat(150)}.pdf`);
    expect([...name].length).toBe(FILE_NAME_LENGTH);
    expect(name.endsWith('.pdf')).toBe(true);
    expect(cleanFileName(name)).toBe(name);
  });
});

describe('what a file claims to be', () => {
  it('D50: extension and media type are allowed and agree', () => {
    expect(codes('报告.pdf')).toEqual([]);
    expect(codes('照片.jpeg', 'image/jpeg')).toEqual([]);
    expect(codes('报告.pdf', 'application/octet-stream')).toEqual(['ATTACHMENT_DISAGREES']);
    expect(codes('报告.pdf', '')).toEqual(['ATTACHMENT_DISAGREES']);
  });

  it.each(['a.exe', 'a.svg', 'a.html', 'a.zip', 'a.xls', 'a', '报告.exe.pdf', 'logo.svg.png'])(
    'D66, D67: %s is no attachment',
    (name) => expect(codes(name)).toEqual(['ATTACHMENT_TYPE']),
  );

  it('D58: a name with a mark of secrecy is refused together with everything else', () => {
    expect(codes('机密★1年 方案.exe')).toEqual(['ATTACHMENT_TYPE', 'SECRET_MARK']);
  });
});

describe('marks of secrecy (D58)', () => {
  it.each(['绝密★长期', '机密 ★', '秘密　★1年', '机密☆'])('%s is one', (text) =>
    expect(secrecyMark(text)).not.toBeNull(),
  );
  it.each(['保守国家秘密', '机密级', '★秘密', '商业秘密、★级'])('%s is none', (text) =>
    expect(secrecyMark(text)).toBeNull(),
  );
});
