/** More than this is not needed to get past a redirect. */
const MAX_COOKIES = 30;
const MAX_LENGTH = 4096;

/**
 * The cookies of one chain of redirects: some sites set one, send the reader back to the same address and want to see it.
 * They go back to the host that set them and are forgotten with the chain.
 */
export class Cookies {
  readonly #hosts = new Map<string, Map<string, string>>();

  /** @param fields values of Set-Cookie header fields */
  take(host: string, fields: readonly string[]): void {
    const jar = this.#hosts.get(host) ?? new Map<string, string>();
    for (const field of fields) {
      const [, name, value] = /^\s*([!-:<>-~]+)=([^;\0-\x1f\x7f]*)/.exec(field) ?? [];
      if (name === undefined || value === undefined || name.length + value.length > MAX_LENGTH) continue;
      if (jar.has(name) || jar.size < MAX_COOKIES) jar.set(name, value.trim());
    }
    this.#hosts.set(host, jar);
  }

  /** The Cookie header field for a host; empty if it has set none. */
  header(host: string): string {
    return Array.from(this.#hosts.get(host) ?? [], ([name, value]) => `${name}=${value}`).join('; ');
  }
}
