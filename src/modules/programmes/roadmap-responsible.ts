import words from '../../../content/roadmap-words.json' with { type: 'json' };
import { type ResponsibleRole, responsibleRoles } from './activity.ts';
import { plainText, wordKey } from './roadmap-words.ts';

export interface Responsible {
  /** Mended text: those responsible by commas. */
  readonly text: string;
  /** Each once, in the order of the text. */
  readonly roles: readonly ResponsibleRole[];
  /** Pieces that name no role of the programme, as typed. */
  readonly others: readonly string[];
  /** Words were let go or separators put in. */
  readonly mended: boolean;
}

interface Phrase {
  readonly role: ResponsibleRole;
  readonly words: readonly string[];
}

const phrases: readonly Phrase[] = responsibleRoles
  .flatMap((role) => words.responsible[role].map((phrase) => ({ role, words: wordKey(phrase).split(' ') })))
  .sort((a, b) => b.words.length - a.words.length);
const joints = new Set(words.responsibleJoints);

interface Token {
  readonly typed: string;
  readonly key: string;
}

interface Piece {
  readonly role: ResponsibleRole | undefined;
  readonly tokens: Token[];
  /** A comma or a line break stood before it. */
  readonly parted: boolean;
}

function tokensOf(text: string): (Token | undefined)[] {
  return text
    .split(/([,;/\n])|\s+/u)
    .filter((token) => token !== undefined && token !== '')
    .map((token) => (/^[,;/\n]$/.test(token) ? undefined : { typed: token, key: wordKey(token) }));
}

function phraseAt(tokens: readonly (Token | undefined)[], at: number): Phrase | undefined {
  return phrases.find((phrase) => phrase.words.every((word, offset) => tokens[at + offset]?.key === word));
}

function piecesOf(tokens: readonly (Token | undefined)[]): Piece[] {
  const pieces: Piece[] = [];
  let parted = true;
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at];
    const phrase = phraseAt(tokens, at);
    if (token === undefined) {
      parted = true;
      at += 1;
    } else if (phrase !== undefined) {
      const taken = tokens.slice(at, at + phrase.words.length).filter((one) => one !== undefined);
      pieces.push({ role: phrase.role, tokens: taken, parted });
      parted = false;
      at += phrase.words.length;
    } else {
      const last = pieces.at(-1);
      const goesOn = !parted && last !== undefined && last.role === undefined;
      if (goesOn) last.tokens.push(token);
      else if (joints.has(token.key)) parted = true;
      else pieces.push({ role: undefined, tokens: [token], parted });
      if (goesOn || !joints.has(token.key)) parted = false;
      at += 1;
    }
  }
  return pieces;
}

/** The words of a piece; joining words at its end lead to the next one and go. */
function typedText(piece: Piece): string {
  const end = piece.tokens.findLastIndex(({ key }) => !joints.has(key)) + 1;
  return piece.tokens
    .slice(0, end)
    .map(({ typed }) => typed)
    .join(' ');
}

/** A broken line leaves its last words behind: all of them stand in the role just before. */
function isLeftover(piece: Piece, before: Piece | undefined): boolean {
  if (piece.role !== undefined || before?.role === undefined) return false;
  const known = new Set(before.tokens.map(({ key }) => key));
  return piece.tokens.every(({ key }) => key === '' || known.has(key));
}

/**
 * Reads who answers for a line: several may stand without a separator, and words of a broken line may be left
 * over behind them.
 */
export function parseResponsible(typed: string): Responsible {
  const pieces = piecesOf(tokensOf(typed.replace(/<\/?(?:p|br)\b[^>]*>/giu, '\n')));
  const kept = pieces.filter((piece, at) => !isLeftover(piece, pieces[at - 1]));
  const roles = [...new Set(kept.flatMap((piece) => piece.role ?? []))];
  const others = kept.filter(({ role }) => role === undefined).map(typedText);
  const texts = kept.map((piece, at) => {
    const text = typedText(piece);
    const ordinary = at > 0 && piece.role !== undefined && !/^\p{Lu}{2}/u.test(text);
    return ordinary ? text.slice(0, 1).toLowerCase() + text.slice(1) : text;
  });
  const text = texts.join(', ');
  return {
    text,
    roles,
    others,
    mended: wordKey(text) !== wordKey(plainText(typed)) || kept.some((piece, at) => at > 0 && !piece.parted),
  };
}
