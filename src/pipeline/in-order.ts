/**
 * Does work on items with several under way at a time, and gives the results in the order of the items. At most `width` items
 * are begun and not yet given, so memory stays bounded. A result that is not ready within `patience` milliseconds is
 * announced once by `undefined`, so that who takes the results can use the pause.
 */
export async function* inOrder<Item, Result>(
  items: AsyncIterable<Item>,
  work: (item: Item) => Promise<Result>,
  { width, patience }: { readonly width: number; readonly patience: number },
): AsyncGenerator<{ readonly result: Result } | undefined> {
  const iterator = items[Symbol.asyncIterator]();
  const begun: Promise<{ result: Result }>[] = [];
  let ended = false;
  try {
    for (;;) {
      while (!ended && begun.length < width) {
        const next = await iterator.next();
        if (next.done === true) ended = true;
        else begun.push(settle(work(next.value)));
      }
      const first = begun.shift();
      if (first === undefined) return;
      if (!(await isReady(first, patience))) yield undefined;
      yield await first;
    }
  } finally {
    await iterator.return?.();
  }
}

async function settle<Result>(work: Promise<Result>): Promise<{ result: Result }> {
  return { result: await work };
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
