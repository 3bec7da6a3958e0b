import { signInMemory, SignInMemory } from '../../lib/n8n/credential/memory';

/** The process knows no sign-in again: tests share one process. */
export function forgetSignIns(): void {
	Object.assign(signInMemory, new SignInMemory(Date.now));
}
