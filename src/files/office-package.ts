import type { FileLimits } from './limits.ts';
import { megabyte } from './limits.ts';
import { fileRefusal, orRefuse } from './refusals.ts';
import { readXml, XmlBudget } from './xml.ts';
import { openZipBytes, type Zip, type ZipEntry } from './zip.ts';

/** A reference of one part to another (ECMA-376 part 2, 9.3). Target is a whole part name in lower case. */
export interface Relationship {
  readonly id: string;
  /** Last word of the type: the same in the transitional and the strict edition. */
  readonly kind: string;
  readonly target: string;
}

/** The parts of an .xlsx or .docx. Part names are looked up without regard to case, as Office does. */
export interface OfficePackage {
  has(part: string): boolean;
  read(part: string): AsyncIterable<Uint8Array>;
  /** Empty when the part has no relationships. */
  relationships(part: string): Promise<readonly Relationship[]>;
  readonly budget: XmlBudget;
  close(): void;
}

const xmlPart = /\.(?:xml|rels)$/;

function checkSizes(zip: Zip, limits: FileLimits): void {
  let total = 0;
  for (const entry of zip.entries) {
    total += entry.size;
    if (!xmlPart.test(entry.name.toLowerCase()) || entry.size <= megabyte) continue;
    if (entry.size > entry.compressedSize * limits.ratio) throw fileRefusal('suspicious');
  }
  if (total > limits.unpackedBytes) {
    throw fileRefusal('unpackedTooLarge', { limitMb: Math.floor(limits.unpackedBytes / megabyte) });
  }
}

function index(zip: Zip): Map<string, ZipEntry> {
  const parts = new Map<string, ZipEntry>();
  for (const entry of zip.entries) {
    const key = entry.name.toLowerCase();
    // Two parts of one name: programs disagree which of them counts, so none does.
    if (parts.has(key)) throw fileRefusal('broken');
    parts.set(key, entry);
  }
  return parts;
}

function resolve(fromPart: string, target: string): string | undefined {
  const path = target.startsWith('/')
    ? target
    : `${fromPart.slice(0, fromPart.lastIndexOf('/') + 1)}${target}`;
  const steps: string[] = [];
  for (const step of path.replaceAll('\\', '/').split('/')) {
    if (step === '..') {
      if (steps.pop() === undefined) return undefined;
    } else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/').toLowerCase();
}

function relationshipsName(part: string): string {
  const cut = part.lastIndexOf('/') + 1;
  return `${part.slice(0, cut)}_rels/${part.slice(cut)}.rels`;
}

/**
 * Opens the zip of an office document and checks its sizes before anything is unpacked.
 * Refuses `tooManyEntries`, `unpackedTooLarge`, `suspicious`, `passwordProtected`, `broken`.
 */
export async function openOfficePackage(bytes: Uint8Array, limits: FileLimits): Promise<OfficePackage> {
  const zip = await orRefuse('broken', () =>
    openZipBytes(bytes, {
      maxEntries: limits.entries,
      onTooMany: () => fileRefusal('tooManyEntries', { limit: limits.entries }),
    }),
  );
  checkSizes(zip, limits);
  const parts = index(zip);
  const budget = new XmlBudget(limits);

  async function* read(part: string): AsyncGenerator<Uint8Array> {
    const entry = parts.get(part.toLowerCase());
    if (entry === undefined) throw fileRefusal('broken');
    if (entry.isEncrypted) throw fileRefusal('passwordProtected');
    for await (const piece of zip.read(entry)) {
      budget.takeBytes(piece.length);
      yield piece;
    }
  }

  async function relationships(part: string): Promise<readonly Relationship[]> {
    const name = relationshipsName(part);
    if (!parts.has(name.toLowerCase())) return [];
    const found: Relationship[] = [];
    await readXml(read(name), budget, {
      open(element, attributes) {
        if (element !== 'Relationship' || attributes.TargetMode === 'External') return undefined;
        const { Id: id, Type: type, Target: address } = attributes;
        const target = resolve(part, address ?? '');
        if (id === undefined || type === undefined || target === undefined) return undefined;
        found.push({ id, kind: type.slice(type.lastIndexOf('/') + 1), target });
        return undefined;
      },
    });
    return found;
  }

  return {
    has: (part) => parts.has(part.toLowerCase()),
    read,
    relationships,
    budget,
    close: () => zip.close(),
  };
}
