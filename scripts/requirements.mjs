// npm run requirements: writes into docs/requirements.csv which test proves which requirement, from the test titles.
import './steps/node-version.mjs';

const { readFileSync, writeFileSync } = await import('node:fs');
const { claimedIds, readRequirements, requirementsFile, testCell, writeRequirements } = await import(
  './steps/requirements.mjs'
);

const claims = claimedIds();
const requirements = readRequirements(readFileSync(requirementsFile, 'utf8'));
for (const requirement of requirements) requirement.test = testCell(claims.get(requirement.id));
writeFileSync(requirementsFile, writeRequirements(requirements));
const open = requirements.filter((requirement) => requirement.test === 'open').length;
console.log(
  `${requirements.length - open} of ${requirements.length} requirements have a test; ${open} are open.`,
);
