import type { FC } from 'hono/jsx';
import words from '../../content/style-page.json' with { type: 'json' };
import type { Translate } from '../i18n/index.ts';
import { PersonLine } from './avatar.tsx';
import { Button, ButtonLink, PostButton } from './button.tsx';
import { type Column, DataTable } from './data-table.tsx';
import { EmptyState } from './empty-state.tsx';
import { Fold } from './fold.tsx';
import { KeyValue } from './key-value.tsx';
import { Grid, Stack } from './layout.tsx';
import { LinkCard } from './link-card.tsx';
import { Progress } from './progress.tsx';
import { Card, Panel, Section, Split } from './section.tsx';
import { StageLine, type StageState } from './stage-line.tsx';
import { Stat, Stats } from './stat.tsx';
import { Status } from './status.tsx';
import { Stepper } from './stepper.tsx';
import { PlainTable } from './table-parts.tsx';
import { Tabs } from './tabs.tsx';
import { TaskList, type TaskState } from './task-list.tsx';
import { Timeline } from './timeline.tsx';
import type { Tone } from './tone.ts';

const stageStates: StageState[] = ['done', 'done', 'late', 'active', 'due', 'ahead', 'skipped'];
const taskStates: TaskState[] = ['late', 'due', 'waiting', 'ahead', 'done'];

/** The seven stages, this week's tasks, the numbers of the year. */
export const Year: FC<{ t: Translate }> = ({ t }) => (
  <Stack gap="l">
    <Card>
      <StageLine
        t={t}
        label={words.stagesLabel}
        stages={words.stages.map((stage, index) => ({
          number: index + 1,
          name: stage.name,
          note: stage.note,
          state: stageStates[index] ?? 'ahead',
          href: '#year',
          current: index === 3,
        }))}
      />
    </Card>
    <Stats>
      <Stat
        t={t}
        value={98}
        total={110}
        label={words.stats.consents}
        href="#people"
        state={{ tone: 'warn', word: words.stats.consentsState }}
      />
      <Stat t={t} value={26} label={words.stats.pairs} previous={21} href="#people" />
      <Stat t={t} value={1250} label={words.stats.meetings} previous={984} />
      <Stat
        t={t}
        value={words.stats.targetValue}
        label={words.stats.target}
        state={{ tone: 'good', word: words.stats.targetState }}
      />
    </Stats>
    <Section title={words.weekTitle} level={3} context={words.weekContext}>
      <TaskList
        t={t}
        label={words.weekTitle}
        items={words.tasks.map((task, index) => ({
          title: task.title,
          href: '#year',
          due: task.due,
          note: task.note,
          state: taskStates[index] ?? 'ahead',
          action: task.action ? (
            <PostButton action="/act" size="s">
              {task.action}
            </PostButton>
          ) : undefined,
        }))}
      />
    </Section>
  </Stack>
);

type Row = (typeof words.people.rows)[number];
const consentTones: Tone[] = ['good', 'bad', 'warn', 'good', 'neutral'];
const consent = (row: Row): Tone => consentTones[words.people.rows.indexOf(row)] ?? 'neutral';

const columns: Column<Row>[] = [
  { key: 'name', header: words.people.columns.name, cell: (row) => row.name, sortable: true, primary: true },
  {
    key: 'class',
    header: words.people.columns.className,
    cell: (row) => row.className,
    sortable: true,
    nowrap: true,
  },
  { key: 'request', header: words.people.columns.request, cell: (row) => row.request, from: 'm' },
  {
    key: 'consent',
    header: words.people.columns.consent,
    cell: (row) => <Status tone={consent(row)}>{words.statuses[consent(row)]}</Status>,
    secondary: true,
  },
  { key: 'teacher', header: words.people.columns.teacher, cell: (row) => row.teacher, from: 'l' },
  {
    key: 'score',
    header: words.people.columns.score,
    cell: (row) => row.score,
    numeric: true,
    sortable: true,
  },
];

