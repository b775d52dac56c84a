// Parts that all templates share: page, type, letterhead, signature, tables. ГОСТ Р 7.0.97-2016: margins not less
// than 20 / 10 / 20 / 20 mm, 30 mm on the left for papers kept longer than ten years, type of 12-14 points,
// first-line indent of 1.25 cm, page numbers in the middle of the upper margin from the second page.
import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip,
  Document,
  Header,
  HeightRule,
  LeaderType,
  LevelFormat,
  LevelSuffix,
  LineRuleType,
  PageNumber,
  PageOrientation,
  Paragraph,
  Tab,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';

export const font = 'Times New Roman';
export const mm = convertMillimetersToTwip;
const indent = mm(12.5);

/** Width of the text on a portrait A4 page with 30 and 10 mm margins. */
export const textWidth = mm(170);

const plain = { style: BorderStyle.NONE, size: 0, color: 'auto' };
export const noBorders = {
  top: plain,
  bottom: plain,
  left: plain,
  right: plain,
  insideHorizontal: plain,
  insideVertical: plain,
};
const line = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
const grid = {
  top: line,
  bottom: line,
  left: line,
  right: line,
  insideHorizontal: line,
  insideVertical: line,
};

/** Runs of a text; `**bold**` and a tab are understood. Each tag stays in one run. */
export function runs(text, options = {}) {
  return text
    .replace(/№ /gu, '№\u00a0')
    .replace(/(стать(?:ёй|ями|и)) (?=\d)/gu, '$1\u00a0')
    .split(/(\*\*.*?\*\*|\t|\n)/u)
    .filter((piece) => piece !== '')
    .map((piece) => {
      if (piece === '\t') return new TextRun({ ...options, children: [new Tab()] });
      if (piece === '\n') return new TextRun({ ...options, break: 1 });
      if (piece.startsWith('**')) return new TextRun({ ...options, text: piece.slice(2, -2), bold: true });
      return new TextRun({ ...options, text: piece });
    });
}

/** A paragraph. Options: align, size (points), bold, indent (first line), before, after, and what docx knows. */
export function p(text, options = {}) {
  const { align = 'left', size, bold, italics, color, indent: first, left, before, after, ...rest } = options;
  const run = {
    ...(size ? { size: size * 2 } : {}),
    ...(bold ? { bold } : {}),
    ...(italics ? { italics } : {}),
    ...(color ? { color } : {}),
  };
  return new Paragraph({
    alignment: {
      left: AlignmentType.LEFT,
      center: AlignmentType.CENTER,
      right: AlignmentType.RIGHT,
      both: AlignmentType.BOTH,
    }[align],
    ...(first || left
      ? { indent: { ...(first ? { firstLine: indent } : {}), ...(left ? { left } : {}) } }
      : {}),
    spacing: { before: (before ?? 0) * 20, after: (after ?? 0) * 20 },
    children: runs(text, run),
    ...rest,
  });
}

/** Body text: justified, first line indented. */
export const body = (text, options = {}) => p(text, { align: 'both', indent: true, ...options });

/** A label and a line to write on, up to the right margin; `tail` follows the line. */
export function fill(label, { tail = '', size, before } = {}) {
  return new Paragraph({
    tabStops: [{ type: TabStopType.RIGHT, position: textWidth, leader: LeaderType.UNDERSCORE }],
    spacing: { before: (before ?? 0) * 20, after: 0 },
    children: runs(`${label}${label === '' ? '' : ' '}\t${tail}`, size ? { size: size * 2 } : {}),
  });
}

/** A tag alone in its paragraph: docxtemplater removes such paragraphs. */
export const mark = (tag) => new Paragraph({ style: 'Mark', children: [new TextRun(`{${tag}}`)] });

/** What stands between an opening and a closing tag. */
export const when = (tag, ...children) => [mark(`#${tag}`), ...children.flat(), mark(`/${tag}`)];
export const unless = (tag, ...children) => [mark(`^${tag}`), ...children.flat(), mark(`/${tag}`)];

/** A numbered point of an order; level 1 is a sub-point. */
export const point = (text, level = 0, options = {}) =>
  new Paragraph({
    alignment: AlignmentType.BOTH,
    numbering: { reference: 'points', level },
    spacing: { after: 40 },
    children: runs(text),
    ...options,
  });

/** A numbered heading: numbers follow on when a section is left out. */
export const heading = (text) =>
  new Paragraph({
    numbering: { reference: 'headings', level: 0 },
    spacing: { before: 240, after: 120 },
    keepNext: true,
    children: runs(text, { bold: true }),
  });

