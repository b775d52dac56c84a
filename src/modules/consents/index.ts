export { consentApi } from './api.ts';
export type { Consent, ConsentPurpose, ConsentState } from './consent.ts';
export { consentPurposes, requiredSigner, stateOf } from './consent.ts';
export { consentPages } from './pages.tsx';
export type { ConsentPageHooks } from './pages-view.tsx';
export type { AfterWithdrawal, ConsentLine, MarkResult } from './service.ts';
export { markConsents, peopleWithConsent, readConsentsOf, readRegistry, withdrawConsent } from './service.ts';
