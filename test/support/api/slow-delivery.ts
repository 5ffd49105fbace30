import type { Delivery } from '../../../use-cases/evaluations/delivery';

/** A delivery that takes as long as the test likes. */
export interface SlowDelivery {
  delivery: Delivery;
  /** Settles once a filing is being delivered. */
  called: Promise<void>;
  /** Lets it go on. */
  goOn(): void;
}

export function slowDelivery(delivery: Delivery): SlowDelivery {
  const [called, call] = signal();
  const [went, goOn] = signal();
  return {
    delivery: {
      ...delivery,
      async deliverFiling(filing) {
        call();
        await went;
        return delivery.deliverFiling(filing);
      },
    },
    called,
    goOn,
  };
}

function signal(): [Promise<void>, () => void] {
  let send: () => void = () => undefined;
  const sent = new Promise<void>((resolve) => {
    send = resolve;
  });
  return [sent, send];
}
