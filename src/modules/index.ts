/**
 * Table of contents: every module's door, lowest level first. A module imports doors of lower levels only.
 */
export const moduleLevels = [
  ['audit', 'stored-files'],
  ['organizations'],
  ['people'],
  ['accounts'],
  ['programmes'],
  ['consents'],
  ['participants'],
  ['imports'],
  ['tandems'],
  ['matching'],
  ['documents'],
  ['questionnaires'],
  ['reporting'],
  ['public-site'],
  ['home'],
  ['demonstration'],
  ['installation'],
] as const;
