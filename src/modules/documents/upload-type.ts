/** What a file of a school's own may be: what word processors write, and scans. */
const types = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  odt: 'application/vnd.oasis.opendocument.text',
  doc: 'application/msword',
  rtf: 'application/rtf',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
} as const;

type Extension = keyof typeof types;

/** First bytes of each: names lie, bytes do not. */
const signatures: Readonly<Record<Extension, readonly number[]>> = {
  pdf: [0x25, 0x50, 0x44, 0x46],
  docx: [0x50, 0x4b, 0x03, 0x04],
  odt: [0x50, 0x4b, 0x03, 0x04],
  doc: [0xd0, 0xcf, 0x11, 0xe0],
  rtf: [0x7b, 0x5c, 0x72, 0x74, 0x66],
  jpg: [0xff, 0xd8, 0xff],
  jpeg: [0xff, 0xd8, 0xff],
  png: [0x89, 0x50, 0x4e, 0x47],
};

/** Extensions for the browser's filter. */
export const uploadExtensions = Object.keys(types).map((extension) => `.${extension}`);

function isExtension(text: string): text is Extension {
  return Object.hasOwn(types, text);
}

/** Media type of an uploaded document by its extension, when its bytes agree; undefined for anything else. */
export function uploadType(name: string, bytes: Uint8Array): string | undefined {
  const extension = name.toLowerCase().split('.').at(-1) ?? '';
  if (!isExtension(extension)) return undefined;
  const agrees = signatures[extension].every((byte, index) => bytes[index] === byte);
  return agrees ? types[extension] : undefined;
}
