import type { FC } from 'hono/jsx';
import words from '../../content/style-page.json' with { type: 'json' };
import type { Translate } from '../i18n/index.ts';
import { Button, ButtonLink, ButtonRow, PostButton } from './button.tsx';
import { Dialog, DialogLink } from './dialog.tsx';
import { Cluster, Grid, Prose, Stack } from './layout.tsx';
import { Mark } from './mark.tsx';
import { Menu } from './menu.tsx';
import { Alert, Notice } from './notice.tsx';
import { Card } from './section.tsx';
import { Badge, Status, Tag } from './status.tsx';
import type { Tone } from './tone.ts';

const tones: Tone[] = ['good', 'warn', 'bad', 'info', 'neutral'];

/** Type, running text, the mark. */
export const Foundations: FC = () => (
  <Grid min="l">
    <Card>
      <Cluster gap="m">
        <Mark size="l" />
        <Mark />
        <Mark size="s" />
      </Cluster>
      <Prose>
        <h3>{words.foundations.type}</h3>
        <p>
          {words.foundations.text} <a href="#main">{words.foundations.link}</a>
        </p>
        <ul>
          {words.foundations.list.map((line) => (
            <li>{line}</li>
          ))}
        </ul>
      </Prose>
    </Card>
    <Card title={words.cards.title} level={3} context={words.cards.context} look="tint">
      <p>{words.cards.text}</p>
      <ButtonRow>
        <Button size="l" icon="calendar-check">
          {words.buttons.large}
        </Button>
      </ButtonRow>
    </Card>
  </Grid>
);

/** Every kind of button, the menu, the dialog. */
export const Buttons: FC<{ t: Translate }> = ({ t }) => (
  <Stack>
    <ButtonRow>
      <Button icon="checks">{words.buttons.primary}</Button>
      <ButtonLink href="#main">{words.buttons.secondary}</ButtonLink>
      <Button kind="quiet">{words.buttons.quiet}</Button>
      <Button kind="danger" icon="user-x">
        {words.buttons.danger}
      </Button>
      <Button disabled>{words.buttons.disabled}</Button>
    </ButtonRow>
    <Cluster>
      <PostButton action="/remind" size="s" icon="bell">
        {words.buttons.small}
      </PostButton>
      <Menu
        label={words.buttons.menu}
        align="start"
        items={[
          { label: words.edit, href: '#main', icon: 'pencil', current: true },
          { label: words.print, href: '#main', icon: 'printer' },
          { label: words.remove, action: '/remove', icon: 'trash', tone: 'danger' },
        ]}
      />
      <DialogLink dialog="remove-mentor" kind="danger">
        {words.buttons.dialog}
      </DialogLink>
    </Cluster>
    <Dialog
      t={t}
      id="remove-mentor"
      title={words.dialog.title}
      foot={
        <>
          <PostButton action="/remove" kind="danger">
            {words.dialog.yes}
          </PostButton>
          <ButtonLink href="#remove-mentor-open">{words.dialog.no}</ButtonLink>
        </>
      }
    >
      <p>{words.dialog.text}</p>
    </Dialog>
  </Stack>
);

/** States with their words, notices and alerts. */
export const States: FC = () => (
  <Stack>
    <Cluster gap="m">
      {tones.map((tone) => (
        <Badge tone={tone}>{words.statuses[tone]}</Badge>
      ))}
    </Cluster>
    <Cluster gap="m">
      {tones.map((tone) => (
        <Status tone={tone}>{words.statuses[tone]}</Status>
      ))}
      {words.tags.map((tag) => (
        <Tag>{tag}</Tag>
      ))}
    </Cluster>
    <Grid min="l">
      <Notice title={words.notices.infoTitle}>{words.notices.info}</Notice>
      <Notice
        tone="warn"
        title={words.notices.warnTitle}
        action={
          <ButtonLink href="#main" size="s" icon="printer">
            {words.notices.warnAction}
          </ButtonLink>
        }
      >
        {words.notices.warn}
      </Notice>
      <Alert title={words.notices.badTitle}>{words.notices.bad}</Alert>
      <Notice tone="good">{words.notices.goodTitle}</Notice>
    </Grid>
  </Stack>
);
