// node templates/build.mjs: writes the .docx templates beside this file; with --check only tells whether those
// that lie there are what would be written. The same sources give the same bytes.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Packer } from 'docx';
import PizZip from 'pizzip';
import { consentAdult, consentGuardian } from './build/consent.mjs';
import missingConsents from './build/missing-consents.mjs';
import notice from './build/notice.mjs';
import orderIntroduction from './build/order-introduction.mjs';
import orderPairs from './build/order-pairs.mjs';
import roadmap from './build/roadmap.mjs';

const templates = {
  'order-pairs': orderPairs,
  'order-introduction': orderIntroduction,
  roadmap,
  'consent-adult': consentAdult,
  'consent-guardian': consentGuardian,
  notice,
  'missing-consents': missingConsents,
};

// Zip entries carry local time without a zone: these parts are the same everywhere.
const day = new Date(2024, 0, 1);

/** Takes the time of the build out of a package, so that it can be compared. */
function withoutTime(bytes) {
  const made = new PizZip(bytes);
  const fixed = new PizZip();
  for (const name of Object.keys(made.files).sort()) {
    const entry = made.files[name];
    if (entry.dir) continue;
    let text = entry.asText();
    if (name === 'docProps/core.xml') {
      text = text.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/gu, `$12024-01-01T00:00:00Z`);
    }
    fixed.file(name, text, { date: day });
  }
  return fixed.generate({ type: 'nodebuffer', compression: 'DEFLATE' });
}

const isCheck = process.argv.includes('--check');
const stale = [];
for (const [name, make] of Object.entries(templates)) {
  const path = fileURLToPath(new URL(`${name}.docx`, import.meta.url));
  const bytes = withoutTime(await Packer.toBuffer(make()));
  const same = existsSync(path) && readFileSync(path).equals(bytes);
  if (same) continue;
  if (isCheck) stale.push(`${name}.docx`);
  else writeFileSync(path, bytes);
}
if (stale.length > 0) {
  console.error(`Not what the sources make: ${stale.join(', ')}. Run: npm run templates`);
  process.exitCode = 1;
}
