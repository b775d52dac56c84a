import { mainNamespace, xmlHead, xmlText } from './spreadsheet-xml.ts';

/** First number that a workbook may use for a format of its own. */
const firstOwnFormat = 164;
/** The built-in format "text": what is typed into such a cell later is not taken for a formula either. */
const textFormat = 49;

const border =
  '<border><left style="thin"><color rgb="FFBFC5CC"/></left><right style="thin"><color rgb="FFBFC5CC"/></right>' +
  '<top style="thin"><color rgb="FFBFC5CC"/></top><bottom style="thin"><color rgb="FFBFC5CC"/></bottom><diagonal/></border>';

/** Numbers of the styles that every sheet uses. */
export const styles = { title: 1, header: 2, text: 3, note: 4 } as const;

/** Collects number formats and gives each a cell style. */
export class WorkbookStyles {
  private readonly formats: string[] = [];

  /** Style of a body cell under a number format such as `0.0` or `dd.mm.yyyy`. */
  forFormat(code: string): number {
    const known = this.formats.indexOf(code);
    const position = known < 0 ? this.formats.push(code) - 1 : known;
    return styles.note + 1 + position;
  }

  xml(): string {
    const own = this.formats.map(
      (code, index) => `<numFmt numFmtId="${firstOwnFormat + index}" formatCode="${xmlText(code)}"/>`,
    );
    const body = this.formats.map(
      (code, index) =>
        `<xf numFmtId="${firstOwnFormat + index}" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" ` +
        `applyBorder="1" applyAlignment="1"><alignment vertical="top"${/y/.test(code) ? ' horizontal="left"' : ''}/></xf>`,
    );
    const xfs = [
      '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
      `<xf numFmtId="${textFormat}" fontId="2" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>`,
      `<xf numFmtId="${textFormat}" fontId="1" fillId="2" borderId="1" xfId="0" applyNumberFormat="1" applyFont="1" ` +
        'applyFill="1" applyBorder="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf>',
      `<xf numFmtId="${textFormat}" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" ` +
        'applyBorder="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>',
      `<xf numFmtId="${textFormat}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`,
      ...body,
    ];
    return (
      `${xmlHead}<styleSheet xmlns="${mainNamespace}">` +
      (own.length === 0 ? '' : `<numFmts count="${own.length}">${own.join('')}</numFmts>`) +
      '<fonts count="3"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font>' +
      '<font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font>' +
      '<font><b/><sz val="14"/><name val="Calibri"/><family val="2"/></font></fonts>' +
      '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>' +
      '<fill><patternFill patternType="solid"><fgColor rgb="FFE9EDF2"/><bgColor indexed="64"/></patternFill></fill></fills>' +
      `<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>${border}</borders>` +
      '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
      `<cellXfs count="${xfs.length}">${xfs.join('')}</cellXfs>` +
      '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    );
  }
}
