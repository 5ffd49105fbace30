import { Button } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { Away } from '../../api/ask';
import { useWordsOf } from '../../app/page-words';
import { momentOf } from '../../parts/dates';
import { PartState } from '../../parts/part-state';
import { StewardPage } from '../../parts/steward-page';
import { Table } from '../../parts/table';
import { healthWords } from './words';

type PartStateWord = 'ok' | 'away' | 'degraded' | 'unknown' | 'off';

/** What `/readyz` says, as JSON. */
interface Health {
  ready: boolean;
  mode: 'trial' | 'production';
  trial: string[];
  store: PartStateWord;
  workflows: PartStateWord;
  runs: PartStateWord;
  ended: number;
  scanner: PartStateWord;
  letterLinks: PartStateWord;
  notSet: string[];
}

/** A service that is not ready answers 503, with the same body. */
const healthQuery = queryOptions({
  queryKey: ['health'],
  queryFn: async (): Promise<Health> => {
    try {
      return (await (await fetch('/readyz')).json()) as Health;
    } catch {
      throw new Away();
    }
  },
  staleTime: 0,
});

const PARTS = ['store', 'workflows', 'runs', 'scanner', 'letterLinks'] as const;

/** Which parts answer, in words. */
export function HealthPage() {
  const said = useWordsOf(healthWords);
  const health = useQuery(healthQuery);
  return (
    <StewardPage title={said.title}>
      <PartState query={health}>{(found) => <Found health={found} />}</PartState>
      <p className="quiet">
        {health.dataUpdatedAt > 0 && said.at(momentOf(new Date(health.dataUpdatedAt).toISOString()).time)}
      </p>
      <Button variant="default" onClick={() => void health.refetch()}>
        {said.again}
      </Button>
    </StewardPage>
  );
}

const LOOKS: Record<PartStateWord, string> = {
  ok: 'done',
  away: 'away',
  degraded: 'half',
  unknown: 'to-do',
  off: 'waived',
};

function Found({ health }: { health: Health }) {
  const said = useWordsOf(healthWords);
  const { ready, ended, mode, trial, notSet } = health;
  const text = (state: PartStateWord) => (state === 'degraded' ? said.degradedState : said[state]);
  return (
    <>
      <div role="status" className={ready ? 'note note-good' : 'note note-bad'}>
        <p>{ready ? said.ready : said.notReady}</p>
        {ended > 0 && <p>{said.degraded(ended)}</p>}
      </div>
      <Table
        caption={said.title}
        rows={PARTS.filter((part) => health[part] !== undefined)}
        keyOf={(part) => part}
        columns={[
          { title: said.part, cell: (part) => said[part] },
          {
            title: said.state,
            cell: (part) => (
              <span className={`state state-${LOOKS[health[part]]}`}>{text(health[part])}</span>
            ),
          },
        ]}
      />
      <p>
        {said.mode}: {said[mode]}
        {trial.length > 0 && ` (${said.trialParts}: ${trial.join(', ')})`}
      </p>
      {notSet.length > 0 && (
        <div className="note note-late">
          <p>
            {said.notSet}: {notSet.join(', ')}
          </p>
          <p>{said.notSetHint}</p>
        </div>
      )}
    </>
  );
}
