/** Bundles a TypeScript program of the project and runs it; its exit code. */
export declare function runTypeScript(file: string, args: readonly string[]): Promise<number>