export const dash = (text, options = {}) =>
  new Paragraph({
    alignment: AlignmentType.BOTH,
    numbering: { reference: 'dashes', level: 0 },
    children: runs(text),
    ...options,
  });

/** A cell; content is a text or ready paragraphs. */
export function cell(content, options = {}) {
  const { width, size, bold, align, span, vertical, borders, shade, before, after, ...rest } = options;
  const paragraphs = (Array.isArray(content) ? content : [content]).map((item) =>
    typeof item === 'string' ? p(item, { size, bold, align, before, after, ...rest }) : item,
  );
  return new TableCell({
    children: paragraphs,
    ...(width ? { width: { size: width, type: WidthType.DXA } } : {}),
    ...(span ? { columnSpan: span } : {}),
    ...(borders ? { borders } : {}),
    ...(shade ? { shading: { fill: shade, color: 'auto', type: 'clear' } } : {}),
    verticalAlign:
      vertical === 'bottom'
        ? VerticalAlign.BOTTOM
        : vertical === 'center'
          ? VerticalAlign.CENTER
          : VerticalAlign.TOP,
  });
}

/** A row that is never torn between pages; `head` repeats on each page; `height` in millimetres at least. */
export const row = (cells, { head = false, height } = {}) =>
  new TableRow({
    children: cells,
    tableHeader: head,
    cantSplit: true,
    ...(height ? { height: { value: mm(height), rule: HeightRule.ATLEAST } } : {}),
  });

export function table(widths, rows, { borders = grid, margins } = {}) {
  return new Table({
    rows,
    borders,
    layout: TableLayoutType.FIXED,
    columnWidths: widths,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    margins: margins ?? { top: 30, bottom: 30, left: 80, right: 80 },
  });
}

const pageNumber = new Header({
  children: [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      children: [new TextRun({ children: [PageNumber.CURRENT], size: 24 })],
    }),
  ],
});
const emptyHeader = new Header({ children: [new Paragraph({ children: [] })] });

/** One section. Options: type, landscape, numbered (false = no page numbers), margins in millimetres. */
export function section(children, { numbered = true, first = true, margins = {}, ...rest } = {}) {
  const { top = 20, right = 10, bottom = 20, left = 30 } = margins;
  return {
    properties: {
      ...(numbered && first ? { titlePage: true } : {}),
      page: {
        size: { width: mm(210), height: mm(297), orientation: PageOrientation.PORTRAIT },
        margin: {
          top: mm(top),
          right: mm(right),
          bottom: mm(bottom),
          left: mm(left),
          header: mm(10),
          footer: mm(10),
        },
      },
      ...rest,
    },
    ...(numbered ? { headers: { default: pageNumber, ...(first ? { first: emptyHeader } : {}) } } : {}),
    // The last paragraph carries the section: it must not be one that docxtemplater takes away.
    children: [
      ...children.flat(),
      new Paragraph({ spacing: { line: 20, lineRule: LineRuleType.EXACT }, children: [] }),
    ],
  };
}

const level = (number, text) => ({
  level: number,
  format: LevelFormat.DECIMAL,
  text,
  alignment: AlignmentType.LEFT,
  suffix: LevelSuffix.SPACE,
  style: { paragraph: { indent: { left: 0, firstLine: indent } } },
});

/** A document of sections; `size` is the type in points, `spacing` the line spacing (1 = single). */
export function document(title, sections, { size = 13, spacing = 1 } = {}) {
  return new Document({
    title,
    creator: 'Плечо',
    lastModifiedBy: 'Плечо',
    styles: {
      default: {
        document: {
          run: { font, size: size * 2, language: { value: 'ru-RU' } },
          paragraph: { spacing: { line: Math.round(240 * spacing), lineRule: LineRuleType.AUTO } },
        },
      },
      paragraphStyles: [
        {
          id: 'Mark',
          name: 'Метка',
          basedOn: 'Normal',
          run: { size: 16, color: '808080' },
          paragraph: { spacing: { before: 0, after: 0 } },
        },
      ],
    },
    numbering: {
      config: [
        { reference: 'points', levels: [level(0, '%1.'), level(1, '%1.%2.')] },
        { reference: 'headings', levels: [{ ...level(0, '%1.'), style: { run: { bold: true } } }] },
        {
          reference: 'dashes',
          levels: [
            {
              level: 0,
              format: LevelFormat.BULLET,
              text: '–',
              alignment: AlignmentType.LEFT,
              suffix: LevelSuffix.SPACE,
              style: { paragraph: { indent: { left: 0, firstLine: indent } } },
            },
          ],
        },
      ],
    },
    sections,
  });
}

export { Paragraph, TabStopType };
