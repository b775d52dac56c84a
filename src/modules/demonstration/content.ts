import storyData from '../../../content/demonstration.json' with { type: 'json' };
import castData from '../../../content/demonstration-people.json' with { type: 'json' };
import { type Cast, castSchema, type Story, storySchema } from './schema.ts';

let read: { readonly story: Story; readonly cast: Cast } | undefined;

/** The story and the people of the demonstration school; checked when they are first asked for. */
export function demonstrationContent(): { readonly story: Story; readonly cast: Cast } {
  read ??= { story: storySchema.parse(storyData), cast: castSchema.parse(castData) };
  return read;
}
