// Services that a suite needs: where one is missing, CI fails, and a developer is told loudly how
// to get it.

export interface Service {
  readonly there: boolean;
  readonly name: string;
  readonly how: string;
  /**
   * It lies in ../shared, which a public runner does not have: skipped there too, where
   * `WITHOUT_SHARED` says so.
   */
  readonly shared?: true;
}

/** `describe`, or its skipping twin after one loud line; in CI a failing test instead. */
export function describeWith(service: Service, title: string, suite: () => void): void {
  if (service.there) {
    describe(title, suite);
    return;
  }
  const message = `${service.name} is missing: ${service.how}`;
  if (process.env['CI'] && !(service.shared && process.env['WITHOUT_SHARED'])) {
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
