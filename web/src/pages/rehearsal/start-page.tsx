import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { Rehearsal, Rehearsals } from '../../../../api-client/schema';
import { api, ask } from '../../api/ask';
import { useWords } from '../../app/language';
import { useWordsOf } from '../../app/page-words';
import { addressOf } from '../../parts/addresses';
import { Choice } from '../../parts/choice';
import { tellInstant } from '../../parts/dates';
import { Failed } from '../../parts/failed';
import { PageState } from '../../parts/page-state';
import { PageTitle } from '../../parts/page-title';
import { Table } from '../../parts/table';
import { TextField } from '../../parts/text-field';
import { useAction } from '../../parts/use-action';
import { isUnderWay, rehearsalsQuery } from './queries';
import { rehearsalWords } from './words';

/** What is rehearsed, and what was. */
export function StartPage() {
  const said = useWordsOf(rehearsalWords);
  const query = useQuery(rehearsalsQuery);
  return (
    <PageState query={query}>
      {(read) => (
        <div className="wide">
          <PageTitle title={said.title} />
          <div className="reading">
            <p>{said.lead}</p>
            <Start {...read} />
          </div>
          <Earlier items={read.items} />
        </div>
      )}
    </PageState>
  );
}

function Start({ isPlayed, choices, items }: Rehearsals) {
  const said = useWordsOf(rehearsalWords);
  const running = items.find(isUnderWay);
  if (!isPlayed || choices.length === 0) {
    return (
      <div className="note">
        <h2>{said.notPlayed}</h2>
        <p>{said.notPlayedWhy}</p>
      </div>
    );
  }
  if (!running) return <Order choices={choices} />;
  return (
    <div className="note">
      <p>{said.running}</p>
      <p>
        <Link href={addressOf.rehearsal(running.campaign)}>{said.open}</Link>
      </p>
    </div>
  );
}

const MINUTES = [3, 5, 10, 30];
const SEED = '2013';

function Order({ choices }: Pick<Rehearsals, 'choices'>) {
  const said = useWordsOf(rehearsalWords);
  const client = useQueryClient();
  const [, go] = useLocation();
  const action = useAction();
  const [planId, setPlan] = useState(choices[0]?.id ?? '');
  const plan = choices.find(({ id }) => id === planId) ?? choices[0];
  const [chosen, setRegister] = useState('');
  const registers = plan?.registers ?? [];
  // The one with the plan's id, unless another one is chosen.
  const register =
    registers.find(({ id }) => id === chosen) ?? registers.find(({ id }) => id === planId) ?? registers[0];
  const [minutes, setMinutes] = useState('');
  const [seed, setSeed] = useState(SEED);
  const [fault, setFault] = useState<string>();

  const order = async (event: FormEvent) => {
    event.preventDefault();
    const isSeed = /^\d{1,9}$/.test(seed.trim());
    setFault(isSeed ? undefined : said.seedFault);
    if (!isSeed || !plan || !register) return;
    await action.run(async () => {
      const pace = minutes !== '' && { minutes: Number(minutes) };
      const body = { plan: plan.id, register: register.id, seed: Number(seed), ...pace };
      const { campaign } = await ask(api.POST('/api/v1/rehearsals', { body }));
      await client.invalidateQueries({ queryKey: rehearsalsQuery.queryKey });
      go(addressOf.rehearsal(campaign));
    });
  };
  return (
    <form noValidate onSubmit={(event) => void order(event)}>
      <Choice
        id="plan"
        label={said.plan}
        value={plan?.id ?? ''}
        options={choices.map(({ id, title }) => [id, `${title} (${id})`])}
        onChange={setPlan}
      />
      <Choice
        id="register"
        label={said.register}
        value={register?.id ?? ''}
        options={registers.map(({ id, title }) => [id, title])}
        onChange={setRegister}
      />
      <Choice
        id="minutes"
        label={said.pace}
        value={minutes}
        options={[
          ['', said.paces.fast],
          ...MINUTES.map((each) => [String(each), said.paces.minutes(each)] as const),
        ]}
        onChange={setMinutes}
      />
      <TextField
        id="seed"
        label={said.seed}
        hint={said.seedHint}
        value={seed}
        error={fault}
        inputMode="numeric"
        onChange={setSeed}
      />
      <Failed action={action} />
      <Button type="submit">{said.start}</Button>
    </form>
  );
}

function Earlier({ items }: { items: readonly Rehearsal[] }) {
  const words = useWords();
  const said = useWordsOf(rehearsalWords);
  if (items.length === 0) return null;
  return (
    <section>
      <h2>{said.before}</h2>
      <Table
        caption={said.before}
        rows={items}
        keyOf={({ campaign }) => campaign}
        columns={[
          {
            title: said.campaign,
            cell: ({ campaign }) => <Link href={addressOf.rehearsal(campaign)}>{campaign}</Link>,
          },
          { title: said.when, cell: ({ askedAt }) => tellInstant(words, askedAt) },
          {
            title: said.result,
            cell: ({ state, outcome }) => {
              if (!outcome) return said.states[state];
              return outcome.ok ? said.right : said.wrong(outcome.differences);
            },
          },
        ]}
      />
    </section>
  );
}
