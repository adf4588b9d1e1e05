import { Agent } from 'undici';
import { guardedConnector } from './address-guard.ts';
import { HostQueue } from './host-queue.ts';
import { DEFAULTS } from './options.ts';
import type { FetchOptions } from './options.ts';

/** What fetching needs of the world. */
export interface FetchWorld {
  /** The clock that times of capture are read from. */
  now(): Date;
  /** Ends all requests and pauses. */
  readonly signal: AbortSignal;
}

/** Room for the headers of one answer: some sites send more than Node's 16 KiB in cookies and policies. */
const MAX_HEADERS = 64 * 1024;

/** Connections, manners and limits that all requests of a run share. */
export class Client {
  readonly options: Required<FetchOptions>;
  readonly agent: Agent;
  readonly queue: HostQueue;
  readonly world: FetchWorld;

  constructor(options: FetchOptions, world: FetchWorld) {
    this.options = { ...DEFAULTS, ...options };
    this.world = world;
    this.agent = new Agent({ connect: guardedConnector(this.options), maxHeaderSize: MAX_HEADERS, connections: 4 });
    this.queue = new HostQueue({ ...this.options, signal: world.signal });
  }

  /** Closes all connections; what is still running ends with an error. */
  async close(): Promise<void> {
    await this.agent.destroy();
  }
}
