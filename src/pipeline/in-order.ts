export interface InOrderOptions {
  /** Most items that are begun and not yet given, so that memory stays bounded. */
  readonly width: number;
  /** A result that is not ready within so many milliseconds is announced once by `undefined`, so that who takes the results can use the pause. @default no pause is announced */
  readonly patience?: number;
  /** Whether there is room for another item while some are under way. @default always */
  readonly room?: () => boolean;
}

export interface Done<Item, Result> {
  readonly item: Item;
  readonly result: Result;
}

/** Does work on items with several under way at a time, and gives the results in the order of the items. */
export async function* inOrder<Item, Result>(
  items: AsyncIterable<Item>,
  work: (item: Item) => Promise<Result>,
  { width, patience, room = () => true }: InOrderOptions,
): AsyncGenerator<Done<Item, Result> | undefined> {
  const iterator = items[Symbol.asyncIterator]();
  const begun: Promise<Done<Item, Result>>[] = [];
  let ended = false;
  try {
    for (;;) {
      while (!ended && begun.length < width && (begun.length === 0 || room())) {
        const next = await iterator.next();
        if (next.done === true) ended = true;
        else {
          const done = settle(next.value, work(next.value));
          done.catch(() => undefined); // told when it is its turn; till then it is no unhandled rejection
          begun.push(done);
        }
      }
      const first = begun.shift();
      if (first === undefined) return;
      if (patience !== undefined && !(await isReady(first, patience))) yield undefined;
      yield await first;
    }
  } finally {
    await iterator.return?.();
  }
}

async function settle<Item, Result>(item: Item, work: Promise<Result>): Promise<Done<Item, Result>> {
  return { item, result: await work };
}

async function isReady(promise: Promise<unknown>, patience: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), patience);
  });
  try {
    return await Promise.race([promise.then(() => true), late]);
  } finally {
    clearTimeout(timer);
  }
}
