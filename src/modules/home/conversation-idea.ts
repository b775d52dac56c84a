import { z } from 'zod';
import content from '../../../content/conversation-ideas.json' with { type: 'json' };
import { type MeetingKind, nextKind, type TandemView } from '../tandems/index.ts';

const words = z.object({ ru: z.string().min(1), en: z.string().min(1) });

/** One idea for the next conversation of a mentor. */
const ideaSchema = z.object({
  code: z.string(),
  moment: z.enum(['introductory', 'trial', 'planning', 'regular']),
  audience: z.enum(['student', 'teacher']),
  text: words,
});
export type ConversationIdea = z.output<typeof ideaSchema>;

export const conversationIdeas: readonly ConversationIdea[] = z.array(ideaSchema).parse(content.ideas);

/** Ideas for the kind of meeting that comes next; a closing one has those of regular meetings. */
function ideasFor(kind: MeetingKind, audience: ConversationIdea['audience']): ConversationIdea[] {
  const moment = conversationIdeas.some((idea) => idea.moment === kind) ? kind : 'regular';
  return conversationIdeas.filter((idea) => idea.moment === moment && idea.audience === audience);
}

/**
 * The idea of a tandem: of the meeting that comes next, for a pupil or for a teacher. It changes with every meeting
 * and is the same until then, so that nobody hunts for another; two tandems of a mentor start at different ones.
 */
export function ideaFor(
  tandem: Pick<TandemView, 'id' | 'meetings' | 'held' | 'mentees'>,
): ConversationIdea | undefined {
  const audience = tandem.mentees.some((mentee) => mentee.person.kind === 'teacher') ? 'teacher' : 'student';
  const ideas = ideasFor(nextKind(tandem.meetings), audience);
  const start = Number.parseInt(tandem.id.slice(-4), 16) || 0;
  return ideas[(start + tandem.held) % ideas.length];
}
