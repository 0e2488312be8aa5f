/**
 * The worker's address as the policy wants it: Trusted Types count `register` among the doors for scripts. The one
 * policy of the service, named in reader/web/answers/security.py: it lets one address through, and makes no HTML.
 */

const ADDRESS = '/offline-worker.js';

/** @type {{createScriptURL: (url: string) => string} | undefined} Made once: a name is granted once to a page. */
let policy;

/** @returns {string} */
export function workerAddress() {
  const factory = /** @type {any} */ (window).trustedTypes;
  if (!factory) return ADDRESS;
  policy ??= /** @type {{createScriptURL: (url: string) => string}} */ (
    factory.createPolicy('offline-worker', {
      createScriptURL: (/** @type {string} */ url) => {
        if (url !== ADDRESS) throw new TypeError(`not our worker: ${url}`);
        return url;
      },
    })
  );
  return policy.createScriptURL(ADDRESS);
}
