import './overdue.css';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useLocation, useParams, useSearch } from 'wouter';
import type { Campaign, Plan } from '../../../../api-client/schema';
import { campaignQuery } from '../../app/campaign-queries';
import { useWords } from '../../app/language';
import { useWordsOf } from '../../app/page-words';
import { useIsAt } from '../../app/place';
import { useViewer } from '../../app/queries';
import { addressOf } from '../../parts/addresses';
import { Choice } from '../../parts/choice';
import { momentOf, tellDay } from '../../parts/dates';
import { Downloads } from '../../parts/downloads';
import { PageState } from '../../parts/page-state';
import { PageTitle } from '../../parts/page-title';
import { PartState } from '../../parts/part-state';
import { Printed } from '../../parts/printed';
import { Table } from '../../parts/table';
import { Contacts } from './contacts';
import { copyTable } from './copied';
import { answersAwaited, type Group, groupsOf, isCourtesy, type Matter, mattersIn } from './matters';
import { contactsQuery, overdueQuery } from './queries';
import { type OverdueWords, overdueWords } from './words';

/** What has not come by its deadline: whose it is, for how long, and whom to turn to. */
export function OverduePage() {
  const { campaign = '' } = useParams();
  const query = useQuery(campaignQuery(campaign));
  return (
    <PageState query={query}>
      {({ campaign: found, plan }) => <Overdue key={found.id} campaign={found} plan={plan} />}
    </PageState>
  );
}

/** What of it is shown, as the address has it. */
interface Filter {
  by: 'body' | 'unit';
  step: string;
  units: readonly string[];
}

function filterIn(search: string): Filter {
  const asked = new URLSearchParams(search);
  return {
    by: asked.get('theo') === 'don-vi' ? 'unit' : 'body',
    step: asked.get('buoc') ?? '',
    units: (asked.get('don-vi') ?? '').split(',').filter((unit) => unit !== ''),
  };
}

function searchOf({ by, step, units }: Filter): string {
  const asked = new URLSearchParams();
  if (by === 'unit') asked.set('theo', 'don-vi');
  if (step !== '') asked.set('buoc', step);
  if (units.length > 0) asked.set('don-vi', units.join(','));
  return asked.size === 0 ? '' : `?${asked}`;
}

function Overdue({ campaign, plan }: { campaign: Campaign; plan: Plan }) {
  const said = useWordsOf(overdueWords);
  const filter = filterIn(useSearch());
  const overdue = useQuery(overdueQuery(campaign.id));
  useIsAt({
    campaign: plan.title,
    rehearsal: campaign.clock === 'rehearsal',
    now: overdue.data?.now ?? campaign.now,
    timeZone: campaign.timeZone,
  });
  return (
    <div className="wide overdue-page">
      <PageTitle title={said.title} />
      <p className="only-print">{plan.title}</p>
      <OverdueFilter plan={plan} filter={filter} />
      <PartState query={overdue}>
        {({ now, rows }) => <Found campaign={campaign} now={now} rows={rows} filter={filter} />}
      </PartState>
      <Printed />
    </div>
  );
}

function OverdueFilter({ plan, filter }: { plan: Plan; filter: Filter }) {
  const words = useWords();
  const said = useWordsOf(overdueWords);
  const [path, go] = useLocation();
  const change = (next: Partial<Filter>) =>
    go(`${path}${searchOf({ ...filter, ...next })}`, { replace: true });
  return (
    <search className="no-print">
      <form
        className="filter"
        noValidate
        aria-label={said.filter}
        onSubmit={(event) => event.preventDefault()}
      >
        <Choice
          id="overdue-by"
          label={said.by}
          value={filter.by}
          options={[
            ['body', said.byBody],
            ['unit', said.byUnit],
          ]}
          onChange={(by) => change({ by: by === 'unit' ? 'unit' : 'body' })}
        />
        <Choice
          id="overdue-step"
          label={said.step}
          value={filter.step}
          options={[
            ['', said.anyStep],
            ...plan.steps.map(({ step, label }) => [step, `${label}: ${words.steps[step]}`] as const),
          ]}
          onChange={(step) => change({ step })}
        />
      </form>
      {filter.units.length > 0 && (
        <p>
          {said.onlyUnits(filter.units.length)}{' '}
          <Link href={`${path}${searchOf({ ...filter, units: [] })}`}>{said.allUnits}</Link>
        </p>
      )}
    </search>
  );
}

interface Shown {
  campaign: Campaign;
  now: string;
  rows: Parameters<typeof mattersIn>[0];
  filter: Filter;
}

