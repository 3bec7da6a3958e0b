export async function lazyEditor() {
	return { async stop() {}, async keepFailure() {} };
}
