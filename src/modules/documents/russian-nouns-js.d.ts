/** The part of russian-nouns-js that the product uses; the package carries no types of its own. */
declare module 'russian-nouns-js' {
  interface LemmaOptions {
    readonly text: string;
    readonly gender: string;
    readonly animate?: boolean;
    readonly indeclinable?: boolean;
  }
  interface Engine {
    /** Variants of a form, the usual one first. */
    decline(lemma: LemmaOptions, grammaticalCase: string): string[];
  }
  const RussianNouns: {
    readonly Engine: new () => Engine;
    readonly Gender: { readonly FEMININE: string; readonly MASCULINE: string; readonly NEUTER: string };
    /** Names of the cases, nominative first. */
    readonly CASES: readonly string[];
  };
  export default RussianNouns;
}
