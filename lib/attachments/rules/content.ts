/** The most a file may hold, bytes (`product.md` part 2). */
export const MOST_BYTES = 25 * 1024 * 1024;
export const MOST_PER_CASE = 100;
export const MOST_PER_ACCOUNT_BYTES = 5 * 1024 ** 3;

const OFFICE = 'application/vnd.openxmlformats-officedocument';

/** The kinds that are taken: by extension, the content that may stand behind it. Text has no mark of its own. */
const KINDS: Readonly<Record<string, readonly string[]>> = {
  pdf: ['application/pdf'],
  png: ['image/png'],
  jpg: ['image/jpeg'],
  jpeg: ['image/jpeg'],
  gif: ['image/gif'],
  webp: ['image/webp'],
  heic: ['image/heic'],
  docx: [`${OFFICE}.wordprocessingml.document`, 'application/zip'],
  xlsx: [`${OFFICE}.spreadsheetml.sheet`, 'application/zip'],
  pptx: [`${OFFICE}.presentationml.presentation`, 'application/zip'],
  zip: ['application/zip'],
  mp3: ['audio/mpeg'],
  wav: ['audio/wav'],
  m4a: ['audio/x-m4a', 'audio/mp4', 'video/mp4'],
  mp4: ['video/mp4'],
  pcap: ['application/vnd.tcpdump.pcap'],
  txt: ['text/plain'],
  csv: ['text/plain'],
  log: ['text/plain'],
  json: ['text/plain'],
  eml: ['text/plain'],
};

export const TAKEN_EXTENSIONS: readonly string[] = Object.keys(KINDS);

/** For people: "PDF, images, Word, …". */
export const TAKEN_IN_WORDS =
  'PDF, images, Word, Excel, PowerPoint, text, CSV, ZIP, sound, MP4 and network captures';

/**
 * Why a file is not taken, or null when it is. `detected` is the type its first bytes show, null when they show none;
 * `isText`: those bytes are text in UTF-8.
 */
export function refusalOf(extension: string, detected: string | null, isText: boolean): string | null {
  const kinds = KINDS[extension];
  if (!kinds) return `Files of this kind are not taken. Send ${TAKEN_IN_WORDS}.`;
  const content = detected ?? (isText ? 'text/plain' : null);
  if (content !== null && kinds.includes(content)) return null;
  return `The content of this file is not what its name says (.${extension}). Save it again in that format, then send it.`;
}

/** The type it is stored with; downloads name none of it. */
export const contentTypeOf = (detected: string | null): string => detected ?? 'text/plain';
