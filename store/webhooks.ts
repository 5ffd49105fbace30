import type { Connection } from 'mongoose';
import { collectionOf } from './collection';
import type { WebhookDocument } from './documents/sender';

const idOf = ({ sender, webhookId }: { sender: string; webhookId: string }) => `${sender}#${webhookId}`;

/** `webhooks`: insert-only, kept as long as the filings that they brought; one that brought none is taken back. */
export function webhooksIn(connection: Connection) {
  const collection = collectionOf<WebhookDocument>({ connection, name: 'webhooks', indexes: [] });
  return {
    createIndexes: () => collection.createIndexes(),
    /** Insert-only: resolves to the document that stands; with another `bodyDigest` it is another message. */
    async insert({ webhookId, ...document }: Omit<WebhookDocument, '_id'> & { webhookId: string }): Promise<{
      stored: boolean;
      document: WebhookDocument;
    }> {
      const sent = { _id: idOf({ ...document, webhookId }), ...document };
      if (await collection.insert(sent)) return { stored: true, document: sent };
      return { stored: false, document: (await collection.get(sent._id)) ?? sent };
    },
    /** Takes back what a message that was refused has left: its id is free again. */
    withdraw: ({
      sender,
      webhookId,
      bodyDigest,
    }: {
      sender: string;
      webhookId: string;
      bodyDigest: string;
    }): Promise<boolean> => collection.remove({ _id: idOf({ sender, webhookId }), bodyDigest }),
    get: (key: { sender: string; webhookId: string }): Promise<WebhookDocument | null> =>
      collection.get(idOf(key)),
  };
}

export type Webhooks = ReturnType<typeof webhooksIn>;
