// Services that a suite needs: where one is missing, CI fails, and a developer is told loudly how to get it.

/** `describe`, or its skipping twin after one loud line; in CI a failing test instead. */
export function describeWith(
  service: { readonly there: boolean; readonly name: string; readonly how: string },
  title: string,
  suite: () => void,
): void {
  if (service.there) {
    describe(title, suite);
    return;
  }
  const message = `${service.name} is missing: ${service.how}`;
  if (process.env['CI']) {
    describe(title, () => {
      it(`needs ${service.name}`, () => {
        throw new Error(message);
      });
    });
    return;
  }
  process.stderr.write(`\n>>> SKIPPED: ${title}. ${message}\n\n`);
  describe.skip(title, suite);
}