function Found({ campaign, now, rows, filter }: Shown) {
  const words = useWords();
  const said = useWordsOf(overdueWords);
  const roles = useViewer()?.roles ?? [];
  const isAdministrator = roles.includes('administrator');
  const isToldAll = isAdministrator || roles.includes('committee');
  const { by, step, units } = filter;
  const all = mattersIn(rows);
  const matters = all.filter(
    (each) => (step === '' || each.step === step) && (units.length === 0 || units.includes(each.unit.id)),
  );
  const groups = groupsOf(matters, by);
  const parties = by === 'body' ? groups.map(({ id }) => id).sort() : [];
  const contacts = useQuery({
    ...contactsQuery(campaign.id, parties),
    enabled: isAdministrator && parties.length > 0,
  });
  const bodies = new Set(matters.map(({ party }) => party)).size;
  const day = tellDay(words, momentOf(now, campaign.timeZone).day);
  const answers = answersAwaited(rows);
  return (
    <>
      <p className="lead" role="status">
        {matters.length > 0
          ? said.lead(matters.length, bodies, day)
          : all.length > 0
            ? said.noneHere
            : said.none}
      </p>
      {answers.map((each) => (
        <p key={each.step} className="quiet">
          {said.answers(words.steps[each.step], each.units)}
        </p>
      ))}
      {matters.length > 0 && (
        <div className="overdue-acts no-print">
          <Copy groups={groups} timeZone={campaign.timeZone} />
          {isToldAll && <Downloads campaign={campaign.id} what="overdue" />}
        </div>
      )}
      {groups.map((group) => (
        <section key={group.id}>
          <h2>{headingOf(said, group)}</h2>
          {by === 'body' && isAdministrator && (
            <Contacts people={contacts.data?.get(group.id)} timeZone={campaign.timeZone} />
          )}
          <Matters campaign={campaign} group={group} by={by} />
        </section>
      ))}
    </>
  );
}

const headingOf = (said: OverdueWords, { name, matters, longest, isCourtesy: isAsked }: Group): string =>
  isAsked ? said.courtesy(name, matters.length) : said.group(name, matters.length, longest);

/** What has not come of it: both halves of step 1, or one. */
function whatOf(said: OverdueWords, { step, missing = [] }: Matter): string {
  const [half] = missing;
  return step === 'agency-review' && missing.length === 1 && half ? said[half] : said.what[step];
}

const daysOf = (said: OverdueWords, matter: Matter): string =>
  isCourtesy(matter) ? said.awaited : said.days(matter.days);

const lastDayOf = (said: OverdueWords, { dueAt }: Matter, timeZone: string): string =>
  said.lastDay(momentOf(new Date(Date.parse(dueAt) - 1).toISOString(), timeZone).date);

function Matters({
  campaign: { id, timeZone },
  group,
  by,
}: {
  campaign: Campaign;
  group: Group;
  by: Filter['by'];
}) {
  const said = useWordsOf(overdueWords);
  const STEPS = Object.keys(said.what);
  const toUnit = ({ unit, step, hasPage }: Matter, text: string) =>
    hasPage ? (
      <Link href={addressOf.unit({ campaign: id, unit: unit.id, step: STEPS.indexOf(step) + 1 })}>
        {text}
      </Link>
    ) : (
      text
    );
  return (
    <Table
      caption={headingOf(said, group)}
      rows={group.matters}
      keyOf={({ unit, obligation }) => `${unit.id} ${obligation}`}
      columns={[
        by === 'body'
          ? { title: said.columns.unit, cell: (matter) => toUnit(matter, matter.unit.name) }
          : { title: said.columns.body, cell: (matter) => toUnit(matter, matter.name) },
        { title: said.columns.what, cell: (matter) => whatOf(said, matter) },
        { title: said.columns.lastDay, cell: (matter) => lastDayOf(said, matter, timeZone) },
        { title: said.columns.days, cell: (matter) => daysOf(said, matter) },
      ]}
    />
  );
}

function Copy({ groups, timeZone }: { groups: readonly Group[]; timeZone: string }) {
  const said = useWordsOf(overdueWords);
  const [told, setTold] = useState('');
  const { number, body, unit, what, lastDay, days } = said.columns;
  const copy = () => {
    const rows = groups
      .flatMap(({ matters }) => matters)
      .map((matter, at) => [
        String(at + 1),
        matter.name,
        matter.unit.name,
        whatOf(said, matter),
        lastDayOf(said, matter, timeZone),
        daysOf(said, matter),
      ]);
    void copyTable([number, body, unit, what, lastDay, days], rows).then(
      () => setTold(said.copied(rows.length)),
      () => setTold(said.notCopied),
    );
  };
  return (
    <div>
      <Button variant="default" onClick={copy}>
        {said.copy}
      </Button>
      <p className="quiet" role="status">
        {told}
      </p>
    </div>
  );
}
