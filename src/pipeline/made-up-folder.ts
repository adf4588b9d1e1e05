import { statfsSync } from 'node:fs';

/** The numbers of Linux's file systems that hold no files of people (statfs(2)): proc, sys, cgroup and 2, dev/pts, debug, trace, security, bpf. */
const MADE_UP: ReadonlySet<number> = new Set([
  0x9fa0, 0x62656572, 0x27e0eb, 0x63677270, 0x1cd1, 0x64626720, 0x74726163, 0x73636673, 0xcafe4a11,
]);

/** Whether the kernel makes up what stands in a folder: without end, and its files fail when they are read. */
export function isMadeUp(folder: string): boolean {
  try {
    return MADE_UP.has(statfsSync(folder).type);
  } catch {
    return false;
  }
}
