import type { FC } from 'hono/jsx';
import { PostButton, TaskList } from '../../ui/index.ts';
import { type Activity, lineState } from './activity.ts';
import { dueWords, responsibleWords, taskStates, type Words } from './pages-words.ts';

export interface LineListProps {
  words: Words;
  lines: readonly Activity[];
  startYear: number;
  label: string;
  /** Whether the viewer may mark a line. */
  mayMark: (line: Activity) => boolean;
  people: ReadonlyMap<string, string>;
  evidence?: ReadonlyMap<string, number> | undefined;
  /** The page to come back to after a mark. */
  back: string;
}

/** Lines of the road map, each with its term, who answers for it and its one-tap mark. */
export const LineList: FC<LineListProps> = (props) => {
  const { words, startYear } = props;
  const { t, today } = words;
  return (
    <TaskList
      t={t}
      label={props.label}
      items={props.lines.map((line) => {
        const state = lineState(line, today);
        const href = `/years/${startYear}/activities/${line.id}`;
        const pieces = props.evidence?.get(line.id) ?? 0;
        const open = state !== 'done' && state !== 'cancelled';
        const notes = [
          responsibleWords(t, line.responsibleRoles) || line.responsibleText,
          line.responsiblePersonId === undefined ? undefined : props.people.get(line.responsiblePersonId),
          open && line.status === 'inProgress' ? t('programmes.line.inProgress') : undefined,
          pieces > 0 ? t('programmes.line.evidence', { count: pieces }) : undefined,
        ].filter((part) => part !== undefined && part !== '');
        return {
          title: `${line.code} ${line.title}`,
          href,
          state: taskStates[state],
          word: t(`programmes.state.${state}`).toLowerCase(),
          due: dueWords(words, line),
          note: notes.join(' · '),
          action:
            open && state !== 'ahead' && props.mayMark(line) ? (
              <PostButton
                action={`${href}/status`}
                hidden={{ status: 'done', back: props.back }}
                size="s"
                icon="check"
                label={t('programmes.line.markLabel', { line: `${line.code} ${line.title}` })}
              >
                {t('programmes.line.mark')}
              </PostButton>
            ) : undefined,
        };
      })}
    />
  );
};
