/**
 * Milliseconds that work without pauses took: the time of the clock or of the processor, whichever is less. Neither is ever
 * less than what the work itself needs, but other processes stretch the one and other threads of this process the other.
 */
export function stopwatch(): () => number {
  const clock = performance.now();
  const processor = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(processor);
    return Math.min(performance.now() - clock, (user + system) / 1000);
  };
}
