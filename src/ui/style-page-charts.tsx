import type { FC } from 'hono/jsx';
import words from '../../content/style-page.json' with { type: 'json' };
import type { Translate } from '../i18n/index.ts';
import { BarChart, DotPlot, Slope, Sparkline, TimeStrip } from './charts/index.ts';
import { Grid, Stack } from './layout.tsx';
import { Card } from './section.tsx';
import { PlainTable } from './table-parts.tsx';

const c = words.charts;

/** Each kind of chart with the sentence that it proves. */
export const Charts: FC<{ t: Translate }> = ({ t }) => (
  <Stack gap="l">
    <Grid min="l">
      <Card>
        <BarChart
          t={t}
          finding={c.bars}
          basis={c.barsBasis}
          max={110}
          target={55}
          bars={[
            ...c.barRows.map((row) => ({
              ...row,
              display: c.barDisplay.replace('{value}', String(row.value)),
              href: '#charts',
            })),
            { label: c.barHidden },
          ]}
        />
      </Card>
      <Card>
        <Slope t={t} finding={c.slope} basis={c.slopeBasis} lines={c.slopeRows} />
      </Card>
      <Card>
        <DotPlot
          t={t}
          finding={c.dots}
          basis={c.dotsBasis}
          rows={[...c.dotRows, { label: c.dotHidden }]}
          min={4}
          max={9}
        />
      </Card>
      <Card>
        <PlainTable
          caption={c.tableTitle}
          head={c.tableHead.map((label, index) => ({ label, numeric: index > 0 }))}
          rows={c.tableRows}
          foot={c.tableFoot}
          rowHeads
        />
        <p>
          {c.sparkText}: <Sparkline t={t} label={c.spark} values={[3, 5, 9, undefined, 14, 19, 26]} />
        </p>
      </Card>
    </Grid>
    <Card>
      <TimeStrip
        t={t}
        finding={c.strip}
        length={c.stripMonths.length}
        divisions={c.stripMonths.map((label, from) => ({ label, from }))}
        now={5.3}
        bands={c.stripRows.map((row, index) => ({
          ...row,
          tone: (['good', 'good', 'bad', undefined, undefined] as const)[index],
        }))}
      />
    </Card>
  </Stack>
);
