import { expect, test } from 'vitest';
import { openDocx, withBody } from '../../../tests/support/documents/docx.ts';
import { adultConsents, consents } from '../../../tests/support/documents/sample-papers.ts';
import { joinDocx } from './docx-join.ts';
import { renderFrom } from './render.ts';
import { defaultTemplate } from './service-templates.ts';

const guardians = async () =>
  renderFrom('consentGuardian', consents(3), await defaultTemplate('consentGuardian'));
const adults = async () => renderFrom('consentAdult', adultConsents, await defaultTemplate('consentAdult'));

test('sheets of two kinds lie in one file: the first ones first, nothing lost, one section', async () => {
  const first = openDocx(await guardians());
  const second = openDocx(await adults());
  const joined = joinDocx(await guardians(), await adults());
  if (!joined) throw new Error('the two did not fit');
  const all = openDocx(joined);
  expect(all.paragraphs).toEqual([...first.paragraphs, ...second.paragraphs]);
  expect(all.xml('word/document.xml').match(/<w:sectPr/g)).toHaveLength(1);
});

test.each([
  ['pictures', (xml: string) => xml.replace('<w:p>', '<w:p><a:blip r:embed="rId9"/>')],
  ['numbering', (xml: string) => xml.replace('<w:p>', '<w:p><w:pPr><w:numPr></w:numPr></w:pPr>')],
])('a second file that points to other parts is not joined: %s', async (_name, change) => {
  const changed = withBody(await adults(), (xml) => change(xml.replace(/<w:p [^>]*>/, '<w:p>')));
  expect(joinDocx(await guardians(), changed)).toBeUndefined();
});
