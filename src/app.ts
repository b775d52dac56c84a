import { join } from 'node:path';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { except } from 'hono/combine';
import { packageRoot } from './config/package-root.ts';
import { Refusal } from './core/refusal.ts';
import { Api } from './http/api.ts';
import { serveAssets } from './http/assets.ts';
import type { Env, WebApp } from './http/env.ts';
import { onError, onNotFound } from './http/errors.tsx';
import { preferenceRoutes } from './http/preferences.ts';
import { startRequest } from './http/requests.ts';
import { sameOriginOnly, securityHeaders } from './http/security.ts';
import { serviceRoutes } from './http/service-routes.ts';
import { readSessionCookie } from './http/session-cookie.ts';
import { stylePage } from './http/style-page.tsx';
import { requireScope } from './http/viewer.ts';
import {
  accountAdministrationPages,
  accountPages,
  classTeacherRole,
  findViewer,
} from './modules/accounts/index.ts';
import { consentApi, consentPages } from './modules/consents/index.ts';
import { demonstrationPages } from './modules/demonstration/index.ts';
import { documentApi, documentPages } from './modules/documents/index.ts';
import { helpPages, homePages } from './modules/home/index.ts';
import { importApi, importListPages, importPages } from './modules/imports/index.ts';
import { administrationPages, refuseUnlessSetupOpen, setupPages } from './modules/installation/index.ts';
import { matchingApi, matchingPages } from './modules/matching/index.ts';
import { organizationPages } from './modules/organizations/index.ts';
import {
  leaveBasesAfterWithdrawal,
  myClassPages,
  participantApi,
  participantCardPages,
  participantPages,
  participantStageFacts,
  personSections,
  readParticipantPeople,
} from './modules/participants/index.ts';
import { classPages, peopleApi, peopleListPages, personPages } from './modules/people/index.ts';
import {
  composeStageFacts,
  listYearLinks,
  programmeApi,
  programmePages,
} from './modules/programmes/index.ts';
import {
  publicSiteApi,
  publicSitePages,
  siteAdministrationPages,
  siteItemPages,
} from './modules/public-site/index.ts';
import { surveyApi, surveyFillPages, surveyPages, surveyStageFacts } from './modules/questionnaires/index.ts';
import { summaryApi, summaryPages, summaryPartPages } from './modules/reporting/index.ts';
import { tandemApi, tandemListPages, tandemPages, tandemStageFacts } from './modules/tandems/index.ts';
import type { Platform } from './platform.ts';

const uploadLimitBytes = 25 * 1024 * 1024;
/** Larger backups are restored from the command line. */
const backupLimitBytes = 200 * 1024 * 1024;

function limitBody(maxSize: number) {
  return bodyLimit({
    maxSize,
    onError: () => {
      throw new Refusal('common.refusal.tooLarge', 413);
    },
  });
}

/** The whole product as one function from request to response. Read from the top, it is the security story. */
export function createApp(platform: Platform): WebApp {
  const app: WebApp = new Hono<Env>();
  app.onError(onError);
  app.notFound(onNotFound);

  // Every request: an id, a log line without personal data, headers of a strict page.
  app.use(startRequest(platform));
  app.use(securityHeaders({ https: platform.config.secureCookies }));

  // Open to anybody, and telling nothing about people: built assets and what an operator's tools ask.
  serveAssets(app, join(packageRoot(), 'dist/public'));
  serviceRoutes(app);

  // From here a change needs proof that it came from our own page, and bodies are bounded.
  app.use(sameOriginOnly(platform.config.publicUrl));
  app.use('/administration/restore', limitBody(backupLimitBytes));
  app.use(except('/administration/restore', limitBody(uploadLimitBytes)));

  // Who is asking: the session's person with the roles that hold today.
  app.use(async (c, next) => {
    const cookie = readSessionCookie(c);
    c.set('viewer', cookie === undefined ? undefined : await findViewer(platform, cookie, listYearLinks));
    await next();
  });
  preferenceRoutes(app);
  if (platform.config.isDevelopment) stylePage(app);

  // Pages that answer without a session: set-up, sign-in.
  setupPages(app);
  demonstrationPages(app, { refuseUnlessSetupOpen });
  accountPages(app);
  publicSitePages(app);

  // From here every handler takes its scope from the viewer, and every use case authorises on its first line.
  organizationPages(app);
  accountAdministrationPages(app);
  administrationPages(app);
  peopleListPages(app);
  personPages(app, personSections);
  classPages(app, classTeacherRole(platform));
  // Facts for the gates of stages: each module that keeps some adds its reader here.
  programmePages(
    app,
    composeStageFacts(
      (tx, organizationId, yearId) =>
        participantStageFacts(tx, organizationId, yearId, platform.clock.today()),
      tandemStageFacts,
      surveyStageFacts,
    ),
  );
  consentPages(app, {
    candidates: (c) => readParticipantPeople(platform, requireScope(c)),
    afterWithdrawal: leaveBasesAfterWithdrawal,
  });
  participantPages(app);
  participantCardPages(app);
  myClassPages(app);
  importListPages(app);
  importPages(app);
  tandemListPages(app);
  tandemPages(app);
  matchingPages(app);
  documentPages(app);
  surveyPages(app);
  surveyFillPages(app);
  summaryPages(app);
  summaryPartPages(app);
  siteAdministrationPages(app);
  siteItemPages(app);
  homePages(app);
  helpPages(app);

  createApi().mount(app);
  return app;
}

/** The REST face of the modules; also read by the test that keeps openapi.json equal to the code. */
export function createApi(): Api {
  const api = new Api();
  peopleApi(api);
  programmeApi(api);
  consentApi(api);
  participantApi(api);
  importApi(api);
  tandemApi(api);
  matchingApi(api);
  documentApi(api);
  surveyApi(api);
  summaryApi(api);
  publicSiteApi(api);
  return api;
}
