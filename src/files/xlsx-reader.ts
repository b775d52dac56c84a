import { type CompactFile, FileBuilder } from './compact-table.ts';
import type { FileLimits } from './limits.ts';
import type { OfficePackage } from './office-package.ts';
import { fileRefusal } from './refusals.ts';
import { readSharedStrings, readStyles, readWorkbook } from './xlsx-parts.ts';
import { SheetReader } from './xlsx-sheet.ts';
import { readXml } from './xml.ts';

/**
 * Reads the sheets that a person can see, in their order; hidden ones are passed over.
 * `workbookPart` is the name of the main part, as the package's relationships give it.
 */
export async function readXlsx(
  source: OfficePackage,
  workbookPart: string,
  limits: FileLimits,
): Promise<CompactFile> {
  const related = await source.relationships(workbookPart);
  const partOf = (kind: string): string | undefined =>
    related.find((one) => one.kind === kind && source.has(one.target))?.target;
  const workbook = await readWorkbook(source, workbookPart);
  const file = new FileBuilder(limits);

  const stringsPart = partOf('sharedStrings');
  if (stringsPart !== undefined) await readSharedStrings(source, stringsPart, file.texts, limits.cellChars);
  const stylesPart = partOf('styles');
  const context = {
    styles: stylesPart === undefined ? [] : await readStyles(source, stylesPart),
    is1904: workbook.is1904,
    sharedStrings: file.texts.count,
    mergedCells: limits.cells,
    cellChars: limits.cellChars,
  };

  for (const sheet of workbook.sheets) {
    if (sheet.isHidden) continue;
    const relationship = related.find((one) => one.id === sheet.relationshipId);
    // Chart sheets and macro sheets have no cells to read.
    if (relationship?.kind !== 'worksheet') continue;
    if (!source.has(relationship.target)) throw fileRefusal('broken');
    const table = file.addTable(sheet.name);
    await readXml(source.read(relationship.target), source.budget, new SheetReader(table, context));
  }
  return file.finish({ format: 'xlsx' });
}
