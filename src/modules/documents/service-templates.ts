import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot } from '../../config/package-root.ts';
import { Refusal } from '../../core/refusal.ts';
import { defaultLimits, type FileLimits, megabyte } from '../../files/limits.ts';
import { openOfficePackage } from '../../files/office-package.ts';
import { fileRefusal } from '../../files/refusals.ts';
import { refuseBadTags } from './template-check.ts';
import type { DocumentKind } from './template-tags.ts';

const files: Record<DocumentKind, string> = {
  orderPairs: 'order-pairs.docx',
  orderIntroduction: 'order-introduction.docx',
  roadmap: 'roadmap.docx',
  consentAdult: 'consent-adult.docx',
  consentGuardian: 'consent-guardian.docx',
  notice: 'notice.docx',
  missingConsents: 'missing-consents.docx',
};

const templateLimits: FileLimits = {
  ...defaultLimits,
  fileBytes: 5 * megabyte,
  unpackedBytes: 50 * megabyte,
  entries: 500,
};

const loaded = new Map<DocumentKind, Promise<Uint8Array>>();

/** The product's own template of a kind, for filling and for a school to take as a pattern. */
export function defaultTemplate(kind: DocumentKind): Promise<Uint8Array> {
  const known = loaded.get(kind) ?? readFile(join(packageRoot(), 'templates', files[kind]));
  loaded.set(kind, known);
  return known;
}

/**
 * Lets a school's own template in, or refuses it: size, damage and macros as `files.refusal.*` and
 * `documents.refusal.templateFile`, wrong tags as `documents.refusal.template…`.
 */
export async function checkTemplate(kind: DocumentKind, template: Uint8Array): Promise<void> {
  if (template.length > templateLimits.fileBytes) {
    throw fileRefusal('tooLarge', { limitMb: templateLimits.fileBytes / megabyte });
  }
  const opened = await openOfficePackage(template, templateLimits);
  const isDocument = opened.has('word/document.xml') && !opened.has('word/vbaProject.bin');
  opened.close();
  if (!isDocument) throw new Refusal('documents.refusal.templateFile', 422);
  refuseBadTags(kind, template);
}
