import { z } from 'zod';
import { newId } from '../../core/id.ts';
import type { Api } from '../../http/api.ts';
import { requireScope, requireViewer, requireYear } from '../../http/viewer.ts';
import { meetingForm, tandemLine } from './schema.ts';
import { markMeeting, readTandems } from './service.ts';

export function tandemApi(api: Api): void {
  api.route({
    method: 'get',
    path: '/years/{startYear}/tandems',
    summary: 'Pairs and groups of a year with their meetings counted',
    tag: 'tandems',
    params: z.object({ startYear: z.coerce.number().int() }),
    response: z.object({ tandems: z.array(tandemLine) }),
    handle: async (c) => {
      const day = c.get('platform').clock.today(requireViewer(c).organization.timeZone);
      const views = await readTandems(c.get('platform'), requireScope(c), requireYear(c).id, day);
      return {
        tandems: views.map((view) => ({
          id: view.id,
          mentorPersonId: view.mentor.personId,
          menteePersonIds: view.mentees.map((mentee) => mentee.personId),
          type: view.type,
          formCode: view.formCode,
          status: view.status,
          meetingsHeld: view.held,
          lastMeetingOn: view.lastMeetingOn,
          signals: [...view.signals],
        })),
      };
    },
  });

  api.route({
    method: 'post',
    path: '/tandems/{id}/meetings',
    summary: 'Mark a meeting as held or missed',
    tag: 'tandems',
    params: z.object({ id: z.uuid() }),
    body: meetingForm,
    status: 201,
    response: z.object({ id: z.uuid() }),
    handle: async (c, { params, body }) => {
      const id = newId();
      const day = c.get('platform').clock.today(requireViewer(c).organization.timeZone);
      await markMeeting(c.get('platform'), requireScope(c), params.id, body, id, day);
      return { id };
    },
  });
}
