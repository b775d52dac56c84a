import type { TestBrowser } from '../browser.ts';
import { collectConsents, collectDutyConsents, fillBase, lookAtCard } from './bases.ts';
import { keyboard, pointer } from './hand.ts';
import { makeOrder, makePairs, publishRoadmap } from './pairs.ts';
import { importAnswers, importPupils, importPupilsAgain, importTeachers } from './people.ts';
import {
  answerSurvey,
  closeTandem,
  enterByCard,
  markMeeting,
  openSurvey,
  printCard,
  publishNews,
  readPublicPage,
  sumUp,
} from './work.ts';
import { describeSchool, leadYear, makeYear, pasteRoadmap, setUpSchool, type Walk } from './year.ts';

/** Of the answers of the example school: this mentee does not want to work with this mentor. */
const ban = { mentee: 'Волков Алексей Андреевич', mentor: 'Мамедова Наталья Сергеевна' };

/** From the first visit to the bases of mentees and mentors, on the files of the example school. */
export async function prepareYear(walk: Walk): Promise<number> {
  await setUpSchool(walk);
  await describeSchool(walk);
  const startYear = await makeYear(walk);
  await pasteRoadmap(walk, startYear);
  await leadYear(walk, startYear);
  await importPupils(walk);
  await importPupilsAgain(walk);
  await importTeachers(walk);
  await importAnswers(walk, 'mentees');
  await importAnswers(walk, 'mentors');
  await collectConsents(walk);
  await collectDutyConsents(walk);
  await fillBase(walk, startYear, 'mentee');
  await fillBase(walk, startYear, 'mentor');
  await lookAtCard(walk, startYear, ban.mentee, ban.mentor);
  return startYear;
}

/** From the bases to the results of the year. Other people take part on telephones of their own. */
export async function carryYear(walk: Walk, browser: TestBrowser, startYear: number): Promise<void> {
  const { look } = walk;
  const chosen = await makePairs(walk, startYear, ban);
  await makeOrder(walk, chosen);
  await publishRoadmap(walk);

  const code = await printCard(walk, chosen.mentor);
  const phone = await browser.newPage({ width: 360 });
  const mentor = { hand: walk.hand.way === 'keyboard' ? keyboard(phone) : pointer(phone, 'touch'), look };
  await enterByCard(mentor, code);
  await markMeeting(mentor);

  const survey = await openSurvey(walk, chosen.mentee);
  const plain = { axe: false };
  const borrowed = await browser.newPage({ width: 360, javaScript: false });
  const mentee = walk.hand.way === 'keyboard' ? keyboard(borrowed) : pointer(borrowed, 'touch');
  await answerSurvey({ hand: mentee, look: (page, name) => look(page, name, plain) }, survey.link);

  await closeTandem(walk, startYear, chosen.mentor);
  await sumUp(walk);
  const address = await publishNews(walk);
  const visitor = await browser.newPage({ width: 360, javaScript: false });
  await readPublicPage(visitor, (page, name) => look(page, name, plain), address);
}