/** A list with everything that lists can have, and the details of one row. */
export const People: FC<{ t: Translate }> = ({ t }) => {
  const open = words.people.rows[1];
  return (
    <Stack gap="xl">
      <DataTable
        t={t}
        caption={words.people.caption}
        columns={columns}
        rows={words.people.rows}
        rowKey={(row) => row.name}
        rowLabel={(row) => row.name}
        rowHref={() => '#panel'}
        sort={{ key: 'name', direction: 'ascending' }}
        sortHref={(sort) => `?sort=${sort.key}&direction=${sort.direction}#people`}
        search={{ action: '/ui', label: words.people.search, value: words.people.query, clearHref: '/ui' }}
        chips={words.people.chips.map((label, index) => ({
          label,
          href: '#people',
          current: index === 1,
          count: [498, 12, 37, 164][index],
        }))}
        clearHref="#people"
        tools={
          <ButtonLink href="#people" kind="quiet" size="s" icon="star">
            {words.people.tools}
          </ButtonLink>
        }
        selection={{
          action: '/bulk',
          name: 'person',
          actions: words.people.bulk.map((label, index) => ({
            label,
            value: String(index),
            kind: index === 0 ? 'primary' : 'danger',
          })),
        }}
        page={{ number: 3, size: 50, total: 498, href: (page) => `?page=${page}#people` }}
        empty={{ title: words.empty.title }}
      />
      <Split
        panel={
          open ? (
            <Panel
              t={t}
              title={open.name}
              context={words.panel.context}
              closeHref="#people"
              foot={<Button wide>{words.panel.action}</Button>}
            >
              <Status tone="bad">{words.statuses.bad}</Status>
              <KeyValue items={words.panel.facts} />
              <Timeline items={words.timeline.map((item) => ({ ...item, tone: 'neutral' }))} />
            </Panel>
          ) : undefined
        }
      >
        <DataTable
          t={t}
          caption={words.people.caption}
          columns={columns}
          rows={words.people.rows}
          rowKey={(row) => row.name}
          rowHref={() => '#panel'}
          openKey={open?.name}
          page={{ number: 1, size: 50, total: 5, href: () => '#people' }}
          empty={{ title: words.empty.title }}
        />
      </Split>
    </Stack>
  );
};

/** Progress, steps, empty places. */
export const LongWork: FC<{ t: Translate }> = ({ t }) => (
  <Stack gap="l">
    <Stepper
      t={t}
      label={words.stepsLabel}
      current={3}
      steps={words.steps.map((label) => ({ label, href: '#long' }))}
    />
    <Grid min="m">
      <Card>
        <Progress
          t={t}
          id="progress-running"
          label={words.progress.label}
          done={6120}
          total={10000}
          note={words.progress.note}
        />
      </Card>
      <Card>
        <Progress
          t={t}
          id="progress-done"
          label={words.progress.doneLabel}
          done={110}
          total={110}
          state="done"
        />
      </Card>
      <Card>
        <Progress
          t={t}
          id="progress-failed"
          label={words.progress.failedLabel}
          done={13}
          total={64}
          state="failed"
          note={words.progress.failedNote}
        />
      </Card>
      <Card>
        <Progress t={t} id="progress-unknown" label={words.progress.unknown} done={0} />
      </Card>
    </Grid>
    <EmptyState
      level={3}
      icon="heart-handshake"
      title={words.empty.title}
      action={<Button>{words.empty.action}</Button>}
      sample={
        <PlainTable
          caption={words.empty.title}
          hideCaption
          focusable={false}
          head={words.empty.sampleHead.map((label) => ({ label }))}
          rows={words.empty.sample}
        />
      }
    >
      {words.empty.why}
    </EmptyState>
  </Stack>
);

/** Tabs, facts, history, people, big links. */
export const Details: FC<{ t: Translate }> = ({ t }) => (
  <Stack gap="l">
    <Tabs
      t={t}
      label={words.sections.detail}
      items={words.tabs.map((label, index) => ({
        label,
        href: '#detail',
        current: index === 1,
        count: index === 1 ? 7 : undefined,
      }))}
    />
    <Grid min="l">
      <Card
        title={words.longName}
        level={3}
        context={words.panel.context}
        action={<a href="#detail">{words.edit}</a>}
        foot={<a href="#detail">{words.foundations.link}</a>}
      >
        <KeyValue items={words.panel.facts} />
      </Card>
      <Card title={words.tabs[3]} level={3}>
        <Timeline
          items={words.timeline.map((item, index) => ({
            ...item,
            tone: (['good', 'warn', 'neutral'] as const)[index],
          }))}
        />
      </Card>
    </Grid>
    <Fold title={words.weekTitle} level={3} note={words.weekContext} open>
      <p>{words.cards.text}</p>
    </Fold>
    <Stack gap="s">
      <PersonLine name={words.longName} note={words.panel.context} size="l" />
      <PersonLine name={words.viewer} note={words.viewerRole} href="#detail" />
      <PersonLine name={words.longName} note={words.viewerRole} size="s" href="#detail" />
    </Stack>
    <Grid>
      {words.cards.links.map((link, index) => (
        <LinkCard
          href="#detail"
          title={link.title}
          text={link.text}
          size="l"
          icon={(['user-heart', 'route', 'lifebuoy'] as const)[index]}
        />
      ))}
    </Grid>
  </Stack>
);
