import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { api, done, Refused } from '../../api/ask';
import type { SignedInDevice } from '../../api/contract';
import { useWords } from '../../app/language';
import { tellInstant } from '../../parts/dates';
import { Failed } from '../../parts/failed';
import { PartState } from '../../parts/part-state';
import { Table } from '../../parts/table';
import { useAction } from '../../parts/use-action';
import { devicesQuery } from './queries';

/** Where one is signed in; what one does not know one can end. */
export function Devices() {
  const words = useWords();
  const { devices: said } = words.me;
  const devices = useQuery(devicesQuery);
  const client = useQueryClient();
  const action = useAction();
  const [ended, setEnded] = useState<string>();
  const heading = useRef<HTMLHeadingElement>(null);

  const end = async (call: () => Promise<void>, told: string) => {
    setEnded(undefined);
    const isDone = await action.run(call);
    await client.invalidateQueries({ queryKey: devicesQuery.queryKey });
    if (!isDone) return;
    setEnded(told);
    // The button that had the focus is gone.
    heading.current?.focus();
  };
  const endOne = ({ id, device }: SignedInDevice) =>
    end(async () => {
      try {
        await done(api.DELETE('/api/v1/me/sessions/{session}', { params: { path: { session: id } } }));
      } catch (error) {
        // It has ended by itself since.
        if (!(error instanceof Refused && error.status === 404)) throw error;
      }
    }, said.ended(device));
  const endOthers = () => end(() => done(api.POST('/api/v1/me/sessions/end-others', {})), said.endedOthers);

  return (
    <section aria-labelledby="devices">
      <h2 id="devices" ref={heading} tabIndex={-1}>
        {said.title}
      </h2>
      <p>{said.lead}</p>
      <div role="status">
        {ended !== undefined && (
          <div className="note note-good">
            <p>{ended}</p>
          </div>
        )}
      </div>
      <Failed action={action} />
      <PartState query={devices}>
        {({ items }) => (
          <>
            <Table
              caption={said.title}
              rows={items}
              keyOf={({ id }) => id}
              columns={[
                {
                  title: said.device,
                  cell: ({ device, from }) => (
                    <>
                      {device}
                      <span className="below">{from}</span>
                    </>
                  ),
                },
                { title: said.method, cell: ({ method }) => words.methods[method] },
                { title: said.since, cell: ({ createdAt }) => tellInstant(words, createdAt) },
                { title: said.seen, cell: ({ seenAt }) => tellInstant(words, seenAt) },
                {
                  title: said.act,
                  isAction: true,
                  cell: (each) =>
                    each.isThis ? (
                      <strong>{said.isThis}</strong>
                    ) : (
                      <button
                        type="button"
                        className="act"
                        aria-label={said.endOf(each.device, tellInstant(words, each.seenAt))}
                        onClick={() => void endOne(each)}
                      >
                        {said.end}
                      </button>
                    ),
                },
              ]}
            />
            {items.some(({ isThis }) => !isThis) ? (
              <div className="buttons">
                <Button variant="default" onClick={() => void endOthers()}>
                  {said.endOthers}
                </Button>
              </div>
            ) : (
              <p className="quiet">{said.noOthers}</p>
            )}
          </>
        )}
      </PartState>
    </section>
  );
}
