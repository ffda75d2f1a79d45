/// Benchmarks of the engine, and what they are measured against.
package offramp.bench;
