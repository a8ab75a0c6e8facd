/**
 * The only importer of zod. `jitless` keeps zod from compiling schemas with `Function`, which the
 * content security policy forbids; importing zod anywhere else could run before this line.
 */
import { z } from 'zod';

z.config({ jitless: true });

export { z };
