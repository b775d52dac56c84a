import Docxtemplater from 'docxtemplater';
import PizZip from 'pizzip';
import { Refusal } from '../../core/refusal.ts';
import { type DocumentKind, keysOf, readTag, type TagReference } from './template-tags.ts';
import { isWords, type TemplateValues } from './template-values.ts';

function readValue(scope: unknown, key: string): unknown {
  if (typeof scope !== 'object' || scope === null || isWords(scope)) return undefined;
  return Object.hasOwn(scope, key) ? Reflect.get(scope, key) : undefined;
}

function inWords(value: unknown, tag: TagReference): unknown {
  if (!isWords(value)) return value;
  const form = tag.style === 'full' ? value.inCase : (value[tag.style] ?? value.inCase);
  return form(tag.grammaticalCase);
}

/** The parts of a parse tree that the check of a template looks at. */
export interface TemplatePart {
  readonly type: string;
  readonly value: string;
  readonly module: string | undefined;
  readonly inverted: boolean;
  readonly inside: readonly TemplatePart[];
}

function partOf(part: Docxtemplater.DXT.Part): TemplatePart {
  return {
    type: part.type,
    value: part.value,
    module: part.module,
    inverted: part.inverted === true,
    inside: (part.subparsed ?? []).map(partOf),
  };
}

/** Remembers what docxtemplater read in each part of the document (body, headers, footers). */
class PartCollector implements Docxtemplater.DXT.Module {
  readonly name = 'PartCollector';
  readonly #byFile = new Map<string, readonly Docxtemplater.DXT.Part[]>();
  #file = '';

  set(options: { inspect?: { filePath?: string; postparsed?: readonly Docxtemplater.DXT.Part[] } }): void {
    this.#file = options.inspect?.filePath ?? this.#file;
    // Called for the inner parts of each section first, for the whole file last.
    if (options.inspect?.postparsed) this.#byFile.set(this.#file, options.inspect.postparsed);
  }

  parts(): Docxtemplater.DXT.Part[] {
    return [...this.#byFile.values()].flat();
  }
}

interface Compiled {
  readonly document: Docxtemplater<PizZip>;
  readonly parts: () => readonly TemplatePart[];
}

function firstError(error: unknown): { id: string; tag: string } | undefined {
  if (!(error instanceof Error) || !('properties' in error)) return undefined;
  const { properties } = error;
  if (typeof properties !== 'object' || properties === null) return undefined;
  const errors: unknown = Reflect.get(properties, 'errors');
  if (Array.isArray(errors) && errors.length > 0) return firstError(errors[0]);
  const tag: unknown = Reflect.get(properties, 'xtag') ?? Reflect.get(properties, 'openingtag');
  const id: unknown = Reflect.get(properties, 'id');
  return { id: String(id), tag: typeof tag === 'string' ? tag : '' };
}

function brokenTemplate(error: unknown): unknown {
  const found = firstError(error);
  if (!found) return error;
  return new Refusal('documents.refusal.templateBroken', 422, { tag: found.tag.slice(0, 60) });
}

/**
 * Reads a .docx template. Refuses `documents.refusal.templateFile` when it is no document of a word
 * processor and `documents.refusal.templateBroken` with the tag that is not opened, closed or well placed.
 */
export function compileTemplate(kind: DocumentKind, bytes: Uint8Array): Compiled {
  let zip: PizZip;
  try {
    zip = new PizZip(bytes);
  } catch {
    throw new Refusal('documents.refusal.templateFile', 422);
  }
  if (!zip.file('word/document.xml')) throw new Refusal('documents.refusal.templateFile', 422);
  const keys = keysOf(kind);
  const collector = new PartCollector();
  try {
    const document = new Docxtemplater(zip, {
      paragraphLoop: true,
      linebreaks: true,
      stripInvalidXMLChars: true,
      errorLogging: false,
      syntax: { changeDelimiterPrefix: null },
      nullGetter: () => '',
      parser: (typed) => {
        const tag = readTag(typed);
        const key = keys.get(tag.name);
        // A section gets the value itself, a placeholder its wording; a section about a person only asks if there is one.
        return {
          get: (scope, context) => {
            const value = key === undefined ? undefined : readValue(scope, key);
            return context.meta.part.module === 'loop' ? value : inWords(value, tag);
          },
        };
      },
      modules: [collector],
    });
    return { document, parts: () => collector.parts().map(partOf) };
  } catch (error) {
    throw brokenTemplate(error);
  }
}

/** Fills a compiled template; the bytes of a .docx. */
export function fillTemplate(compiled: Compiled, values: TemplateValues): Uint8Array {
  compiled.document.render(values);
  return compiled.document.getZip().generate({ type: 'uint8array', compression: 'DEFLATE' });
}
