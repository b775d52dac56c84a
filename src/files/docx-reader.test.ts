import { describe, expect, it } from 'vitest';
import { docx } from '../../tests/support/office-files.ts';
import type { TableFile } from './table.ts';
import { readTableFile } from './table-reader.ts';

const run = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
const p = (text: string, properties = ''): string =>
  `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${text === '' ? '' : run(text)}</w:p>`;
const tc = (content: string, properties = ''): string =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${content}</w:tc>`;
const tr = (...cells: string[]): string => `<w:tr>${cells.join('')}</w:tr>`;
const tbl = (...rows: string[]): string =>
  `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>${rows.join('')}</w:tbl>`;

async function read(body: string, parts = {}): Promise<TableFile> {
  return readTableFile(docx(body, parts), 'карта.docx');
}

describe('tables of a document', () => {
  it('come one by one, with the whole text in reading order', async () => {
    const body = [
      p('Дорожная карта'),
      tbl(tr(tc(p('№')), tc(p('Мероприятие'))), tr(tc(p('1')), tc(p('Приказ') + p('Положение')))),
      p('и ещё'),
      tbl(tr(tc(p('Б')))),
      p('Конец'),
    ];
    const file = await read(body.join(''));
    expect(file.format).toBe('docx');
    expect(file.tables).toEqual([
      {
        name: '1',
        rows: [
          ['№', 'Мероприятие'],
          ['1', 'Приказ\nПоложение'],
        ],
      },
      { name: '2', rows: [['Б']] },
    ]);
    expect(file.text).toBe('Дорожная карта\n№\tМероприятие\n1\tПриказ Положение\nи ещё\nБ\nКонец');
  });

  it('keep merged cells in their first place and the columns in line', async () => {
    const restart = '<w:vMerge w:val="restart"/>';
    const body = tbl(
      tr(tc(p('Этап 1'), '<w:gridSpan w:val="3"/>'), tc(p('май'), restart)),
      tr(tc(p('1.1')), tc(p('дело'), restart), tc(p('кто')), tc(p('под маем'), '<w:vMerge/>')),
      tr(tc(p('1.2')), tc(p(''), '<w:vMerge w:val="continue"/>'), tc(p('она')), tc(p(''))),
    );
    expect((await read(body)).tables[0]?.rows).toEqual([
      ['Этап 1', null, null, 'май'],
      ['1.1', 'дело', 'кто'],
      ['1.2', null, 'она'],
    ]);
  });

  it('start further right when the row says so', async () => {
    const body = tbl(
      '<w:tr><w:trPr><w:gridBefore w:val="2"/></w:trPr><w:tc><w:p><w:r><w:t>х</w:t></w:r></w:p></w:tc></w:tr>',
    );
    expect((await read(body)).tables[0]?.rows).toEqual([[null, null, 'х']]);
  });

  it('are found inside other tables, without their text twice', async () => {
    const inner = tbl(tr(tc(p('а')), tc(p('б'))));
    const file = await read(tbl(tr(tc(p('рамка') + inner + p('')))));
    expect(file.tables.map(({ rows }) => rows)).toEqual([[['рамка']], [['а', 'б']]]);
    expect(file.text?.split('\n').sort()).toEqual(['а\tб', 'рамка']);
  });

  it('are found inside content controls and text boxes', async () => {
    const box = `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:txbxContent>${p('надпись')}${tbl(tr(tc(p('в рамке'))))}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>${p('надпись')}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>`;
    const file = await read(`<w:sdt><w:sdtContent>${tbl(tr(tc(p('в поле'))))}</w:sdtContent></w:sdt>${box}`);
    expect(file.tables.map(({ rows }) => rows)).toEqual([[['в поле']], [['в рамке']]]);
    expect(file.text).toBe('в поле\nв рамке\nнадпись');
  });

  it('are the paragraphs when there is no table at all', async () => {
    const file = await read(p('Раз') + p('') + p('Три'));
    expect(file.tables).toEqual([{ name: '1', rows: [['Раз'], [], ['Три']] }]);
    expect(file.text).toBe('Раз\n\nТри');
  });
});

describe('text of a document', () => {
  it('has tabs, breaks and hyphens, but neither deleted text nor field codes', async () => {
    const body =
      '<w:p><w:pPr><w:tabs><w:tab w:val="left" w:pos="1"/></w:tabs></w:pPr>' +
      '<w:r><w:t>а</w:t><w:tab/><w:t>б</w:t><w:br/><w:t>в</w:t><w:noBreakHyphen/><w:t>г</w:t></w:r>' +
      '<w:del><w:r><w:delText>удалено</w:delText></w:r></w:del><w:ins><w:r><w:t>вставлено</w:t></w:r></w:ins>' +
      '<w:r><w:instrText>PAGE</w:instrText></w:r></w:p>';
    expect((await read(body)).text).toBe('а\tб\nв\u2011гвставлено');
  });

  it('shows the numbers that Word counts by itself', async () => {
    const level = (depth: number, format: string, pattern: string): string =>
      `<w:lvl w:ilvl="${depth}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${pattern}"/></w:lvl>`;
    const numbering = [
      `<w:abstractNum w:abstractNumId="7">${level(0, 'decimal', '%1.')}${level(1, 'decimal', '%1.%2.')}${level(2, 'russianLower', '%3)')}</w:abstractNum>`,
      `<w:abstractNum w:abstractNumId="8">${level(0, 'bullet', '•')}</w:abstractNum>`,
      `<w:abstractNum w:abstractNumId="9">${level(0, 'upperRoman', 'Этап %1')}</w:abstractNum>`,
      '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>',
      '<w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>',
      '<w:num w:numId="3"><w:abstractNumId w:val="9"/></w:num>',
      '<w:num w:numId="4"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>',
    ].join('');
    const styles =
      '<w:style w:styleId="stage"><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr></w:pPr></w:style>';
    const numbered = (text: string, list: number, depth = 0): string =>
      p(text, `<w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="${list}"/></w:numPr>`);
    const body = [
      p('Подготовка', '<w:pStyle w:val="stage"/>'),
      numbered('первое', 1),
      numbered('подпункт', 1, 1),
      numbered('буква', 1, 2),
      numbered('буква', 1, 2),
      numbered('подпункт', 1, 1),
      numbered('точка', 2),
      p('База', '<w:pStyle w:val="stage"/>'),
      numbered('второе', 1),
      numbered('подпункт', 1, 1),
      numbered('сначала', 4),
      numbered('без номера', 0),
      tbl(tr(tc(numbered('', 4)), tc(p('дело')))),
    ];
    const file = await read(body.join(''), { numbering, styles });
    expect(file.text?.split('\n')).toEqual([
      'Этап I Подготовка',
      '1. первое',
      '1.1. подпункт',
      'а) буква',
      'б) буква',
      '1.2. подпункт',
      'точка',
      'Этап II База',
      '2. второе',
      '2.1. подпункт',
      '5. сначала',
      'без номера',
      '6.\tдело',
    ]);
    expect(file.tables[0]?.rows).toEqual([['6.', 'дело']]);
  });
});
