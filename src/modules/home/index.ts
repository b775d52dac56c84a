export { type ConversationIdea, conversationIdeas, ideaFor } from './conversation-idea.ts';
export { type FirstStep, firstSteps, type SetUpFacts } from './first-step.ts';
export { homePages } from './pages.tsx';
export { helpPages } from './pages-help.tsx';
